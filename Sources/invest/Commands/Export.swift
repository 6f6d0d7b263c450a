// `invest export`: a table or a question's answer for spreadsheets and other programs.
import Analysis
import ArgumentParser
import Glibc
import Rendering
import Storage
import Vocabulary

struct Export: InvestCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write a table or a question's answer for a spreadsheet or another program.",
    usage: "invest export TABLE|QUERY [options]",
    discussion: """
      EXAMPLES:
        invest export investments -o investments.csv
        invest export investments --excel -o investments.csv
        invest export capex-per-year -p entity=alibaba --format json
        invest export investments -o investments.xlsx
        invest export prices --every month -o months.csv
        invest export --all -o folder
        invest export --all -o book.xlsx

      CSV is RFC 4180 with full numbers, amount and currency in columns of their own. A text that begins like a formula \
      gets a leading ', numbers never do. --excel adds what Excel needs to read it right: a byte order mark and CRLF.
      """)

  @Argument(
    help: ArgumentHelp(
      "A table (\(Tables.names.joined(separator: ", "))) or a question of \"invest query --list\".",
      valueName: "table|query"),
    completion: .custom { _, _, _ in Tables.names + QueryCatalogue.names })
  var name: String?

  @Option(name: [.customShort("p"), .customLong("param")], help: .parameters) var parameters: [String] = []
  @Option(
    help: ArgumentHelp("Of prices: gather the days into weeks, months, quarters or years.", valueName: "period"),
    transform: parsePeriod)
  var every: CalendarPeriod?

  @OptionGroup var spreadsheet: ExcelOption
  @Flag(help: "Every table: one file each in the folder that -o names, or one sheet each in the workbook (.xlsx).")
  var all = false
  @Flag(help: "Say on standard error how long the reading and the writing of the rows took.") var timing = false

  @OptionGroup(title: "Store") var store: StoreOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func validate() throws {
    if all, name != nil { throw ValidationError("--all writes every table: a name does not go with it") }
    if all, output.output == nil {
      throw ValidationError("--all needs a folder or a workbook: -o FOLDER or -o FILE.xlsx")
    }
    if !all, name == nil { throw ValidationError("Missing expected argument '<table|query>'") }
    if every != nil, name != "prices" { throw ValidationError("--every is about prices") }
    try spreadsheet.check(output)
    if let name, !Tables.names.contains(name), !QueryCatalogue.names.contains(name) {
      let near = UsageError.suggestion(for: name, among: Tables.names + QueryCatalogue.names)
      throw ValidationError(
        "there is no table or question '\(name)'" + (near.map { ". Did you mean '\($0)'?" } ?? ""))
    }
  }

  func run(on console: Console) throws {
    let store = try StoreDoor.reading(store)
    let start = Environment.seconds
    try write(store, on: console)
    if timing { console.say("took \(Int(((Environment.seconds - start) * 1e6).rounded())) µs") }
  }

  private func write(_ store: Store, on console: Console) throws {
    // In a table for a person `list` does; what is exported is for programs.
    let output = spreadsheet.forPrograms(output)
    let excel = spreadsheet.excel
    if all { return try exportAll(store, output, console) }
    let name = name ?? ""
    if name == "prices", parameters.isEmpty, PriceExport.canWrite(output) {
      return try PriceExport(store: store, output: output, console: console, isForExcel: excel, every: every).run()
    }
    if let every {
      let writer = RowWriter(output, on: console, isForExcel: excel)
      try store.periodBars(every: every, columns: writer.begin, row: { writer.add($0) })
      return try writer.finish()
    }
    let query = try Tables.names.contains(name) ? Tables.query(of: name) : QueryCatalogue.query(name)
    let values = try ParameterArguments.values(parameters, of: query, in: store)
    try NamedQueries(store: store, output: output, console: console).show(query, values, isForExcel: excel)
  }

  private func exportAll(_ store: Store, _ output: OutputOptions, _ console: Console) throws {
    let folder = output.output ?? "."
    if OutputFormat(fileName: folder) == .xlsx { return try exportBook(store, output, console) }
    if mkdir(folder, 0o777) != 0, errno != EEXIST {
      throw Diagnostic(.error, "cannot make the folder \"\(visible(folder))\": \(reason(of: errno))")
    }
    for table in Tables.names {
      var part = output
      part.output = "\(folder)/\(table).\(part.chosenFormat.fileExtension)"
      let file = Console()
      do {
        if table == "prices", PriceExport.canWrite(part) {
          try PriceExport(store: store, output: part, console: file, isForExcel: spreadsheet.excel).run()
        } else {
          try NamedQueries(store: store, output: part, console: file)
            .show(Tables.query(of: table), isForExcel: spreadsheet.excel)
        }
        try file.finish(succeeded: true)
      } catch {
        try? file.finish(succeeded: false)
        throw error
      }
      console.say("wrote \(part.output ?? "")")
    }
  }

  /// One workbook with a sheet for each table.
  private func exportBook(_ store: Store, _ output: OutputOptions, _ console: Console) throws {
    if let format = output.format, format != .xlsx {
      throw ValidationError("a workbook is XLSX: --format \(format.rawValue) does not go with it")
    }
    let book = SpreadsheetBook()
    for table in Tables.names {
      var rows: [[Cell]] = []
      var count = 0
      let add: ([Cell]) -> Bool = { row in
        if let limit = output.limit, count == limit { return false }
        count += 1
        rows.append(row)
        if rows.count == 256 {
          book.append(rows)
          rows.removeAll(keepingCapacity: true)
        }
        return book.failure == nil
      }
      try store.run(
        Tables.query(of: table), parameters: [:], columns: { book.beginSheet(table, columns: $0) }, row: add)
      book.append(rows)
      book.endSheet()
      if let failure = book.failure { throw failure }
    }
    try console.redirect(to: output.output)
    try console.out.write(book.finish())
    if let remark = book.cutRemark { console.say(remark) }
  }
}

/// Reads `week`, `month`, `quarter` or `year`.
private func parsePeriod(_ text: String) throws -> CalendarPeriod {
  if let period = CalendarPeriod(rawValue: text) { return period }
  throw BadValue(description: "'week', 'month', 'quarter' or 'year' is expected")
}

extension OutputFormat {
  /// What files of the format are called.
  fileprivate var fileExtension: String {
    switch self {
    case .table: "txt"
    case .markdown: "md"
    default: rawValue
    }
  }
}
