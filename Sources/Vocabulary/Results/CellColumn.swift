// Columns of a result where whoever made them left them: rows that need not be copied cell by cell.

/// A text where its bytes lie, with a zero behind them.
public struct CellText {
  public let start: UnsafePointer<CChar>
  public let count: Int
  /// Whether it begins with a letter or a digit and holds nothing but those, `-`, `.` and `_`: text that every format of
  /// lines writes as it is.
  public let isWord: Bool

  public init(_ start: UnsafePointer<CChar>) {
    self.start = start
    var count = 0
    var isWord = true
    while start[count] != 0 {
      let byte = UInt8(bitPattern: start[count])
      let isLetter =
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
      let isMark = byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_")
      isWord = isWord && (isLetter || count > 0 && isMark)
      count += 1
    }
    self.count = count
    self.isWord = isWord && count > 0
  }
}

/// A double that is a whole number below 10^15 over a power of ten, as the word of a cell. The digits of the number are the
/// shortest that read back as the double.
public struct CellDecimal {
  public let number: Int64
  /// At most 22: powers of ten up to there are doubles.
  public let scale: Int

  @inlinable public init(_ word: UInt64) {
    number = Int64(bitPattern: word) >> 5
    scale = Int(word & 31)
  }

  @inlinable static func word(_ number: Int64, scale: Int) -> UInt64 {
    UInt64(bitPattern: number << 5) | UInt64(truncatingIfNeeded: scale)
  }

  /// The largest number, and one more.
  @usableFromInline static let limit: UInt64 = 1_000_000_000_000_000

  @inlinable public var double: Double { Self.double(number, scale) }

  /// The double nearest to a whole number (as a double) over ten to the power of a scale.
  @inlinable public static func double(_ number: Int64, _ scale: Int) -> Double {
    var power = 1.0
    for _ in 0..<scale { power *= 10 }
    return Double(number) / power
  }
}

/// The cells of one column, or the cell that all rows have.
public enum CellColumn {
  case null
  case integer(Int64)
  case real(Double)
  case text(CellText)
  /// The smallest number is null.
  case integers(UnsafePointer<Int64>)
  /// NaN is null.
  case reals(UnsafePointer<Double>)
  /// Doubles as whole numbers over ten to the power of `scale` (at most 22); the smallest number is null.
  case decimals(UnsafePointer<Int64>, scale: Int)
  /// Days in ISO 8601, ten characters each; nil is null.
  case days(UnsafePointer<UnsafeMutablePointer<CChar>?>)
  /// Which of the texts each row has; other numbers are null.
  case texts(UnsafePointer<Int32>, of: UnsafeBufferPointer<CellText>)
}

/// Some rows of columns in memory that `keeper` lets go. Nobody changes it any more.
public struct CellRows: @unchecked Sendable {
  @usableFromInline let rows: Range<Int>
  @usableFromInline let columns: [CellColumn]
  private let keeper: AnyObject

  var count: Int { rows.count }

  public init(_ rows: Range<Int>, of columns: [CellColumn], keeper: AnyObject) {
    self.rows = rows
    self.columns = columns
    self.keeper = keeper
  }

  /// Calls a closure for each cell, as `CellBatch.forEach` does.
  @inlinable func forEach(
    _ body: (_ column: Int, _ kind: CellBatch.Kind, _ word: UInt64, _ bytes: UnsafeBufferPointer<UInt8>) -> Void
  ) {
    columns.withUnsafeBufferPointer { columns in
      for row in rows {
        for index in 0..<columns.count {
          var kind = CellBatch.Kind.null
          var word: UInt64 = 0
          var start: UnsafePointer<CChar>?
          var count = 0
          switch columns[index] {
          case .null: break
          case .integer(let number): (kind, word) = (.integer, UInt64(bitPattern: number))
          case .real(let number): (kind, word) = (.real, number.bitPattern)
          case .text(let text): (kind, start, count) = (text.isWord ? .word : .text, text.start, text.count)
          case .integers(let numbers):
            if numbers[row] != .min { (kind, word) = (.integer, UInt64(bitPattern: numbers[row])) }
          case .reals(let numbers):
            if !numbers[row].isNaN { (kind, word) = (.real, numbers[row].bitPattern) }
          case .decimals(let numbers, let scale):
            let number = numbers[row]
            if number.magnitude < CellDecimal.limit {
              (kind, word) = (.decimal, CellDecimal.word(number, scale: scale))
            } else if number != .min {
              (kind, word) = (.real, CellDecimal.double(number, scale).bitPattern)
            }
          case .days(let days):
            if let day = days[row] { (kind, start, count) = (.word, UnsafePointer(day), 10) }
          case .texts(let places, let texts):
            let place = Int(places[row])
            if place >= 0, place < texts.count {
              (kind, start, count) = (texts[place].isWord ? .word : .text, texts[place].start, texts[place].count)
            }
          }
          let bytes = UnsafeRawPointer(start)?.assumingMemoryBound(to: UInt8.self)
          body(index, kind, word, UnsafeBufferPointer(start: bytes, count: count))
        }
      }
    }
  }
}
