import Testing

/// Sums and labels of Chinese texts that a bare noun, a verb behind a budget or the head of a paragraph tells, by the rules
/// alone.
struct ChineseSumsTests {
  private func facts(_ text: String) throws -> [String] {
    try StatementText.facts(of: "行业观察\n\n" + text, published: "2025-08-28")
  }

  @Test func theBareNounOfResearchTellsWhatTheSumIs() throws {
    let found = try facts("小鹏三季度研发24亿元，环比多10%。")
    #expect(found.contains { $0.hasPrefix("capex xpeng 2400000000 CNY") }, "\(found)")
  }

  @Test func whatIsPaidOfABudgetIsASumOfItsOwn() throws {
    let found = try facts("拓普集团墨西哥工厂总投资30亿元，已用12亿。")
    #expect(found.contains { $0.hasPrefix("capex tuopu 1200000000 CNY spent") }, "\(found)")
  }

  @Test func theLabelOfAParagraphIsWhoThePronounStandsFor() throws {
    let found = try facts("【瑞声科技】年内新厂落成，其中歌尔股份的订单贡献不小；集团收入332亿元，增长21.8%。")
    #expect(found == ["growth aac total 21.8 yoy"], "\(found)")
  }

  @Test func nothingHasMovedInATimeToCome() throws {
    let found = try facts("周大福珠寶宣布在橫琴設第二個中心，最快後年投產，股價逆市升1.4%。")
    #expect(found.contains { $0.hasSuffix(" 1.4 day") }, "\(found)")
  }

  @Test func linesOfWideBarsAreATable() throws {
    let found = try facts("公司｜2024年营收（亿元）｜同比\n三一重工｜783.8｜+5.9%\n徐工机械｜916.6｜-1.3%\n中联重科｜454.8｜-3.4%")
    for line in ["growth sany total 5.9 yoy", "growth xcmg total -1.3 yoy"] {
      #expect(found.contains(line), "\(found)")
    }
  }
}
