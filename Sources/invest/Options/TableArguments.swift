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

  @OptionGroup var cells: CellArguments

  @Option(
    help: ArgumentHelp("How much an archive may unpack to (default: 8 GB and 1000 times its size).", valueName: "gb"),
    transform: parseCount)
  var unpackLimit: Int?

  /// The options that say how a table is read, as they are typed, with that of its encoding; nil where none was given.
  func words(encoding: String?) -> String? {
    var words: [String] = []
    if let encoding { words.append("--encoding \(encoding)") }
    if let symbol { words.append("--symbol \(symbol)") }
    if let currency { words.append("--currency \(currency)") }
    words += cells.words
    return words.isEmpty ? nil : words.joined(separator: " ")
  }

  /// The same for the reader.
  func options(encoding: String?, kind: InputKind?) -> TableOptions {
    TableOptions(
      symbol: symbol, currency: currency,
      dayOrder: cells.dayOrder,
      decimalComma: cells.decimalComma, encoding: encoding,
      content: kind == .prices ? .prices : kind == .rates ? .rates : nil)
  }
}
