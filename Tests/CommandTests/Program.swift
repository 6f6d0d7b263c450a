// The built program, run as a user runs it: in a shell, in a folder of its own, with a home of its own.
import Foundation

enum Program {
  /// The folder of the project.
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The program beside the test bundle, or the one that INVEST_BINARY names.
  static let path: String = {
    if let path = ProcessInfo.processInfo.environment["INVEST_BINARY"] { return path }
    let bundle = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    // The test process may be a helper of the toolchain; then the build folder is known from the arguments.
    let places = [bundle] + CommandLine.arguments
    for place in places {
      let candidate = URL(fileURLWithPath: place).deletingLastPathComponent().appendingPathComponent("invest").path
      if FileManager.default.isExecutableFile(atPath: candidate) { return candidate }
    }
    return root.appendingPathComponent(".build/debug/invest").path
  }()

  /// What a run came to.
  struct Result: Equatable {
    var out: String
    var err: String
    var code: Int32
  }

  /// Runs a shell command in a folder, with `invest` in its path, no terminal, and nothing on standard input.
  static func run(shell command: String, in folder: URL) throws -> Result {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-c", command]
    process.currentDirectoryURL = folder
    let bin = folder.appendingPathComponent(".bin")
    if !FileManager.default.fileExists(atPath: bin.path) {
      try FileManager.default.createDirectory(at: bin, withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(
        atPath: bin.appendingPathComponent("invest").path, withDestinationPath: path)
    }
    process.environment = [
      "PATH": bin.path + ":/usr/local/bin:/usr/bin:/bin", "HOME": folder.path, "LC_ALL": "C.UTF-8", "TZ": "UTC",
      "COLUMNS": "80", "PROJECT": root.path,
    ]
    // Files instead of pipes: no output is too long for them.
    let outFile = bin.appendingPathComponent("out")
    let errFile = bin.appendingPathComponent("err")
    for file in [outFile, errFile] { _ = FileManager.default.createFile(atPath: file.path, contents: nil) }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: outFile)
    process.standardError = try FileHandle(forWritingTo: errFile)
    try process.run()
    process.waitUntilExit()
    let code = process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
    return Result(
      out: String(decoding: try Data(contentsOf: outFile), as: UTF8.self),
      err: String(decoding: try Data(contentsOf: errFile), as: UTF8.self), code: code)
  }

  /// A new empty folder, taken away afterwards.
  static func inFolder<T>(_ work: (URL) throws -> T) throws -> T {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("invest-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try work(folder)
  }
}
