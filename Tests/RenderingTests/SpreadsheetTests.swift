import Rendering
import Testing
import Vocabulary

/// What a workbook holds, read back from its bytes.
@Suite struct SpreadsheetTests {
  static let grid = Grid(
    columns: [
      Column("id", .code), Column("name"), Column("amount", .amount), Column("percent", .percent), Column("day", .day),
    ],
    rows: [
      [.text("005930"), .text("삼성전자 <&>"), .integer(380_000_000_000), .real(-5.5), .text("2025-02-24")],
      [.integer(7), .text("=1+1"), .integer(9_007_199_254_740_993), .null, .text("spring")],
    ])

  private func sheet(_ grid: Grid) throws -> String {
    let members = try #require(unzip(render(grid, as: .xlsx)))
    #expect(members["[Content_Types].xml"] != nil)
    return try #require(members["xl/worksheets/sheet1.xml"])
  }

  @Test func cellsHaveTheirTypes() throws {
    let sheet = try sheet(Self.grid)
    // Codes and formulas are text, a day is a number of days since 1900.
    #expect(sheet.contains("t=\"inlineStr\"><is><t>005930</t>"))
    #expect(sheet.contains("<is><t>삼성전자 &lt;&amp;&gt;</t>"))
    #expect(sheet.contains("<is><t>=1+1</t>"))
    #expect(sheet.contains("<v>380000000000</v>"))
    #expect(sheet.contains("<v>-5.5</v>"))
    #expect(sheet.contains("<v>45712</v>"))
    #expect(sheet.contains("<is><t>spring</t>"))
    // Too many digits for a number of a spreadsheet: kept as text.
    #expect(sheet.contains("<is><t>9007199254740993</t>"))
    #expect(!sheet.contains("r=\"D3\""))
  }

  @Test func theHeadingIsFrozen() throws {
    let sheet = try sheet(Self.grid)
    #expect(sheet.contains("<pane ySplit=\"1\" topLeftCell=\"A2\""))
    #expect(sheet.contains("<autoFilter ref=\"A1:E3\"/>"))
    #expect(sheet.contains("<is><t>percent</t>"))
  }

  @Test func amountsHaveThousandsMarks() throws {
    let styles = try #require(unzip(render(Self.grid, as: .xlsx))?["xl/styles.xml"])
    #expect(styles.contains("formatCode=\"#,##0\""))
    #expect(styles.contains("yyyy-mm-dd"))
  }

  @Test func theSameRowsGiveTheSameBytes() { #expect(render(Self.grid, as: .xlsx) == render(Self.grid, as: .xlsx)) }

  @Test func longTextsAreCutAndCounted() throws {
    let book = SpreadsheetBook()
    book.beginSheet("texts", columns: [Column("text")])
    book.append([[.text(String(repeating: "가", count: 40_000))], [.text("short")]])
    book.endSheet()
    let members = try #require(unzip(try book.finish()))
    #expect(book.cutTexts == 1)
    #expect(members["xl/worksheets/sheet1.xml"]?.filter { $0 == "가" }.count == 32_767)
  }

  @Test func sheetsHaveNamesThatSpreadsheetsTake() throws {
    let book = SpreadsheetBook()
    for name in ["a/b:c", String(repeating: "n", count: 40)] {
      book.beginSheet(name, columns: [Column("x")])
      book.endSheet()
    }
    let workbook = try #require(unzip(try book.finish())?["xl/workbook.xml"])
    #expect(workbook.contains("name=\"a-b-c\""))
    #expect(workbook.contains("name=\"\(String(repeating: "n", count: 31))\""))
  }

  @Test func moreRowsThanASheetHoldsFail() {
    let book = SpreadsheetBook()
    book.beginSheet("rows", columns: [Column("x")])
    let rows = [[Cell]](repeating: [.integer(1)], count: SpreadsheetBook.maximumRows)
    book.append(rows)
    #expect(book.failure?.message == "a sheet holds 1048575 rows and there are more")
  }
}
