// Whole files as bytes, by plain open and read.
import Glibc
import Vocabulary

enum FileBytes {
  /// All bytes of a file; `-` is standard input.
  ///
  /// - Throws: a diagnostic that names the file and the system's reason.
  static func read(_ path: String) throws(Diagnostic) -> [UInt8] {
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path, errno) }
    defer { if path != "-" { close(descriptor) } }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure(path, errno) }
    // One byte more than the size, so that the end is seen without growing.
    var capacity = status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) + 1 : 1 << 16
    var bytes: [UInt8] = []
    while true {
      var failed: Int32 = 0
      var isAtEnd = false
      let part = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
        while count < buffer.count, let base = buffer.baseAddress {
          let got = Glibc.read(descriptor, base + count, buffer.count - count)
          if got > 0 {
            count += got
          } else if got == 0 {
            isAtEnd = true
            return
          } else if errno != EINTR {
            failed = errno
            return
          }
        }
      }
      if failed != 0 { throw failure(path, failed) }
      if bytes.isEmpty { bytes = part } else { bytes.append(contentsOf: part) }
      if isAtEnd { return bytes }
      capacity = max(1 << 16, min(bytes.count, 1 << 24))
    }
  }

  private static func failure(_ path: String, _ code: Int32) -> Diagnostic {
    Diagnostic(.error, "cannot read the file: \(reason(of: code))", at: Diagnostic.Place(file: path))
  }
}
