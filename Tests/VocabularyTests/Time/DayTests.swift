import Testing
import Vocabulary

/// Days as text.
@Suite struct DayTests {
  @Test(arguments: [
    "0001-01-01", "0999-12-31", "1600-02-29", "1969-12-31", "1970-01-01", "2025-02-24", "2100-02-28", "9999-12-31",
  ])
  func isoAndBack(_ text: String) throws { #expect(try #require(Day(iso: text)).description == text) }

  /// Days that no text holds are still told apart.
  @Test func otherYears() throws {
    let first = try #require(Day(iso: "0001-01-01"))
    let last = try #require(Day(iso: "9999-12-31"))
    #expect(first.advanced(by: -1).description == "0000-12-31")
    #expect(last.advanced(by: 1).description == "10000-01-01")
  }

  @Test func everyDayOfSomeYears() {
    for number in Int32(-800)...800 {
      let day = Day(number: number)
      #expect(Day(iso: day.description) == day)
    }
  }
}
