// The SQL functions that the program adds. Each is a few lines below; README and `invest sql --help` list them.
//
//   convert(amount, from, to [, day [, as_of]])   the amount in another currency, NULL where there is no rate
//   sum_converted(amount, from, to [, day [, as_of]])   the sum of amounts, each at the rate of its day; NULL where
//                                                 one of them has no rate
//   rate(from, to [, day [, as_of]])              what one unit of `from` is worth in `to`
//   rate_day(from, to [, day [, as_of]])          the day of that rate (of its older leg)
//   rate_legs(from, to [, day [, as_of]])         the declared rates it is made of, in words
//   entity(name)                                  the id of the entity that a name, in any language, or a ticker means
//
// and those over series of prices, see SeriesFunctions.
//
// A day that is NULL means the newest rate not after `as_of`. A conversion from a currency to itself is the amount.
import Analysis
import GRDBSQLite
import Vocabulary

enum SQLFunctions {
  /// Adds the functions to a connection. They live as long as it does.
  static func register(on connection: Connection) throws(SQLiteFailure) {
    let handle = connection.handle
    let context = FunctionContext(connection)
    for count in Int32(3)...5 { try add("convert", count, context, handle, count == 4 ? convertOnDay : convert) }
    for count in Int32(2)...4 {
      try add("rate", count, context, handle, rate)
      try add("rate_day", count, context, handle, rateDay)
      try add("rate_legs", count, context, handle, rateLegs)
    }
    for count in Int32(3)...5 {
      try add("sum_converted", count, context, handle, step: ConvertedSum.step, ConvertedSum.finish)
    }
    try add("entity", 1, context, handle, entity)
    try SeriesFunctions.register(on: connection)
    try PricesTable.register(on: handle, connection.series)
  }

  typealias Call = @convention(c) (OpaquePointer?, Int32, UnsafeMutablePointer<OpaquePointer?>?) -> Void

  private static func add(
    _ name: String, _ count: Int32, _ context: FunctionContext, _ handle: OpaquePointer,
    _ call: Call? = nil, step: Call? = nil, _ finish: (@convention(c) (OpaquePointer?) -> Void)? = nil
  ) throws(SQLiteFailure) {
    let head = UnsafeMutablePointer<FunctionHead>.allocate(capacity: 1)
    head.initialize(to: FunctionHead(Unmanaged.passRetained(context)))
    let code = sqlite3_create_function_v2(
      handle, name, count, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, head, call, step, finish
    ) { pointer in
      guard let head = pointer?.assumingMemoryBound(to: FunctionHead.self) else { return }
      head.pointee.context.release()
      head.deallocate()
    }
    if code != SQLITE_OK { throw SQLiteFailure(handle, code: code) }
  }

  private static let rate: Call = { call, count, values in
    SQLFunctions.answer(call, count, values, from: 0) { sqlite3_result_double(call, $0.value) }
  }

  private static let rateDay: Call = { call, count, values in
    SQLFunctions.answer(call, count, values, from: 0) { SQLFunctions.result(call, $0.day?.description) }
  }

  private static let rateLegs: Call = { call, count, values in
    SQLFunctions.answer(call, count, values, from: 0) {
      SQLFunctions.result(call, $0.legs.isEmpty ? nil : $0.legWords)
    }
  }

  private static let entity: Call = { call, _, values in
    guard let context = FunctionContext.of(call), let name = SQLFunctions.text(values?[0]) else { return }
    let connection = Connection(borrowing: context.handle)
    if let matches = try? NameLookup.matches(name, in: connection), matches.count == 1 {
      SQLFunctions.result(call, matches.first?.carrier.id)
    }
  }

  private static let convert: Call = { call, count, values in
    guard let values, sqlite3_value_type(values[0]) != SQLITE_NULL else { return }
    let type = sqlite3_value_numeric_type(values[0])
    guard type == SQLITE_INTEGER || type == SQLITE_FLOAT else {
      sqlite3_result_error(call, "convert: the amount is not a number", -1)
      return
    }
    SQLFunctions.answer(call, count, values, from: 1) { rate in
      if rate.legs.isEmpty {
        sqlite3_result_value(call, values[0])
      } else {
        sqlite3_result_double(call, rate.convert(sqlite3_value_double(values[0])))
      }
    }
  }

  /// The same on a named day: for tables of amounts.
  private static let convertOnDay: Call = { call, count, values in
    guard let values else { return }
    if let note = ConversionNote.of(call), note.pointee.answer(call, values) { return }
    guard let head = FunctionHead.of(call) else { return }
    let type = sqlite3_value_type(values[0])
    let isNumber = type == SQLITE_FLOAT || type == SQLITE_INTEGER
    if !isNumber || !head.pointee.lookUp(call, values) { SQLFunctions.convert(call, count, values) }
  }

  /// Looks the rate up that the arguments from an index on name (from, to, day, as_of); no result where there is none.
  static func answer(
    _ call: OpaquePointer?, _ count: Int32, _ values: UnsafeMutablePointer<OpaquePointer?>?, from first: Int,
    _ body: (ConversionRate) -> Void
  ) {
    guard let values, let context = FunctionContext.of(call) else { return }
    guard let from = text(values[first]).flatMap({ Currency($0) }),
      let to = text(values[first + 1]).flatMap({ Currency($0) })
    else { return }
    var days: [Day?] = [nil, nil]
    for index in 0..<2 where first + 2 + index < Int(count) {
      guard let word = text(values[first + 2 + index]) else { continue }
      guard let day = Day(iso: word) else {
        sqlite3_result_error(call, "\"\(word)\" is not a day such as 2025-02-24", -1)
        return
      }
      days[index] = day
    }
    do {
      if case .success(let rate) = try context.rates.rate(from: from, to: to, on: days[0], asOf: days[1]) { body(rate) }
    } catch {
      sqlite3_result_error(call, "the rates cannot be read", -1)
    }
  }

  private static func text(_ value: OpaquePointer?) -> String? {
    guard let bytes = sqlite3_value_text(value) else { return nil }
    return String(cString: bytes)
  }

  private static func result(_ call: OpaquePointer?, _ text: String?) {
    guard let text else { return }
    sqlite3_result_text(call, text, -1, transientDestructor)
  }
}

/// What the functions of one connection share: its rates, looked up by the one rule there is.
///
/// It must not keep a compiled statement: a connection with one cannot be closed.
final class FunctionContext {
  let handle: OpaquePointer
  let rates: ExchangeRates

  init(_ connection: Connection) {
    handle = connection.handle
    rates = ExchangeRates(source: StoredRates(ofFunctionOn: connection))
  }

  static func of(_ call: OpaquePointer?) -> FunctionContext? {
    FunctionHead.of(call)?.pointee.context.takeUnretainedValue()
  }
}
