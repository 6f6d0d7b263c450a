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
    #expect(wrapped("현대 자동차그룹 ab", columns: 7) == ["현대", "자동차", "그룹 ab"])
    // A letter with its accent apart is one character, here as in words cut anywhere.
    #expect(wrapped("cafe\u{301}s ab", columns: 5) == ["cafe\u{301}s", "ab"])
    #expect(wrapped("€40–50 “x”…", columns: 7) == ["€40–50", "“x”…"])
  }

  /// Lines put together character by character: what those that are cut from a text are compared with.
  private static func wrappedSlowly(_ text: String, columns: Int) -> [String] {
    if displayWidth(text) <= columns { return [text] }
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      let joined = line.isEmpty ? String(word) : line + " " + word
      if displayWidth(joined) <= columns {
        line = joined
        continue
      }
      if !line.isEmpty { lines.append(line) }
      line = ""
      for character in word {
        if displayWidth(line + String(character)) > columns, !line.isEmpty {
          lines.append(line)
          line = ""
        }
        line.append(character)
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }

  @Test func cutLinesAreThoseOfCharacters() {
    let pieces = ["a", "bc", " ", " ", "  ", "가", "漢字", "–", "€", "é", "e\u{301}", "😀", "カ゛", "-"]
    var state: UInt64 = 7
    for _ in 0..<3000 {
      var text = ""
      for _ in 0..<12 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += pieces[Int(state >> 33) % pieces.count]
      }
      let columns = 2 + Int(state >> 40) % 9
      #expect(wrapped(text, columns: columns) == Self.wrappedSlowly(text, columns: columns), "\(text) in \(columns)")
    }
  }
}
