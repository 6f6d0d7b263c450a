import Testing
import Vocabulary

@testable import Reading

/// Names of companies that no lexicon holds.
struct NameTaggerTests {
  private func tagger<T>(_ text: String, _ tongue: Tongue, _ body: (NameTagger) throws -> T) rethrows -> T {
    let bytes = Array(text.utf8)
    return try bytes.withUnsafeBufferPointer { bytes in
      var tagger = NameTagger(bytes, tongue)
      tagger.take(0..<bytes.count)
      return try body(tagger)
    }
  }

  /// The names of a text, in its order, with how sure each is.
  private func names(_ text: String, _ tongue: Tongue) -> [(range: Range<Int>, score: Int32)] {
    let bytes = Array(text.utf8)
    return bytes.withUnsafeBufferPointer { bytes in
      var tagger = NameTagger(bytes, tongue)
      var found: [(range: Range<Int>, score: Int32)] = []
      tagger.forEachName(in: 0..<bytes.count, known: []) { found.append(($0, $1)) }
      return found.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }
  }

  private func units(_ text: String, _ tongue: Tongue) -> [String] {
    tagger(text, tongue) { tagger in
      tagger.units.map { String(decoding: tagger.text[Int($0.start)..<Int($0.end)], as: UTF8.self) }
    }
  }

  @Test func textsAreTakenApart() {
    #expect(units("가나 AB12, 다.", .korean) == ["가", "나", "AB", "12", ",", "다", "."])
    #expect(units("新宿のソニーは", .japanese) == ["新", "宿", "の", "ソニー", "は"])
    #expect(units("拟投3.5亿", .chinese) == ["拟", "投", "3", ".", "5", "亿"])
    #expect(units("", .korean).isEmpty)
    #expect(units(" \n ", .korean).isEmpty)
  }

  @Test func onlyThePartTakenIsRead() {
    let bytes = Array("가나다라".utf8)
    bytes.withUnsafeBufferPointer { bytes in
      var tagger = NameTagger(bytes, .korean)
      tagger.take(3..<9)
      #expect(tagger.units.map { $0.start } == [3, 6])
      tagger.take(0..<3)
      #expect(tagger.units.count == 1)
    }
  }

  @Test func eachUnitHasAsManyFeatures() {
    tagger("한빛전자는 12일", .korean) { tagger in
      let counts = Set(tagger.units.indices.map { tagger.features(of: $0).count })
      #expect(counts.count == 1)
      #expect(tagger.features(of: 0) != tagger.features(of: 1))
    }
  }

  /// What is found lies in order, apart, and is made of whole characters, whatever the text.
  @Test(arguments: [
    ("한빛정밀전자는 12일 대구에 500억 원을 투자한다고 밝혔다.", Tongue.korean), ("…「（、。）」…", .japanese), ("ア", .japanese),
    ("\u{3000}新", .chinese),
    ("鑫源智造科技（，）股份", .chinese), ("🙂🙂 한🙂", .korean),
  ])
  func namesAreWholeAndApart(_ text: String, _ tongue: Tongue) {
    let bytes = Array(text.utf8)
    var last = 0
    for name in names(text, tongue) {
      #expect(name.range.lowerBound >= last && !name.range.isEmpty && name.range.upperBound <= bytes.count)
      #expect(String(validating: bytes[name.range], as: UTF8.self) != nil)
      last = name.range.upperBound
    }
  }

