import Testing

@testable import Reading

/// English companies that no lexicon holds, in articles of a headline and a paragraph, as the rules alone read them.
struct EnglishNamesTests {
  @Test(arguments: [
    // A name that ends in a country, that holds a known one, with small words between its capitals.
    (
      "In Cork, seaweed firm Fucus Ireland will invest €6 million in a drying plant.",
      ["capex fucus-ireland 6000000 EUR planned"]
    ),
    (
      "In Leeds, Alta Shell Works will spend $40 million on a plant.",
      ["capex alta-shell-works 40000000 USD planned"]
    ),
    (
      "On Monday Cafés del Norte Brands said it will spend €9 million on a plant.",
      ["capex cafés-del-norte-brands 9000000 EUR planned"]
    ),
    // Whose figure it is, and the place that a sentence opens with.
    ("Sales at Strider rose 12% in the second quarter.", ["growth strider total 12 yoy"]),
    ("In Asia, Nike's sales dropped by 15%.", ["growth nike asia -15 yoy"]),
  ])
  func namesAreReadWhole(text: String, facts: [String]) throws {
    #expect(try StatementText.facts(ofParagraph: text) == facts)
  }

  /// Outside of quotation marks "we" is the one whose text it is, and not who was named last.
  @Test func weIsWhoseTextItIs() throws {
    let text =
      "Larkfield Cement has a new owner: Blueshore Holdings bought 35% of us for $52 million. "
      + "We will spend $6 million on a kiln."
    #expect(try StatementText.facts(ofParagraph: text).contains("capex larkfield-cement 6000000 USD planned"))
  }

  /// A headline of capitals ends a name before its verb.
  @Test func headlinesEndNames() throws {
    let text =
      "Larkfield Motors Reports Second Quarter Results\n\nLarkfield Motors said net sales rose 3% to $90 million."
    #expect(try StatementText.facts(of: text, published: "2025-03-10") == ["growth larkfield-motors total 3 yoy"])
  }
}
