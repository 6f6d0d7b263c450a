// `invest convert`: an amount in another currency, with the rate, its day and the declared rates it is made of; or each
// amount of a table.
import Analysis
import ArgumentParser
import Reading
import Rendering
import Storage
import Vocabulary

struct Convert: InvestCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Convert an amount, or each row of a table, at the reference rate of a day.",
    usage: """
      invest convert AMOUNT [FROM] TO [options]
      invest convert --each FILE [FROM] TO [options]
      """,
    discussion: """
      EXAMPLES:
        invest convert 380000000000 CNY KRW --on 2025-02-24
        invest convert "3천800억 위안" KRW --on 2025-02-24
        invest convert '$52.4bn' EUR
        invest convert 1.5e9 USD JPY --format json
        invest convert --each payments.csv KRW -o payments-krw.csv
        invest convert --each payments.csv USD KRW --day paid_on --amount net

      The rate is the last one on or before the day, at most seven days older; without --on the newest one. Rates are \
      those of the European Central Bank and of the files that you ingested.

      --each converts every row of a CSV or TSV table ("-" is standard input) at the rate of its own day and writes it \
      again with the columns in_amount, in_currency, rate and rate_day, as CSV unless --format or -o say otherwise. \
      Amounts, currencies and days are found by the names of the columns in four languages, else by what the cells \
      hold. A row that cannot be converted is said, stays empty there, and the exit code is 2.
      """)

  @Argument(
    help: ArgumentHelp(
      "A number, or words such as \"3천800억 위안\" or \"$52.4bn\"; then from (unless the amount names it) and to.",
      valueName: "amount> [<from>] <to"))
  var words: [String] = []

  @Option(help: ArgumentHelp("The day of the rate (default: the newest).", valueName: "day"), transform: parseDay)
  var on: Day?

  @Option(help: ArgumentHelp("Convert each row of that table.", valueName: "file"), completion: .file())
  var each: String?

  @OptionGroup(title: "Columns and cells of --each") var table: AmountTableOptions
  @OptionGroup var spreadsheet: ExcelOption
  @OptionGroup(title: "Time") var asOf: AsOfOption
  @OptionGroup(title: "Store") var store: StoreOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  private var currencies: ArraySlice<String> { each == nil ? words.dropFirst() : words[...] }

  func validate() throws {
    if each == nil {
      if words.isEmpty { throw ValidationError("Missing expected argument '<amount>'") }
      if let option = table.firstUsed ?? (spreadsheet.excel ? "--excel" : nil) {
        throw ValidationError("\(option) is about --each")
      }
    }
    if currencies.isEmpty { throw ValidationError("Missing expected argument '<to>'") }
    if currencies.count > 2 { throw ValidationError("at most two currencies: from and to") }
    for code in currencies {
      do { _ = try parseCurrency(code) } catch { throw ValidationError("'\(code)' is no currency: \(error)") }
    }
    try spreadsheet.check(output)
  }

  func run(on console: Console) throws {
    let codes = currencies.compactMap { Currency($0) }
    guard let target = codes.last else { return }
    let from = codes.count == 2 ? codes[0] : nil
    if let each { return try convert(each, from: from, to: target, console) }
    let stated = try StatedAmount(words[0], currency: from)
    let rates = try RatesDoor.rates(store)
    let day = on
    let bound = bound(day)
    switch try rates.rate(from: stated.currency, to: target, on: day, asOf: bound) {
    case .success(let rate):
      try show(stated, rate, console)
      if let day, let used = rate.day, used != day {
        console.say("there is no rate of \(day): that of \(used) is used")
      }
    case .failure(let gap) where gap.unknown != nil:
      throw Diagnostic(.error, gap.words, help: gap.help)
    case .failure(let gap):
      console.note(.incomplete)
      console.report(Diagnostic(.error, gap.words, help: gap.help))
    }
  }

  /// What was known on the day that the user names; of the demo, on its own.
  private func bound(_ day: Day?) -> Day? { asOf.day ?? (day == nil && store.demo ? Demo.asOf : nil) }

  private func convert(_ file: String, from: Currency?, to: Currency, _ console: Console) throws {
    let bytes = try FileBytes.read(file)
    try DocumentFile.check(bytes, file)
    let amounts = try AmountTable(
      bytes, file: file, columns: table.wanted, needsCurrency: from == nil, needsDay: on == nil,
      options: table.options)
    if on == nil, amounts.day == nil {
      console.say("the table has no column of days: the newest rate is used for all rows")
    }
    let plan = ConvertedTable.Plan(from: from, to: to, on: on, asOf: bound(on))
    try ConvertedTable(amounts, plan, RatesDoor.rates(store), on: console)
      .write(to: spreadsheet.forPrograms(output), isForExcel: spreadsheet.excel)
  }

  private func show(_ stated: StatedAmount, _ rate: ConversionRate, _ console: Console) throws {
    if output.chosenFormat == .table {
      console.colour = output.color
      try console.redirect(to: output.output)
      let range = { (low: DecimalNumber, high: DecimalNumber?, currency: Currency) -> String in
        let words = output.scale.words(low, currency: currency.code)
        return words + (high.map { " to " + output.scale.words($0, currency: currency.code) } ?? "") + " \(currency)"
      }
      let converted = output.scale.words(rate.convert(stated.low), currency: rate.to.code)
      let high = stated.high.map { " to " + output.scale.words(rate.convert($0), currency: rate.to.code) } ?? ""
      try console.out.line("\(range(stated.low, stated.high, rate.from)) = \(converted)\(high) \(rate.to)")
      if !rate.legs.isEmpty { try console.out.line("\(rate.words): \(rate.legWords)") }
      return
    }
    let columns = [
      Column("amount", .amount), Column("amount_high", .amount), Column("currency", .code),
      Column("in_amount", .amount),
      Column("in_amount_high", .amount), Column("in_currency", .code), Column("rate"), Column("rate_day", .day),
      Column("rate_legs"),
    ]
    let row: [Cell] = [
      Cell(stated.low), stated.high.map { Cell($0) } ?? .null, Cell(rate.from), .real(rate.convert(stated.low)),
      stated.high.map { .real(rate.convert($0)) } ?? .null, Cell(rate.to), .real(rate.value), Cell(rate.day),
      rate.legs.isEmpty ? .null : .text(rate.legWords),
    ]
    try output.show(Grid(columns: columns, rows: [row]), on: console)
  }
}

