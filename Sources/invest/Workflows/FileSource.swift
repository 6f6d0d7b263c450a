// Large files, which are never in memory as a whole: their bytes piece by piece, and their hash of the same pieces.
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
  private let hash: FileHash?
  /// Where the next byte lies.
  private var place = 0
  private var kept: MemorySource?

  /// Opens a file; `-` is standard input. `hash` gets to see what is read.
  init(_ path: String, hash: FileHash? = nil) throws(Diagnostic) {
    self.path = path
    self.hash = hash
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
      if count >= 0 {
        hash?.add(UnsafeBufferPointer(rebasing: buffer[..<count]), at: place)
        place += count
        return count
      }
      if errno != EINTR { throw FileSource.failure(path, errno) }
    }
  }

  func rewind() throws(Diagnostic) {
    kept?.rewind()
    try skip(0)
  }

  /// Goes on at a byte.
  func skip(_ count: Int) throws(Diagnostic) {
    if descriptor >= 0, lseek(descriptor, count, SEEK_SET) < 0 { throw FileSource.failure(path, errno) }
    place = count
  }

  private static func failure(_ path: String, _ code: Int32) -> Diagnostic {
    Diagnostic(.error, "cannot read the file: \(reason(of: code))", at: Diagnostic.Place(file: path))
  }
}

/// The hash of a large file, made of the pieces that are read for other ends: no byte is read twice.
final class FileHash: @unchecked Sendable {
  private let path: String
  /// The bytes of the file.
  let size: Int
  private let lock = Mutex<Void>(())
  // With the lock held:
  private var hash = SHA256()
  /// How many bytes of the file it is of.
  private var count = 0
  private var result: String?

  init(_ path: String) {
    self.path = path
    var status = stat()
    size = stat(path, &status) == 0 ? Int(status.st_size) : 0
  }

  /// Takes bytes that were read at a place of the file; those that it has are passed over. None: the file ends there.
  func add(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) {
    lock.withLock { _ in
      guard result == nil, place == count else { return }
      if bytes.isEmpty {
        result = hash.finish()
      } else {
        hash.update(bytes)
        count += bytes.count
      }
    }
  }

  private var soFar: (result: String?, count: Int) { lock.withLock { _ in (result, count) } }

  /// The hash; what was not read of the file is read now.
  func value() throws(Diagnostic) -> String {
    if let result = soFar.result { return result }
    let source = try FileSource(path, hash: self)
    try source.skip(soFar.count)
    let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 18)
    defer { buffer.deallocate() }
    while try source.read(into: buffer) > 0 {}
    return soFar.result ?? ""
  }
}
