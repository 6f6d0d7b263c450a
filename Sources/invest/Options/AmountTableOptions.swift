// How `convert --each` reads its table, where the table does not say it itself.
import ArgumentParser
import Reading

struct AmountTableOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The column of amounts.", valueName: "column")) var amount: String?
  @Option(help: ArgumentHelp("The column of currencies.", valueName: "column")) var currency: String?
  @Option(help: ArgumentHelp("The column of days.", valueName: "column")) var day: String?
  @OptionGroup var cells: CellArguments
  @Option(help: ArgumentHelp("The encoding of the table (default: found out).", valueName: "name"))
  var encoding: String?

  /// The first of these options that was given, nil for none.
  var firstUsed: String? {
    let named = [("--amount", amount), ("--currency", currency), ("--day", day), ("--encoding", encoding)]
    return named.first { $0.1 != nil }?.0 ?? cells.words.first
  }

  var wanted: AmountColumns.Wanted { AmountColumns.Wanted(amount: amount, currency: currency, day: day) }

  var options: TableOptions {
    TableOptions(dayOrder: cells.dayOrder, decimalComma: cells.decimalComma, encoding: encoding)
  }
}
