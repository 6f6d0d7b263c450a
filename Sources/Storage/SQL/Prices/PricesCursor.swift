// One walk over the rows of the table `prices`.
import GRDBSQLite
import Vocabulary

/// What SQLite calls `sqlite3_vtab_cursor`. A plain struct: it is asked for every cell.
struct PricesCursor: ScanCursor {
  var base = sqlite3_vtab_cursor()
  private(set) var isAtEnd = true

  /// The row within the block, counted up or down to `stop`.
  private var row = 0
  private var stop = 0
  private var step = 1
  private var reads: Int32 = 0
  private var instrument: Int64 = 0
  private var symbol: UnsafeMutablePointer<CChar>?
  /// Rows of one day of many instruments: an instrument and a symbol for each. Nil: all rows are of one.
  private var each: UnsafeMutablePointer<EachInstrument>?
  private var firstWord: Int32 = .max
  private var words: UnsafeMutablePointer<CChar>?
  private var hasDays = false
  /// One bit a column of the block that is decoded.
  private var decoded: Int32 = 0
  private let days: UnsafeMutablePointer<Int32>
  private let numbers: UnsafeMutablePointer<Double>
  private let walk: Unmanaged<PricesWalk>

  // MARK: Life

  static func open(_ shared: PricesShared) -> UnsafeMutablePointer<sqlite3_vtab_cursor> {
    let made = UnsafeMutablePointer<PricesCursor>.allocate(capacity: 1)
    made.initialize(
      to: PricesCursor(
        days: .allocate(capacity: PriceBlock.capacity),
        numbers: .allocate(capacity: PriceBlock.capacity * PriceColumn.allCases.count),
        walk: .passRetained(PricesWalk(shared))))
    return UnsafeMutableRawPointer(made).assumingMemoryBound(to: sqlite3_vtab_cursor.self)
  }

  static func close(_ cursor: UnsafeMutablePointer<sqlite3_vtab_cursor>?) {
    guard let made = of(cursor) else { return }
    made.pointee.days.deallocate()
    made.pointee.numbers.deallocate()
    made.pointee.each?.deallocate()
    made.pointee.walk.takeUnretainedValue().end()
    made.pointee.walk.release()
    made.deinitialize(count: 1)
    made.deallocate()
  }

  @inline(__always)
  static func of(_ cursor: UnsafeMutablePointer<sqlite3_vtab_cursor>?) -> UnsafeMutablePointer<PricesCursor>? {
    cursor.map { UnsafeMutableRawPointer($0).assumingMemoryBound(to: PricesCursor.self) }
  }

  private init(
    days: UnsafeMutablePointer<Int32>, numbers: UnsafeMutablePointer<Double>, walk: Unmanaged<PricesWalk>
  ) {
    self.days = days
    self.numbers = numbers
    self.walk = walk
  }

  // MARK: Rows

  /// `xFilter`: stands on the first row.
  mutating func filter(_ plan: PricesPlan) -> Int32 {
    let walk = walk.takeUnretainedValue()
    reads = plan.number
    step = plan.isDescending ? -1 : 1
    symbol = nil
    row = 0
    stop = 0
    do {
      isAtEnd = try !walk.begin(plan)
      if walk.goesOverOneDay, each == nil { each = .allocate(capacity: DayOfAll.share) }
      if !walk.goesOverOneDay, let made = each {
        made.deallocate()
        each = nil
      }
      return isAtEnd ? SQLITE_OK : nextBlock()
    } catch {
      return fail(error)
    }
  }

  /// Who else reads series beside the connection.
  var access: SeriesAccess? { walk.takeUnretainedValue().shared.access }

  /// `xNext`.
  @inline(__always)
  static func moveOn(_ cursor: UnsafeMutablePointer<PricesCursor>) -> Int32 {
    cursor.pointee.row &+= cursor.pointee.step
    return cursor.pointee.row == cursor.pointee.stop ? cursor.pointee.nextBlock() : SQLITE_OK
  }

  /// Moves to the next block with a row in the days that are asked for.
  private mutating func nextBlock() -> Int32 {
    let walk = walk.takeUnretainedValue()
    do {
      if let each {
        row = 0
        step = 1
        stop = try walk.nextRows(of: each, days, numbers)
        hasDays = true
        decoded = .max
        isAtEnd = stop == 0
        return SQLITE_OK
      }
      while try walk.nextBlock() {
        instrument = walk.instrument
        symbol = walk.symbol
        hasDays = false
        decoded = 0
        var part = 0..<walk.count
        if walk.hasRange {
          part = try walk.part(into: days)
          hasDays = true
        }
        if part.isEmpty { continue }
        row = step > 0 ? part.lowerBound : part.upperBound - 1
        stop = step > 0 ? part.upperBound : part.lowerBound - 1
        return SQLITE_OK
      }
      isAtEnd = true
      return SQLITE_OK
    } catch {
      return fail(error)
    }
  }

