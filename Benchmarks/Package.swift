// swift-tools-version: 6.3

import PackageDescription

// A package of its own, so that users of the library never fetch what only measuring needs.
let package = Package(
  name: "ahp-benchmarks",
  products: [
    .executable(name: "ahp-benchmark", targets: ["MeasureWorkloads"]),
    .executable(name: "ahp-allocations", targets: ["CountAllocations"]),
  ],
  dependencies: [
    .package(name: "ahp", path: ".."),
    // Without traits: counting allocations would replace the allocator that is measured.
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.0", traits: []),
  ],
  targets: [
    .target(
      name: "Workloads",
      dependencies: [
        .product(name: "AHP", package: "ahp"), .product(name: "AHPFormats", package: "ahp"),
      ]
    ),
    .executableTarget(name: "MeasureWorkloads", dependencies: ["Workloads"]),
    .target(name: "AllocationCounter"),
    // A program of its own, so that counting takes no time where time is measured.
    .executableTarget(name: "CountAllocations", dependencies: ["AllocationCounter", "Workloads"]),
    .executableTarget(
      name: "AHPBenchmarks",
      dependencies: ["Workloads", .product(name: "Benchmark", package: "benchmark")],
      path: "Benchmarks/AHPBenchmarks",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]
    ),
  ]
)
