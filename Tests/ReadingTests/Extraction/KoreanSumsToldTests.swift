import Testing

@testable import Reading

/// Sums of Korean texts that no verb right behind them gives to somebody, and some that are nobody's outlay, as the rules
/// alone read them.
struct KoreanSumsToldTests {
  @Test(arguments: [
    // Givers that stand right before their sums in a line on a round, or in a row that a verb of getting ends.
    (
      "소금빛은 카카오벤처스에서 50억원, 하나벤처스에서 40억원을 받았다.",
      "stake kakao-ventures 5000000000 KRW"
    ),
    (
      "소금빛은 카카오벤처스에서 50억원, 하나벤처스에서 40억원을 받았다.",
      "stake hana-ventures 4000000000 KRW"
    ),
    // What a purchase cost, told by the noun for its price.
    (
      "LG유플러스는 성남 데이터센터를 품었는데 인수 대금은 3000억원이었다.",
      "stake lg-uplus 300000000000 KRW"
    ),
    // To whom a business is sold.
    (
      "내셔널그리드는 가스 저장 사업을 브룩필드에 17억달러에 넘겼다.",
      "stake brookfield 1700000000 USD"
    ),
    // Each of two, of whose stake only the sentence before says what it is.
    (
      "현대제철은 지분 50%에 9억달러를 출자한다. 현대차와 기아는 각각 15%, 3억달러씩이다.",
      "stake kia 300000000 USD"
    ),
  ])
  func whoGives(text: String, fact: String) throws {
    let facts = try read(text)
    #expect(facts.contains { $0.contains(fact) }, "\(facts)")
  }

  @Test(arguments: [
    // What others counted or reckon, what is handed out, the size of an issue.
    "독일 정부는 송전망에 쓸 70억유로가 필요하다고 셈했다.",
    "정부는 창업에 투자한다. 협회 집계를 보면 지난해 신규 투자는 70억유로였다.",
    "정부가 소비쿠폰에 예산 70억유로를 투입했다.",
    "에넬은 공장을 짓는다. 투자에 쓸 유상증자 규모를 70억유로로 줄였다.",
  ])
  func whatIsNoOutlay(text: String) throws {
    let facts = try read(text)
    #expect(!facts.contains { $0.contains(" 7000000000 EUR") }, "\(facts)")
  }

  @Test(arguments: [
    (
      "9월의 거래\n\n| 산 쪽 | 팔린 쪽 | 금액 |\n|---|---|---|\n| 화이자 | 멧세라 | 73억달러 |\n| 로슈 | 바이오젠 | 35억달러 |\n",
      ["stake pfizer 7300000000 USD", "stake roche 3500000000 USD"]
    ),
    (
      "이주의 투자\n\n○ 물결랩 (김 양식) | 프리A 32억원 — 제주은행 20억원, 카카오벤처스 12억원\n○ 두리팜 (온실) | 시드 | 미국 앤틀러 15만달러\n",
      ["stake jeju-bank 2000000000 KRW", "stake kakao-ventures 1200000000 KRW", "stake antler 150000 USD"]
    ),
  ])
  func rowsAndLines(text: String, givers: [String]) throws {
    let facts = try StatementText.facts(of: text, published: "2025-10-02")
    for giver in givers { #expect(facts.contains { $0.hasPrefix(giver) }, "\(facts)") }
  }

  @Test func whatASumIsWorthInWonIsNoSecondSum() throws {
    let facts = try read("에넬은 설비투자에 70억유로를 쓴다. 우리 돈으로 11조4000억원을 쓰는 셈이다.")
    #expect(facts.contains { $0.contains(" 7000000000 EUR") } && !facts.contains { $0.contains(" KRW ") }, "\(facts)")
  }

  /// A trade and an office are no companies.
  @Test func commonWordsAreNoNames() throws {
    let facts = try read("S-OIL은 공장을 짓는다. 회사 재무본부가 내놓은 표를 보면 2024년 설비투자에 2조7000억원을 썼다.")
    #expect(!facts.contains { $0.contains("재무본부") }, "\(facts)")
  }

  private func read(_ text: String) throws -> [String] {
    try StatementText.facts(of: "오늘의 소식\n\n" + text, published: "2025-03-10")
  }
}
