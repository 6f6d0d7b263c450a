// `invest list`: the rows of a table of the store, with names beside ids.
import ArgumentParser
import Storage
import Vocabulary

struct List: InvestCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List facts, sources and other tables.",
    usage: "invest list [TABLE] [options]",
    discussion: """
      EXAMPLES:
        invest list investments
        invest list revenue_growth --entity 텐센트
        invest list sources --from 2025-02 --format csv
        invest list market_tickers --limit 10
        invest list --rejected

      Without a table: all facts. "invest show ID" tells all about one of them.
      """)

  @Argument(
    help: ArgumentHelp("One of \(Tables.names.joined(separator: ", ")).", valueName: "table"),
    completion: .list(Tables.names), transform: Tables.parse)
  var table = "facts"

  @Option(help: ArgumentHelp("Only what is about that one (a name in any language, or a ticker).", valueName: "name"))
  var entity: String?

  @Flag(help: "The facts that were rejected instead, with the words that state them.") var rejected = false

  @OptionGroup(title: "Time") var asOf: AsOfOption
  @OptionGroup(title: "Time") var period: PeriodOptions
  @OptionGroup(title: "Store") var store: StoreOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run(on console: Console) throws {
    let query = try rejected ? QueryCatalogue.query("list-rejected") : Tables.query(of: table)
    let store = try StoreDoor.reading(store)
    let asked: [(name: String, option: String, value: Cell)] = [
      ("entity", "--entity", try entity.map { .text(try store.entity(named: $0).carrier.id) } ?? .null),
      ("kind", "--rejected", Cell(try rejectedKind())),
      ("as_of", "--as-of", Cell(asOf.day)), ("from", "--from", Cell(period.from)), ("to", "--to", Cell(period.to)),
    ]
    var parameters: [String: Cell] = [:]
    for (name, option, value) in asked where value != .null {
      guard query.parameters.contains(where: { $0.name == name }) else {
        throw Diagnostic(.error, "\(option) does not go with the table \"\(table)\": its rows have no such column")
      }
      parameters[name] = value
    }
    try NamedQueries(store: store, output: output, console: console).show(query, parameters)
  }

  /// With `--rejected` the kind of the facts that the table holds; nil for all kinds.
  private func rejectedKind() throws -> String? {
    guard rejected, table != "facts", table != "rejected" else { return nil }
    guard let kind = FactKind.allCases.first(where: { $0.table == table }) else {
      throw Diagnostic(
        .error, "--rejected does not go with the table \"\(table)\": only facts are rejected",
        help: "the tables of facts are \(FactKind.allCases.map(\.table).joined(separator: ", "))")
    }
    return kind.rawValue
  }
}
