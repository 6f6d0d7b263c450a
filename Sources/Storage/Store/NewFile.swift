// A file that appears under its name whole or not at all.
import Glibc
import Vocabulary

/// A file to be made at a path where none is, or an empty one.
struct NewFile {
  private let path: String
  private let folder: String
  private let problem: StoreProblem

  init(path: String, in folder: String, _ problem: StoreProblem) {
    self.path = path
    self.folder = folder
    self.problem = problem
  }

  /// Makes the file with these bytes, mode 0600. False where another program made one in the meantime.
  func publish(_ bytes: UnsafeRawBufferPointer) throws(Diagnostic) -> Bool {
    var information = stat()
    let replacesEmpty = stat(path, &information) == 0 && information.st_size == 0
    // A file without a name goes when the program does; not every file system has such files.
    let nameless = replacesEmpty ? -1 : open(folder, Self.openNameless, 0o600)
    if nameless >= 0 {
      defer { close(nameless) }
      try write(bytes, to: nameless)
      if linkat(AT_FDCWD, "/proc/self/fd/\(nameless)", AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0 { return true }
      if errno == EEXIST { return false }
    }
    var template = Array("\(StoreFile(path).absolutePath).new-XXXXXX".utf8CString)
    let named = template.withUnsafeMutableBufferPointer { $0.baseAddress.map { mkstemp($0) } ?? -1 }
    guard named >= 0 else { throw problem.system("make", reason: systemReason(errno)) }
    defer { close(named) }
    let draft = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { unlink(draft) }
    try write(bytes, to: named)
    if !replacesEmpty {
      // A link never takes the place of what another program has put there.
      if link(draft, path) == 0 { return true }
      if errno == EEXIST { return false }
    }
    if rename(draft, path) == 0 { return true }
    throw problem.system("make", reason: systemReason(errno))
  }

  /// `O_TMPFILE`, a macro that Swift does not see.
  private static let openNameless = 0o20_000_000 | O_DIRECTORY | O_RDWR | O_CLOEXEC

  private func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) throws(Diagnostic) {
    var position = 0
    while position < bytes.count {
      let rest = UnsafeRawBufferPointer(rebasing: bytes[position...])
      let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw problem.system("make", reason: systemReason(errno))
      }
      position += count
    }
    if fsync(descriptor) != 0 { throw problem.system("make", reason: systemReason(errno)) }
  }
}
