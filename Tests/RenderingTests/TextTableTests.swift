// Tables on a terminal: made to fit, without losing a column.
import Testing
import Vocabulary

@testable import Rendering

@Suite struct TextTableTests {
  private let long = Grid(
    columns: [Column("id", .code), Column("title"), Column("amount", .amount)],
    rows: [
      [.text("a-very-long-identifier"), .text("알리바바 그룹은 앞으로 3년간 투자한다고 밝혔다"), .integer(1_500_000)],
      [.text("b"), .text("short"), .integer(2)],
    ])

  private func lines(_ grid: Grid, _ options: RenderOptions) -> [String] {
    String(decoding: render(grid, as: .table, options: options), as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test func elidesTextsOnlyOnATerminal() {
    #expect(
      lines(long, RenderOptions(terminalWidth: 50)) == [
        "id                      title               amount",
        "──────────────────────  ──────────────────  ──────",
        "a-very-long-identifier  알리바바 그룹은 …    1.5 m",
        "b                       short                    2",
        "",
      ])
    #expect(
      lines(long, RenderOptions(terminalWidth: 50, isASCII: true))[2] == "a-very-long-identifier  알리바바 그룹은...   1.5 m")
    #expect(lines(long, RenderOptions())[2] == "a-very-long-identifier  알리바바 그룹은 앞으로 3년간 투자한다고 밝혔다   1.5 m")
  }

  @Test func writesRecordsWhereColumnsCannotFit() {
    #expect(
      lines(long, RenderOptions(terminalWidth: 40)) == [
        "id      a-very-long-identifier", "title   알리바바 그룹은 앞으로 3년간", "        투자한다고 밝혔다", "amount  1.5 m", "",
        "id      b", "title   short", "amount  2", "",
      ])
  }

  @Test func emphasisesHeadingsInColour() {
    #expect(lines(long, RenderOptions(terminalWidth: 80, usesColour: true))[0].hasPrefix("\u{1B}[1mid "))
  }

  @Test func aGridWithoutRowsHasItsHeading() {
    let empty = Grid(columns: [Column("a"), Column("b", .amount)])
    #expect(lines(empty, RenderOptions()) == ["a  b", "-  -", ""])
    #expect(String(decoding: render(empty, as: .csv), as: UTF8.self) == "a,b\n")
    #expect(String(decoding: render(empty, as: .json), as: UTF8.self) == "[]\n")
    #expect(render(empty, as: .jsonl).isEmpty)
  }

  @Test func aLoneNullIsNoEmptyLineInCSV() {
    let grid = Grid(columns: [Column("a")], rows: [[.null], [.integer(1)]])
    #expect(String(decoding: render(grid, as: .csv), as: UTF8.self) == "a\n\"\"\n1\n")
  }

  @Test(arguments: OutputFormat.allCases)
  func chunksMakeTheSameBytesAsOneGrid(format: OutputFormat) {
    var stream = RowStream(columns: nasty.columns, as: format)
    var bytes: [UInt8] = []
    for row in nasty.rows {
      stream.append([row])
      bytes += stream.bytes
      stream.bytes.removeAll()
    }
    stream.finish()
    #expect(bytes + stream.bytes == render(nasty, as: format))
  }

  @Test(arguments: [
    ("a.csv", OutputFormat.csv), ("b/c.d.TSV", .tsv), ("x.ndjson", .jsonl), ("x.md", .markdown), ("x.json", .json),
  ])
  func extensionsPickTheFormat(name: String, format: OutputFormat) {
    #expect(OutputFormat(fileName: name) == format)
  }

  @Test func otherExtensionsPickNone() {
    #expect(OutputFormat(fileName: "csv") == nil)
    #expect(OutputFormat(fileName: "a.ods") == nil)
  }
}

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("한글", 4), ("\u{1112}\u{1161}\u{11AB}\u{1100}\u{1173}\u{11AF}", 4), ("e\u{301}", 1), ("漢字", 4),
    ("ＡＢ", 4), ("ｱ", 1), ("👍", 2), ("👨‍👩‍👧", 2), ("🇰🇷", 2), ("❤️", 2), ("…", 1), ("±", 1), ("\u{200B}", 0), ("é", 1),
    ("、", 2),
  ])
  func counts(text: String, width: Int) {
    #expect(displayWidth(text) == width)
  }

  @Test(arguments: ["off by -0.9 points, 1.5 allowed: closes of 2024", "a  b", "알리바바 클라우드", "", "x"])
  func wrappedLinesAreAppendedBehindTheirHeads(_ text: String) {
    var out: [UInt8] = []
    append(wrapped: text, columns: 9, first: "wrong ", rest: "      ", to: &out)
    let lines = wrapped(text, columns: 9).enumerated().map { ($0 == 0 ? "wrong " : "      ") + $1 + "\n" }
    #expect(String(decoding: out, as: UTF8.self) == lines.joined())
  }

  @Test func wrapsAtSpacesAndInsideLongWords() {
    #expect(wrapped("at least 380 bn CNY", columns: 12) == ["at least 380", "bn CNY"])
    #expect(wrapped("abcdefgh ij", columns: 5) == ["abcde", "fgh", "ij"])
    #expect(wrapped("알리바바클라우드", columns: 7) == ["알리바", "바클라", "우드"])
    #expect(wrapped("", columns: 5) == [""])
    // Several spaces count as one wherever a line is broken, and so do those at the ends.
    #expect(wrapped(" at least  380 bn CNY ", columns: 12) == ["at least 380", "bn CNY"])
    #expect(wrapped("ab cdefghijkl mn", columns: 5) == ["ab", "cdefg", "hijkl", "mn"])
    #expect(wrapped("ab – cd ef", columns: 5) == ["ab –", "cd ef"])
  }
}
