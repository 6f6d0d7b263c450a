import Testing

/// Every rule with sentences that it reads and sentences that it must leave alone: Specs/<language>/extraction.tsv.
struct ExtractionSpecTests {
  @Test(arguments: ["ko", "en", "zh", "ja"])
  func sentencesGiveTheirFacts(language: String) throws {
    let rows = try SpecTable.rows("Specs/\(language)/extraction.tsv")
    #expect(rows.count >= 12)
    for row in rows {
      // published, text, fact…
      let facts = try StatementText.facts(of: row[1], published: row[0])
      #expect(facts == Array(row.dropFirst(2)).filter { !$0.isEmpty }, "\(row[1])")
    }
  }

  /// The constructions of the trade press, row by row: Specs/<language>/prose.tsv. The order of the facts is free; `\n`
  /// ends a line.
  @Test(arguments: ["ko", "zh", "ja"])
  func pressProseGivesItsFacts(language: String) throws {
    let rows = try SpecTable.rows("Specs/\(language)/prose.tsv")
    #expect(rows.count >= 60)
    for row in rows {
      let facts = try StatementText.facts(of: row[1].replacing("\\n", with: "\n"), published: row[0])
      #expect(facts.sorted() == row.dropFirst(2).filter { !$0.isEmpty }.sorted(), "\(row[1])")
    }
  }
}
