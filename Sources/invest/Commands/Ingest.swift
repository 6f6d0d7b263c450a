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
    commandName: "ingest",
    abstract: "Read articles and exchange rates into the store.",
    usage: "invest ingest PATH… [options]",
    discussion: """
      EXAMPLES:
        invest ingest article.txt
        invest ingest articles/ --published 2025-02-24
        invest ingest 'news/*.md' eurofxref-hist.csv
        curl -s https://example.org/news | invest ingest -
        invest ingest articles/ --dry-run
        invest ingest articles/ --review
        invest extract articles/ | invest ingest --kind facts -
        invest ingest --again --dry-run

      The first run makes the store. A file that the store holds already adds nothing. One announcement is one fact, \
      however many articles repeat it. What one run adds, "invest undo" takes back.

      With --review each new fact is shown in its sentence; k (or Enter) keeps it, e edits, d drops it for good, q ends \
      the run without the file at hand. With --again the articles of the store (or those named, by number or path) are \
      read again with the rules and names of today; what you decided about facts holds.
      """)

  @Argument(
    help: ArgumentHelp("Files, folders or patterns; - is standard input.", valueName: "path"), completion: .file())
  var paths: [String] = []

  @OptionGroup(title: "Reading") var reading: ReadingArguments

  @OptionGroup(title: "Tables of prices and rates") var tables: TableArguments

  @Option(help: "What the files hold (default: found out for each).")
  var kind: InputKind?

  @Flag(help: "Say what would be added, and add nothing.")
  var dryRun = false

  @Flag(help: "Show each new fact and ask what to do with it; needs a terminal.") var review = false

  @Flag(help: "Read articles of the store again; the words name sources (default: all).") var again = false

  @OptionGroup(title: "Store") var store: StoreOptions

  func validate() throws {
    if store.demo { throw ValidationError("--demo works on built-in articles and keeps nothing: ingest needs a store") }
    if paths.isEmpty, !again { throw ValidationError("Missing expected argument '<path> ...'") }
    if again, kind != nil || review || reading.published != nil || reading.encoding != nil {
      throw ValidationError("--again reads as before: --kind, --published, --encoding and --review do not go with it")
    }
    if review, dryRun { throw ValidationError("--review asks what to keep: --dry-run keeps nothing") }
  }

  func run(on console: Console) throws {
    if again {
      let store = try StoreDoor.changing(store)
      let workflow = AgainWorkflow(store: store, console: console, dryRun: dryRun)
      return try Interrupt.guarding { try workflow.run(WordRuns.split(paths), command: CommandWords.line) }
    }
    ProcessMemory.keepFreed()
    let inputs = try InputFiles(paths)
    let path = try store.resolvedPath()
    let reviewer = review ? try Reviewer(console) : nil
    let workflow = IngestWorkflow(options: reading, tables: tables, kind: kind, console: console, reviewer: reviewer)
    if dryRun {
      try workflow.rehearse(inputs, store: StoreDoor.existing(at: path))
    } else {
      try Interrupt.guarding { try workflow.run(inputs, storeAt: path, command: CommandWords.line) }
    }
  }
}
