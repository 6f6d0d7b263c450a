// A folder of a test's own, removed with everything in it when the test is done.
import Glibc

final class TemporaryFolder {
  let path: String

  init() {
    var template = Array("/tmp/invest-storage-XXXXXX".utf8CString)
    let made = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
    }
    path = made ?? "/nonexistent"
  }

  deinit { _ = run("chmod -R u+rwx '\(path)' 2>/dev/null; rm -rf '\(path)'") }

  func file(_ name: String) -> String { path + "/" + name }

  func write(_ name: String, _ bytes: [UInt8]) {
    let descriptor = open(file(name), O_CREAT | O_TRUNC | O_WRONLY, 0o644)
    _ = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    close(descriptor)
  }

  func bytes(_ name: String) -> [UInt8] { contents(of: file(name)) }

  /// The names in the folder, sorted.
  var names: [String] { run("ls -A '\(path)'").split(separator: "\n").map(String.init).sorted() }

  func mode(_ name: String) -> UInt32 {
    var information = stat()
    stat(file(name), &information)
    return information.st_mode & 0o777
  }
}

/// The bytes of a file; none where it cannot be read.
func contents(of path: String) -> [UInt8] {
  let descriptor = open(path, O_RDONLY)
  guard descriptor >= 0 else { return [] }
  defer { close(descriptor) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 65536)
  while true {
    let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
    if count <= 0 { return bytes }
    bytes += buffer[..<count]
  }
}

/// What a shell command writes to standard output.
func run(_ command: String) -> String {
  guard let pipe = popen(command, "r") else { return "" }
  var output: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 65536)
  while true {
    let count = fread(&buffer, 1, buffer.count, pipe)
    if count == 0 { break }
    output += buffer[..<count]
  }
  pclose(pipe)
  return String(decoding: output, as: UTF8.self)
}
