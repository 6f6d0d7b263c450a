import Testing
import Vocabulary

@testable import Reading

/// Sums that no verb of spending governs, and such that one seems to but which nobody puts to work, as the rules alone read
/// them.
struct EnglishUnsaidSumsTests {
  @Test(arguments: [
    // What somebody has lined up, and what is one's own.
    ("Volvo has €2 billion down for Gothenburg.", "capex volvo 2000000000 EUR planned"),
    ("Nissan had £300 million riding on its plant in Sunderland.", "capex nissan 300000000 GBP planned"),
    // What is taken of a company.
    ("KKR took $2 billion of Infineon in 2024.", "stake kkr 2000000000 USD spent target infineon"),
    // A former figure in brackets does not act; two years are two facts.
    (
      "Infineon said a partner (analysts guess Nissan, whose owners refused a bid) is late, and so it will spend $2 billion.",
      "capex infineon 2000000000 USD planned"
    ),
    (
      "Infineon put capital spending at $5 billion in 2025 and at $2 billion to $5 billion in 2026.",
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
    // Provisions, denials, what was given up.
    "Santander has set aside £295 million, Barclays £90 million.",
    "Bayer's board has authorised nothing; there is no $300 million plant.",
    "Bayer looked at, and passed on, a $300 million plant in Texas.",
  ])
  func whatIsNot(text: String) throws {
    #expect(try StatementText.facts(ofParagraph: text).isEmpty)
  }

  /// What had been planned is no plan beside what is.
  @Test func whatHadBeenPencilledIn() throws {
    let facts = try StatementText.facts(
      ofParagraph: "Bayer will spend €3 billion on its plant, where €5 billion had been pencilled in.")
    #expect(facts == ["capex bayer 3000000000 EUR planned"])
  }

  @Test(arguments: [
    "Telus will put $70 billion into networks. It paid US$3 billion for Ziply. Figures in Canadian dollars unless noted.",
    "Telus will put $70 billion into networks. All dollars are Canadian except where shown.",
  ])
  func dollarsDeclared(text: String) throws {
    #expect(try StatementText.facts(ofParagraph: text).contains { $0.hasPrefix("capex telus 70000000000 CAD") })
  }

  /// What is given away is closed to the learned judgements too.
  @Test func whatIsPartedWith() throws {
    let text =
      "News of the day\n\nFoxconn, the contract manufacturer, is leaving the state. In May it parted with its Lordstown plant for US$375 million, three years after buying it."
    #expect(try ArticleReader().read(Array(text.utf8), uri: "article.txt").statements.isEmpty)
  }
}
