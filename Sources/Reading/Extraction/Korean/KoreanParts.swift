import Vocabulary

/// Parts of a business of which a Korean text on revenue tells the growth by a noun alone.
///
///     서비스 매출은 5% 늘었다. 가전은 2조원으로 8% 줄었고, 공조 쪽은 3%였다.
///     매출 310억원. 유럽 +4.1%, 북미 -2.2%
///     - 냉동식품: 120억원, 9%↑
///
/// What a figure is of is read backwards from it, over amounts, times and what it compares with, to the first noun.
extension FactReading {
  /// The noun for a part of the business that a percentage is said of; nil where it is said of something else.
  func koreanPart(of index: Int) -> Range<Int>? {
    guard tongue == .korean, goesOnAboutSales else { return nil }
    let start = outer(scene.marks[index]).lowerBound
    var low = scene.range.lowerBound
    for mark in scene.marks[..<index] where mark.kind == .percent || mark.kind == .stop {
      // 민수: 14억유로… 6%
      if mark.kind == .stop, scene.starts("…", at: Int(mark.start)) { continue }
      low = max(low, min(start, Int(mark.end)))
    }
    // 화물은 1조원. 5% 줄었다: what is told of stands in the sentence before.
    let isFragment = start - scene.range.lowerBound <= 6 && low == scene.range.lowerBound && blockStart < low
    if isFragment { low = max(blockStart, low - 90) }
    while low < start, text[low] & 0xC0 == 0x80 { low += 1 }
    guard let word = nounBack(from: start, downTo: low), case let stem = withoutCase(word), stem.count >= 2,
      !isFragment || word.upperBound < scene.range.lowerBound
    else { return nil }
    let isKnown = namesKnownPart(stem) && !isMeasure(stem)
    guard isKnown || !isFragment && mayBePart(stem, word, of: index), !isSaidOfOther(index, stem) else { return nil }
    return stem
  }

  /// Whether the sentences before, or this one, tell of revenue.
  private var goesOnAboutSales: Bool {
    guard !scene.has(.share), !scene.has(.trade), !scene.has(.profit) || scene.has(.revenue) else { return false }
    if scene.has(.revenue) { return true }
    let last = max(revenueSentence, growthSentence)
    guard last >= 0, sentence - last <= 4, capexSentence <= last else { return false }
    // What the sentence before measured otherwise goes on, where nothing says that it does not.
    return otherSentence <= last || otherSentence < blockSentence || sentence - otherSentence != 1
      || scene.contains(.byParts, in: scene.range)
  }

  /// The first word before a place that is no amount, time, sign or comparison.
  private func nounBack(from start: Int, downTo low: Int) -> Range<Int>? {
    var end = start
    var words = 0
    while words < 9 {
      while end > low, isBetweenWords(end - 1) { end -= 1 }
      let sign = end > low ? scene.words.length(of: .signAhead, in: text, endingAt: end, from: low) : 0
      if sign > 0 {
        end -= sign
        continue
      }
      guard end > low else { return nil }
      // 부품(유럽)은: what a bracket adds.
      if text[end - 1] == UInt8(ascii: ")") {
        guard let open = text[low..<end].lastIndex(of: UInt8(ascii: "(")) else { return nil }
        end = open
        continue
      }
      var begin = end
      while begin > low, text[begin - 1] > 0x20, text[begin - 1] != UInt8(ascii: "("),
        text[begin - 1] != UInt8(ascii: "*"), text[begin - 1] != UInt8(ascii: ",")
      { begin -= 1 }
      words += 1
      guard let past = passed(begin..<end) else { return begin..<end }
      if past < begin { begin = max(low, past) }
      // A comma stands behind an amount, else between two parts.
      if begin > low, text[begin - 1] == UInt8(ascii: ","), !isAmount(before: begin - 1) { return nil }
      end = begin
    }
    return nil
  }

