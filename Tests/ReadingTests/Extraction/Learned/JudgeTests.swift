import Foundation
import Testing
import Vocabulary

@testable import Reading

/// What judgements add to the rules and take from them. No test knows a weight: they hold for any that are worth having.
struct JudgeTests {
  private static func read(_ text: String, judges: Bool, explains: Bool = false) throws -> ReadArticle {
    var options = ReadingOptions(published: Day(iso: "2025-11-20"))
    options.judges = judges
    options.explains = explains
    return try ArticleReader().read(Array(text.utf8), uri: "article.txt", options: options)
  }

  /// The articles of a corpus, as they are stored.
  private static func articles(_ folders: [String]) throws -> [(name: String, bytes: [UInt8])] {
    try folders.flatMap { folder in
      let base = CorpusScore.corpus.appendingPathComponent(folder)
      return try FileManager.default.contentsOfDirectory(atPath: base.path).sorted()
        .filter { !$0.hasPrefix("gold-") && !$0.hasPrefix("README") }
        .map { (folder + "/" + $0, Array(try Data(contentsOf: base.appendingPathComponent($0)))) }
    }
  }

  /// A sentence by itself says what it says: what rules read of it is not withdrawn for want of an article round it.
  @Test(arguments: ["ko", "en", "zh", "ja"])
  func sentencesByThemselvesKeepTheirFacts(language: String) throws {
    var (facts, kept) = (0, 0)
    for table in ["extraction", "prose"] where !(language == "en" && table == "prose") {
      for row in try SpecTable.rows("Specs/\(language)/\(table).tsv") {
        let wanted = row.dropFirst(2).filter { !$0.isEmpty }
        let article = try ArticleReader().read(
          Array(row[1].replacing("\\n", with: "\n").utf8), uri: "article.txt",
          options: ReadingOptions(published: Day(iso: row[0])))
        let found = DocumentFacts.merged(article.statements).map { StatementText.line($0) }
        facts += wanted.count
        kept += wanted.filter(found.contains).count
      }
    }
    #expect(facts >= 90)
    #expect(Double(kept) >= 0.85 * Double(facts), "\(kept) of \(facts)")
  }

  /// Over whole corpora facts are added and taken back, and what is stated holds together: the
  /// rule of what was added is called learned, quotes lie in the document, parts in their quotes.
  @Test func whatIsJudgedHoldsTogether() throws {
    var (added, withdrawn, documents) = (0, 0, 0)
    for (name, bytes) in try Self.articles(["own", "unseen", "fresh"]) {
      var alone = ReadingOptions()
      alone.judges = false
      let rules = try ArticleReader().read(bytes, uri: name, options: alone)
      let whole = try ArticleReader().read(bytes, uri: name)
      #expect(rules.body == whole.body)
      documents += 1
      #expect(rules.statements.allSatisfy { !$0.citation.rule.hasPrefix("learned-") })
      let body = Array(whole.body.utf8)
      for statement in whole.statements {
        let place = statement.citation.bytes
        #expect(!place.isEmpty && place.upperBound <= body.count, "\(name)")
        #expect(String(decoding: body[place], as: UTF8.self) == statement.citation.quote, "\(name)")
        guard statement.citation.rule.hasPrefix("learned-") else { continue }
        added += 1
        #expect(
          ["learned-spending", "learned-stake", "learned-growth", "learned-move"].contains(statement.citation.rule))
        for part in [
          statement.citation.parts.amount, statement.citation.parts.subject, statement.citation.parts.period,
        ] {
          if let part { #expect(part.upperBound <= body.count && !part.isEmpty, "\(name)") }
        }
      }
      let places = Set(whole.statements.map(\.citation.bytes.lowerBound))
      withdrawn += rules.statements.filter { !places.contains($0.citation.bytes.lowerBound) }.count
    }
    #expect(documents >= 120)
    #expect(added >= 40, "\(added)")
    #expect(withdrawn >= 20, "\(withdrawn)")
  }

  /// Facts that rules miss and a reader does not: the text, and the amount.
  static let missed: [(String, String)] = [
    ("パナソニック、和歌山に新ライン\n\nパナソニックは和歌山工場に電池の新ラインを設ける。費用は約800億円。来年度中の稼働をめざす。", "80000000000"),
    ("LG유플러스의 지갑이 얇아졌다\n\nLG유플러스는 지난해 설비에 1조9000억 원을 집행해 전년보다 23% 줄였고 올해는 1조8000억 원이다.", "1800000000000"),
    ("アイシンの投資\n\nアイシンは今期の設備投資を2300億円とした。前期に実行した1900億円を上回る。", "190000000000"),
    ("中芯国际的仓库\n\n中芯国际一季度资本开支14亿美元，全年预计与去年的73亿美元大致持平。公司收入增长1.8%。", "7300000000"),
  ]

