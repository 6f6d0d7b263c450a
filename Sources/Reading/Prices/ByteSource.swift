public import Vocabulary

/// Where the bytes of a file come from, piece by piece: a file, standard input, a member of an archive.
public protocol ByteSource {
  /// Fills the buffer from its start as far as bytes come; 0 at the end.
  mutating func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws(Diagnostic) -> Int
  /// Begins anew at the first byte.
  mutating func rewind() throws(Diagnostic)
}

/// Bytes that are in memory already.
public struct MemorySource: ByteSource, Sendable {
  private let bytes: [UInt8]
  private var place = 0

  public init(_ bytes: [UInt8]) { self.bytes = bytes }

  public mutating func read(into buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
    let count = min(buffer.count, bytes.count - place)
    bytes.withUnsafeBufferPointer { bytes in
      if count > 0, let source = bytes.baseAddress { buffer.baseAddress?.update(from: source + place, count: count) }
    }
    place += count
    return count
  }

  public mutating func rewind() { place = 0 }
}
