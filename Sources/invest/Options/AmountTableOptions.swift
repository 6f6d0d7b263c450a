// How `convert --each` reads its table, where the table does not say it itself.
import ArgumentParser
import Reading
import Vocabulary

struct AmountTableOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The column of amounts.", valueName: "column")) var amount: String?
  @Option(help: ArgumentHelp("The column of currencies.", valueName: "column")) var currency: String?
  @Option(help: ArgumentHelp("The column of days.", valueName: "column")) var day: String?
  @Flag(help: "In days such as 03/04/2024 the day stands first (default: found out).") var dayFirst = false
  @Flag(help: "In days such as 03/04/2024 the month stands first.") var monthFirst = false
  @Flag(inversion: .prefixedNo, help: "\",\" is the decimal mark (default: found out).") var decimalComma: Bool?
  @Option(help: ArgumentHelp("The encoding of the table (default: found out).", valueName: "name"))
  var encoding: String?
  @Flag(help: "For Excel: CSV with a byte order mark and CRLF.") var excel = false

  func validate() throws {
    if dayFirst, monthFirst { throw ValidationError("--day-first and --month-first exclude each other") }
  }

  /// The first of these options that was given, nil for none.
  var firstUsed: String? {
    let used: [(String, Bool)] = [
      ("--amount", amount != nil), ("--currency", currency != nil), ("--day", day != nil), ("--day-first", dayFirst),
      ("--month-first", monthFirst), ("--decimal-comma", decimalComma != nil), ("--encoding", encoding != nil),
      ("--excel", excel),
    ]
    return used.first { $0.1 }?.0
  }

  var wanted: AmountColumns.Wanted { AmountColumns.Wanted(amount: amount, currency: currency, day: day) }

  var options: TableOptions {
    TableOptions(
      dayOrder: dayFirst ? .dayFirst : monthFirst ? .monthFirst : nil, decimalComma: decimalComma, encoding: encoding)
  }
}
