// swift-tools-version: 6.2

import PackageDescription

/// Settings of every Swift target.
let swift: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .strictMemorySafety(),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "ahp",
  products: [
    .library(name: "AHP", targets: ["AHP"]),
    .library(name: "AHPFormats", targets: ["AHPFormats"]),
    .executable(name: "ahp", targets: ["AHPCommand"]),
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
      name: "AHPLibYAML",
      providers: [.apt(["libyaml-dev"])]
    ),
    .target(name: "AHPRows"),
    .target(name: "AHPSpreadsheet"),
    .systemLibrary(
      name: "AHPZlib",
      providers: [.apt(["zlib1g-dev"])]
    ),
    .target(
      name: "AHPSimdJSON",
      // For the header on instruction sets alone.
      dependencies: ["AHPKernels"],
      cxxSettings: [.define("SIMDJSON_EXCEPTIONS", to: "0")],
      linkerSettings: [.linkedLibrary("simdjson")]
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
        "PairwiseComparisons",
        .product(name: "RealModule", package: "swift-numerics"),
      ],
      swiftSettings: swift
    ),
    .target(
      name: "AHPFormats",
      dependencies: [
        "AHP",
        "AHPDigest",
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
        .embedInCode("Resources/questionnaire.css"),
        .embedInCode("Resources/questionnaire.html"),
        .embedInCode("Resources/questionnaire.js"),
        .embedInCode("Resources/report.css"),
        .embedInCode("Resources/report.html"),
        .embedInCode("Resources/report.js"),
      ],
      swiftSettings: swift
    ),
    .executableTarget(
      name: "AHPCommand",
      dependencies: [
        "AHP",
        "AHPFormats",
        "AHPReports",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: swift
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
      dependencies: ["AHP", "AHPFormats", "AHPReports", "TestSupport"],
      swiftSettings: swift
    ),
    .testTarget(
      name: "AHPCommandTests",
      dependencies: ["AHPCommand", "TestSupport"],
      exclude: ["Snapshots"],
      swiftSettings: swift
    ),
  ],
  cxxLanguageStandard: .cxx17
)
