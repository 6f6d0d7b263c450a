public import Vocabulary

/// How a table of prices or rates is laid out: everything that is decided once a file.
///
/// Lines are parsed against it, in any pieces and on any thread; the result depends on nothing else.
public struct TableLayout: Sendable {
  /// The file's name, for diagnostics.
  public let file: String
  public let content: TableContent
  /// Who publishes tables like this one, nil where nothing tells.
  public let vendor: String?
  /// Where the rows begin: in bytes from the start of the text (behind a byte order mark).
  public let firstRow: Int
  /// The number of the line that begins there.
  public let firstLine: Int
  /// The order of day and month in days such as 03/04/2024, nil where none is needed.
  public internal(set) var dayOrder: DayOrder?
  /// Columns and lines of the head that could not be used.
  public internal(set) var diagnostics: [Diagnostic] = []

  let delimiter: UInt8
  let header: [String]
  let columns: [PlannedColumn]
  /// Rows have at least so many cells.
  let needed: Int
  let dayColumn: Int
  let numbers: NumberText
  /// The instruments or pairs of the table's columns; empty where the rows name them.
  let series: [TableSeries]
  /// Where rows say what they are about, by field.
  let names: RowNames
  /// What is known of every instrument of the file.
  let vendorFacts: Vendor?
  let defaults: InstrumentFacts
  /// In tables of rates, the side that the rows leave out.
  let quote: Currency?

  /// What the file tells of an instrument.
  func facts(of symbol: String, name: String? = nil, currency: Currency? = nil) -> InstrumentFacts {
    var facts = defaults
    if let name { facts.name = name }
    if let currency { facts.currency = currency }
    SymbolEndings.builtIn.complete(&facts, symbol: symbol, vendor: vendorFacts)
    if facts.kind == nil, CurrencyPair.named(symbol) != nil { facts.kind = .fx }
    return facts
  }
}

/// One series of a table.
struct TableSeries: Sendable, Equatable {
  var symbol: String
  /// In tables of rates.
  var pair: CurrencyPair?
}

/// The columns in which rows say what they are about.
struct RowNames: Sendable, Equatable {
  var symbol: Int?
  var name: Int?
  var currency: Int?
  var base: Int?
  var quote: Int?
  var pair: Int?
  var units: Int?

  init(_ header: TableHeader) {
    symbol = header.column(.symbol)
    name = header.column(.name)
    if symbol == nil { (symbol, name) = (name, nil) }
    currency = header.column(.currency)
    base = header.column(.base)
    quote = header.column(.quote)
    pair = header.column(.pair)
    units = header.column(.units)
  }

  /// Whether no column says what a row is about.
  var isEmpty: Bool { [symbol, name, currency, base, quote, pair].allSatisfy { $0 == nil } }
}