  /// Whatever the weights, the tagger comes to an end, and what it finds is made of whole characters.
  @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8])
  func anyWeightsComeToAnEnd(seed: UInt64) throws {
    var state = seed &* 0x9E37_79B9_7F4A_7C15
    func random() -> UInt8 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 56)
    }
    var file = Array("INVM".utf8)
    for _ in LinearModel.Question.allCases {
      // Two answers, 1,024 slots, a small margin (none in some), no biases.
      for number in [2, 10, UInt8(seed % 4 * 3), 0, 0] { file += [number, 0, 0, 0] }
      for _ in 0..<2048 { file.append(random()) }
    }
    try file.withUnsafeBufferPointer { file in
      let model = try #require(LinearModel(file))
      for (text, tongue, _) in Self.plain + [("「、。」12、（株）3", .japanese, ""), ("一、二、三。2025年", .chinese, "")] {
        let bytes = Array(text.utf8)
        bytes.withUnsafeBufferPointer { bytes in
          var tagger = NameTagger(bytes, tongue, model)
          tagger.forEachName(in: 0..<bytes.count, known: []) { range, _ in
            #expect(String(validating: bytes[range], as: UTF8.self) != nil)
          }
        }
      }
    }
  }

  /// None is looked for within those that are known.
  @Test func knownNamesAreLeftAlone() {
    let (text, tongue, name) = Self.plain[0]
    let bytes = Array(text.utf8)
    let known = EntityHit(start: 0, end: Int32(name.utf8.count), row: 0, flags: [], role: .none, roleEnd: 0)
    bytes.withUnsafeBufferPointer { bytes in
      var tagger = NameTagger(bytes, tongue)
      tagger.forEachName(in: 0..<bytes.count, known: [known]) { range, _ in
        #expect(range.lowerBound >= name.utf8.count)
      }
    }
  }

  /// Sentences with a company that no lexicon holds, named as plainly as can be. The weights may miss some.
  static let plain: [(String, Tongue, String)] = [
    ("하늘정밀전자는 12일 이사회를 열고 구미 공장 증설에 500억 원을 투자하기로 했다고 공시했다.", .korean, "하늘정밀전자"),
    ("코스닥 상장사 누리온바이오는 오송 신공장에 800억 원을 투자한다고 20일 밝혔다.", .korean, "누리온바이오"),
    ("배터리 소재 업체 다온머티리얼즈는 3분기 매출이 12% 늘었다고 밝혔다.", .korean, "다온머티리얼즈"),
    ("江南鑫源科技宣布，将投资20亿元在合肥建设新工厂。", .chinese, "江南鑫源科技"),
    ("恒岳新材料股份公告，公司拟投资8亿元扩建产线。", .chinese, "恒岳新材料股份"),
    ("瑞祺生物医药表示，第三季度营收同比增长12%。", .chinese, "瑞祺生物医药"),
    ("港北電機工業は12日、三重県に新工場を建設すると発表した。投資額は200億円。", .japanese, "港北電機工業"),
    ("ミナトフーズは20日、茨城県の工場に80億円を投じると発表した。", .japanese, "ミナトフーズ"),
    ("青嶺製薬の株価は前日比5％上昇した。", .japanese, "青嶺製薬"),
  ]

  @Test func plainNamesAreFound() {
    var found: [Tongue: Int] = [:]
    for (text, tongue, name) in Self.plain {
      let bytes = Array(text.utf8)
      let names = names(text, tongue).filter { $0.score > 0 }.map { String(decoding: bytes[$0.range], as: UTF8.self) }
      if names.contains(where: { $0.hasPrefix(name.prefix(4)) }) { found[tongue, default: 0] += 1 }
    }
    for tongue in [Tongue.korean, .chinese, .japanese] {
      #expect(found[tongue, default: 0] >= 1, "\(tongue)")
    }
    #expect(found.values.reduce(0, +) >= 5, "\(found)")
  }

  /// Words that name nobody are hardly ever taken for names.
  @Test(arguments: [
    ("올해 반도체 수출은 작년보다 크게 늘었다. 물가는 안정되고 있다.", Tongue.korean), ("今年的出口增长很快，物价保持稳定。", .chinese),
    ("今年の輸出は大きく伸びた。物価は落ち着いている。", .japanese),
  ])
  func wordsAreNoNames(_ text: String, _ tongue: Tongue) throws {
    let margin = try #require(LinearModel.builtIn).margin(.name)
    #expect(names(text, tongue).filter { $0.score >= margin * 4 }.count <= 1)
  }
}
