// The bytes of a file or of standard input, piece by piece.
import Glibc
import Reading
import Vocabulary

/// Reads an open file from its beginning; standard input is kept in memory, since it cannot be read twice.
final class FileSource: ByteSource {
  private let path: String
  private let descriptor: Int32
  private var kept: MemorySource?

  /// Opens a file; `-` is standard input.
  ///
  /// - Throws: a diagnostic that names the file and the system's reason.
  init(_ path: String) throws(Diagnostic) {
    self.path = path
    descriptor = path == "-" ? -1 : open(path, O_RDONLY | O_CLOEXEC)
    if path == "-" {
      kept = MemorySource(try FileBytes.read(path))
    } else if descriptor < 0 {
      throw failure(errno)
    }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws(Diagnostic) -> Int {
    if kept != nil { return kept?.read(into: buffer) ?? 0 }
    while true {
      let got = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if got >= 0 { return got }
      if errno != EINTR { throw failure(errno) }
    }
  }

  func rewind() throws(Diagnostic) {
    kept?.rewind()
    if descriptor >= 0, lseek(descriptor, 0, SEEK_SET) < 0 { throw failure(errno) }
  }

  private func failure(_ code: Int32) -> Diagnostic {
    Diagnostic(.error, "cannot read the file: \(reason(of: code))", at: Diagnostic.Place(file: path))
  }
}
