import Testing
import Vocabulary

@testable import Reading

/// How days are written, and which of two numbers is the month.
@Suite struct DayOrderTests {
  @Test(arguments: [
    "2025-02-21", "2025-02-21 00:00:00+08:00", "2025-02-21T16:00:00Z", "2025/2/21", "2025.02.21", "2025. 2. 21.",
    "20250221",
    "Feb 21, 2025", "Feb 21 2025", "February 21, 2025", "Fri, Feb 21, 2025", "21-Feb-2025", "21-Feb-25",
    "21 February 2025",
    "21. Februar 2025", "21 févr. 2025", "2025년 02월 21일", "2025년 2월 21일 (금)", "2025年2月21日", "2025-02-21(금)",
    "1740096000",
    "1740096000000", "1740096000.0", "2025-Feb-21", "20250221093000", "02/21/2025", "21/02/2025", "02/21/25",
    "2/21/2025 16:00:00",
    "21.02.2025", "21st Feb 2025", "'2025-02-21",
  ])
  func shapes(_ text: String) {
    let written = Array(text.utf8).withUnsafeBufferPointer { DayText.read($0) }
    #expect(written?.day(nil) == Day(iso: "2025-02-21").map { .day($0) })
  }

  @Test(arguments: [
    "", "Close", "12", "1234567", "2025-02", "Q1 2025", "2025-02-21x", "99999999", "1,234.5", "1.5", "Mon", "12:30:00",
    "2025W08",
  ])
  func noDays(_ text: String) {
    let written = Array(text.utf8).withUnsafeBufferPointer { DayText.read($0) }
    #expect(written == nil)
  }

  private func table(_ days: [String]) -> String {
    "Date,Close\n" + days.map { "\($0),1\n" }.joined()
  }

  @Test(arguments: [
    (["03/04/2024", "03/14/2024"], "2024-03-04"), (["03/04/2024", "14/04/2024"], "2024-04-03"),
    (["03.04.2024"], "2024-04-03"),
    (["03-04-2024", "31-05-2024"], "2024-04-03"), (["04/04/2024"], "2024-04-04"),
    (["24/01/04", "24/01/05"], "2024-01-04"), (["01/31/24", "02/01/24"], "2024-01-31"), (["31/01/24"], "2024-01-31"),
    (["28/12/23", "02/01/24", "03/01/24"], "2023-12-28"), (["24.02.08", "24.02.07", "24.01.31"], "2024-02-08"),
  ])
  func decidedByAllRows(_ days: [String], _ first: String) throws {
    #expect(try TableLines(table(days), file: "A.csv").bars.first == "A \(first) c1")
  }

  /// Chinese, Japanese and Korean tables begin with the year, even a single row.
  @Test(arguments: [("日付,終値", "24/01/05"), ("일자,종가", "24.01.05"), ("日期,收盘", "24-01-05")])
  func yearFirstByTheHeader(_ header: String, _ day: String) throws {
    #expect(try TableLines("\(header)\n\(day),1\n", file: "A.csv").bars.first == "A 2024-01-05 c1")
  }

  @Test func yearFirstIfStated() throws {
    let options = TableOptions(dayOrder: .yearFirst)
    #expect(try TableLines(table(["05/04/03"]), file: "A.csv", options: options).bars == ["A 2005-04-03 c1"])
    #expect(try TableLines(table(["05/04/2003"]), file: "A.csv", options: options).bars.isEmpty)
  }

  @Test func trulyAmbiguous() throws {
    let text = table(["03/04/2024", "04/04/2024", "05/04/2024"])
    let failure = #expect(throws: Diagnostic.self) { try TableLines(text, file: "A.csv") }
    #expect(
      failure?.message == "day \"03/04/2024\" can be read in two ways, and no row of the file tells which is meant")
    #expect(failure?.help == "--day-first reads it as 2024-04-03, --month-first as 2024-03-04")
    #expect(failure?.place?.line == 2)
    #expect(
      try TableLines(text, file: "A.csv", options: TableOptions(dayOrder: .dayFirst)).bars[0] == "A 2024-04-03 c1")
    #expect(
      try TableLines(text, file: "A.csv", options: TableOptions(dayOrder: .monthFirst)).bars[0] == "A 2024-03-04 c1")
  }

  @Test func contradicting() throws {
    let text = table(["13/04/2024", "04/14/2024"])
    #expect(throws: Diagnostic.self) { try TableLines(text, file: "A.csv") }
    let lines = try TableLines(text, file: "A.csv", options: TableOptions(dayOrder: .dayFirst))
    #expect(lines.bars == ["A 2024-04-13 c1"])
    #expect(lines.complaints == ["3:1 there is no day \"04/14/2024\""])
  }

  @Test func toldByARowFarDown() throws {
    // The order shows behind what decides the layout otherwise.
    var text = "Date,Close\n"
    while text.utf8.count < TableReader.headSize * 3 { text += "03/04/2024,1.5\n" }
    let lines = try TableLines(text + "03/31/2024,2\n", file: "A.csv")
    #expect(lines.bars.first == "A 2024-03-04 c1.5")
    #expect(lines.bars.last == "A 2024-03-31 c2")
    #expect(throws: Diagnostic.self) { try TableLines(text, file: "A.csv") }
  }
}
