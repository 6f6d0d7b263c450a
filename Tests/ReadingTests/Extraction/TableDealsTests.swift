import Testing

/// Tables whose columns say who buys or puts money into what, and for how much, in four languages, by the rules alone.
struct TableDealsTests {
  private func facts(_ text: String) throws -> [String] { try StatementText.facts(of: text, published: "2025-08-28") }

  @Test func englishRoundsBelongToThoseWhoLeadThem() throws {
    let found = try facts(
      """
      Deals of the week

      | Start-up | What it makes | Round | Amount | Lead investor |
      |---|---|---|---|---|
      | Arvolt | heat pumps | B | $40m | Northzone |
      | Tarnmoor | batteries | C | undisclosed | EQT |
      | Pellin | lenses | A | €12m | Sequoia Capital |
      """)
    #expect(
      found == [
        "stake northzone 40000000 USD spent target arvolt", "stake sequoia 12000000 EUR spent target pellin",
      ], "\(found)")
  }

  @Test func chineseRoundsBelongToThoseWhoLeadThem() throws {
    let found = try facts(
      """
      创投周报

      | 公司 | 赛道 | 轮次 | 金额（亿元） | 领投 |
      |---|---|---|---|---|
      | 穹光半导体 | 光子芯片 | B | 2.4 | 红杉中国 |
      | 海芥生物 | 合成生物 | A | 未披露 | 高瓴 |
      """)
    #expect(found.count == 1 && found[0].hasPrefix("stake hongshan 240000000 CNY spent target "), "\(found)")
  }

  @Test func koreanRoundsNameTheirCompaniesFirst() throws {
    let found = try facts(
      """
      이번 주 투자 소식

      | 회사 | 라운드 | 금액(억원) | 리드 |
      |---|---|---|---|
      | 물결로보틱스 | 시리즈B | 240 | 알토스벤처스 |
      | 한빛세라 | 시드 | 비공개 | 본엔젤스 |
      """)
    #expect(found.count == 1 && found[0].hasPrefix("stake altos-ventures 24000000000 KRW spent target "), "\(found)")
  }

  @Test func japaneseRoundsNameTheirCompaniesFirst() throws {
    let found = try facts(
      """
      資金調達の一覧

      | 会社 | ラウンド | 調達額 | 出資者 |
      |---|---|---|---|
      | 澪ロボティクス | B | 24億円 | トヨタ自動車 |
      """)
    #expect(found.count == 1 && found[0].hasPrefix("stake toyota 2400000000 JPY spent target "), "\(found)")
  }

  @Test func whatAnalystsExpectOfSharesIsNoPurchase() throws {
    let found = try facts(
      """
      Price targets this morning

      | Company | Price | Target |
      |---|---|---|
      | Nestle | $88 | $95 |
      | Intel | $24 | $21 |
      """)
    #expect(!found.contains { $0.hasPrefix("stake") }, "\(found)")
  }

  @Test func whereToInvestIsNobody() throws {
    let found = try facts(
      """
      电站一览

      | 公司 | 投资方向 | 金额 |
      |---|---|---|
      | 阳光电源 | 储能 | 5亿元 |
      """)
    #expect(!found.contains { $0.hasPrefix("stake") }, "\(found)")
  }
}
