// `resample`: one row for each week, month, quarter or year of each instrument.
//
//   select * from resample('9988.HK', 'month')
//   select symbol, start, close from resample where every = 'year'
//
// Parameters: of (the symbol; all of them where it is not given), every ('week', 'month', 'quarter', 'year'; default
// 'month'), since and as_of (the first and the last day, inclusive). `resample('month')` is of all symbols.
public import Analysis
import GRDBSQLite
public import Vocabulary

final class ResampleTable: ComputedTable {
  private static let columns: [(name: String, column: PriceColumns)] = [
    ("symbol", []), ("start", []), ("first_day", []), ("last_day", []), ("n", []), ("open", .open), ("high", .high),
    ("low", .low), ("close", .close), ("adj_close", .adjClose), ("volume", .volume),
  ]

  init(_ access: SeriesAccess) {
    super.init(
      access, columns: Self.columns.map(\.name), parameters: ["of", "every", "since", "as_of"], order: [0, 1])
  }

  /// One bit for each column.
  override func parts(of used: UInt64) -> Int32 { Int32(used & (1 << UInt64(Self.columns.count) - 1)) }

  /// The numbers that are asked for.
  private static func numbers(_ parts: Int32) -> PriceColumns {
    columns.indices.reduce(into: .close) { numbers, index in
      if parts & 1 << Int32(index) != 0 { numbers.insert(columns[index].column) }
    }
  }

  override func rows(symbol: Cell?, parameters: [Cell], parts: Int32) throws -> ComputedRows {
    var of = parameters[0]
    var every = parameters[1]
    // resample('month'): the only argument is a period, and no symbol.
    if case .text(let word) = of, every == .null, CalendarPeriod(rawValue: word) != nil,
      try access.instrument(word) == nil
    {
      (of, every) = (.null, of)
    }
    let period: CalendarPeriod
    switch every {
    case .null: period = .month
    case .text(let word):
      guard let known = CalendarPeriod(rawValue: word) else {
        throw ParameterProblem("resample: \"\(word)\" is not one of 'week', 'month', 'quarter' and 'year'")
      }
      period = known
    default: throw ParameterProblem("resample: the period is 'week', 'month', 'quarter' or 'year'")
    }
    let since = try Parameter.day(parameters[2], "resample")?.number ?? .min
    let asOf = try Parameter.day(parameters[3], "resample")?.number ?? .max
    let instruments = since > asOf ? [] : try chosen(symbol, of)
    return ResampledRows(
      access, instruments, period, days: min(since, asOf)...asOf, parts: parts, numbers: Self.numbers(parts))
  }
}

extension Store {
  /// The bars of all instruments gathered into periods, by symbol and period: the rows of `resample`.
  public func periodBars(
    every period: CalendarPeriod, columns: ([Column]) -> Void, row: ([Cell]) -> Bool
  ) throws(Diagnostic) {
    try run(
      sql: "SELECT * FROM resample WHERE every = :every", parameters: ["every": .text(period.rawValue)],
      columns: columns, row: row)
  }
}

extension ComputedTable {
  /// The instruments that a condition on the symbol and a first argument (NULL: all) leave.
  func chosen(_ symbol: Cell?, _ of: Cell) throws -> [Instrument] {
    if of == .null { return try instruments(symbol) }
    if let symbol, symbol != of { return [] }
    return try instruments(of)
  }
}

/// Instruments in order, gathered by two threads: ahead of the rows that are read where both have a connection of their own.
private final class ResampledRows: ComputedRows, @unchecked Sendable {
  private let ahead: BatchesAhead
  private let second: BorrowedConnection?

  init(
    _ access: SeriesAccess, _ instruments: [Instrument], _ period: CalendarPeriod, days: ClosedRange<Int32>,
    parts: Int32, numbers: PriceColumns
  ) {
    let (workers, second) = instruments.count == 1 ? ([SeriesWorker(access)], nil) : access.workers()
    self.second = second
    let lists = workers.map { PeriodWorker($0, period) }
    ahead = BatchesAhead(count: instruments.count, helpers: second == nil ? 0 : 1) { index, thread in
      let worker = lists[thread]
      try worker.gather(instruments[index], days: days, columns: numbers)
      return Self.batch(instruments[index].symbol, worker.sink, parts)
    }
  }

  override func next() throws -> ComputedBatch? { try ahead.next() }

  deinit { ahead.stop() }

  /// The bars as columns; those that nobody asks for are left out.
  private static func batch(_ symbol: String, _ sink: PeriodSink, _ parts: Int32) -> ComputedBatch {
    func all<Number>(_ start: UnsafeMutablePointer<Number>) -> [Number] {
      Array(UnsafeBufferPointer(start: start, count: sink.count))
    }
    func numbers(_ column: PriceColumn) -> ComputedBatch.Values {
      if let scale = sink.scale(of: column) { return .decimals(all(sink.wholes(column)), scale: scale) }
      return .reals(all(sink.reals(column)))
    }
    let columns: [() -> ComputedBatch.Values] = [
      { .same }, { .days(all(sink.starts)) }, { .days(all(sink.firstDays)) }, { .days(all(sink.lastDays)) },
      { .integers(all(sink.counts)) }, { numbers(.open) }, { numbers(.high) }, { numbers(.low) }, { numbers(.close) },
      { numbers(.adjClose) }, { numbers(.volume) },
    ]
    return ComputedBatch(
      count: sink.count,
      columns: columns.enumerated().map { parts & 1 << Int32($0.offset) != 0 ? $0.element() : .null }, texts: [symbol])
  }
}

/// Gathers bars into one kind of periods. Used by one thread at a time.
final class PeriodWorker {
  private let worker: SeriesWorker
  private var starts: PeriodStarts
  /// The bars that were gathered last.
  let sink = PeriodSink()

  init(_ worker: SeriesWorker, _ period: CalendarPeriod) {
    self.worker = worker
    starts = PeriodStarts(period)
  }

  func gather(_ instrument: Instrument, days: ClosedRange<Int32>, columns: PriceColumns) throws {
    try worker.gather(instrument, days: days, columns: columns, starts: &starts, into: sink)
  }
}
