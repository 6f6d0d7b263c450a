// `invest undo`: takes back what one run of ingest added.
import ArgumentParser
import Storage
import Vocabulary

struct Undo: InvestCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo",
    abstract: "Take back what a run of ingest added.",
    usage: "invest undo [IMPORT] [options]",
    discussion: """
      EXAMPLES:
        invest undo              the newest import, after a question
        invest undo 3 --yes
        invest undo 3 --dry-run

      Afterwards the store is what it would be had the import never happened; what other imports state too stays. \
      "invest imports" lists them.
      """)

  @Argument(help: ArgumentHelp("The import's number (default: the newest).", valueName: "import"))
  var id: Int64?

  @Flag(help: "Say what would be taken back, and take nothing back.") var dryRun = false
  @Flag(help: "Do not ask.") var yes = false

  @OptionGroup(title: "Store") var store: StoreOptions

  func run(on console: Console) throws {
    let store = try StoreDoor.changing(store)
    guard let id = try id ?? store.newestImport() else {
      throw Diagnostic(.error, "there is no import to take back", help: "the store holds no run of ingest")
    }
    let imports = try store.grid("list-imports")
    guard let row = imports.rows.first(where: { $0.first == .integer(id) }) else {
      throw Diagnostic(.error, "there is no import \(id)", help: "\"invest imports\" lists them")
    }
    let files = counted(Int(text(row, "files", of: imports)) ?? 0, "file")
    let words = "import \(id) (\(text(row, "command", of: imports)), \(files))"
    if dryRun { return try console.out.line("would take back \(words)") }
    try console.confirm("Take back \(words)?", assumed: yes)
    let report = try Interrupt.guarding { try store.undo(id) }
    var parts: [String] = []
    if report.sources > 0 || report.decisions == 0 { parts.append(counted(report.sources, "source")) }
    if report.facts > 0 || report.decisions == 0 { parts.append(counted(report.facts, "fact")) }
    if report.decisions > 0 { parts.append(counted(report.decisions, "decision")) }
    if report.bars > 0 { parts.append(counted(report.bars, "bar")) }
    if report.rates > 0 { parts.append(counted(report.rates, "rate")) }
    if report.values > 0 { parts.append(counted(report.values, "reported value")) }
    var line = "took back import \(id): \(parts.joined(separator: ", "))"
    if report.facts < 0 { line += "; \(counted(-report.facts, "fact")) back again" }
    if report.keptSources > 0 { line += "; \(counted(report.keptSources, "source")) kept, others hold them too" }
    try console.out.line(line)
  }

  private func text(_ row: [Cell], _ column: String, of grid: Grid) -> String {
    switch grid.index(of: column).map({ row[$0] }) {
    case .text(let text): visible(text)
    case .integer(let number): String(number)
    default: "?"
    }
  }
}
