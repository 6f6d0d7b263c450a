// Functions of SQL over series of prices, one instrument and one answer each:
//
//   price(symbol, day)                  the last close on or before a day, at most seven days older
//   price_day(symbol, day)              the day of that close
//   ytd(symbol [, day])                 the change in percent since the last close of the year before
//   return_between(symbol, from, to)    the change in percent between the last closes on or before two days
//   cagr(symbol, from, to)              the same as growth a year
//   drawdown(symbol, from, to)          the deepest fall within two days (inclusive), 0 or negative
//   volatility(symbol, from, to)        the annualised volatility within two days
//   sma(symbol, day, length)            the mean of so many closes up to a day
//
// Each takes 'close' or 'adjusted' as one more argument. What cannot be told is NULL: an unknown symbol, a day before the
// first close, or one more than seven days after the last close before it.
import Analysis
import GRDBSQLite
import Vocabulary

enum SeriesFunctions {
  /// Adds the functions and the tables `series_stats`, `resample` and `moving_average` to a connection.
  static func register(on connection: Connection) throws(SQLiteFailure) {
    let access = SeriesAccess(connection)
    connection.series = access
    let context = SeriesContext(access)
    for (name, counts, call) in all {
      for count in counts { try add(name, count, context, connection.handle, call) }
    }
    try ComputedModule.register("series_stats", SeriesStatsTable(access), on: connection.handle)
    try ComputedModule.register("resample", ResampleTable(access), on: connection.handle)
    try ComputedModule.register("moving_average", MovingAverageTable(access), on: connection.handle)
  }

  private static let all: [(String, ClosedRange<Int32>, SQLFunctions.Call)] = [
    ("price", 2...3, price), ("price_day", 2...3, priceDay), ("ytd", 1...3, ytd),
    ("return_between", 3...4, returnBetween), ("cagr", 3...4, cagr), ("drawdown", 3...4, drawdown),
    ("volatility", 3...4, volatility), ("sma", 3...4, sma),
  ]

  private static func add(
    _ name: String, _ count: Int32, _ context: SeriesContext, _ handle: OpaquePointer, _ call: SQLFunctions.Call
  ) throws(SQLiteFailure) {
    let code = sqlite3_create_function_v2(
      handle, name, count, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY,
      Unmanaged.passRetained(context).toOpaque(), call, nil, nil
    ) { pointer in
      if let pointer { Unmanaged<SeriesContext>.fromOpaque(pointer).release() }
    }
    if code != SQLITE_OK { throw SQLiteFailure(handle, code: code) }
  }

  private static let price: SQLFunctions.Call = { call, count, values in
    SeriesFunctions.answer("price", call, count, values) { arguments in
      guard let day = try arguments.day(1) else { return nil }
      return try arguments.close(on: day, basis: arguments.basis(2))?.value
    }
  }

  private static let priceDay: SQLFunctions.Call = { call, count, values in
    guard let arguments = SeriesArguments("price_day", call, count, values) else { return }
    SeriesFunctions.failing(call) {
      guard let day = try arguments.day(1),
        let found = try arguments.close(on: day, basis: arguments.basis(2))
      else { return }
      sqlite3_result_text(call, found.day.description, -1, transientDestructor)
    }
  }

  private static let ytd: SQLFunctions.Call = { call, count, values in
    SeriesFunctions.answer("ytd", call, count, values) { arguments in
      guard count == 1 || !arguments.isNull(1) else { return nil }
      let day = count == 1 ? nil : try arguments.day(1)
      let end = try arguments.end(
        through: day, basis: try arguments.basis(2), window: .yearToDate, day: day)
      guard let last = end.last(onOrBefore: day ?? Day(number: .max)), arguments.isFresh(last.day, on: day) else {
        return nil
      }
      return end.change(over: .yearToDate, endingOn: day ?? last.day)?.percent
    }
  }

  private static let returnBetween: SQLFunctions.Call = { call, count, values in
    SeriesFunctions.answer("return_between", call, count, values) { try $0.change()?.percent }
  }

  private static let cagr: SQLFunctions.Call = { call, count, values in
    SeriesFunctions.answer("cagr", call, count, values) { try $0.change()?.cagr }
  }

  private static let drawdown: SQLFunctions.Call = { call, count, values in
    SeriesFunctions.answer("drawdown", call, count, values) { try $0.span()?.maxDrawdown()?.percent }
  }

  private static let volatility: SQLFunctions.Call = { call, count, values in
    SeriesFunctions.answer("volatility", call, count, values) { arguments in
      try arguments.span()?.volatility(returnsPerYear: arguments.instrument.returnsPerYear)
    }
  }

