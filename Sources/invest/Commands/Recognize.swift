// `invest recognize`: text in, the mentions of money, percentages, numbers, durations and periods in it out.
import ArgumentParser
import Reading
import Vocabulary

struct Recognize: InvestCommand {
  static let configuration = CommandConfiguration(
    commandName: "recognize",
    abstract: "Find amounts, percentages, numbers, durations, periods and names in a text.",
    usage: "invest recognize [FILE] [options]",
    discussion: """
      EXAMPLES:
        echo "향후 3년간 3천800억 위안(약 75조 원)" | invest recognize
        invest recognize article.txt --format csv
        invest recognize --text "between $60 billion and $65 billion in 2025"
        invest recognize --jsonl < cases.jsonl

      Reads one text. With --jsonl it reads one object {"id", "text", "lang"} a line and answers each with one line \
      {"id", "mentions": [{"kind", "text", "start", "value", "currency", "low", "high", "seconds", …}]}; start counts \
      Unicode code points, numbers are decimal strings.
      """)

  @Argument(help: "The text's file; standard input where there is none.", completion: .file()) var file: String?
  @Option(help: "The text itself.") var text: String?

  @Option(
    name: .customLong("lang"), help: "The text's language: ko, en, zh, ja (default: told by its script).")
  var language: Language?

  @Flag(help: "One JSON object a line in, one out.") var jsonl = false

  @OptionGroup(title: "Output") var output: OutputOptions

  enum Language: String, CaseIterable, ExpressibleByArgument { case ko, en, zh, ja }

  func validate() throws {
    if text != nil, file != nil { throw ValidationError("the text is given twice: by --text and as a file") }
    if jsonl, text != nil {
      throw ValidationError("--jsonl reads a file or standard input: --text does not go with it")
    }
  }

  func run(on console: Console) throws {
    if jsonl { return try answerLines(on: console) }
    let bytes = try text.map { Array($0.utf8) } ?? input()
    let mentions =
      (Recognizer().recognize(bytes, language: language?.rawValue)
      + EntityNames().recognize(bytes, language: language?.rawValue)).sorted {
        $0.bytes.lowerBound < $1.bytes.lowerBound
      }
    let names = [
      "kind", "text", "start", "value", "low", "high", "currency", "seconds", "period", "entity", "qualifier", "rule",
    ]
    let rows = mentions.map { mention -> [Cell] in
      [
        .text(mention.kind), .text(mention.text), .integer(Int64(mention.start)), Cell(optional: mention.value),
        Cell(optional: mention.low), Cell(optional: mention.high), Cell(mention.currency),
        Cell(optional: mention.seconds), Cell(mention.period), Cell(mention.entity), .text(mention.qualifier.rawValue),
        .text(mention.rule),
      ]
    }
    try output.show(Grid(columns: names.map { Column($0) }, rows: rows), on: console)
  }

  private func input() throws -> [UInt8] {
    guard let path = try InputFiles(orStandardInput: file.map { [$0] } ?? []).paths.first else { return [] }
    return try FileBytes.read(path)
  }

  private func answerLines(on console: Console) throws {
    let bytes = try input()
    try console.redirect(to: output.output)
    let answerer = RecognizeLines()
    var number = 0
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      number += 1
      if line.allSatisfy({ $0 <= 0x20 }) { continue }
      var answer: [UInt8] = []
      if let problem = answerer.answer(Array(line), into: &answer) {
        let place = Diagnostic.Place(
          file: file ?? "-", line: number, column: problem.offset + 1, excerpt: String(decoding: line, as: UTF8.self))
        throw Diagnostic(
          .error, problem.message, at: place, help: "a line like {\"id\": 1, \"text\": \"…\"} is expected")
      }
      try console.out.write(answer)
      if console.out.isClosed { return }
    }
  }
}

extension Cell {
  /// A number with all its digits where it is one, else null.
  fileprivate init(optional number: DecimalNumber?) { self = number.map { Cell($0) } ?? .null }
}
