import Testing
import Vocabulary

@testable import Reading

@Suite struct FurnitureTests {
  private static let prose = [
    "ko": "회사는 앞으로 3년간 국내 공장과 연구소에 모두 50조 원을 투자하겠다고 24일 밝혔다. 이 가운데 절반은 반도체에 들어가고 나머지는 배터리에 들어간다고 설명했다.",
    "en":
      "The company said on Monday that it would spend 50 billion dollars on plants and laboratories over three years, half of it on chips.",
    "zh": "公司星期一宣布，未来三年将在国内的工厂和实验室投入五百亿元，其中一半用于芯片，其余用于电池和其他业务，具体金额将在下次会议上公布。",
    "ja": "同社は月曜日、今後３年間で国内の工場と研究所に５００億円を投資すると発表した。半分は半導体に、残りは電池に充てる計画だと説明している。",
  ]

  private func stating(_ language: String, _ before: String, _ after: String) throws -> [String] {
    let prose = try #require(Self.prose[language])
    let text = "제목 title 标题 見出し\n\n\(before)\n\n\(prose)\n\n\(after)\n"
    let document = try ArticleReader.document(Array(text.utf8), uri: "a.txt", options: ReadingOptions())
    return document.blocks.filter(\.statesFacts).map { document.string($0.range) }.filter { $0 != prose }
  }

  @Test(arguments: [
    ("ko", "많이 본 뉴스\n1 A사 3조 투자\n2 B사 5조 투자"), ("ko", "[관련기사]\n·A사, 부산 공장에 1008억 투입\n·B사 2조 투자"),
    ("ko", "주요 뉴스\n\n  • A사 3조 투자\n  • B사 5조 투자"), ("ko", "[관련] A사 3조 투자 / B사 5조 투자"),
    ("ko", "좋아요0\n화나요12\n추천해요 3"), ("ko", "dyhan@example.co.kr\n<저작권자 ⓒ 무단전재·재배포 금지>"),
    ("ko", "(끝)\n\n[공시 한눈에]\n- A건설, 2천310억 규모 공사 수주\n- B제약, 300억 투자"),
    ("en", "Most read\n- Rival spends $24bn\n- How 10 GW broke the grid"),
    ("en", "Read next: why Acme invests $12bn | Letters"),
    ("en", "Related stories\nRival to spend $5 billion\n[Editorial] Who pays?"), ("en", "ADVERTISEMENT: save $50"),
    ("zh", "相关新闻\n．对手投资200亿元\n．芯片厂扩产"), ("zh", "【推荐】对手投资200亿元｜必看"), ("zh", "网友热评\n“200亿能买多少？”"),
    ("ja", "関連記事\n・他社、２００億円投資\n・別の話"), ("ja", "アクセスランキング\n1. 他社が５兆円\n2. 別の話"),
  ])
  func boxesStateNothing(_ language: String, _ box: String) throws {
    #expect(try stating(language, "", box) == ["제목 title 标题 見出し"])
  }

  @Test(arguments: [
    ("ko", "- 삼성전자: 50조 원\n- SK하이닉스: 20조 원"), ("ko", "▷ LS전선: 해저케이블에 1천억원\n▷ 대한전선: 4,972억원"),
    ("en", "- Amazon: $100 billion\n- Meta: $65 billion"),
    ("en", "* Reliance will put Rs 75,000 crore into the region."),
    ("zh", "1. 宇树科技：近7亿元\n2. 千寻智能：近6亿元"), ("ja", "・トヨタ：１兆円\n・ホンダ：７０００億円"),
  ])
  func listsOfTheBodyStateFacts(_ language: String, _ list: String) throws {
    let kept = try stating(language, "", list)
    #expect(kept.count == 1 + list.split(separator: "\n").count)
  }

  @Test func anArticleGoesOnBehindABox() throws {
    let prose = try #require(Self.prose["ko"])
    let kept = try stating("ko", "", "관련기사\n- A사 3조 투자\n\n\(prose) 그리고 더 있다.\n\n둘째 단락도 5조 원을 말한다고 한다.")
    #expect(kept.count == 3)
  }

  @Test(arguments: [
    ("ko", "광고 매출은 12% 늘어난 3조 원이었다."), ("en", "Ad revenue: up 12% to $3 billion"),
    ("en", "It will spend $1 billion on privacy."), ("en", "By 2030: $5 billion"), ("zh", "广告收入增长12%，达到300亿元。"),
    ("en", "Related parties will put in $2 billion, too."),
  ])
  func sentencesWithSuchWordsStay(_ language: String, _ line: String) throws {
    #expect(try stating(language, "", line).count == 2)
  }

  @Test func aBriefOfShortLinesIsTheArticle() throws {
    let text = "Top stories\n- Amazon to spend $100 billion\n- Meta to spend $65 billion\n"
    let document = try ArticleReader.document(Array(text.utf8), uri: "a.txt", options: ReadingOptions())
    #expect(document.blocks.count(where: \.statesFacts) == 3)
  }

  @Test(arguments: [
    "입력 2025-02-24 15:39", "김보라 기자  2025-10-15 15:52", "By Theo Lindqvist", "▲한 창업자가 연설하고 있다. 발리/AP연합뉴스",
    "[사진] 한 회장이 3조 원 투자를 설명하고 있다. 회사 제공", "字号：大 中 小", "Share 214 Tweet 58 Email", "https://example.com/a?b=5",
  ])
  func headLinesStateNothing(_ line: String) throws {
    #expect(try stating("ko", line, "") == ["제목 title 标题 見出し"])
  }
}
