import Testing

/// Growths of the parts of a business that Chinese texts go through, by the rules alone.
struct ChinesePartsTests {
  private func facts(_ text: String) throws -> [String] {
    try StatementText.facts(of: "行业观察\n\n" + text, published: "2025-08-28")
  }

  @Test func aClauseTellsThePartAndASumMayStandBetween() throws {
    let found = try facts("海尔智家上半年收入1560亿元，同比增长10%。其中冰箱业务420亿元，增幅4.5%；北美区下滑1.2%，东南亚区则多18%。")
    for line in [
      "growth haier total 10 yoy", "growth haier appliances 4.5 yoy", "growth haier north-america -1.2 yoy",
      "growth haier southeast-asia 18 yoy",
    ] {
      #expect(found.contains(line), "\(found)")
    }
    #expect(found.count == 4, "\(found)")
  }

  @Test func anItemOfAListIsAPart() throws {
    let found = try facts("蒙牛乳业上半年收入415亿元，同比下降6.9%。分品类看：\n\n● 液态奶：321亿元，下降11%\n● 奶粉：16.8亿元，上升2.5%")
    #expect(found.contains("growth mengniu liquid-milk -11 yoy"), "\(found)")
    #expect(found.contains("growth mengniu milk-powder 2.5 yoy"), "\(found)")
  }

  @Test func aTableByPartsIsOfTheCompanyBefore() throws {
    let found = try StatementText.facts(
      of: """
        # 三一重工上半年收入增长

        三一重工上半年收入445亿元，同比增长14.9%。分产品如下。

        | 产品 | 收入（亿元） | 增减 |
        |---|---|---|
        | 桩工机械 | 13.4 | 15.1% |
        | 路面机械 | 21.6 | -3.8% |
        """, published: "2025-08-28")
    #expect(found.contains("growth sany machinery 15.1 yoy"), "\(found)")
    #expect(found.contains("growth sany machinery -3.8 yoy"), "\(found)")
  }

  @Test(arguments: [
    "海尔智家上半年收入1560亿元，同比增长10%，海外用户增长20%。",
    "海尔智家上半年收入1560亿元，同比增长10%。其中空调业务毛利率提高3%。",
  ])
  func whatIsNoRevenueStaysOut(_ text: String) throws {
    let found = try facts(text)
    #expect(found == ["growth haier total 10 yoy"], "\(found)")
  }

  @Test func figuresInARowBelongToTheNamesOfTheSentenceBefore() throws {
    let found = try facts("周五收盘，美的集团涨1%，海尔智家跌0.2%，格力电器跌1.1%。今年以来三家分别累涨5%、12%和3%。")
    for line in ["move midea 5 ytd", "move haier 12 ytd", "move gree 3 ytd"] {
      #expect(found.contains(line), "\(found)")
    }
  }

  @Test func aLineThatIsButANameIsTheSubjectOfWhatFollows() throws {
    let found = try facts("■ 中远海控（601919）\n\n上半年收入1090亿元，增长7.8%。\n\n■ 马士基\n\n公司二季度收入131亿美元，增长2.8%，码头业务+20%。")
    #expect(found.contains("growth maersk ports 20 yoy"), "\(found)")
    #expect(found.contains("growth cosco total 7.8 yoy"), "\(found)")
  }

  @Test func aCurrencyThatCountriesShareIsThatOfTheOneNamed() throws {
    let found = try facts("瑞典汽车厂商沃尔沃汽车宣布，未来三年将投资60亿克朗扩建哥德堡工厂。")
    #expect(found.contains("capex volvo-cars 6000000000 SEK planned years 3"), "\(found)")
  }
}
