// How to read tables of prices and rates, where they do not say it themselves.
import ArgumentParser
import Reading
import Vocabulary

struct TableArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp("The instrument of files that name none; of rates the pair, such as USD/KRW.", valueName: "name")
  )
  var symbol: String?

  @Option(
    help: ArgumentHelp("The currency that prices are in, or rates are quoted in.", valueName: "code"),
    transform: parseCurrency)
  var currency: Currency?

  @Flag(help: "In days such as 03/04/2024 the day stands first (default: found out).")
  var dayFirst = false

  @Flag(help: "In days such as 03/04/2024 the month stands first.")
  var monthFirst = false

  @Flag(help: "In days such as 24/03/04 the year stands first.")
  var yearFirst = false

  @Flag(inversion: .prefixedNo, help: "\",\" is the decimal mark (default: found out).")
  var decimalComma: Bool?

  @Option(
    help: ArgumentHelp("How much an archive may unpack to (default: 8 GB and 1000 times its size).", valueName: "gb"),
    transform: parseCount)
  var unpackLimit: Int?

  func validate() throws {
    if [dayFirst, monthFirst, yearFirst].count(where: \.self) > 1 {
      throw ValidationError("--day-first, --month-first and --year-first exclude each other")
    }
  }

  /// The options that say how a table is read, as they are typed, with that of its encoding; nil where none was given.
  func words(encoding: String?) -> String? {
    var words: [String] = []
    if let encoding { words.append("--encoding \(encoding)") }
    if let symbol { words.append("--symbol \(symbol)") }
    if let currency { words.append("--currency \(currency)") }
    if dayFirst { words.append("--day-first") }
    if monthFirst { words.append("--month-first") }
    if yearFirst { words.append("--year-first") }
    if let decimalComma { words.append(decimalComma ? "--decimal-comma" : "--no-decimal-comma") }
    return words.isEmpty ? nil : words.joined(separator: " ")
  }

  /// The same for the reader.
  func options(encoding: String?, kind: InputKind?) -> TableOptions {
    TableOptions(
      symbol: symbol, currency: currency,
      dayOrder: dayFirst ? .dayFirst : monthFirst ? .monthFirst : yearFirst ? .yearFirst : nil,
      decimalComma: decimalComma, encoding: encoding,
      content: kind == .prices ? .prices : kind == .rates ? .rates : nil)
  }
}
