// Where a scan of a computed table stands: a plain struct that SQLite owns, with pointers into the current batch.
import GRDBSQLite
import Vocabulary

/// `sqlite3_vtab_cursor` with what a scan needs. Its first field must stay the first.
struct CursorHead: ScanCursor {
  private var base = sqlite3_vtab_cursor()
  /// The row of the batch, and how many it has.
  var row = 0
  var count = 0
  /// Counts the rows of the scan.
  var id: Int64 = 0
  private(set) var isAtEnd = true
  private var columns: UnsafeMutablePointer<ColumnPointer>?
  private var columnCount = 0
  private var visible = 0
  private var parameters: Unmanaged<ParameterBox>?
  private var rows: Unmanaged<ComputedRows>?
  /// Of the table, which outlives the cursor.
  private var words: Unmanaged<StaticWords>?

  static func of(_ cursor: UnsafeMutablePointer<sqlite3_vtab_cursor>) -> UnsafeMutablePointer<CursorHead> {
    UnsafeMutableRawPointer(cursor).assumingMemoryBound(to: CursorHead.self)
  }

  mutating func begin(_ rows: ComputedRows, visible: Int, _ parameters: [Cell], _ words: StaticWords) {
    self.rows = Unmanaged.passRetained(rows)
    self.words = Unmanaged.passUnretained(words)
    self.parameters = Unmanaged.passRetained(ParameterBox(parameters))
    self.visible = visible
    id = 0
    isAtEnd = false
  }

  /// Stands on the first row of the next batch that has one.
  mutating func refill() throws {
    row = 0
    count = 0
    freeBatch()
    guard let source = rows?.takeUnretainedValue() else { return }
    while count == 0 {
      guard let batch = try source.next() else {
        isAtEnd = true
        return
      }
      if batch.count > 0 { take(batch) }
    }
  }

  /// Copies a batch to plain memory.
  private mutating func take(_ batch: ComputedBatch) {
    guard let words = words?.takeUnretainedValue() else { return }
    count = batch.count
    columnCount = batch.columns.count
    let made = UnsafeMutablePointer<ColumnPointer>.allocate(capacity: max(1, columnCount))
    for (index, values) in batch.columns.enumerated() {
      (made + index).initialize(to: ColumnPointer(values, batch.texts, words))
    }
    columns = made
  }

  private mutating func freeBatch() {
    guard let columns else { return }
    for index in 0..<columnCount { columns[index].free() }
    columns.deallocate()
    self.columns = nil
    columnCount = 0
  }

  mutating func letGo() {
    freeBatch()
    rows?.release()
    rows = nil
    parameters?.release()
    parameters = nil
    isAtEnd = true
  }

  /// `xNext`.
  @inline(__always)
  static func moveOn(_ head: UnsafeMutablePointer<CursorHead>) -> Int32 {
    head.pointee.row &+= 1
    head.pointee.id &+= 1
    if head.pointee.row < head.pointee.count { return SQLITE_OK }
    return ComputedModule.failing(UnsafeMutableRawPointer(head).assumingMemoryBound(to: sqlite3_vtab_cursor.self)) {
      try $1.pointee.refill()
    }
  }

  /// `xColumn`: gives the value of a column in the current row.
  @inline(__always)
  func give<Sink: CellSink>(_ column: Int32, to sink: Sink) -> Int32 {
    let index = Int(column)
    if index < columnCount, let columns {
      columns[index].give(row, to: sink)
    } else if index >= visible, let box = parameters?.takeUnretainedValue(), index - visible < box.cells.count {
      sink.put(box.cells[index - visible])
    } else {
      sink.null()
    }
    return SQLITE_OK
  }
}

/// Keeps the parameters of a scan.
final class ParameterBox {
  let cells: [Cell]
  init(_ cells: [Cell]) { self.cells = cells }
}

/// One column of a batch in plain memory.
struct ColumnPointer {
  private enum Kind: UInt8 { case null, real, word, integer, text, same }

  private let kind: Kind
  private let count: Int
  private let memory: UnsafeMutableRawPointer?
  /// Words that stay.
  private let texts: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
  private let textCount: Int

  init(_ values: ComputedBatch.Values, _ texts: [String], _ words: StaticWords) {
    switch values {
    case .null: (kind, count, memory) = (.null, 0, nil)
    case .reals(let values): (kind, count, memory) = (.real, values.count, Self.copy(values))
    case .days(let values): (kind, count, memory) = (.word, values.count, Self.words(values, words))
    case .integers(let values): (kind, count, memory) = (.integer, values.count, Self.copy(values))
    case .texts(let values): (kind, count, memory) = (.text, values.count, Self.copy(values))
    case .same: (kind, count, memory) = (.same, .max, nil)
    }
    guard kind == .text || kind == .same else {
      self.texts = nil
      textCount = 0
      return
    }
    let made = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: max(1, texts.count))
    for (index, text) in texts.enumerated() { (made + index).initialize(to: words.word(text)) }
    if texts.isEmpty { made.initialize(to: nil) }
    self.texts = made
    textCount = texts.count
  }

  /// The days as C strings that stay; nil for the smallest day.
  private static func words(_ days: [Int32], _ words: StaticWords) -> UnsafeMutableRawPointer {
    let target = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: max(1, days.count))
    for (index, day) in days.enumerated() { (target + index).initialize(to: day == .min ? nil : words.day(day)) }
    return UnsafeMutableRawPointer(target)
  }

  private static func copy<Number>(_ values: [Number]) -> UnsafeMutableRawPointer {
    let target = UnsafeMutablePointer<Number>.allocate(capacity: max(1, values.count))
    values.withUnsafeBufferPointer {
      if let start = $0.baseAddress { target.initialize(from: start, count: values.count) }
    }
    return UnsafeMutableRawPointer(target)
  }

  func free() {
    memory?.deallocate()
    texts?.deallocate()
  }

  @inline(__always)
  func give<Sink: CellSink>(_ row: Int, to sink: Sink) {
    if kind == .same {
      if let word = texts?.pointee { sink.put(word) } else { sink.null() }
      return
    }
    guard let memory, row < count else { return sink.null() }
    switch kind {
    case .null, .same: sink.null()
    case .real: sink.put(memory.load(fromByteOffset: row &* 8, as: Double.self))
    case .integer:
      let value = memory.load(fromByteOffset: row &* 8, as: Int64.self)
      if value != .min { sink.put(value) } else { sink.null() }
    case .word:
      let word = memory.load(fromByteOffset: row &* 8, as: UnsafeMutablePointer<CChar>?.self)
      if let word { sink.put(word) } else { sink.null() }
    case .text:
      let index = Int(memory.load(fromByteOffset: row &* 4, as: Int32.self))
      if let texts, index >= 0, index < textCount, let word = texts[index] { sink.put(word) } else { sink.null() }
    }
  }
}
