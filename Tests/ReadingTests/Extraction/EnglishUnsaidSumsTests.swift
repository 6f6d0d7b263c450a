import Testing

@testable import Reading

/// Sums that no verb of spending governs, and such that one seems to but which nobody puts to work, as the rules alone read
/// them.
struct EnglishUnsaidSumsTests {
  @Test(arguments: [
    // What somebody has lined up, and what is one's own.
    ("Volvo has €2 billion down for Gothenburg.", "capex volvo 2000000000 EUR planned"),
    ("Nissan had £300 million riding on its plant in Sunderland.", "capex nissan 300000000 GBP planned"),
    ("It is costing Bayer €10 billion to build its plant in Dormagen.", "capex bayer 10000000000 EUR planned"),
    (
      "Nestlé will bring in $150 million over five years to set up a factory in Ohio.",
      "capex nestle 150000000 USD planned years 5"
    ),
    // What a company cost somebody else, what is taken of it.
    (
      "Unilever is still digesting Danone, which cost it €8 billion in all.",
      "stake unilever 8000000000 EUR spent target danone"
    ),
    ("KKR took $2 billion of Infineon in 2024.", "stake kkr 2000000000 USD spent target infineon"),
    // A former figure in brackets does not act; two years are two facts.
    (
      "Infineon said a partner (analysts guess Nissan, whose owners refused a bid) is late, and so it will spend $2 billion.",
      "capex infineon 2000000000 USD planned"
    ),
    (
      "Infineon guides for capital spending of $5 billion in 2025 and of $2 billion to $5 billion in 2026.",
      "capex infineon 5000000000 USD planned years 1 in 2025"
    ),
    // Since the turn of the year; what takes off.
    ("Infineon shares are 52% dearer than at New Year.", "move infineon 52 ytd"),
    ("LVMH shares took off by 12.2%.", "move lvmh 12.2 day"),
  ])
  func whatIsPutToWork(text: String, fact: String) throws {
    #expect(try StatementText.facts(ofParagraph: text).contains(fact))
  }

  @Test(arguments: [
    // Provisions, denials, what is given away, what is given up, what others may do.
    "Santander has set aside £295 million, Barclays £90 million.",
    "Bayer's board has authorised nothing; there is no $300 million plant.",
    "Foxconn parted with its factory in Ohio for $375 million this month.",
    "Bayer looked at, and passed on, a $300 million plant in Texas.",
    "In February €5 billion had been pencilled in.",
    "The strike cost Volvo €500 million.",
  ])
  func whatIsNot(text: String) throws {
    #expect(try StatementText.facts(ofParagraph: text).isEmpty)
  }

  @Test func dollarsDeclared() throws {
    let text =
      "Telus of Canada will put $70 billion into networks. BCE bought Ziply for US$3 billion. Figures in Canadian dollars unless noted."
    #expect(try StatementText.facts(ofParagraph: text).contains { $0.hasPrefix("capex telus 70000000000 CAD") })
  }
}
