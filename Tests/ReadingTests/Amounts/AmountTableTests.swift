import Testing
import Vocabulary

@testable import Reading

/// Tables of amounts: which columns hold what, and what their cells say.
@Suite struct AmountTableTests {
  private func table(
    _ text: String, _ wanted: AmountColumns.Wanted = .init(), needsCurrency: Bool = true, needsDay: Bool = true,
    options: TableOptions = TableOptions()
  ) throws -> AmountTable {
    try AmountTable(
      Array(text.utf8), file: "a.csv", columns: wanted, needsCurrency: needsCurrency, needsDay: needsDay,
      options: options)
  }

  /// The rows as `2025-02-24 CNY 12.5`; `?` for what is not known, words in quotes.
  private func rows(_ table: AmountTable) -> [String] {
    var rows: [String] = []
    table.forEach { row in
      let day =
        switch table.day(of: row) {
        case .day(let day): "\(day)"
        case .missing: "?"
        case .bad(let text): "!\(text)"
        }
      let amount =
        switch table.amount(of: row) {
        case .number(let number): "\(number)"
        case .missing: "?"
        case .words(let words): "\"\(words)\""
        }
      rows.append("\(day) \(table.currency(of: row).map { "\($0)" } ?? "?") \(amount)")
    }
    return rows
  }

  @Test(arguments: [
    "date,amount,currency\n2025-02-24,12.5,CNY\n", "일자;금액;통화\n2025.02.24;12,5;위안\n",
    "币种\t金额\t日期\nRMB\t12.5\t2025年2月24日\n", "通貨|金額|日付\n人民元|12.5|2025/02/24\n",
    "\u{FEFF}When,What,Sum,Ccy\r\n24/02/2025,rent,\"12.50\",cny\r\n",
    // By what the cells hold.
    "a,b,c,d\n2025-02-24,12.5,CNY,rent\n", "note,x,y,z\n\"a, b\",CNY,2025-02-24,12.5\n",
  ])
  func columnsAreFound(_ text: String) throws {
    #expect(try rows(table(text)) == ["2025-02-24 CNY 12.5"])
  }

  @Test func namedColumnsWin() throws {
    let text = "date,paid on,amount,net,currency,ccy2\n2025-01-01,2025-02-24,1,12.5,USD,CNY\n"
    #expect(try rows(table(text)) == ["2025-01-01 USD 1.0"])
    let wanted = AmountColumns.Wanted(amount: "NET", currency: "ccy2", day: "Paid On")
    #expect(try rows(table(text, wanted)) == ["2025-02-24 CNY 12.5"])
  }

  @Test func cells() throws {
    let text = """
      date,amount,currency
      2025-02-24,"1,234,567.5",USD
      2025-02-24,(5),USD

      2025-02-24,$5bn,USD
      2025-02-24,3천억,KRW
      2025-02-24,n/a,KRW
      ,-7,EUR
      2025-02-30,1e3,eur
      2025-02-24,8,weird
      2025-02-24
      """
    #expect(
      try rows(table(text)) == [
        "2025-02-24 USD 1234567.5", "2025-02-24 USD -5.0", "2025-02-24 USD \"$5bn\"", "2025-02-24 KRW \"3천억\"",
        "2025-02-24 KRW ?", "? EUR -7.0", "!2025-02-30 EUR 1000.0", "2025-02-24 ? 8.0", "2025-02-24 ? ?",
      ])
  }

  @Test func quotedCells() throws {
    let read = try table(
      "date,note,amount\n2025-02-24,\"two\nlines, \"\"x\"\"\",7\n2025-02-25,\"open,8\n2025-02-26,,9\n")
    var notes: [String] = []
    var lines: [Int] = []
    read.forEach {
      notes.append($0.text(1))
      lines.append($0.line)
    }
    #expect(notes == ["two\nlines, \"x\"", "open,8", ""])
    #expect(lines == [2, 4, 5])
    #expect(rows(read) == ["2025-02-24 ? 7.0", "2025-02-25 ? ?", "2025-02-26 ? 9.0"])
  }

  /// All rows tell the order of day and month; where none does, nobody guesses.
  @Test func orderOfDays() throws {
    let text = "date,amount\n03/04/2024,1\n"
    #expect(try rows(table(text + "14/04/2024,2\n")).first == "2024-04-03 ? 1.0")
    #expect(try rows(table(text + "03/14/2024,2\n")).first == "2024-03-04 ? 1.0")
    #expect(try rows(table(text, options: TableOptions(dayOrder: .dayFirst))).first == "2024-04-03 ? 1.0")
    #expect(throws: Diagnostic.self) { try table(text) }
    #expect(try table(text, needsDay: false).day == nil)
  }

  private func failure(_ text: String, _ wanted: AmountColumns.Wanted = .init()) -> Diagnostic? {
    do {
      _ = try table(text, wanted)
      return nil
    } catch { return error as? Diagnostic }
  }

  @Test func whatCannotBeTold() {
    #expect(failure("")?.message == "the file is empty")
    #expect(failure("2025-02-24,5,USD\n")?.message == "the table has no line that names its columns")
    let two = failure("when,a,b\n2025-02-24,1,2\n")
    #expect(two?.message == "several columns may hold the amounts")
    #expect(two?.help == "name it with --amount: a, b")
    #expect(failure("when,a\n2025-02-24,x\n")?.message == "no column is known to hold amounts")
    #expect(failure("a,b,amount\n2025-02-24,2025-02-25,1\n")?.message == "several columns may hold the days")
    #expect(
      failure("date,amount\n2025-02-24,1\n", .init(currency: "ccy"))?.message == "there is no column \"ccy\"")
  }

  /// A quote that is never closed costs a bounded look ahead a row.
  @Test func openQuotesStayLinear() throws {
    let read = try table("date,amount\n" + String(repeating: "2025-02-24,\"5\n", count: 3001))
    var count = 0
    read.forEach { _ in count += 1 }
    #expect(count > 1000)
  }
}
