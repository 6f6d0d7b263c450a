// swift-tools-version: 6.2
// The only place that says who may import whom; `bin/test` checks that each folder keeps to it.
import PackageDescription

/// Strict settings for every Swift target: warnings are errors, existentials and imports are spelled out.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

/// For the modules that read and write text, in release builds: how often each branch of them ran on the corpus of the tests
/// and on made-up articles and prices (`Benchmarks/profile` makes the file anew). What runs often is laid out together and
/// inlined, which is worth an eighth of the time of `extract`. Code that has changed since is built as if there were no
/// profile: an old one costs speed and nothing else.
#if compiler(>=6.3) && arch(x86_64)
  let byProfile: [SwiftSetting] = [
    .unsafeFlags(
      ["-Xfrontend", "-ir-profile-use=\(Context.packageDirectory)/Benchmarks/hot.profdata"],
      .when(platforms: [.linux], configuration: .release))
  ]
#else
  let byProfile: [SwiftSetting] = []
#endif

/// Optimised also across files, and unchecked nowhere: the text pipeline is one module on purpose.
let package = Package(
  name: "invest",
  products: [
    .executable(name: "invest", targets: ["invest"]),
    .library(name: "Reading", targets: ["Reading"]),
  ],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
  ],
  targets: [
    .target(name: "CEmbedded"),
    .target(name: "CDigits"),
    .target(name: "CHash"),
    .target(name: "CPacking"),
    .target(name: "CScan"),
    // libxml2, libxlsxwriter and libarchive are loaded when they are needed: only their headers are used to build. Those of
    // libxml2 stay inside CHTML, since they do not compile beside Foundation.
    .target(name: "CLoading"),
    .target(name: "CHTML", dependencies: ["CLoading"], cSettings: [.unsafeFlags(["-I/usr/include/libxml2"])]),
    .target(name: "CXLSX", dependencies: ["CLoading"]),
    .target(name: "CArchive", dependencies: ["CLoading"]),
    .target(name: "Vocabulary", swiftSettings: strict + byProfile),
    .target(
      name: "Reading",
      dependencies: [
        "Vocabulary", "CArchive", "CDigits", "CEmbedded", "CHTML", "CScan", .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: strict + byProfile
    ),
    .target(name: "Analysis", dependencies: ["Vocabulary"], swiftSettings: strict),
    .target(
      name: "Storage",
      dependencies: [
        "Vocabulary", "Analysis", "CDigits", "CEmbedded", "CHash", "CPacking",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      swiftSettings: strict
    ),
    .target(name: "Rendering", dependencies: ["Vocabulary", "CDigits", "CXLSX"], swiftSettings: strict + byProfile),
    .executableTarget(
      name: "invest",
      dependencies: [
        "Vocabulary", "Reading", "Analysis", "Storage", "Rendering",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict,
      // Nothing loads the program as a library: symbols that nobody looks up need not be sorted out at every start.
      linkerSettings: [
        .unsafeFlags(["-Xlinker", "--no-export-dynamic"], .when(platforms: [.linux], configuration: .release))
      ]
    ),
    .testTarget(name: "VocabularyTests", dependencies: ["Vocabulary"], swiftSettings: strict),
    .testTarget(name: "ReadingTests", dependencies: ["Reading", "Vocabulary"], swiftSettings: strict),
    .testTarget(name: "AnalysisTests", dependencies: ["Analysis", "Vocabulary"], swiftSettings: strict),
    .testTarget(
      name: "StorageTests", dependencies: ["Storage", "Analysis", "Vocabulary"], exclude: ["Stores/Schemas"],
      swiftSettings: strict),
    .testTarget(
      name: "RenderingTests", dependencies: ["Rendering", "Vocabulary"], swiftSettings: strict),
    .testTarget(name: "CommandTests", dependencies: ["invest"], exclude: ["Transcripts"], swiftSettings: strict),
    .testTarget(name: "ProjectTests", dependencies: ["CEmbedded", "Storage", "Vocabulary"], swiftSettings: strict),
  ],
  cLanguageStandard: .c2x
)
