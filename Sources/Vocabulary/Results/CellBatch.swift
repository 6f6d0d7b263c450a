// Rows of a result as plain buffers: what millions of cells travel in, from the store to a renderer.

/// Some rows of a grid, cell by cell. A cell costs no allocation.
public struct CellBatch: Sendable {
  public enum Kind: UInt8, Sendable { case null, integer, real, text, blob }

  public let columnCount: Int
  /// Of each cell, row by row.
  @usableFromInline var kinds: [Kind] = []
  /// Whole numbers, bit patterns of doubles, or where a text's bytes begin (high half) and how many they are (low half).
  @usableFromInline var words: [UInt64] = []
  /// The bytes of texts and blobs, one behind the other.
  @usableFromInline var bytes: [UInt8] = []

  public init(columnCount: Int) { self.columnCount = columnCount }

  public var rowCount: Int { columnCount == 0 ? 0 : kinds.count / columnCount }

  /// Whether it is time to hand the batch on.
  @inlinable public var isFull: Bool { kinds.count >= 8192 || bytes.count >= 1 << 18 }

  public mutating func removeAll() {
    kinds.removeAll(keepingCapacity: true)
    words.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
  }

  // MARK: Writing, a row's cells from left to right

  @inlinable public mutating func appendNull() { append(.null, 0) }

  @inlinable public mutating func append(_ value: Int64) { append(.integer, UInt64(bitPattern: value)) }

  @inlinable public mutating func append(_ value: Double) { append(.real, value.bitPattern) }

  /// Texts and blobs below 4 GB.
  @inlinable public mutating func append(_ kind: Kind, bytes text: UnsafeBufferPointer<UInt8>) {
    append(kind, UInt64(bytes.count) << 32 | UInt64(text.count))
    bytes.append(contentsOf: text)
  }

  @inlinable mutating func append(_ kind: Kind, _ word: UInt64) {
    kinds.append(kind)
    words.append(word)
  }

  // MARK: Reading

  /// Calls a closure for each cell, row by row; the bytes are those of a text or a blob.
  @inlinable public func forEach(
    _ body: (_ column: Int, _ kind: Kind, _ word: UInt64, _ bytes: UnsafeBufferPointer<UInt8>) -> Void
  ) {
    let empty = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    bytes.withUnsafeBufferPointer { bytes in
      var column = 0
      for index in kinds.indices {
        let kind = kinds[index]
        let word = words[index]
        if kind == .text || kind == .blob {
          let start = Int(word >> 32)
          body(column, kind, word, UnsafeBufferPointer(rebasing: bytes[start..<start + Int(word & 0xFFFF_FFFF)]))
        } else {
          body(column, kind, word, empty)
        }
        column = column + 1 == columnCount ? 0 : column + 1
      }
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
        case .text: .text(String(decoding: bytes, as: UTF8.self))
        case .blob: .blob(Array(bytes))
        }
      rows[rows.count - 1].append(cell)
    }
    return rows
  }
}