  private static let sma: SQLFunctions.Call = { call, count, values in
    SeriesFunctions.answer("sma", call, count, values) { arguments in
      guard let day = try arguments.day(1), !arguments.isNull(2) else { return nil }
      let length = try Parameter.count(arguments.cell(2), "sma", of: "the length", orElse: 20)
      let end = try arguments.end(through: day, basis: arguments.basis(3), bars: length)
      guard let last = end.last(onOrBefore: day), arguments.isFresh(last.day, on: day) else { return nil }
      return SeriesStatistics(of: end, length: length, parts: .average).average
    }
  }

  /// Answers with a number, or NULL where there is none.
  private static func answer(
    _ name: String, _ call: OpaquePointer?, _ count: Int32, _ values: UnsafeMutablePointer<OpaquePointer?>?,
    _ body: (SeriesArguments) throws -> Double?
  ) {
    guard let arguments = SeriesArguments(name, call, count, values) else { return }
    failing(call) {
      if let value = try body(arguments) { sqlite3_result_double(call, value) }
    }
  }

  private static func failing(_ call: OpaquePointer?, _ body: () throws -> Void) {
    do {
      try body()
    } catch {
      let failure = SeriesFailure(error)
      sqlite3_result_error(call, failure.message, -1)
      if failure.code != SQLITE_ERROR { sqlite3_result_error_code(call, failure.code) }
    }
  }
}

/// What the functions of one connection share.
final class SeriesContext {
  let access: SeriesAccess
  lazy var worker = SeriesWorker(access)

  init(_ access: SeriesAccess) { self.access = access }
}

/// The arguments of one call, and the series that they name.
struct SeriesArguments {
  let instrument: Instrument
  private let name: String
  private let context: SeriesContext
  private let count: Int
  private let values: UnsafeMutablePointer<OpaquePointer?>

  /// Nil, and the answer NULL, where the symbol is unknown; an error where it cannot be looked up.
  init?(_ name: String, _ call: OpaquePointer?, _ count: Int32, _ values: UnsafeMutablePointer<OpaquePointer?>?) {
    guard let values, let pointer = sqlite3_user_data(call), let symbol = sqlite3_value_text(values[0]) else {
      return nil
    }
    guard sqlite3_value_type(values[0]) == SQLITE_TEXT else {
      sqlite3_result_error(call, "\(name): a symbol is written like '9988.HK'", -1)
      return nil
    }
    let context = Unmanaged<SeriesContext>.fromOpaque(pointer).takeUnretainedValue()
    do {
      guard let found = try context.access.instrument(String(cString: symbol)) else { return nil }
      instrument = found
    } catch {
      sqlite3_result_error(call, SeriesFailure(error).message, -1)
      return nil
    }
    self.name = name
    self.context = context
    self.count = Int(count)
    self.values = values
  }

  func cell(_ index: Int) -> Cell { index < count ? ComputedModule.cell(values[index]) : .null }

  func isNull(_ index: Int) -> Bool { cell(index) == .null }

  func day(_ index: Int) throws -> Day? { try Parameter.day(cell(index), name) }

  func basis(_ index: Int) throws -> PriceBasis { try Parameter.basis(cell(index), name) }

  /// A close may stand for a day up to seven days later.
  func isFresh(_ found: Day, on day: Day?) -> Bool {
    day.map { $0.days(since: found) <= Int(DailySeries.maximumGap) } ?? true
  }

  /// The last close on or before a day that may stand for it.
  func close(on day: Day, basis: PriceBasis) throws -> (day: Day, value: Double)? {
    try end(through: day, basis: basis, bars: 1).last(onOrBefore: day).flatMap { isFresh($0.day, on: day) ? $0 : nil }
  }

  /// The closes up to a day, as many as a window that ends there or a number of closes needs.
  func end(
    through day: Day?, basis: PriceBasis, window: PriceWindow? = nil, day named: Day? = nil, bars: Int = 1
  ) throws -> DailySeries {
    func base(_ last: Int32) -> Int32 {
      window?.lastBaseDay(endingOn: Day(number: min(last, named?.number ?? last)))?.number ?? last
    }
    return try context.worker.end(
      of: instrument, through: day?.number ?? .max, basis: basis, oldest: { (base($0), bars) },
      isEnough: { end in
        guard let last = end.days.last, end.count >= bars else { return false }
        return end.days[0] <= base(last)
      })
  }

  /// The change between the closes that stand for the second and the third argument.
  func change() throws -> PriceChange? {
    guard let from = try day(1), let to = try day(2), from < to else { return nil }
    let basis = try basis(3)
    guard let base = try close(on: from, basis: basis), let end = try close(on: to, basis: basis), base.day < end.day,
      base.value != 0
    else { return nil }
    return PriceChange(baseDay: base.day, base: base.value, endDay: end.day, end: end.value)
  }

  /// The closes from the second to the third argument.
  func span() throws -> DailySeries? {
    guard let from = try day(1), let to = try day(2), from <= to else { return nil }
    return try context.worker.closes(of: instrument, days: from.number...to.number, basis: basis(3))
  }
}
