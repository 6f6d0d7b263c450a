// swift-tools-version: 6.2
// Coverage-guided fuzzing of everything that reads foreign bytes; `Tests/Fuzz/run` builds and runs it.
import PackageDescription

let package = Package(
  name: "Fuzz",
  dependencies: [.package(name: "invest", path: "../..")],
  targets: [
    .executableTarget(
      name: "FuzzReading",
      dependencies: [.product(name: "Reading", package: "invest")],
      swiftSettings: [.unsafeFlags(["-parse-as-library"])]
    )
  ]
)
