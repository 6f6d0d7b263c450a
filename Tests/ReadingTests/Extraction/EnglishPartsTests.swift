import Testing

@testable import Reading

/// Parts of a business that a text goes through one after another: whose they are, with and without the unit of their
/// percentages, in sentences, rows and tables, as the rules alone read them.
struct EnglishPartsTests {
  @Test(arguments: [
    // Capitals that no lexicon holds, behind the growth of a company.
    ("Danone's sales rose 5%. Alpine Hydration grew 9%.", "growth danone alpine-hydration 9 yoy"),
    ("Nestle's revenue fell 2%. Harvest Kitchen sold 7% more.", "growth nestle harvest-kitchen 7 yoy"),
    // Percentages without their unit.
    ("Danone's sales rose 5%. Water: +7.", "growth danone water 7 yoy"),
    ("Shares of Siemens gained 1.5 per cent, Danone fell 0.7.", "move danone -0.7 day"),
  ])
  func whatPartsGrewBy(text: String, fact: String) throws {
    let facts = try StatementText.facts(ofParagraph: text)
    #expect(facts.contains(fact), "\(facts)")
  }

  @Test(arguments: [
    // What is counted is no percentage.
    "Danone's sales rose 5%, helped by 3 launches.",
    "Danone's sales rose 5%, to sell in 12 markets.",
    "Danone's sales rose 5%. Staff: +70 people.",
  ])
  func whatIsCounted(text: String) throws {
    #expect(try StatementText.facts(ofParagraph: text).count == 1)
  }
}
