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
  /// The columns of the batch, in its memory.
  private var columns: UnsafePointer<CellColumn>?
  private var columnCount = 0
  private var memory: Unmanaged<BatchMemory>?
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
    self.parameters = Unmanaged.passRetained(ParameterBox(parameters, words))
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
    let made = BatchMemory(batch, words)
    count = batch.count
    columnCount = made.columns.count
    columns = made.columns.baseAddress
    memory = Unmanaged.passRetained(made)
  }

  private mutating func freeBatch() {
    memory?.release()
    memory = nil
    columns = nil
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

  /// The rows of the batch from here on, as many as there is room for.
  static func handOn(
    _ head: UnsafeMutablePointer<CursorHead>, _ columns: UnsafeBufferPointer<Int32>, to cells: CellBatch
  ) -> Int32 {
    guard let memory = head.pointee.memory?.takeUnretainedValue() else { return SQLITE_ERROR }
    let rows = head.pointee.row..<min(head.pointee.count, head.pointee.row + max(1, cells.room))
    cells.append(CellRows(rows, of: columns.map { head.pointee.column($0) }, keeper: memory))
    head.pointee.id += Int64(rows.count - 1)
    head.pointee.row = rows.upperBound - 1
    return SQLITE_OK
  }

  /// `xColumn`: gives the value of a column in the current row.
  @inline(__always)
  func give(_ column: Int32, to sink: ContextSink) { self.column(column).give(row, to: sink) }

  @inline(__always)
  private func column(_ column: Int32) -> CellColumn {
    let index = Int(column)
    if index < columnCount, let columns { return columns[index] }
    guard index >= visible, let box = parameters?.takeUnretainedValue(), index - visible < box.columns.count else {
      return .null
    }
    return box.columns[index - visible]
  }
}

/// Keeps the parameters of a scan.
final class ParameterBox {
  let columns: [CellColumn]

  init(_ cells: [Cell], _ words: StaticWords) {
    columns = cells.map { cell in
      switch cell {
      case .integer(let value): .integer(value)
      case .real(let value): value.isNaN ? .null : .real(value)
      case .text(let text): words.text(text).map { .text($0) } ?? .null
      case .null, .blob: .null
      }
    }
  }
}

/// The columns of a batch in plain memory, which lives as long as somebody reads them.
private final class BatchMemory {
  private(set) var columns: UnsafeBufferPointer<CellColumn>
  private var pieces: [UnsafeMutableRawPointer] = []
  /// Symbols and days stand there.
  private let words: StaticWords

  init(_ batch: ComputedBatch, _ words: StaticWords) {
    self.words = words
    columns = UnsafeBufferPointer(start: nil, count: 0)
    let texts = buffer(batch.texts.compactMap { words.text($0) })
    func all<Value>(_ values: [Value]) -> UnsafePointer<Value> {
      precondition(values.count == batch.count)
      return copy(values)
    }
    columns = buffer(
      batch.columns.map { values -> CellColumn in
        switch values {
        case .null: .null
        case .reals(let values): .reals(all(values))
        case .decimals(let values, let scale): .decimals(all(values), scale: scale)
        case .integers(let values): .integers(all(values))
        case .days(let days): .days(all(days.map { $0 == .min ? nil : words.day($0) }))
        case .texts(let places): .texts(all(places), of: texts)
        case .same: texts.first.map { .text($0) } ?? .null
        }
      })
  }

  deinit { for piece in pieces { piece.deallocate() } }

  /// Copies values, which are plain memory.
  private func copy<Value>(_ values: [Value]) -> UnsafePointer<Value> {
    let target = UnsafeMutablePointer<Value>.allocate(capacity: max(1, values.count))
    values.withUnsafeBufferPointer {
      if let start = $0.baseAddress { target.initialize(from: start, count: values.count) }
    }
    pieces.append(UnsafeMutableRawPointer(target))
    return UnsafePointer(target)
  }

  private func buffer<Value>(_ values: [Value]) -> UnsafeBufferPointer<Value> {
    UnsafeBufferPointer(start: copy(values), count: values.count)
  }
}

extension CellColumn {
  /// Gives the cell of a row to SQLite.
  @inline(__always)
  func give(_ row: Int, to sink: ContextSink) {
    switch self {
    case .null: sink.null()
    case .integer(let value): sink.put(value)
    case .real(let value): sink.put(value)
    case .text(let text): sink.put(text.start)
    case .integers(let values): if values[row] != .min { sink.put(values[row]) } else { sink.null() }
    case .reals(let values): sink.put(values[row])
    case .decimals(let values, let scale):
      if values[row] != .min { sink.put(CellDecimal.double(values[row], scale)) } else { sink.null() }
    case .days(let days): if let day = days[row] { sink.put(UnsafePointer(day)) } else { sink.null() }
    case .texts(let places, let texts):
      let place = Int(places[row])
      if place >= 0, place < texts.count { sink.put(texts[place].start) } else { sink.null() }
    }
  }
}
