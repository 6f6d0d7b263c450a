/// Builds the working text of a document with markup: copies what is text, leaves out what is not, keeps the map.
struct WorkingText {
  let source: UnsafeBufferPointer<UInt8>
  private(set) var bytes: [UInt8] = []
  private(set) var map = ByteMap()

  init(_ source: UnsafeBufferPointer<UInt8>) {
    self.source = source
    bytes.reserveCapacity(source.count + 16)
  }

  var count: Int { bytes.count }

  /// Appends bytes of the source as they are.
  mutating func copy(_ range: Range<Int>) {
    if range.isEmpty { return }
    map.copy(text: bytes.count, source: range.lowerBound)
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[range]))
  }

  /// Appends characters that stand for bytes of the source (none, for a separator).
  mutating func append(_ characters: some Sequence<UInt8>, for range: Range<Int>) {
    map.replace(text: bytes.count, source: range)
    bytes.append(contentsOf: characters)
  }

  /// Appends one ASCII character that stands for bytes of the source.
  mutating func append(_ byte: UInt8, for range: Range<Int>) {
    map.replace(text: bytes.count, source: range)
    bytes.append(byte)
  }

  /// The range from a place on, without blanks at its ends.
  func trimmed(from start: Int) -> Range<Int> {
    bytes.withUnsafeBufferPointer { LineShape.trimmed($0, start..<bytes.count).range }
  }
}