  // MARK: Cells

  /// One row.
  @inline(__always)
  static func handOn(
    _ cursor: UnsafeMutablePointer<PricesCursor>, _ columns: UnsafeBufferPointer<Int32>, to cells: CellBatch
  ) -> Int32 {
    let sink = BatchSink(batch: cells.writer)
    for column in columns {
      let code = cursor.pointee.give(column, to: sink)
      if code != SQLITE_OK { return code }
    }
    return SQLITE_OK
  }

  /// `xColumn`.
  @inline(__always)
  mutating func give<Sink: CellSink>(_ column: Int32, to sink: Sink) -> Int32 {
    switch column {
    case PricesTable.Place.symbol:
      if let word = each.map({ $0[row].symbol }) ?? symbol { sink.put(word) } else { sink.null() }
    case PricesTable.Place.day:
      if !hasDays {
        let code = decodeDays()
        if code != SQLITE_OK { return code }
      }
      let day = days[row]
      if day &- firstWord >= 512 || day < firstWord {
        (firstWord, words) = walk.takeUnretainedValue().shared.words.dayWords(day)
      }
      guard let words else { return SQLITE_ERROR }
      sink.put(words + Int(day &- firstWord) &* 11)
    default:
      if decoded & (1 << column) == 0 {
        let code = decode(column)
        if code != SQLITE_OK { return code }
      }
      let number = numbers[Int(column &- 2) &* PriceBlock.capacity &+ row]
      if column == PricesTable.Place.volume, number.magnitude < 9e15, let whole = Int64(exactly: number) {
        sink.put(whole)
      } else {
        sink.put(number)
      }
    }
    return SQLITE_OK
  }

  /// `xRowid`: the instrument and the day.
  mutating func rowID(into id: UnsafeMutablePointer<sqlite3_int64>?) -> Int32 {
    if !hasDays {
      let code = decodeDays()
      if code != SQLITE_OK { return code }
    }
    id?.pointee = BlockKey.key(each.map { $0[row].id } ?? instrument, days[row])
    return SQLITE_OK
  }

  private mutating func decodeDays() -> Int32 {
    do {
      try walk.takeUnretainedValue().rows?.days(into: days)
      hasDays = true
      return SQLITE_OK
    } catch {
      return fail(error)
    }
  }

  private mutating func decode(_ column: Int32) -> Int32 {
    do {
      let place = Int(column - 2)
      let target = numbers + place * PriceBlock.capacity
      try walk.takeUnretainedValue().rows?.column(PricesWalk.columns[place], into: target)
      decoded |= 1 << column
      return SQLITE_OK
    } catch {
      return fail(error)
    }
  }

  // MARK: Failures

  /// Keeps the message where SQLite looks for it.
  private mutating func fail(_ error: any Error) -> Int32 {
    isAtEnd = true
    if let failure = error as? SQLiteFailure {
      say(failure.message)
      return failure.code
    }
    say("a block of prices\(symbol.map { " of " + String(cString: $0) } ?? "") is damaged")
    // SQLITE_CORRUPT_VTAB, a macro that Swift does not see.
    return SQLITE_CORRUPT | 1 << 8
  }

  private func say(_ message: String) {
    guard let table = base.pVtab else { return }
    sqlite3_free(table.pointee.zErrMsg)
    let bytes = Array(message.utf8CString)
    guard let memory = sqlite3_malloc(Int32(bytes.count)) else { return }
    memory.assumingMemoryBound(to: CChar.self).initialize(from: bytes, count: bytes.count)
    table.pointee.zErrMsg = memory.assumingMemoryBound(to: CChar.self)
  }
}

/// The instrument of a row.
struct EachInstrument {
  var id: Int64
  var symbol: UnsafeMutablePointer<CChar>?
}

/// The instruments and blocks that a cursor goes over.
final class PricesWalk {
  let shared: PricesShared
  private(set) var rows: BlockRows?
  private var plan: Int32 = 0
  private var instruments: PreparedStatement?
  private var range: ClosedRange<Int32> = .min ... .max
  private var isInside = false
  private var day: DayOfAll?
  private var second: BorrowedConnection?

  /// Rows come from `nextRows`, else block by block.
  var goesOverOneDay: Bool { day != nil }

