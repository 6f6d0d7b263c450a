// `invest add`: a fact that the user states.
import ArgumentParser
import Rendering
import Storage
import Vocabulary

struct Add: InvestCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Add a fact of your own, with where it comes from.",
    usage: "invest add TABLE FIELD=VALUE… [options]",
    discussion: """
      EXAMPLES:
        invest add investment entity=alibaba amount="3천800억 위안" years=3 \\
          --source https://example.org/news --on 2025-02-24
        invest add growth entity=텐센트 percent=11 segment=cloud --on 2025-03-20
        invest add move entity=BABA percent=68 window=ytd --quote "up 68% this year"
        invest add ticker name=BTC price=139850000 currency=KRW --dry-run

      The tables are investment, growth, move and ticker; the fields those of "invest extract". A fact that articles \
      state too is one fact with one more source. "invest undo" takes it back.
      """)

  @Argument(help: ArgumentHelp("investment, growth, move or ticker.", valueName: "table"), transform: parseKind)
  var kind: FactKind

  @Argument(help: ArgumentHelp("What it says.", valueName: "field=value")) var fields: [String]

  @Option(help: ArgumentHelp("The words that state it.", valueName: "text")) var quote: String?
  @Option(help: ArgumentHelp("Where it comes from: an address or a name.", valueName: "source")) var source: String?
  @Option(help: ArgumentHelp("The day that it was published.", valueName: "day"), transform: parseDay) var on: Day?
  @Option(help: ArgumentHelp("Why, kept with it.", valueName: "text")) var why: String?
  @Flag(help: "Say what would be added, and add nothing.") var dryRun = false

  @OptionGroup(title: "Store") var store: StoreOptions

  func run(on console: Console) throws {
    let store =
      try dryRun
      ? store.demo ? StoreDoor.reading(store) : StoreDoor.changing(store) : StoreDoor.adding(store, on: console)
    let changes = try FieldArguments(kind: kind, store: store, console: console).changes(fields)
    if kind == .investment || kind == .marketTicker { try FactCheck.check(changes) }
    let statement = UserStatement(quote: quote, source: source, day: on, why: why)
    let document = try statement.document(kind, changes) { try store.entity(named: $0).carrier.name }
    let run = store.beginImport(command: CommandWords.line, startedAt: Environment.now)
    let added = try Interrupt.guarding { try store.add(document, in: run, keeping: !dryRun) }
    if !dryRun { try store.finish(run) }
    store.close()
    let verb = dryRun ? "would add" : added.isKnown ? "known already:" : "added"
    let others = added.sources > 1 ? " (\(counted(added.sources - 1, "other source")))" : ""
    try console.out.line("\(verb) fact \(added.id): \(visible(factWords(added.value)))\(others)")
    if dryRun { return console.say("dry run: nothing was written") }
    if let id = run.id, !added.isKnown { console.say("this is import \(id); \"invest undo \(id)\" takes it back") }
  }
}

/// Reads the name of a table of facts: `investment`, `investments`, `growth`, …
func parseKind(_ text: String) throws -> FactKind {
  let names: [(name: String, kind: FactKind)] = [
    ("investment", .investment), ("growth", .revenueGrowth), ("move", .stockMove), ("ticker", .marketTicker),
  ]
  if let kind = FactKind.allCases.first(where: { $0.table == text || $0.rawValue == text }) { return kind }
  if let known = names.first(where: { $0.name == text || $0.name + "s" == text }) { return known.kind }
  let near = UsageError.suggestion(for: text, among: names.map(\.name))
  throw BadValue(
    description: "there is no such table of facts; "
      + (near.map { "did you mean \"\($0)\"?" } ?? "there are investment, growth, move and ticker"))
}
