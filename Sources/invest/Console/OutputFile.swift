// The file of `-o`: written beside its place and moved there when the run succeeded, so that a failed run leaves what
// was there before.
import Glibc
import Vocabulary

final class OutputFile {
  let output: Output
  private let path: String
  /// Where the bytes go until the end; nil where the destination is no regular file (`/dev/stderr`, a named pipe).
  private let temporary: String?
  private let descriptor: Int32

  init(_ path: String) throws {
    var status = stat()
    let isRegular = stat(path, &status) != 0 || status.st_mode & S_IFMT == S_IFREG
    let temporary = isRegular ? "\(path).\(getpid()).part" : nil
    let flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC
    descriptor = open(temporary ?? path, flags, 0o666)
    guard descriptor >= 0 else {
      throw Diagnostic(.error, "cannot write to \"\(visible(path))\": \(reason(of: errno))")
    }
    self.path = path
    self.temporary = temporary
    output = Output(descriptor: descriptor, name: "\"\(visible(path))\"")
  }

  /// Moves the file to its place, or takes it away where the run failed.
  func finish(succeeded: Bool) throws {
    defer { close(descriptor) }
    do {
      try output.flush()
    } catch {
      if let temporary { unlink(temporary) }
      throw error
    }
    guard let temporary else { return }
    if !succeeded {
      unlink(temporary)
    } else if rename(temporary, path) != 0 {
      let code = errno
      unlink(temporary)
      throw Diagnostic(.error, "cannot write to \"\(visible(path))\": \(reason(of: code))")
    }
  }
}
