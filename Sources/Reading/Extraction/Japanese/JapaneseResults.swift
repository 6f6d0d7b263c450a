import Vocabulary

/// What is particular to reports of results: parts of the business under headings of their own, and the rows of figures
/// that begin with a fiscal year.
///
///     　　　　　　　　売上高　　　　営業利益
///     　　　　　　　百万円　　％　百万円　　％
///     2026年３月期　61,480　4.6　　5,102　11.3       revenue grew by 4.6
///     2025年３月期　58,776　△1.9　4,584　△6.0
///
///     ①　産業機械事業
///     売上高は180億円（前年同期比8.4％増）…           that of a part
extension FactReading {
  /// Takes up what a block says of those behind it, before it is read.
  mutating func noteReportBlock(_ block: Block) {
    guard tongue == .japanese else { return }
    if block.kind == .title || block.kind == .heading || block.range.count <= 90,
      !BlockShape.endsSentence(text, block.range)
    {
      partHeading = isPartHeading(block.range)
    }
    if resultRows > 0 { resultRows -= 1 }
    guard block.range.count <= 240, block.kind != .title else { return }
    if scene.words.length(of: .revenueColumn, in: text, at: block.range.lowerBound) > 0 {
      resultRows = 6
      resultsHavePercent = false
    }
    if resultRows > 0, scene.contains("％", in: block.range) || text[block.range].contains(UInt8(ascii: "%")) {
      resultsHavePercent = true
    }
  }

  /// Whether a line of its own names a part of the business: ①　産業機械事業, （国内事業）, その他.
  private func isPartHeading(_ part: Range<Int>) -> Bool {
    var end = part.upperBound
    while end > part.lowerBound + 6,
      [0xFF09, 0x3011, 0xFF1E, 0x300B, 0x3009].contains(TextClass.scalarBefore(text, end))
    {
      end -= 3
    }
    return end >= 8 && scene.words.length(of: .partOfBusiness, in: text, endingAt: end, from: part.lowerBound) > 0
  }

  /// The segment of a growth of revenue of which nothing nearer tells.
  func partUnderHeading(_ segment: String) -> String { partHeading && segment == "total" ? "division" : segment }

  /// Whether a percentage is that of a fall or rise of a price by its noun: 6％の下げ.
  func isNamedMove(_ index: Int) -> Bool {
    guard tongue == .japanese, case let end = outer(scene.marks[index]).upperBound, scene.starts("の", at: end) else {
      return false
    }
    return scene.starts(.moveNoun, at: end + 3)
  }

  /// Whether the figure is that of a part alone: カメラに限れば11％の増収, 部品だけなら増収率は3％.
  func isOnlyPart(_ index: Int) -> Bool {
    guard tongue == .japanese else { return false }
    let start = outer(scene.marks[index]).lowerBound
    let before = scene.last(.percent, before: index).map { Int(scene.marks[$0].end) } ?? 0
    let low = max(scene.range.lowerBound, start - 54, before)
    return scene.contains(.onlyPart, in: low..<max(low, start))
  }

  /// Whether growth of revenue is that of a part that the sentence named before: 資源部門は…が追い風で、売上高が12％増えた,
  /// 売上高は3％増、うち通販は9％の伸び.
  func isOfNamedPart(_ label: Mark, _ index: Int) -> Bool {
    guard tongue == .japanese else { return false }
    let low = Int(label.end)
    let high = Int(scene.marks[index].start)
    if isOnlyPart(index) { return true }
    if low < high, scene.count(.percent, between: low, and: high) > 0 { return isOfPart(index) }
    guard
      let topic = scene.marks.last(where: {
        $0.kind == .division && $0.end <= label.start
          && (scene.starts("は", at: Int($0.end)) || scene.starts("、", at: Int($0.end)))
      }), Int(topic.start) >= scene.range.lowerBound + 6,
      case let gap = Int(topic.end)..<Int(label.start) + 1
    else { return false }
    return scene.count(.percent, between: gap.lowerBound, and: gap.upperBound) == 0
      && scene.count(.entity, between: gap.lowerBound, and: gap.upperBound) == 0
      && !scene.contains(.wholeCompany, in: gap) && !scene.contains("連結", in: gap)
  }

  /// What the growth of the sentence before says of a part that is only told its figure: 国内に限ると6％です.
  func directionOfGrowthBefore(_ index: Int) -> Bool? {
    guard revenueTopic, sentence - revenueSentence <= 1,
      case let end = Int(scene.marks[index].end), scene.starts(.predicateEnd, at: end) || scene.starts("、", at: end),
      isOfPart(index),
      case .revenueGrowth(let growth)? = statements.last?.value
    else { return nil }
    return growth.percent.significand > 0
  }

  /// Whether a noun that ends at a place, or goes on there, is only why: クラウド（会計）の伸びで.
  func isOnlyReasonNoun(_ end: Int) -> Bool {
    var place = end
    while place < scene.range.upperBound, place - end <= 18, !scene.starts(.reason, at: place) {
      let scalar = TextClass.scalar3(text, place)
      guard TextClass.isHan(scalar) || TextClass.isKatakana(scalar) else { return false }
      place += 3
    }
    return scene.starts(.reason, at: place)
  }

  /// Reads a row of figures that begins with a fiscal year: the second one is by how much revenue grew.
  mutating func readResultRow(_ block: Block) -> Bool {
    guard resultRows > 0, resultsHavePercent, block.kind == .paragraph, block.range.count <= 240,
      let who = issuer ?? focus ?? titleActor ?? mostNamed
    else { return false }
    let words = figures(in: block.range)
    guard words.count >= 5, words.count % 2 == 1,
      scene.contains("期", in: words[0]),
      TextClass.isDigit(text[words[0].lowerBound]) || isWideDigit(words[0].lowerBound)
    else { return false }
    for (at, word) in words.enumerated().dropFirst() {
      let isPoint = text[word].contains(UInt8(ascii: "."))
      guard let last = text[word].last, TextClass.isDigit(last), isPoint == (at % 2 == 0) else { return false }
    }
    let figure = words[2]
    let isDown =
      [0x25B3, 0x25B2, 0x2212, 0xFF0D].contains(TextClass.scalar3(text, figure.lowerBound))
      || text[figure.lowerBound] == UInt8(ascii: "-")
    let digits = (text[figure].firstIndex(where: TextClass.isDigit) ?? figure.lowerBound)..<figure.upperBound
    guard let percent = DecimalNumber(string(digits)) else { return false }
    let growth = RevenueGrowth(
      entity: mention(who, at: nil), segment: "total", percent: isDown ? percent.negated : percent,
      basis: .yearOnYear, qualifier: .exact)
    state(
      .revenueGrowth(growth), quote: words[1].lowerBound..<words[2].upperBound, qualifier: .exact, rule: "result-row")
    return true
  }

  private func isWideDigit(_ place: Int) -> Bool { TextClass.scalar3(text, place) &- 0xFF10 < 10 }

  /// The words of a line between blanks.
  private func figures(in part: Range<Int>) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var place = part.lowerBound
    while place < part.upperBound, words.count < 16 {
      while place < part.upperBound, case let blank = LineShape.blank(text, place), blank > 0 { place += blank }
      let start = place
      while place < part.upperBound, LineShape.blank(text, place) == 0 { place += TextClass.length(text[place]) }
      if place > start { words.append(start..<min(place, part.upperBound)) }
    }
    return words
  }
}