  private func isBetweenWords(_ place: Int) -> Bool {
    switch text[place] {
    case 0x20, 0x09, 0x0A, UInt8(ascii: "("), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: ":"):
      true
    default: false
    }
  }

  private func isAmount(before place: Int) -> Bool {
    scene.marks.contains { $0.kind == .money && Int($0.end) <= place && place - Int($0.end) <= 9 }
  }

  /// Where a word that is only an amount, a time, a comparison or an adverb begins; nil of other words.
  private func passed(_ word: Range<Int>) -> Int? {
    if scene.words.holds(word, of: text, .asideOfFigure) { return word.lowerBound }
    for mark in scene.marks where Int(mark.start) < word.upperBound && Int(mark.end) > word.lowerBound {
      switch mark.kind {
      case .money, .period, .duration, .yoy, .qoq, .number, .previous: return min(word.lowerBound, Int(mark.start))
      default: continue
      }
    }
    guard word.upperBound <= scene.range.lowerBound || TextClass.isDigit(text[word.lowerBound]) else { return nil }
    // Of the sentence before no marks are left.
    return word.contains { TextClass.isDigit(text[$0]) } ? word.lowerBound : nil
  }

  /// A noun without its particle: 가전은, 북미에서는, 식품 쪽은.
  private func withoutCase(_ word: Range<Int>) -> Range<Int> {
    var end = word.upperBound
    while end > word.lowerBound, text[end - 1] == UInt8(ascii: ":") || text[end - 1] == UInt8(ascii: "'") { end -= 1 }
    let particle = scene.words.length(of: .partParticle, in: text, endingAt: end, from: word.lowerBound)
    if end - particle > word.lowerBound { end -= particle }
    // 열관리 쪽은
    if end - word.lowerBound == 3, scene.starts("쪽", at: word.lowerBound),
      word.lowerBound > scene.range.lowerBound + 3
    {
      let before = word.lowerBound - 1
      return wordStart(before)..<before
    }
    if end > word.lowerBound, text[end - 1] == UInt8(ascii: ")"),
      let open = text[word.lowerBound..<end].lastIndex(of: UInt8(ascii: "("))
    {
      end = open
    }
    return word.lowerBound..<max(word.lowerBound, end)
  }

  private func wordStart(_ end: Int) -> Int {
    var start = end
    while start > scene.range.lowerBound, text[start - 1] > 0x20, text[start - 1] != UInt8(ascii: ",") { start -= 1 }
    return start
  }

  /// Whether a noun ends with a word for a part of a business.
  private func namesKnownPart(_ stem: Range<Int>) -> Bool {
    if scene.starts(" 쪽", at: stem.upperBound), stem.count >= 6 { return true }
    let low = max(0, stem.lowerBound - 1)
    if scene.words.length(of: .partOfBusiness, in: text, endingAt: stem.upperBound, from: low) > 0 { return true }
    if scene.marks.contains(where: {
      ($0.kind == .segment || $0.kind == .division) && Int($0.end) == stem.upperBound
        && Int($0.start) >= stem.lowerBound
    }) {
      return true
    }
    return endsWithPart(stem)
  }

  /// Whether a noun is what figures are measured by, or somebody.
  private func isMeasure(_ stem: Range<Int>) -> Bool {
    scene.marks.contains { mark in
      guard Int(mark.start) < stem.upperBound, Int(mark.end) > stem.lowerBound else { return false }
      switch mark.kind {
      case .revenue, .profit, .share, .capex, .stake, .round: return true
      case .volume, .neg:
        return scene.starts(.exportNoun, at: Int(mark.start)) || Int(mark.end) > stem.upperBound || !endsWithPart(stem)
      case .entity:
        // A name that nobody knows may be a part's: 홈쇼핑은.
        return actors.carrierKind(who(mark)) != .government
          && !(who(mark) < 0 && PartNames.of(tongue).holds(stem, of: text))
      default: return false
      }
    }
  }

  /// Whether an unknown noun stands as parts do in rows: bare before a signed figure, or as what a verb of sales is of.
  private func mayBePart(_ stem: Range<Int>, _ word: Range<Int>, of index: Int) -> Bool {
    guard stem.count >= 6, sentence - max(revenueSentence, growthSentence) <= 1 || scene.has(.revenue),
      !isTaken(stem.upperBound - 1), !isMeasure(stem), !scene.ends(.noPartEnding, at: stem.upperBound),
      !stem.contains(where: { TextClass.isDigit(text[$0]) || text[$0] == UInt8(ascii: "/") })
    else { return false }
    let mark = scene.marks[index]
    let isSigned =
      scene.ends(.signAhead, at: Int(mark.start)) || scene.starts(.upArrow, at: Int(mark.end))
      || scene.starts(.downArrow, at: Int(mark.end)) || scene.starts(.anySign, at: Int(mark.start))
    if isSigned {
      let isBare = word.upperBound == stem.upperBound || text[stem.upperBound] == UInt8(ascii: ":")
      return isBare && (revenueSentence >= blockSentence || scene.block == .listItem)
    }
    guard word.upperBound - stem.upperBound == 3 else { return false }
    guard outer(mark).lowerBound - word.upperBound > 1 else { return false }
    // 신소재는 300억원으로 7% 늘었다: with a sum of its own.
    return scene.count(.money, between: word.upperBound, and: Int(mark.start)) == 1
      && direction(of: index)?.mark.map { scene.starts(.salesVerb, at: Int(scene.marks[$0].start)) } == true
  }

  /// Whether a word for profits, volumes or shares says what the figure measures: before it in the sentence with nothing on
  /// revenue between, or right behind.
  private func isSaidOfOther(_ index: Int, _ stem: Range<Int>) -> Bool {
    let mark = scene.marks[index]
    for other in scene.marks[(index + 1)...] {
      guard other.start - mark.end <= 24 else { break }
      switch other.kind {
      case .profit, .volume, .share, .neg, .capex, .stake, .revenue: return true
      case .comma, .clause, .up, .down, .percent: break
      default: continue
      }
      break
    }
    for other in scene.marks[..<index].reversed() {
      if Int(other.start) >= stem.lowerBound { continue }
      switch other.kind {
      case .revenue: return false
      case .profit: return true
      case .volume, .neg, .capex, .stake, .analyst:
        if scene.starts(.topicParticle, at: Int(other.end)) || stem.lowerBound - Int(other.end) <= 1 { return true }
      default: continue
      }
    }
    return false
  }

  /// The direction of the percentages before, which one without a verb goes on in: 유럽은 5% 늘었고 북미는 3%였다.
  func directionOfPart(_ index: Int) -> Direction? {
    guard !scene.starts(.amountParticle, at: Int(scene.marks[index].end)) else { return nil }
    var at = scene.last(.percent, before: index)
    while let before = at {
      if let direction = direction(of: before) { return Direction(isUp: direction.isUp, mark: nil) }
      at = scene.last(.percent, before: before)
    }
    guard sentence - growthSentence == 1, growthSentence >= blockSentence else { return nil }
    return Direction(isUp: growthIsUp, mark: nil)
  }

  /// The direction of a percentage of a part: what goes before it, where nothing but the verb of another one stands behind.
  func directionOfPart(stated index: Int) -> Direction? {
    let mark = scene.marks[index]
    guard let own = direction(of: index) else { return directionOfPart(index) }
    guard let verb = own.mark, scene.marks[verb].start > mark.end, scene.starts(.statesFigure, at: Int(mark.end))
    else { return own }
    return directionOfPart(index) ?? own
  }

  /// Whose part it is: not the noun itself, where that was taken for a name; of whom the sentences before told the whole,
  /// where this one names nobody.
  func ownerOfPart(_ part: Range<Int>, _ subject: Subject?) -> Subject? {
    if subject.map({ $0.mark < 0 }) != false, let whole = ownerOfWhole { return whole }
    guard let range = subject?.range, range.overlaps(part) else { return subject }
    if let owner = scene.marks.lastIndex(where: {
      $0.kind == .entity && Int($0.end) <= part.lowerBound && canAct($0) && isCompanyName($0)
    }) {
      return found(owner)
    }
    return carried
  }

  /// Of whom a sentence shortly before told the growth of the whole.
  var ownerOfWhole: Subject? {
    guard let total = lastTotal, sentence - total.sentence <= 4 else { return nil }
    return Subject(who: total.who, range: nil, mark: -1)
  }

  private func isCompanyName(_ mark: Mark) -> Bool { actors.carrierKind(who(mark)) == .company }

  /// What a part is called: cloud and AI where the words before the noun say so, else what the noun and a word before it say.
  func segment(ofPart part: Range<Int>) -> String {
    for mark in scene.marks where mark.kind == .segment && Int(mark.end) <= part.upperBound {
      guard part.lowerBound - Int(mark.end) <= 1, value(mark) == "cloud" || value(mark) == "ai" else { continue }
      return value(mark)
    }
    var low = part.lowerBound
    let before = low - 1
    if before > scene.range.lowerBound, text[before] == 0x20, text[before - 1] >= 0x30,
      scene.words.length(of: .partParticle, in: text, endingAt: before, from: scene.range.lowerBound) == 0
    {
      low = wordStart(before)
    }
    return namedPart("division", in: low..<part.upperBound)
  }

  /// Notes which sentences measure something else than revenue, and which tell of growth.
  mutating func noteMeasure() {
    guard tongue == .korean, !scene.has(.revenue), scene.has(.profit) || scene.has(.volume) else { return }
    let isTopic = scene.marks.contains {
      $0.kind == .profit
        || $0.kind == .volume && scene.starts(.topicParticle, at: Int($0.end))
          && (scene.starts(.exportNoun, at: Int($0.start)) || !endsWithPart(range($0)))
    }
    if isTopic { otherSentence = sentence }
  }
}
