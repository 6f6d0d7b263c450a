// Tables of more columns and more rows than any page has: each cell gets the figure that stands in it, whatever stands
// before it, and each row the name of its own.
import Reading
import Testing
import Vocabulary

@Suite struct LongTableTests {
  private func statements(_ text: String) throws -> [Statement] {
    var options = ReadingOptions()
    options.judges = false
    return try ArticleReader().read(Array(text.utf8), uri: "a.md", options: options).statements
  }

  @Test func eachCellOfALongRowHasItsOwnFigure() throws {
    let count = 3000
    let text =
      "# Capital spending by year\n\n| Company |" + String(repeating: " Capex |", count: count) + "\n|"
      + String(repeating: "---|", count: count + 1) + "\n| Samsung Electronics |"
      + (1...count).map { " $\($0) billion |" }.joined() + "\n"
    let amounts = try statements(text).compactMap { statement -> String? in
      guard case .investment(let investment) = statement.value else { return nil }
      #expect(investment.entity.mention == "Samsung Electronics")
      return investment.amount?.description
    }
    #expect(amounts == (1...count).map { "\($0)000000000" })
  }

  @Test func eachRowOfALongTableHasItsOwnName() throws {
    let letters = Array("ABCDEFGHIJKLMNOPQRST")
    let names = (0..<2000).map { "Qu\(letters[$0 / 400])\(letters[$0 / 20 % 20])\(letters[$0 % 20]) Works" }
    let text =
      "# Capital spending\n\n| Company | Capex |\n|---|---|\n"
      + names.map { "| \($0) | $5 billion |\n" }.joined()
    let found = try statements(text).compactMap { statement -> String? in
      if case .investment(let investment) = statement.value { investment.entity.name } else { nil }
    }
    #expect(found == names)
  }
}
