import Testing

@testable import Reading

/// Fragments and rows that state a fact without a verb, and purchases that name only who is bought, as the rules alone read them.
struct EnglishRostersTests {
  @Test(arguments: [
    // Paragraphs of a name, a place and a sum; what keeps or cuts it; a length of its own.
    (
      "Shell will invest $20 billion this year. Others follow:\n\nEquinor, Stavanger. $13 billion over three years.",
      "capex equinor 13000000000 USD planned years 3"
    ),
    (
      "Shell will invest $20 billion this year. Others follow:\n\nEquinor, Stavanger. Unchanged at $13 billion.",
      "capex equinor 13000000000 USD planned"
    ),
    (
      "Shell will invest $20 billion this year. Eni? €9 billion.",
      "capex eni 9000000000 EUR planned years 1 in 2025"
    ),
    (
      "Shell will invest $20 billion in Texas. Eni, €9 billion.",
      "capex eni 9000000000 EUR planned"
    ),
    (
      "Norway: 85 billion kroner over 12 years.",
      "capex norway 85000000000 NOK planned years 12"
    ),
    // Whoever is told of a plan is not whose it is.
    (
      "Fortescue told shareholders to count on outlays of $3.3 billion in fiscal 2026.",
      "capex fortescue 3300000000 USD planned years 1 in 2026"
    ),
    (
      "BHP will spend $11 billion in each of the next two financial years.",
      "capex bhp 11000000000 USD planned years 1"
    ),
    (
      "Broadcom's capital expenditure will be $3 billion. Micron's is $13 billion.",
      "capex micron 13000000000 USD planned"
    ),
  ])
  func whatRowsState(text: String, fact: String) throws {
    #expect(try StatementText.facts(ofParagraph: text).contains(fact))
  }

  @Test(arguments: [
    // A buyer who is not named beside the price.
    (
      "Danone acquired Lifeway in May. Chobani was bought for $900 million.",
      "stake danone 900000000 USD spent target chobani"
    ),
    (
      "Heineken, the brewer it agreed to buy in March for $6 billion, is Danone's largest target so far.",
      "stake danone 6000000000 USD planned target heineken"
    ),
    (
      "Merck has agreed to pay $221 a share, or roughly $9.2 billion all in, for Danone.",
      "stake merck 9200000000 USD planned about target danone"
    ),
    (
      "Nestlé will buy Danone for $6 billion in cash and stock.",
      "stake nestle 6000000000 USD planned target danone"
    ),
    ("Nestlé will buy Danone for $6 billion. The buyer's shares fell 2%.", "move nestle -2 day"),
    ("Nestlé will buy Danone for $6 billion. The target's shares rose 14%.", "move danone 14 day"),
  ])
  func whoBuys(text: String, fact: String) throws {
    #expect(try StatementText.facts(ofParagraph: text).contains(fact))
  }

  @Test(arguments: [
    ("Revenue: Citigroup +9%, Wells Fargo +5%.", "growth wells-fargo total 5 yoy"),
    ("Citigroup's revenue rose 9%. Wells Fargo managed 5%.", "growth wells-fargo total 5 yoy"),
    ("Sales at Infineon came to $40 million. That is +22%.", "growth infineon total 22 yoy"),
    (
      "Infineon's revenue rose 2%. By division, Power & Sensors rose 3% and Rail Signals 13%.",
      "growth infineon rail-signals 13 yoy"
    ),
    ("Newmont fell 7.1% and Glencore, which also trades the stuff, 5%.", "move glencore -5 day"),
    ("Newmont, up 2.8%, and Glencore, 4.4%, followed.", "move glencore 4.4 day"),
    ("Newmont is 10% to the good in 2025.", "move newmont 10 ytd"),
    ("The FTSE 100 was 0.8% in the red.", "move ftse-100 -0.8 day"),
    ("Newmont fell in London. Glencore also fell, by 6%, in Zurich.", "move glencore -6 day"),
  ])
  func whatGoesOn(text: String, fact: String) throws {
    #expect(try StatementText.facts(ofParagraph: text).contains(fact))
  }

  @Test(arguments: [
    // What is managed, owed or earned, in the same shape.
    "BlackRock: $13 trillion under management.",
    "Equinor, Stavanger. $13 billion of debt.",
    // All rounds together, and a part of a price.
    "Wayve has raised $450 million since 2019 from investors led by SoftBank.",
  ])
  func whatRowsDoNotState(text: String) throws {
    #expect(
      try StatementText.facts(ofParagraph: "Shell will invest.\n\n" + text).filter { !$0.hasPrefix("move") }.isEmpty)
  }
}
