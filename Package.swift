// swift-tools-version: 6.3

import PackageDescription

/// Settings of every Swift target.
let swift: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .strictMemorySafety(),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// The description of a system library by pkg-config: for a Mac alone, where Homebrew's folders are not
/// among the compiler's. Elsewhere it would put the system's folder before those that a build names.
func described(_ name: String) -> String? {
  #if os(macOS)
    name
  #else
    nil
  #endif
}

/// The shared library of simdjson, whose name changes with each release of a system, or the static one
/// that `packaging/deb/build` names. Only the last step of a build differs between them.
let simdjson: LinkerSetting =
  if let archive = Context.environment["AHP_SIMDJSON_ARCHIVE"] {
    .unsafeFlags([archive])
  } else {
    .linkedLibrary("simdjson")
  }

/// The standard library in the library for other languages, as `Python/build_backend.py` asks for it: the package
/// manager links it into programs alone.
let standardLibrary: [LinkerSetting] =
  Context.environment["AHP_STATIC_INTERFACE"] == nil ? [] : [.unsafeFlags(["-static-stdlib"])]

let package = Package(
  name: "ahp",
  platforms: [.macOS(.v15)],
  products: [
    // Needs no library of the system but OpenBLAS when it runs, and that for incomplete judgments.
    .library(name: "AHP", targets: ["AHP"]),
    .library(name: "AHPFormats", targets: ["AHPFormats"]),
    .library(name: "AHPReports", targets: ["AHPReports"]),
    .executable(name: "ahp", targets: ["AHPMain"]),
    // For hosts in other languages; the header is in Sources/AHPHeader.
    .library(name: "AHPInterface", type: .dynamic, targets: ["AHPInterface"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.0"),
    .package(url: "https://github.com/apple/swift-system", from: "1.6.0"),
  ],
  targets: [
    .target(name: "AHPDigest"),
    .target(name: "AHPKernels"),
    .target(name: "AHPLAPACK"),
    .target(name: "AHPPictures"),
    .systemLibrary(
      name: "AHPLibSimdJSON",
      pkgConfig: described("simdjson"),
      providers: [.apt(["libsimdjson-dev"]), .yum(["simdjson-devel"]), .brew(["simdjson"])]
    ),
    .systemLibrary(
      name: "AHPLibYAML",
      pkgConfig: described("yaml-0.1"),
      providers: [.apt(["libyaml-dev"]), .yum(["libyaml-devel"]), .brew(["libyaml"])]
    ),
    .target(name: "AHPRows"),
    .target(name: "AHPSpreadsheet"),
    .systemLibrary(
      name: "AHPZlib",
      pkgConfig: described("zlib"),
      providers: [.apt(["zlib1g-dev"]), .yum(["zlib-devel"]), .brew(["zlib"])]
    ),
    .target(
      name: "AHPSimdJSON",
      // The kernels for their header on instruction sets alone.
      dependencies: ["AHPKernels", "AHPLibSimdJSON"],
      cxxSettings: [.define("SIMDJSON_EXCEPTIONS", to: "0")],
      linkerSettings: [simdjson]
    ),
    .target(
      name: "PairwiseComparisons",
      dependencies: [
        "AHPKernels",
        "AHPLAPACK",
        .product(name: "RealModule", package: "swift-numerics"),
      ],
      swiftSettings: swift
    ),
    .target(
      name: "AHP",
      dependencies: [
        "AHPDigest",
        "PairwiseComparisons",
        .product(name: "RealModule", package: "swift-numerics"),
      ],
      swiftSettings: swift
    ),
    .target(
      name: "AHPFormats",
      dependencies: [
        "AHP",
        "AHPLibYAML",
        "AHPPictures",
        "AHPRows",
        "AHPSimdJSON",
        "AHPSpreadsheet",
        "AHPZlib",
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      resources: [.embedInCode("Resources/ahp-model.schema.json")],
      swiftSettings: swift
    ),
    .target(name: "AHPCharts", swiftSettings: swift),
    .target(
      name: "AHPReports",
      dependencies: ["AHP", "AHPCharts", "AHPFormats"],
      resources: [
        .embedInCode("Resources/Languages/de.yaml"),
        .embedInCode("Resources/Languages/es.yaml"),
        .embedInCode("Resources/Languages/fr.yaml"),
        .embedInCode("Resources/Languages/id.yaml"),
        .embedInCode("Resources/Languages/pt.yaml"),
        .embedInCode("Resources/Languages/ru.yaml"),
        .embedInCode("Resources/Languages/tr.yaml"),
        .embedInCode("Resources/questionnaire.css"),
        .embedInCode("Resources/questionnaire.html"),
        .embedInCode("Resources/questionnaire.js"),
        .embedInCode("Resources/report.css"),
        .embedInCode("Resources/report.html"),
        .embedInCode("Resources/report.js"),
        .embedInCode("Resources/word-breaks.js"),
      ],
      swiftSettings: swift
    ),
    .target(
      name: "AHPCommand",
      dependencies: [
        "AHP",
        "AHPFormats",
        "AHPReports",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: swift
    ),
    .executableTarget(
      name: "AHPMain",
      dependencies: ["AHPCommand", "AHPFormats"],
      swiftSettings: swift
    ),
    .systemLibrary(name: "AHPHeader"),
    .target(
      name: "AHPInterface",
      dependencies: ["AHP", "AHPCommand", "AHPFormats", "AHPHeader"],
      swiftSettings: swift,
      linkerSettings: standardLibrary
    ),
    .target(
      name: "TestSupport",
      path: "Tests/TestSupport",
      swiftSettings: swift
    ),
    .testTarget(
      name: "PairwiseComparisonsTests",
      dependencies: ["PairwiseComparisons", "TestSupport"],
      resources: [.copy("Resources")],
      swiftSettings: swift
    ),
    .testTarget(
      name: "AHPTests",
      dependencies: ["AHP", "TestSupport"],
      resources: [.copy("Resources")],
      swiftSettings: swift
    ),
    .testTarget(
      name: "AHPFormatsTests",
      dependencies: ["AHP", "AHPFormats", "TestSupport"],
      resources: [.copy("Resources")],
      swiftSettings: swift
    ),
    .testTarget(
      name: "AHPChartsTests",
      dependencies: ["AHPCharts"],
      swiftSettings: swift
    ),
    .testTarget(
      name: "AHPReportsTests",
      dependencies: ["AHP", "AHPCharts", "AHPFormats", "AHPReports", "TestSupport"],
      swiftSettings: swift
    ),
    .testTarget(
      name: "AHPInterfaceTests",
      dependencies: ["AHPHeader", "AHPInterface", "PairwiseComparisons"],
      swiftSettings: [.swiftLanguageMode(.v6)]
    ),
    .testTarget(
      name: "AHPCommandTests",
      dependencies: [
        "AHPCommand", "AHPMain", "TestSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      exclude: ["Snapshots"],
      swiftSettings: swift
    ),
  ],
  cxxLanguageStandard: .cxx17
)

// The readers as they are fuzzed, which `.ci/fuzz` builds in a folder of its own.
if Context.environment["AHP_BUILDS_FUZZER"] != nil {
  package.targets.append(
    .executableTarget(
      name: "AHPFuzz", dependencies: ["AHP", "AHPFormats"], path: "Tests/Fuzz", exclude: ["Corpus"],
      swiftSettings: swift + [.unsafeFlags(["-parse-as-library"])]))
}
