import Testing

@testable import Reading

/// Sums of which another clause tells what became of them, when, and by whom, as the rules alone read them.
struct EnglishSumsToldTests {
  @Test(arguments: [
    // A clause right behind the sum, a second price behind "and then", a bid with its preposition.
    (
      "Unilever still regrets the $900 million it paid for Danone.",
      "stake unilever 900000000 USD spent target danone"
    ),
    (
      "Unilever paid $4 billion for Danone and then $2 billion for Heineken.",
      "stake unilever 2000000000 USD spent target heineken"
    ),
    (
      "Volvo, whose $3 billion bid for Danone closed in May, is calm.",
      "stake volvo 3000000000 USD spent target danone"
    ),
    // The time that a sentence opens with, that a clause with "when" goes on about, that stands behind an aside.
    (
      "Over the next five years, £190 million will go into Nissan's plant in Sunderland.",
      "capex nissan 190000000 GBP planned years 5"
    ),
    (
      "Outlays at Infineon peaked last year, when the chipmaker invested €5 billion in Dresden.",
      "capex infineon 5000000000 EUR spent years 1 in 2024"
    ),
    (
      "Nissan often cites the £30 million that it invested in Gothenburg, Sweden, in 2024.",
      "capex nissan 30000000 GBP spent years 1 in 2024"
    ),
    (
      "Bayer's research budget was €3.4 billion in 2023, and last year it was €3.1 billion.",
      "capex bayer 3400000000 EUR spent years 1 in 2023"
    ),
    // What was told to be built, and what a mill was costed at.
    (
      "Tata Steel is erecting a furnace in Wales. The bill is £1.2 billion.",
      "capex tata-steel 1200000000 GBP planned"
    ),
    // Parts of one per cent, what happened since an event, parts of sales in brackets.
    ("The FTSE 100 closed down three-quarters of one per cent.", "move ftse-100 -0.75 day"),
    ("Merck shares have added 30% since its bid was announced.", "move merck 30 other"),
    ("Nestlé's sales rose 3%, led by coffee (up 6%).", "growth nestle coffee 6 yoy"),
  ])
  func whatIsToldOfSums(text: String, fact: String) throws {
    #expect(try StatementText.facts(ofParagraph: text).contains(fact))
  }
}
