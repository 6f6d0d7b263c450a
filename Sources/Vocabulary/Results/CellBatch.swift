// Rows of a result as plain memory: what millions of cells travel in, from the store to a renderer.

/// Some rows of a grid: cell by cell, then such as lie in columns. A cell costs no allocation.
///
/// Whoever fills a batch hands it on as a whole and begins another: it is never changed by one thread while another reads.
public final class CellBatch: @unchecked Sendable {
  public enum Kind: UInt8, Sendable {
    case null, integer, real, text, blob
    /// A double in the digits of a `CellDecimal`; only rows in columns have such.
    case decimal
    /// A text that is a word (`CellText.isWord`), or else bytes that the format in hand writes as they are.
    case word
  }

  /// What a batch holds. Behind a pointer, so that a cell costs no check of who else may be looking at it.
  @usableFromInline struct Contents {
    /// How many cells there are.
    @usableFromInline var count = 0
    @usableFromInline var capacity: Int
    /// Of each cell, row by row.
    @usableFromInline var kinds: UnsafeMutablePointer<Kind>
    /// Whole numbers, bit patterns of doubles, or where a text's bytes begin (high half) and how many they are (low half).
    @usableFromInline var words: UnsafeMutablePointer<UInt64>
    /// The bytes of texts and blobs, one behind the other.
    @usableFromInline var bytes: UnsafeMutablePointer<UInt8>
    @usableFromInline var byteCount = 0
    @usableFromInline var byteCapacity = 1 << 14

    @usableFromInline init(capacity: Int) {
      self.capacity = capacity
      kinds = .allocate(capacity: capacity)
      words = .allocate(capacity: capacity)
      bytes = .allocate(capacity: byteCapacity)
    }

    @usableFromInline mutating func grow() {
      capacity *= 2
      let moreKinds = UnsafeMutablePointer<Kind>.allocate(capacity: capacity)
      let moreWords = UnsafeMutablePointer<UInt64>.allocate(capacity: capacity)
      moreKinds.update(from: kinds, count: count)
      moreWords.update(from: words, count: count)
      kinds.deallocate()
      words.deallocate()
      (kinds, words) = (moreKinds, moreWords)
    }