  private(set) var instrument: Int64 = 0
  private(set) var symbol: UnsafeMutablePointer<CChar>?
  /// Bars of the block.
  var count: Int { rows?.count ?? 0 }
  /// Only some days are asked for.
  var hasRange: Bool { range != .min ... .max }

  init(_ shared: PricesShared) { self.shared = shared }

  /// Begins anew; false where nothing can be found.
  func begin(_ plan: PricesPlan) throws -> Bool {
    if rows == nil || self.plan != plan.number {
      end()
      self.plan = plan.number
      rows = try shared.lend(plan.number) {
        try BlockRows(shared.connection, columns: Self.columns(plan), isDescending: plan.isDescending)
      }
    }
    rows?.stop()
    isInside = false
    day = nil
    second = nil
    guard let days = plan.days else { return false }
    range = days
    switch plan.symbols {
    case .none: return false
    case .one(let symbol):
      instruments = try shared.connection.prepare("SELECT id, symbol FROM instruments WHERE symbol = ?")
      instruments?.bind(symbol, 1)
    case .range(let from, let through):
      instruments = try shared.connection.prepare(
        """
        SELECT id, symbol FROM instruments WHERE symbol >= ?1 AND (?2 IS NULL OR symbol <= ?2)
        ORDER BY symbol \(plan.isDescending ? "DESC" : "ASC")
        """)
      instruments?.bind(from ?? "", 1)
      instruments?.bind(through, 2)
      if days.lowerBound == days.upperBound, from == nil, through == nil, let rows,
        let second = shared.access?.borrowSecond()
      {
        let columns = Self.columns.enumerated().map { plan.reads(Int32($0.offset + 2)) ? $0.element : nil }
        day = DayOfAll(days.lowerBound, columns, [rows, try BlockRows(second.connection, columns: Self.columns(plan))])
        self.second = second
      }
    }
    return true
  }

  /// Gives the statements back.
  func end() {
    instruments = nil
    day = nil
    second = nil
    if let rows { shared.takeBack(rows, plan) }
    rows = nil
  }

  /// The next bars of a day of all instruments, with their numbers; 0 at the end.
  func nextRows(
    of each: UnsafeMutablePointer<EachInstrument>, _ days: UnsafeMutablePointer<Int32>,
    _ numbers: UnsafeMutablePointer<Double>
  ) throws -> Int {
    guard let day else { return 0 }
    while let instruments {
      var some: [(id: Int64, symbol: UnsafeMutablePointer<CChar>?)] = []
      some.reserveCapacity(DayOfAll.share)
      while some.count < DayOfAll.share {
        guard try instruments.step() else {
          instruments.reset()
          self.instruments = nil
          break
        }
        some.append((instruments.integer(0), shared.words.word(instruments.text(1) ?? "")))
      }
      let count = try day.read(&some, into: numbers)
      for index in 0..<count {
        each[index] = EachInstrument(id: some[index].id, symbol: some[index].symbol)
        days[index] = range.lowerBound
      }
      if count > 0 { return count }
    }
    return 0
  }

  /// Moves to the next block that may have a bar in the range.
  func nextBlock() throws -> Bool {
    guard let rows, let instruments else { return false }
    while true {
      if isInside, try rows.next() { return true }
      guard try instruments.step() else {
        instruments.reset()
        self.instruments = nil
        return false
      }
      instrument = instruments.integer(0)
      symbol = shared.words.word(instruments.text(1) ?? "")
      try rows.start(instrument, days: range)
      isInside = true
    }
  }

  /// Decodes the days of the block up to the end of the range; which bars lie in it: only their numbers are decoded then.
  func part(into days: UnsafeMutablePointer<Int32>) throws -> Range<Int> {
    guard let rows else { return 0..<0 }
    let count = try rows.days(through: range.upperBound, into: days)
    let start = days[0] >= range.lowerBound ? 0 : PriceReader.index(days, count, range.lowerBound)
    let end =
      days[count - 1] <= range.upperBound ? count : PriceReader.index(days, count, range.upperBound + 1)
    rows.part = start..<max(start, end)
    return rows.part
  }

  /// The columns of the table from the third on.
  static let columns: [PriceColumn] = [.open, .high, .low, .close, .adjClose, .volume]

  private static func columns(_ plan: PricesPlan) -> PriceColumns {
    columns.enumerated().reduce(into: PriceColumns()) { columns, place in
      if plan.reads(Int32(place.offset + 2)) { columns.insert(PriceColumns(place.element)) }
    }
  }
}
