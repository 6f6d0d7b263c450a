import Testing
import Vocabulary

@testable import Reading

/// Rows that are wrong: the right ones around them are kept, and each wrong one is told with its place.
@Suite struct WrongRowTests {
  static let header = "Date,Open,High,Low,Close,Volume\n"

  @Test(arguments: [
    ("2024-01-03,null,null,null,null,null", "3:27 the row has no prices"),
    ("2024-01-03,1,2,0.5,null,9", "3:20 the row has no close"), ("2024-01-03,N/A,-,.,,", "3:20 the row has no prices"),
    ("2024-01-03,0.25 Dividend", "3:12 \"0.25 Dividend\" is no bar"),
    ("2024-01-03,1,2", "3:1 row has 3 cells, the header names 6 columns"),
    ("2024-01-03,1,2,0.5,1,9,7", "3:24 row has 7 cells, the header names 6 columns"),
    ("<<<<<<< HEAD", "3:1 a merge-conflict marker stands in the file"),
    ("=======", "3:1 a merge-conflict marker stands in the file"),
    (">>>>>>> theirs", "3:1 a merge-conflict marker stands in the file"),
    ("Date,Open,High,Low,Close,Volume", "3:1 the header stands here again"),
    ("2024-02-30,1,2,0.5,1,9", "3:1 there is no day \"2024-02-30\""),
    ("2024-13-01,1,2,0.5,1,9", "3:1 there is no day \"2024-13-01\""),
    ("total,1,2,0.5,1,9", "3:1 \"total\" is not a day"),
    (",1,2,0.5,1,9", "3:1 the row has no day"),
    ("2024-01-03,1,2,0.5,18.42O,9", "3:20 close \"18.42O\" is not a number"),
    ("2024-01-03,1,2,0.5,1,many", "3:22 volume \"many\" is not a number"),
    ("2024-01-03,1,2,0.5,-1,9", "3:20 close \"-1\" is not positive"),
    ("2024-01-03,1,2,0.5,0,9", "3:20 close \"0\" is not positive"),
    ("2024-01-03,-1,2,0.5,1,9", "3:12 open \"-1\" is not positive"),
    ("2024-01-03,1,0.4,0.5,0.5,9", "3:14 high \"0.4\" is below low \"0.5\""),
    ("2024-01-03,1,2,0.5,1,-9", "3:22 volume \"-9\" is negative"),
    ("2024-01-03,1,2,0.5,\"1,9", "3:20 a quote opens here and is not closed in its line"),
    ("Downloaded from Example.com as of 2024-03-01", "3:1 row has 1 cell, the header names 6 columns"),
    ("2024-01-03,1,NaN,0.5,1e400,9", "3:22 close \"1e400\" is not a number"),
  ])
  func wrong(_ row: String, _ complaint: String) throws {
    let lines = try TableLines(
      Self.header + "2024-01-02,1,2,0.5,1.5,9\n" + row + "\n2024-01-04,1,2,0.5,1.25,8\n", file: "A.csv")
    #expect(lines.bars == ["A 2024-01-02 o1 h2 l0.5 c1.5 v9", "A 2024-01-04 o1 h2 l0.5 c1.25 v8"])
    #expect(lines.complaints == [complaint])
    #expect(lines.rejectedRows == 1)
  }

  @Test(arguments: [
    ("2024-01-03,null,2,0.5,1,", "A 2024-01-03 h2 l0.5 c1"),
    (" 2024-01-03 , 1 , 2 , 0.5 , 1 , 9 ", "A 2024-01-03 o1 h2 l0.5 c1 v9"),
    ("2024-01-03,1.6E-05,2.5e-05,1E-5,0.00001234,1.5e3", "A 2024-01-03 o0.000016 h0.000025 l0.00001 c0.00001234 v1500"),
    (
      "2024-01-03,68.470001,68.5,68,68.470001,1234567890123456",
      "A 2024-01-03 o68.470001 h68.5 l68 c68.470001 v1234567890123456"
    ),
    ("\"2024-01-03\",\"1\",\"2\",\"0.5\",\"1\",\"9\"", "A 2024-01-03 o1 h2 l0.5 c1 v9"),
    ("2024-01-03,1,2,0.5,1,9,", "A 2024-01-03 o1 h2 l0.5 c1 v9"),
    ("2024-01-03,1,2,0.5,1,9,,,", "A 2024-01-03 o1 h2 l0.5 c1 v9"), ("2024-01-03,0,0,0,1.5,0", "A 2024-01-03 c1.5 v0"),
    ("2024-01-03T00:00:00Z,1,2,0.5,1,9", "A 2024-01-03 o1 h2 l0.5 c1 v9"),
    ("20240103,1,2,0.5,1,1.2M", "A 2024-01-03 o1 h2 l0.5 c1 v1200000"),
    ("2024-01-03,1,2,0.5,0.12345678901234567890,9", "A 2024-01-03 o1 h2 l0.5 c0.12345678901234568 v9"),
    ("2024-01-03,1,2,0.5,12345678.123456789,9", "A 2024-01-03 o1 h2 l0.5 c12345678.12345679 v9"),
    ("2024-01-03,1,2,0.5,1.50000000000000000000000,9", "A 2024-01-03 o1 h2 l0.5 c1.5 v9"),
  ])
  func odd(_ row: String, _ bar: String) throws {
    let lines = try TableLines(Self.header + row + "\n\n,,,,,\n   \n", file: "A.csv")
    #expect(lines.bars == [bar])
    #expect(lines.complaints == [])
  }

