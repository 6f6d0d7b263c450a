// One table with everything that breaks writers of tables, and what every format makes of it.
import Testing
import Vocabulary

@testable import Rendering

/// Commas, quotes, line ends, formulas, wide, combining and dangerous characters, numbers of every size, blobs, nulls.
let nasty = Grid(
  columns: [
    Column("name"), Column("code", .code), Column("amount", .amount), Column("currency"), Column("percent", .percent),
    Column("x|y"), Column("name"),
  ],
  rows: [
    [
      .text("알리바바"), .text("005930"), .integer(380_000_000_000), .text("CNY"), .integer(68), .real(0.1),
      .text("say \"hi\", world"),
    ],
    [
      .text("=1+1"), .text("-5.00"), .real(126_666_666_666.666_67), .text("KRW"), .real(-1.25), .real(1e21),
      .text("a\r\nb\tc"),
    ],
    [.null, .text(""), .integer(-75_000_000_000_000), .null, .null, .real(5e-7), .text("@cmd \u{202E}live\u{1B}[2J")],
    [
      .text("e\u{301}\u{1112}\u{1161}\u{11AB}"), .text("+82-2"), .integer(12_345), .text("USD"), .integer(0), .real(3),
      .text("back\\slash <b>*x*</b> fiscal_year _em_"),
    ],
    [.text("한"), .text("👨‍👩‍👧"), .null, .null, .real(.infinity), .integer(.min), .blob([0, 255])],
  ])

private func text(_ format: OutputFormat, _ options: RenderOptions = RenderOptions()) -> String {
  String(decoding: render(nasty, as: format, options: options), as: UTF8.self)
}

@Suite struct NastyTableTests {
  @Test func csv() {
    #expect(
      text(.csv) == """
        name,code,amount,currency,percent,x|y,name
        알리바바,005930,380000000000,CNY,68,0.1,"say ""hi"", world"
        '=1+1,-5.00,126666666666.66667,KRW,-1.25,1000000000000000000000,"a\r
        b\tc"
        ,"",-75000000000000,,,0.0000005,'@cmd \u{202E}live\u{1B}[2J
        e\u{301}\u{1112}\u{1161}\u{11AB},'+82-2,12345,USD,0,3,back\\slash <b>*x*</b> fiscal_year _em_
        한,👨‍👩‍👧,,,inf,-9223372036854775808,X'00FF'

        """)
  }

  @Test func csvForExcel() {
    let bytes = render(nasty, as: .csv, options: RenderOptions(isForExcel: true))
    #expect(bytes.prefix(3) == [0xEF, 0xBB, 0xBF])
    let lines = String(decoding: bytes.dropFirst(3), as: UTF8.self).unicodeScalars.split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 8)
    #expect(lines.dropLast().allSatisfy { $0.last == "\r" })
    #expect(String(String.UnicodeScalarView(lines[0])) == "name,code,amount,currency,percent,x|y,name\r")
  }

  @Test func csvOnATerminalShowsControlsEscaped() {
    let shown = text(.csv, RenderOptions(terminalWidth: 80))
    #expect(shown.contains("'@cmd \\u{202E}live\\u{1B}[2J"))
    #expect(!shown.unicodeScalars.contains("\u{1B}"))
  }

  @Test func tsv() {
    #expect(
      text(.tsv) == """
        name\tcode\tamount\tcurrency\tpercent\tx|y\tname
        알리바바\t005930\t380000000000\tCNY\t68\t0.1\tsay "hi", world
        '=1+1\t-5.00\t126666666666.66667\tKRW\t-1.25\t1000000000000000000000\ta\\r\\nb\\tc
        \t\t-75000000000000\t\t\t0.0000005\t'@cmd \u{202E}live\u{1B}[2J
        e\u{301}\u{1112}\u{1161}\u{11AB}\t'+82-2\t12345\tUSD\t0\t3\tback\\\\slash <b>*x*</b> fiscal_year _em_
        한\t👨‍👩‍👧\t\t\tinf\t-9223372036854775808\tX'00FF'

        """)
  }

  @Test func json() {
    #expect(
      text(.json) == #"""
        [
        {"name":"알리바바","code":"005930","amount":380000000000,"currency":"CNY","percent":68,"x|y":0.1,"name_2":"say \"hi\", world"},
        {"name":"=1+1","code":"-5.00","amount":126666666666.66667,"currency":"KRW","percent":-1.25,"x|y":1000000000000000000000,"name_2":"a\r\nb\tc"},
        {"name":null,"code":"","amount":-75000000000000,"currency":null,"percent":null,"x|y":0.0000005,"name_2":"@cmd \#u{202E}live\u001b[2J"},
        {"name":"e\#u{301}\#u{1112}\#u{1161}\#u{11AB}","code":"+82-2","amount":12345,"currency":"USD","percent":0,"x|y":3,"name_2":"back\\slash <b>*x*</b> fiscal_year _em_"},
        {"name":"한","code":"👨‍👩‍👧","amount":null,"currency":null,"percent":null,"x|y":-9223372036854775808,"name_2":"X'00FF'"}
        ]

        """#)
  }

  @Test func jsonLinesAreTheObjectsOfTheArray() {
    let array = text(.json).split(separator: "\n").dropFirst().dropLast().map { $0.last == "," ? $0.dropLast() : $0 }
    #expect(text(.jsonl).split(separator: "\n") == array)
    #expect(text(.jsonl, RenderOptions(terminalWidth: 80)).contains("@cmd \\u202elive\\u001b[2J"))
  }

  @Test func table() {
    let lines = text(.table).split(separator: "\n").map(String.init)
    #expect(lines.count == 7)
    #expect(
      lines[0] == "name      code      amount  currency  percent                     x|y  name")
    #expect(
      lines[2] == "알리바바  005930    380 bn  CNY          +68%                     0.1  say \"hi\", world")
    #expect(
      lines[3] == "=1+1      -5.00   126.7 bn  KRW        -1.25%  1000000000000000000000  a\\r\\nb\\tc")
    #expect(
      lines[4] == "                    -75 tn                                  0.0000005  @cmd \\u{202E}live\\u{1B}[2J")
    #expect(
      lines[5]
        == "e\u{301}\u{1112}\u{1161}\u{11AB}       +82-2     12,345  USD            0%                       3  back\\slash <b>*x*</b> fiscal_year _em_"
    )
    #expect(lines[6] == "한        👨‍👩‍👧                            +inf%    -9223372036854775808  X'00FF'")
  }

  @Test func markdown() {
    let lines = text(.markdown).split(separator: "\n").map(String.init)
    #expect(lines.count == 7)
    #expect(lines[0].hasPrefix("| name     | code   |   amount | currency | percent |"))
    #expect(lines[1].hasPrefix("| -------- | ------ | -------: | -------- | ------: |"))
    #expect(lines[0].contains(" x\\|y | name"))
    #expect(lines[3].contains("| a\\\\r<br>b\\\\tc "))
    #expect(lines[5].contains("| back\\\\slash &lt;b&gt;\\*x\\*&lt;/b&gt; fiscal_year \\_em\\_ |"))
    let widths = Set(lines.map(displayWidth))
    #expect(widths.count == 1)
  }
}
