// `invest query`: the questions that come with the program, by name.
import ArgumentParser
import Rendering
import Storage
import Vocabulary

struct Query: InvestCommand {
  static let configuration = CommandConfiguration(
    commandName: "query",
    abstract: "Ask one of the ready-made questions.",
    usage: "invest query NAME [-p NAME=VALUE]… [options]",
    discussion: """
      EXAMPLES:
        invest query --list
        invest query capex-per-year
        invest query entity-timeline -p entity=알리바바 --format markdown
        invest query capex-per-year --print | sqlite3 invest.db
      """)

  @Argument(help: "The question's name.", completion: .custom { _, _, _ in QueryCatalogue.names })
  var name: String?

  @Option(name: [.customShort("p"), .customLong("param")], help: .parameters) var parameters: [String] = []

  @Flag(help: "List all questions with their parameters.") var list = false
  @Flag(help: "Print the question's SQL instead of running it.") var print = false

  @OptionGroup var asOf: AsOfOption
  @OptionGroup(title: "Store") var store: StoreOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func validate() throws {
    if !list, name == nil { throw ValidationError("Missing expected argument '<name>'; --list shows the names") }
  }

  func run(on console: Console) throws {
    if list { return try output.show(Self.catalogue(), on: console) }
    let query = try QueryCatalogue.query(name ?? "")
    if print {
      try console.redirect(to: output.output)
      return try console.out.write(query.sql)
    }
    let store = try StoreDoor.reading(store)
    var values = try ParameterArguments.values(parameters, of: query, in: store)
    if let day = asOf.day ?? (self.store.demo ? Demo.asOf : nil), values["as_of"] == nil {
      if query.parameters.contains(where: { $0.name == "as_of" }) {
        values["as_of"] = Cell(day)
      } else if asOf.day != nil {
        throw Diagnostic(.error, "the query \"\(query.name)\" does not look at days: --as-of does not go with it")
      }
    }
    try NamedQueries(store: store, output: output, console: console).show(query, values)
  }

  /// Whether a query belongs to a command of its own; it can be run by name, but is no question to choose from.
  private static func isBehindCommand(_ name: String) -> Bool {
    let commands = ["compare", "list", "show", "status", "total"]
    return commands.contains { name == $0 || name.hasPrefix($0 + "-") }
  }

  /// The questions by name, with what they take.
  private static func catalogue() throws -> Grid {
    let rows = try QueryCatalogue.all().filter { !isBehindCommand($0.name) }.map { query -> [Cell] in
      let parameters = query.parameters.map(\.name).joined(separator: ", ")
      return [.text(query.name), .text(query.summary), .text(parameters)]
    }
    return Grid(columns: [Column("name", .code), Column("summary"), Column("parameters")], rows: rows)
  }
}
