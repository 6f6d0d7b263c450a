// `invest extract`: documents in, facts out, one JSON object a document. A filter for pipes; no store is touched.
import ArgumentParser
import Glibc
import Reading
import Rendering
import Vocabulary

struct Extract: InvestCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Read documents and print their facts as JSON; no store is touched.",
    usage: "invest extract [FILE…] [options]",
    discussion: """
      EXAMPLES:
        invest extract article.txt
        invest extract articles/ > facts.jsonl
        curl -s https://example.org/news | invest extract --published 2025-02-24
        invest extract article.txt --explain
        invest extract article.txt | jq '.investments[] | [.entity.name, .amount, .currency]'

      One object a document: doc (the path as given, "-" for standard input), published (the day that the document
      itself gives), language, and the four tables investments, revenue_growth, stock_moves and market_tickers. Every
      fact carries its quote, where that stands in the decoded document (byte_start, byte_end), and the rule that read it.

      With --explain each amount and percentage that became no fact is told with the reason: as text for people, with \
      --format jsonl or json as an array "unused".
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case jsonl, json
  }

  @Argument(help: "Files, folders or patterns; - is standard input.", completion: .file())
  var files: [String] = []

  @OptionGroup(title: "Reading") var reading: ReadingArguments

  @Option(help: "jsonl: one object a line (default); json: one array of them.")
  var format: Format?

  @Flag(help: "Say why amounts and percentages became no facts.") var explain = false

  @Flag(help: .hidden) var examples = false

  @Option(name: .shortAndLong, help: "Write to that file.", completion: .file())
  var output: String?

  func run(on console: Console) throws {
    let inputs = try InputFiles(orStandardInput: files)
    try console.redirect(to: output)
    for diagnostic in inputs.rejected { reject(diagnostic, on: console) }
    let reader = ArticleReader()
    var options = reading.options
    let asText = explain && format == nil
    options.keepsBody = asText
    options.explains = explain
    options.teaches = examples
    var json = JSONWriter()
    var isFirst = true
    if format == .json { try console.out.write("[") }
    for path in inputs.paths {
      do {
        let article = try DocumentFile.read(path, with: reader, options: options)
        if examples {
          let name = path.utf8.split(separator: UInt8(ascii: "/")).last.map { String($0) ?? path } ?? path
          for line in article.examples { json.bytes += "{\"doc\":\"\(name)\",\(line.dropFirst())\n".utf8 }
        } else if asText {
          json.bytes += ExplanationSheet.text(article, usesColour: console.outIsTerminal).utf8
        } else {
          if format == .json { json.bytes += (isFirst ? "\n" : ",\n").utf8 }
          isFirst = false
          try ExtractLine.write(article, explains: explain, into: &json) { json in
            try console.out.write(json.bytes)
            json.bytes.removeAll(keepingCapacity: true)
          }
          if format != .json { json.endLine() }
        }
      } catch let error as Diagnostic {
        reject(error, on: console)
      }
      try console.out.write(json.bytes)
      json.removeAll()
      if console.out.isClosed { return }
    }
    if format == .json { try console.out.write("\n]\n") }
  }

  private func reject(_ diagnostic: Diagnostic, on console: Console) {
    console.report(diagnostic)
    console.note(.incomplete)
  }
}