extension Cell {
  /// A number: an integer where it is whole and fits.
  init(_ number: DecimalNumber) { self = number.int64.map { .integer($0) } ?? .real(number.double) }
}

/// An amount as the command line gives it.
struct StatedAmount {
  let low: DecimalNumber
  let high: DecimalNumber?
  let currency: Currency

  /// Reads a plain number with its currency, or an amount in words as articles write it.
  init(_ text: String, currency: Currency?) throws {
    if let currency, let number = DecimalNumber(text.filter { $0 != "," && $0 != "_" }) {
      (low, high, self.currency) = (number, nil, currency)
      return
    }
    let mentions = Recognizer().recognize(Array(text.utf8))
    let words = mentions.filter { $0.kind == "money" || (currency != nil && $0.kind == "number") }
    guard words.count == 1, let mention = words.first, let amount = mention.value ?? mention.low else {
      throw Diagnostic(
        .error, "\"\(visible(text))\" is not one amount",
        help: "a number, or words such as \"3천800억 위안\", \"RMB380 billion\" or \"$52.4bn\", is expected")
    }
    guard let own = mention.currency ?? currency else {
      throw Diagnostic(
        .error, "\"\(visible(text))\" names no currency", help: "name both currencies: invest convert AMOUNT FROM TO")
    }
    if let currency, let named = mention.currency, named != currency {
      throw Diagnostic(.error, "\"\(visible(text))\" is in \(named), not in \(currency)")
    }
    (low, high, self.currency) = (amount, mention.high, own)
  }
}
