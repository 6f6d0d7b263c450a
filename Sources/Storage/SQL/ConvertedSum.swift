// `sum_converted(amount, from, to [, day [, as_of]])`: the sum of a column of amounts, each at the rate of its own day.
//
// One call a row where `sum(convert(…))` needs two. NULL where no amount is given, and where any of them has no rate: a
// total leaves no amount out in silence. Sums are compensated (Neumaier 1974), so that the order of the rows is of no matter
// to the digits that are shown.
import Analysis
import GRDBSQLite
import Vocabulary

/// What SQLite keeps of a group while its rows come; all zeros at first.
struct ConvertedSum {
  private var sum = 0.0
  private var lost = 0.0
  private var count = 0
  /// Whether an amount had no rate.
  private var isOpen = false

  /// Adds an amount; NaN, where there is no rate for it, leaves the whole without an answer.
  @inline(__always)
  fileprivate mutating func add(_ amount: Double) {
    if amount.isNaN { isOpen = true }
    let next = sum + amount
    lost += abs(sum) >= abs(amount) ? (sum - next) + amount : (amount - next) + sum
    sum = next
    count &+= 1
  }

  /// Nil for no amounts, and where one of them cannot be converted. What is out of a double's range stays infinite.
  fileprivate var result: Double? {
    guard count > 0, !isOpen else { return nil }
    return sum.isFinite ? sum + lost : sum
  }

  static let step: SQLFunctions.Call = { call, count, arguments in
    guard let call, let arguments, case let type = sqlite3_value_numeric_type(arguments[0]), type != SQLITE_NULL else {
      return
    }
    guard type == SQLITE_INTEGER || type == SQLITE_FLOAT else {
      sqlite3_result_error(call, "sum_converted: an amount is not a number", -1)
      return
    }
    guard let room = sqlite3_aggregate_context(call, Int32(MemoryLayout<ConvertedSum>.size)) else {
      sqlite3_result_error_nomem(call)
      return
    }
    let sum = room.assumingMemoryBound(to: ConvertedSum.self)
    let amount = sqlite3_value_double(arguments[0])
    if count == 4, let head = FunctionHead.of(call), let value = head.pointee.value(arguments) {
      sum.pointee.add(amount * value)
      return
    }
    var converted = Double.nan
    SQLFunctions.answer(call, count, arguments, from: 1) { rate in
      converted = rate.legs.isEmpty ? amount : rate.convert(amount)
    }
    sum.pointee.add(converted)
  }

  static let finish: @convention(c) (OpaquePointer?) -> Void = { call in
    // Without rows there is no memory, and no answer.
    guard let room = sqlite3_aggregate_context(call, 0) else { return }
    if let result = room.assumingMemoryBound(to: ConvertedSum.self).pointee.result {
      sqlite3_result_double(call, result)
    }
  }
}
