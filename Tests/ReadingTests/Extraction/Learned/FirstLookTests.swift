import Testing
import Vocabulary

@testable import Reading

/// The first look at a quantity: what it settles is not looked at again. The models of these tests have no weights, only
/// what each answer starts with, so that they say the same of every quantity.
struct FirstLookTests {
  /// What a model without weights says.
  struct Opinion {
    /// Of every amount: capex, stake.
    var amount: (Int32, Int32) = (-50, -50)
    /// Of every percentage: growth, move.
    var percent: (Int32, Int32) = (-1, -1)
    /// Of every first look: whether it settles the matter.
    var settlesOpen = true
    var settlesRuled = false

    /// The file that says so.
    var bytes: [UInt8] {
      var result = Array("INVM".utf8)
      for (question, answers) in LinearModelTests.answers {
        var biases = [Int32](repeating: 0, count: answers)
        var margin: Int32 = 0
        switch question {
        case .amount: biases = [amount.0, amount.1]
        case .percent: biases = [percent.0, percent.1]
        // Below the margin no rule missed anything; at the margin the rule is right.
        case .openAmount, .openPercent: margin = settlesOpen ? 1 : 0
        case .closedPercent: margin = settlesRuled ? 0 : 1
        default: break
        }
        for number in [Int32(answers), 1, margin] + biases {
          withUnsafeBytes(of: number.littleEndian) { result.append(contentsOf: $0) }
        }
        result.append(contentsOf: [UInt8](repeating: 0, count: answers << 1))
      }
      return result
    }
  }

  private static let day = Day(iso: "2025-11-20")

  private static func read(_ text: String, _ opinion: Opinion?) throws -> [Statement] {
    let document = try ArticleReader.document(Array(text.utf8), uri: "article.txt", options: ReadingOptions())
    var unused: [UnusedMention]?
    var examples: [String]?
    guard let opinion else {
      return Extractor(lexicon: .builtIn(), model: nil).statements(
        of: document, published: day, unused: &unused, examples: &examples)
    }
    return try opinion.bytes.withUnsafeBufferPointer { bytes in
      let model = try #require(LinearModel(bytes))
      return Extractor(lexicon: .builtIn(), model: model).statements(
        of: document, published: day, unused: &unused, examples: &examples)
    }
  }

  /// A company by itself, and what a rule says of its percentage.
  @Test(arguments: [
    "오늘의 소식\n\n카카오의 3분기 매출은 12% 늘었다.",
    "오늘의 소식\n\n삼성전자 주가는 3.5% 올랐다.",
    "News of the day\n\nSiemens said its revenue rose 12% in the third quarter.",
    "News of the day\n\nShares of Siemens rose 3.5% on Thursday.",
    "今日消息\n\n腾讯第三季度营收增长12%。",
    "今日消息\n\n腾讯股价上涨3.5%。",
    "今日のニュース\n\nソニーの売上高は12%上昇した。",
    "今日のニュース\n\nソニーの株価は3.5%上昇した。",
  ])
  func whatARuleIsSureOfIsNotDoubted(text: String) throws {
    let rules = try Self.read(text, nil)
    try #require(rules.count == 1)
    // The same model would take it back.
    #expect(try Self.read(text, Opinion()).isEmpty)
    #expect(try Self.read(text, Opinion(settlesRuled: true)) == rules)
    // And one that takes all growths for moves, and moves for growths, would turn it round.
    var opposed = Opinion(percent: Self.isGrowth(rules[0]) ? (-1, 1) : (1, -1))
    #expect(try Self.read(text, opposed).map(Self.isGrowth) == [!Self.isGrowth(rules[0])])
    opposed.settlesRuled = true
    #expect(try Self.read(text, opposed) == rules)
  }

  /// Whose it is may be doubted between two, or where only its form tells a name; so may be which part of a business it
  /// is, and any amount, whatever the first look says.
  @Test(arguments: [
    "오늘의 소식\n\n카카오는 2년간 데이터센터에 6천억 원을 투자한다.",
    "오늘의 소식\n\n카카오와 달리 네이버의 3분기 매출은 12% 늘었다.",
    "News of the day\n\nSiemens said its cloud revenue rose 12% in the third quarter.",
    "News of the day\n\nSiemens will invest $2 billion in a new plant.",
    "오늘의 소식\n\n한빛정밀전자의 3분기 매출은 12% 늘었다.",
  ])
  func theRestIsLookedAtAgain(text: String) throws {
    #expect(try Self.read(text, nil).count == 1)
    #expect(try Self.read(text, Opinion(settlesRuled: true)).isEmpty)
  }

  /// Looked at again and found a fact, a quantity keeps the years and the window that a rule gave it.
  @Test(arguments: [
    ("오늘의 소식\n\n카카오는 2년간 데이터센터에 6천억 원을 투자한다.", Opinion(amount: (1, -1))),
    (
      "News of the day\n\nSiemens will invest $2 billion over the next three years in a new plant.",
      Opinion(amount: (1, -1))
    ),
    ("오늘의 소식\n\n삼성전자 주가는 이번 주 3.5% 올랐다.", Opinion(percent: (-1, 1))),
    ("今日のニュース\n\nソニーの株価は年初来3.5%上昇した。", Opinion(percent: (-1, 1))),
  ])
  func timesOfRulesStand(text: String, opinion: Opinion) throws {
    let rules = try Self.read(text, nil)
    try #require(rules.count == 1)
    switch rules[0].value {
    case .investment(let value): #expect(value.years != nil)
    case .stockMove(let value): #expect(value.window != .day)
    default: Issue.record("\(rules[0].value)")
    }
    #expect(try Self.read(text, opinion).map(\.value) == rules.map(\.value))
  }

  /// What no rule took becomes a fact only where the first look leaves it open.
  @Test func whatNoRuleTookIsLeftOutAtFirstSight() throws {
    let text = "News of the day\n\nSiemens spoke of $2 billion at length."
    #expect(try Self.read(text, nil).isEmpty)
    let eager = Opinion(amount: (1, -1))
    #expect(try Self.read(text, eager).isEmpty)
    var open = eager
    open.settlesOpen = false
    let found = try Self.read(text, open)
    #expect(found.map(\.citation.rule) == ["learned-spending"])
  }

  private static func isGrowth(_ statement: Statement) -> Bool {
    if case .revenueGrowth = statement.value { true } else { false }
  }
}
