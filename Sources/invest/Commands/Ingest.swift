// `invest ingest`: files into the store.
public import ArgumentParser
public import Reading
import Storage
import Vocabulary

extension InputKind: ExpressibleByArgument {
  /// What `--kind` takes: the kinds that the store can hold.
  public static var allValueStrings: [String] { [InputKind.article, .rates, .prices, .facts].map(\.rawValue) }

  /// Only those: what is sniffed may be more than what can be asked for.
  public init?(argument: String) {
    guard InputKind.allValueStrings.contains(argument) else { return nil }
    self.init(rawValue: argument)
  }
}

struct Ingest: InvestCommand {
  static let configuration = CommandConfiguration(
    abstract: "Read articles and exchange rates into the store.",
    usage: "invest ingest PATH… [options]",
    discussion: """
      EXAMPLES:
        invest ingest article.txt
        invest ingest articles/ --published 2025-02-24
        invest ingest 'news/*.md' eurofxref-hist.csv
        curl -s https://example.org/news | invest ingest -
        invest ingest articles/ --dry-run

      The first run makes the store. A file that the store holds already adds nothing. One announcement is one fact, \
      however many articles repeat it. What one run adds, "invest undo" takes back.
      """)

  @Argument(
    help: ArgumentHelp("Files, folders or patterns; - is standard input.", valueName: "path"), completion: .file())
  var paths: [String]

  @OptionGroup(title: "Reading") var reading: ReadingArguments

  @OptionGroup(title: "Tables of prices and rates") var tables: TableArguments

  @Option(help: "What the files hold (default: found out for each).")
  var kind: InputKind?

  @Flag(help: "Say what would be added, and add nothing.")
  var dryRun = false

  @OptionGroup(title: "Store") var store: StoreOptions

  func validate() throws {
    if store.demo { throw ValidationError("--demo works on built-in articles and keeps nothing: ingest needs a store") }
  }

  func run(on console: Console) throws {
    let inputs = try InputFiles(paths)
    let path = try store.resolvedPath()
    let workflow = IngestWorkflow(options: reading, tables: tables, kind: kind, console: console)
    if dryRun {
      try workflow.rehearse(inputs, store: StoreDoor.existing(at: path))
    } else {
      try Interrupt.guarding { try workflow.run(inputs, storeAt: path, command: CommandWords.line) }
    }
  }
}
