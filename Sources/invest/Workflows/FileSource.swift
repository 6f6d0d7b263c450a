// Large files, which are never in memory as a whole: their bytes piece by piece, and their hash on a thread of its own.
import Dispatch
import Glibc
import Reading
import Storage
import Synchronization
import Vocabulary

/// A file that is read from its beginning, as often as somebody wants; standard input is kept in memory, since it cannot
/// be read twice.
final class FileSource: ByteSource {
  private let descriptor: Int32
  private let path: String
  private var kept: MemorySource?

  /// Opens a file; `-` is standard input.
  init(_ path: String) throws(Diagnostic) {
    self.path = path
    descriptor = path == "-" ? -1 : open(path, O_RDONLY | O_CLOEXEC)
    if path == "-" {
      kept = MemorySource(try FileBytes.read(path))
    } else if descriptor < 0 {
      throw FileSource.failure(path, errno)
    }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Files from this size on are read piece by piece.
  static let large = 8 << 20

  /// Whether a path is a regular file of such a size.
  static func isLarge(_ path: String) -> Bool {
    var status = stat()
    return path != "-" && stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && status.st_size >= large
  }

  /// The first bytes of a file.
  static func head(_ path: String, _ count: Int) throws(Diagnostic) -> [UInt8] {
    let source = try FileSource(path)
    var bytes = [UInt8](repeating: 0, count: count)
    var failure: Diagnostic?
    var filled = 0
    bytes.withUnsafeMutableBufferPointer { buffer in
      do throws(Diagnostic) {
        while filled < count {
          let got = try source.read(into: UnsafeMutableBufferPointer(rebasing: buffer[filled...]))
          if got == 0 { return }
          filled += got
        }
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return Array(bytes[..<filled])
  }

  func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws(Diagnostic) -> Int {
    if kept != nil { return kept?.read(into: buffer) ?? 0 }
    while true {
      let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      if errno != EINTR { throw FileSource.failure(path, errno) }
    }
  }

  func rewind() throws(Diagnostic) {
    kept?.rewind()
    if descriptor >= 0, lseek(descriptor, 0, SEEK_SET) < 0 { throw FileSource.failure(path, errno) }
  }

  private static func failure(_ path: String, _ code: Int32) -> Diagnostic {
    Diagnostic(.error, "cannot read the file: \(reason(of: code))", at: Diagnostic.Place(file: path))
  }
}

/// The hash of a large file, computed beside other work.
final class FileHash: Sendable {
  private let result = Mutex<Result<String, Diagnostic>?>(nil)
  private let isDone = DispatchSemaphore(value: 0)

  /// Begins to hash.
  init(_ path: String) {
    DispatchQueue(label: "invest.hash").async { [self] in
      let hash: Result<String, Diagnostic>
      do throws(Diagnostic) { hash = .success(try Self.hash(path)) } catch { hash = .failure(error) }
      result.withLock { $0 = hash }
      isDone.signal()
    }
  }

  /// The hash where it is known already.
  var soFar: String? { result.withLock { try? $0?.get() } }

  /// The hash, as soon as it is known.
  func value() throws(Diagnostic) -> String {
    isDone.wait()
    isDone.signal()
    guard let result = result.withLock({ $0 }) else { return "" }
    return try result.get()
  }

  private static func hash(_ path: String) throws(Diagnostic) -> String {
    let source = try FileSource(path)
    var hash = SHA256()
    let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 20)
    defer { buffer.deallocate() }
    while true {
      let count = try source.read(into: buffer)
      if count == 0 { return hash.finish() }
      hash.update(UnsafeBufferPointer(rebasing: buffer[..<count]))
    }
  }
}
