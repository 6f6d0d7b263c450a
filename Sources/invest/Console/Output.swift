// Data on its way out: bytes collected in one buffer and written to a descriptor. A reader that has gone away
// (`invest … | head`) ends the writing quietly; every other failure is an error with its reason.
import Glibc
import Vocabulary

/// A buffered writer onto one file descriptor. Not for sharing between threads.
final class Output {
  private var buffer: [UInt8] = []
  private let descriptor: Int32
  /// What the destination is called in messages.
  private let name: String
  /// True once the reader of a pipe has gone away: nothing is written any more.
  private(set) var isClosed = false

  private static let capacity = 1 << 16

  init(descriptor: Int32, name: String) {
    self.descriptor = descriptor
    self.name = name
    buffer.reserveCapacity(Output.capacity + 4096)
  }

  /// Adds bytes, writing when the buffer is full.
  func write(_ bytes: [UInt8]) throws {
    buffer.append(contentsOf: bytes)
    if buffer.count >= Output.capacity { try flush() }
  }

  /// Adds a text as UTF-8.
  func write(_ text: String) throws {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= Output.capacity { try flush() }
  }

  /// Adds a text and a line end.
  func line(_ text: String = "") throws {
    buffer.append(contentsOf: text.utf8)
    buffer.append(UInt8(ascii: "\n"))
    if buffer.count >= Output.capacity { try flush() }
  }

  /// Writes bytes from where they lie, after what is waiting: for many at once.
  func write(directly bytes: UnsafeRawBufferPointer) throws {
    try flush()
    try put(bytes)
  }

  /// Lets a writer append to the buffer itself, which saves a copy for output made byte by byte.
  func withBuffer(_ append: (inout [UInt8]) throws -> Void) throws {
    try append(&buffer)
    if buffer.count >= Output.capacity { try flush() }
  }

  /// Writes what is waiting.
  func flush() throws {
    defer { buffer.removeAll(keepingCapacity: true) }
    try buffer.withUnsafeBytes { try put($0) }
  }

  private func put(_ bytes: UnsafeRawBufferPointer) throws {
    var written = 0
    while !isClosed, written < bytes.count, let base = bytes.baseAddress {
      let count = Glibc.write(descriptor, base + written, bytes.count - written)
      if count >= 0 {
        written += count
      } else if errno == EPIPE {
        isClosed = true
      } else if errno != EINTR {
        throw Diagnostic(.error, "cannot write to \(name): \(reason(of: errno))")
      }
    }
  }
}

/// The system's words for an error number, with a lower-case first letter as all messages have.
func reason(of code: Int32) -> String {
  guard let text = strerror(code) else { return "error \(code)" }
  let words = String(cString: text)
  return words.prefix(1).lowercased() + words.dropFirst()
}
