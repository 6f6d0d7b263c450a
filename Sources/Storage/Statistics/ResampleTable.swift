// `resample`: one row for each week, month, quarter or year of each instrument.
//
//   select * from resample('9988.HK', 'month')
//   select symbol, start, close from resample where every = 'year'
//
// Parameters: of (the symbol; all of them where it is not given), every ('week', 'month', 'quarter', 'year'; default
// 'month'), since and as_of (the first and the last day, inclusive). `resample('month')` is of all symbols.
import Analysis
import GRDBSQLite
import Vocabulary

final class ResampleTable: ComputedTable {
  private static let columns: [(name: String, column: PriceColumns)] = [
    ("symbol", []), ("start", []), ("first_day", []), ("last_day", []), ("n", []), ("open", .open), ("high", .high),
    ("low", .low), ("close", .close), ("adj_close", .adjClose), ("volume", .volume),
  ]

  init(_ access: SeriesAccess) {
    super.init(
      access, columns: Self.columns.map(\.name), parameters: ["of", "every", "since", "as_of"], order: [0, 1])
  }

  override func parts(of used: UInt64) -> Int32 {
    var columns: PriceColumns = .close
    for (index, column) in Self.columns.enumerated() where used & 1 << UInt64(index) != 0 {
      columns.insert(column.column)
    }
    return Int32(columns.rawValue)
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
      access, instruments, period, days: min(since, asOf)...asOf, columns: PriceColumns(rawValue: Int(parts)))
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

/// Instruments in order, some at a time.
private final class ResampledRows: ComputedRows, @unchecked Sendable {
  private let access: SeriesAccess
  private let instruments: [Instrument]
  private let period: CalendarPeriod
  private let days: ClosedRange<Int32>
  private let columns: PriceColumns
  private let workers: [SeriesWorker]
  private var done = 0
  private static let share = 256

  init(
    _ access: SeriesAccess, _ instruments: [Instrument], _ period: CalendarPeriod, days: ClosedRange<Int32>,
    columns: PriceColumns
  ) {
    self.access = access
    self.instruments = instruments
    self.period = period
    self.days = days
    self.columns = columns
    workers = (0..<(instruments.count == 1 ? 1 : SeriesAccess.threads)).map { _ in SeriesWorker(access) }
  }

  override func next() throws -> ComputedBatch? {
    if done == instruments.count { return nil }
    let part = instruments[done..<min(done + Self.share, instruments.count)]
    done = part.endIndex
    let all = try access.map(part, workers: workers) { [period, days, columns] instrument, worker in
      try worker.bars(of: instrument, days: days, columns: columns).resampled(period)
    }
    let count = all.reduce(0) { $0 + $1.count }
    var batch = ComputedBatch(count: count, columns: [], texts: part.map(\.symbol))
    var symbols: [Int32] = []
    symbols.reserveCapacity(count)
    for (index, bars) in all.enumerated() { symbols.append(contentsOf: repeatElement(Int32(index), count: bars.count)) }
    func gather<Number>(_ value: (PeriodBar) -> Number) -> [Number] {
      var numbers: [Number] = []
      numbers.reserveCapacity(count)
      for bars in all { for bar in bars { numbers.append(value(bar)) } }
      return numbers
    }
    func reals(_ column: PriceColumns, _ value: (PeriodBar) -> Double) -> ComputedBatch.Values {
      columns.contains(column) ? .reals(gather(value)) : .null
    }
    batch.columns = [
      .texts(symbols), .days(gather { $0.start.number }), .days(gather { $0.firstDay.number }),
      .days(gather { $0.lastDay.number }), .integers(gather { Int64($0.count) }), reals(.open) { $0.open },
      reals(.high) { $0.high }, reals(.low) { $0.low }, reals(.close) { $0.close }, reals(.adjClose) { $0.adjClose },
      reals(.volume) { $0.volume },
    ]
    return batch
  }
}
