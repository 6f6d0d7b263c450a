// How the days and numbers of a table are written, where its rows do not say it themselves.
import ArgumentParser
import Reading

struct CellArguments: ParsableArguments {
  @Flag(help: "In days such as 03/04/2024 the day stands first (default: found out).")
  var dayFirst = false

  @Flag(help: "In days such as 03/04/2024 the month stands first.")
  var monthFirst = false

  @Flag(help: "In days such as 24/03/04 the year stands first.")
  var yearFirst = false

  @Flag(inversion: .prefixedNo, help: "\",\" is the decimal mark (default: found out).")
  var decimalComma: Bool?

  func validate() throws {
    if [dayFirst, monthFirst, yearFirst].count(where: \.self) > 1 {
      throw ValidationError("--day-first, --month-first and --year-first exclude each other")
    }
  }

  /// The order that was asked for, nil to find it out.
  var dayOrder: DayOrder? { dayFirst ? .dayFirst : monthFirst ? .monthFirst : yearFirst ? .yearFirst : nil }

  /// The options as they are typed.
  var words: [String] {
    var words: [String] = []
    if let dayOrder { words.append("--\(dayOrder.rawValue)") }
    if let decimalComma { words.append(decimalComma ? "--decimal-comma" : "--no-decimal-comma") }
    return words
  }
}