  @Test func factsThatRulesMissAreFound() throws {
    var found = 0
    for (text, amount) in Self.missed {
      let rules = try Self.read(text, judges: false).statements.filter { Self.amount(of: $0) == amount }
      let whole = try Self.read(text, judges: true).statements.filter { Self.amount(of: $0) == amount }
      if rules.isEmpty, whole.contains(where: { $0.citation.rule.hasPrefix("learned-") }) { found += 1 }
    }
    #expect(found >= 2, "\(found) of \(Self.missed.count)")
  }

  /// Of what rules wrongly take for facts some is taken back, net of what judgements wrongly add.
  @Test func figuresThatAreNoFactsAreTakenBack() throws {
    var (rules, whole) = (CorpusScore(), CorpusScore())
    for language in ["ko", "en", "zh", "ja"] {
      rules.add(try CorpusScore.of("fresh", language: language, judges: false)["all"] ?? CorpusScore())
      whole.add(try CorpusScore.of("fresh", language: language, judges: true)["all"] ?? CorpusScore())
    }
    #expect(whole.wrong < rules.wrong, "\(whole.wrong) wrong, \(rules.wrong) by rules")
    #expect(whole.hits > rules.hits, "\(whole.hits) right, \(rules.hits) by rules")
  }

  private static func amount(of statement: Statement) -> String? {
    if case .investment(let value) = statement.value { return value.amount.map { "\($0)" } }
    return nil
  }

  /// Several quantities of one sentence may be taken back at once, in any order, and none moves to another's place.
  @Test func manyRulingsOfOneSentence() throws {
    let names = ["삼성전자", "SK하이닉스", "LG전자", "현대자동차", "기아", "네이버", "카카오", "포스코"]
    for kind in ["주가는", "매출은"] {
      let parts = names.enumerated().map { "\($1) \(kind) \($0 + 1).5%" }.joined(separator: ", ")
      for end in ["올랐다.", "늘었다.", "오를 것이라는 소문은 사실이 아니다.", "배당한다."] {
        let text = "오늘의 시장\n\n\(parts) \(end)\n\n투자자 여러분의 주의를 바랍니다."
        for statement in try Self.read(text, judges: true).statements {
          #expect(text.contains(statement.citation.quote))
          #expect(!statement.citation.quote.isEmpty)
        }
      }
    }
  }

  /// A headline that the text repeats is one fact still, and one that it does not is kept or left, but never another's.
  @Test func headlinesStayHeadlines() throws {
    let text =
      "Ford to spend $2 billion on Kentucky battery plant, shares up 4%\n\n"
      + "DETROIT, Nov. 20, 2025 - Ford said it would spend $2 billion on a battery plant in Kentucky over three years. "
      + "Its shares rose 4% on Thursday. The company repaid 9 billion dollars of debt and paid a fine of 1.5 billion dollars."
    let whole = try Self.read(text, judges: true)
    let spending = DocumentFacts.merged(whole.statements).filter {
      if case .investment = $0.value { true } else { false }
    }
    #expect(spending.count == 1)
    #expect(spending.first.map { StatementText.line($0) }?.hasPrefix("capex ford 2000000000 USD planned") == true)
  }

  /// What becomes no fact is told with a reason, whether rules or judgements left it.
  @Test func nothingIsLeftInSilence() throws {
    var silent: [String] = []
    var asked = 0
    for (name, bytes) in try Self.articles(["own"]) {
      var options = ReadingOptions()
      options.explains = true
      let whole = try ArticleReader().read(bytes, uri: name, options: options)
      options.judges = false
      let rules = try ArticleReader().read(bytes, uri: name, options: options)
      let quotes = whole.statements.map(\.citation.bytes)
      for statement in rules.statements {
        guard let amount = statement.citation.parts.amount else { continue }
        if quotes.contains(where: { $0.overlaps(amount) }) { continue }
        asked += 1
        if !whole.unused.contains(where: { $0.bytes.overlaps(amount) }) {
          silent.append("\(name): \(statement.citation.quote)")
        }
      }
    }
    #expect(asked > 0)
    #expect(silent.isEmpty, "\(silent)")
  }

  /// Examples to learn from are whole lines of JSON, one for each quantity that may be a fact, and cost no fact.
  @Test func examplesAreLinesOfJSON() throws {
    var options = ReadingOptions(published: Day(iso: "2025-11-20"))
    options.teaches = true
    let text =
      "카카오, 데이터센터 투자\n\n카카오는 앞으로 2년간 \"안산\" 데이터센터에 6천억 원을 투자한다. 매출은 12% 늘었다.\n\n한빛정밀전자는 함께 300억 원을 낸다."
    let article = try ArticleReader().read(Array(text.utf8), uri: "article.txt", options: options)
    var heads: [String: Int] = [:]
    for line in article.examples {
      let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      let head = try #require(object["head"] as? String)
      heads[head, default: 0] += 1
      if head == "amount" || head == "percent" {
        #expect((object["features"] as? [Any])?.isEmpty == false)
        #expect((object["subjects"] as? [Any])?.isEmpty == false)
      }
    }
    #expect(heads["amount", default: 0] >= 2)
    #expect(heads["percent", default: 0] >= 1)
    #expect(heads["names", default: 0] >= 2)
  }
}
