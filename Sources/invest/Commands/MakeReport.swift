// `invest report`: one page with all that the store knows of a few companies.
import ArgumentParser
import Rendering
import Storage
import Vocabulary

struct MakeReport: InvestCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write one page about companies: comparison, charts, quotes, checks, rates.",
    usage: "invest report ENTITY… -o FILE.html [options]",
    discussion: """
      EXAMPLES:
        invest report alibaba bytedance -o report.html
        invest report 알리바바 BABA --in KRW -o report.html
        invest report apple nvidia --as-of 2025-03-01 -o - > report.html
        invest --demo report alibaba bytedance --in KRW -o report.html

      The page is one file of HTML without script: it needs no network, is light or dark as the reader's screen is, and \
      prints well. It has the comparison with a chart of the plans a year, share prices and reported capital expenditure \
      where the store has them, the verdicts of "invest check", every fact in the words of its sources, the exchange \
      rates used, and what is missing. The same store and options give the same page, byte for byte.
      """)

  @Argument(help: ArgumentHelp("Names in any language, or tickers.", valueName: "entity"))
  var entities: [String]

  @Option(
    name: .shortAndLong, help: ArgumentHelp("Write to that file; - is standard output.", valueName: "file"),
    completion: .file(extensions: ["html"]))
  var output: String?

  @Option(
    help: ArgumentHelp("Share prices from that day on (default: the last three years).", valueName: "day"),
    transform: parseFirstDay)
  var from: Day?

  @Option(help: "The units of amounts: bn (million, bn, tn), eok (억, 조), wan (万, 亿), oku (万, 億), raw.")
  var scale = Scale.auto

  @OptionGroup(title: "Money") var money: MoneyOptions
  @OptionGroup(title: "Time") var asOf: AsOfOption
  @OptionGroup(title: "Store") var store: StoreOptions

  func run(on console: Console) throws {
    let store = try StoreDoor.reading(store)
    if output == nil, console.outIsTerminal {
      throw Diagnostic(.error, "a page cannot be shown on a terminal", help: "-o FILE.html writes it to a file")
    }
    let found = try NamedEntities.carriers(entities, in: store)
    let day = asOf.day ?? (self.store.demo ? Demo.asOf : nil)
    let workflow = ReportWorkflow(
      store: store, companies: found, asOf: day, money: money, pricesFrom: from, scale: scale, console: console)
    let page = try workflow.report().html()
    try console.redirect(to: output)
    try console.out.write(page)
    if let output, output != "-" { console.say("wrote \(visible(output))") }
  }
}