    @usableFromInline mutating func growBytes(_ more: Int) {
      byteCapacity = max(byteCapacity * 2, byteCount + more)
      let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: byteCapacity)
      larger.update(from: bytes, count: byteCount)
      bytes.deallocate()
      bytes = larger
    }
  }

  public let columnCount: Int
  @usableFromInline let contents = UnsafeMutablePointer<Contents>.allocate(capacity: 1)
  /// The rows behind those that were added cell by cell.
  @usableFromInline private(set) var rest: [CellRows] = []
  @usableFromInline private(set) var restCount = 0
  @usableFromInline static let many = 8192

  public init(columnCount: Int) {
    self.columnCount = columnCount
    contents.initialize(to: Contents(capacity: Self.many + columnCount))
  }

  deinit {
    contents.pointee.kinds.deallocate()
    contents.pointee.words.deallocate()
    contents.pointee.bytes.deallocate()
    contents.deallocate()
  }

  @inlinable public var rowCount: Int { columnCount == 0 ? 0 : contents.pointee.count / columnCount + restCount }

  /// How many more rows there is room for until it is time to hand the batch on.
  public var room: Int {
    let cells = Self.many - contents.pointee.count - restCount * columnCount
    return isFull ? 0 : (cells + columnCount - 1) / max(1, columnCount)
  }

  /// Whether it is time to hand the batch on.
  @inlinable public var isFull: Bool {
    contents.pointee.count &+ restCount &* columnCount >= Self.many || contents.pointee.byteCount >= 1 << 18
  }

  /// Empties the batch, so that it is filled again in the memory that it has.
  ///
  /// Only for whoever knows that nobody else has it any more.
  public func removeAll() {
    contents.pointee.count = 0
    contents.pointee.byteCount = 0
    rest = []
    restCount = 0
  }

  // MARK: Writing, a row's cells from left to right

  /// Writes a batch that somebody else keeps meanwhile: no reference is counted a cell.
  public struct Writer {
    @usableFromInline let contents: UnsafeMutablePointer<Contents>

    @usableFromInline init(_ contents: UnsafeMutablePointer<Contents>) { self.contents = contents }

    /// Whether it is time to hand the batch on, as far as its single cells go.
    @inlinable public var isFull: Bool {
      contents.pointee.count >= CellBatch.many || contents.pointee.byteCount >= 1 << 18
    }

    @inlinable public func appendNull() { append(.null, 0) }

    @inlinable public func append(_ value: Int64) { append(.integer, UInt64(bitPattern: value)) }

    @inlinable public func append(_ value: Double) { append(.real, value.bitPattern) }

    /// Texts and blobs below 4 GB.
    @inlinable public func append(_ kind: Kind, bytes text: UnsafeBufferPointer<UInt8>) {
      append(kind, UInt64(contents.pointee.byteCount) << 32 | UInt64(text.count))
      if contents.pointee.byteCount + text.count > contents.pointee.byteCapacity {
        contents.pointee.growBytes(text.count)
      }
      if let start = text.baseAddress {
        (contents.pointee.bytes + contents.pointee.byteCount).update(from: start, count: text.count)
      }
      contents.pointee.byteCount += text.count
    }

    @inlinable func append(_ kind: Kind, _ word: UInt64) {
      if contents.pointee.count == contents.pointee.capacity { contents.pointee.grow() }
      let place = contents.pointee.count
      contents.pointee.kinds[place] = kind
      contents.pointee.words[place] = word
      contents.pointee.count = place &+ 1
    }
  }

  @inlinable public var writer: Writer { Writer(contents) }

  @inlinable public func appendNull() { writer.appendNull() }

  @inlinable public func append(_ value: Int64) { writer.append(value) }

  @inlinable public func append(_ value: Double) { writer.append(value) }

  /// Texts and blobs below 4 GB.
  @inlinable public func append(_ kind: Kind, bytes text: UnsafeBufferPointer<UInt8>) {
    writer.append(kind, bytes: text)
  }

  /// Adds rows that lie in columns; no single cells come behind them.
  public func append(_ rows: CellRows) {
    rest.append(rows)
    restCount += rows.count
  }

  // MARK: Reading

  /// Calls a closure for each cell, row by row; the bytes are those of a text or a blob.
  @inlinable public func forEach(
    _ body: (_ column: Int, _ kind: Kind, _ word: UInt64, _ bytes: UnsafeBufferPointer<UInt8>) -> Void
  ) {
    forEachSingle(body)
    for rows in rest { rows.forEach(body) }
  }

  @inlinable func forEachSingle(
    _ body: (_ column: Int, _ kind: Kind, _ word: UInt64, _ bytes: UnsafeBufferPointer<UInt8>) -> Void
  ) {
    let (kinds, words, bytes) = (contents.pointee.kinds, contents.pointee.words, contents.pointee.bytes)
    var column = 0
    for index in 0..<contents.pointee.count {
      let kind = kinds[index]
      let word = words[index]
      if kind == .text || kind == .blob || kind == .word {
        let start = Int(word >> 32)
        body(column, kind, word, UnsafeBufferPointer(start: bytes + start, count: Int(word & 0xFFFF_FFFF)))
      } else {
        body(column, kind, word, UnsafeBufferPointer(start: nil, count: 0))
      }
      column = column + 1 == columnCount ? 0 : column + 1
    }
  }

  /// The rows as cells.
  public var rows: [[Cell]] {
    var rows: [[Cell]] = []
    forEach { column, kind, word, bytes in
      if column == 0 { rows.append([]) }
      let cell: Cell =
        switch kind {
        case .null: .null
        case .integer: .integer(Int64(bitPattern: word))
        case .real: .real(Double(bitPattern: word))
        case .decimal: .real(CellDecimal(word).double)
        case .text, .word: .text(String(decoding: bytes, as: UTF8.self))
        case .blob: .blob(Array(bytes))
        }
      rows[rows.count - 1].append(cell)
    }
    return rows
  }
}