  @Test(arguments: [
    "說明:\n\"符號說明:+/-/X表示漲/跌/不比價\"\n", "Source: the exchange. Prices in New Taiwan dollars\n",
    "\nDownloaded from Example.com as of 2024-03-01,,,,,\n", "※ 자료: 거래소, 단위: 원\n",
  ])
  func notesBelowTheTableAreNoRows(_ notes: String) throws {
    let row = "2024-01-03,1,2,0.5,1,9\n"
    let lines = try TableLines(Self.header + row + notes, file: "A.csv")
    #expect(lines.bars == ["A 2024-01-03 o1 h2 l0.5 c1 v9"])
    #expect(lines.complaints == [])
    #expect(lines.rejectedRows == 0)
    let count = notes.split(separator: "\n").count
    let followed = try TableLines(Self.header + row + notes + "2024-01-04,1,2,0.5,1,9\n", file: "A.csv")
    #expect(followed.rejectedRows == count)
    #expect(followed.complaints.count == count)
    #expect(followed.bars.count == 2)
  }

  @Test(arguments: ["ALIBABA", "2024-01-04", "BABA 2024-01-04;1;2;0.5;1;9", "<<<<<<< HEAD", "a,b,c,d,e,f"])
  func lastRowsThatAreNoNotes(_ row: String) throws {
    let lines = try TableLines(Self.header + "2024-01-03,1,2,0.5,1,9\n" + row + "\n", file: "A.csv")
    #expect(lines.rejectedRows == 1)
  }

  @Test func repeatedRowsAreLeftToTheStore() throws {
    let row = "2024-01-03,1,2,0.5,1,9\n"
    let lines = try TableLines(Self.header + row + row + "2024-01-03,1,2,0.5,1.1,9\n", file: "A.csv")
    #expect(lines.bars.count == 3)
  }

  @Test func zeroPriceBesideAClose() throws {
    let lines = try TableLines(Self.header + "2021-09-29,130,140.4,0.000000,140.4,150\n", file: "A.csv")
    #expect(lines.bars == ["A 2021-09-29 o130 h140.4 c140.4 v150"])
    #expect(lines.complaints == ["2:22 low \"0.000000\" is no price, the row is kept without it"])
    #expect(lines.rejectedRows == 0)
  }

  @Test func negativePricesOfFutures() throws {
    let text = "Date,Price,Open,High,Low,Vol.,Change %\n04/20/2020,-37.63,17.73,17.85,-40.32,247.95K,-305.97%\n"
    let lines = try TableLines(text, file: "Crude Oil WTI Futures Historical Data.csv")
    #expect(lines.bars == ["Crude Oil WTI 2020-04-20 o17.73 h17.85 l-40.32 c-37.63 v247950"])
  }

  @Test func diagnosticsAreBounded() throws {
    let rows = String(repeating: "2024-01-03,1,2,0.5,x,9\n", count: 3000)
    let lines = try TableLines(Self.header + rows, file: "A.csv")
    #expect(lines.complaints.count == ParsedTable.diagnosticLimit)
    #expect(lines.rejectedRows == 3000)
  }

  @Test(arguments: [
    ("<!DOCTYPE html><html><body>404</body></html>", "this is a web page, not a table of prices or rates"),
    ("{\"chart\":{}}", "this is JSON, not a table of prices or rates"), ("", "the file is empty"),
    ("\n \n", "the file is empty"),
    ("2024-01-02,1,2,3\n2024-01-03,1,2,3\n", "the table has no header: its columns are not named"),
    ("a,b\n1,2\n", "no table of prices or rates was found"),
    ("code,close\n005930,1\n", "the table has no column of days"),
    ("date,remark\n2024-01-02,good\n", "no column of the table is known to hold prices or rates"),
    (
      "Datetime,Open,High,Low,Close\n2024-01-02 09:30:00,1,1,1,1\n2024-01-02 09:31:00,1,1,1,1\n2024-01-02 09:32:00,1,1,1,1\n2024-01-02 09:33:00,1,1,1,1\n",
      "the file holds several bars a day, only daily bars are kept"
    ),
    ("<TICKER>,<PER>,<DATE>,<CLOSE>\nA,5,20240102,1\n", "the bars are of the interval \"5\", not of days"),
  ])
  func refused(_ text: String, _ message: String) {
    let failure = #expect(throws: Diagnostic.self) { try TableLines(text, file: "A.csv") }
    #expect(failure?.message == message)
  }

  @Test(arguments: ["HistoricalData_1709312345678.csv", "-", "table.csv", "dir/quotes (1).csv"])
  func symbolNobodyTells(_ file: String) {
    let failure = #expect(throws: Diagnostic.self) {
      try TableLines(Self.header + "2024-01-03,1,2,0.5,1,9\n", file: file)
    }
    #expect(failure?.message == "neither the file nor its name says which instrument the prices are of")
  }
}
