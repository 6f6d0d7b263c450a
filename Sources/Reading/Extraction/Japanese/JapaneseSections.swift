import Vocabulary

/// Lines of Japanese texts that hold nothing but the name of whom the lines after them are about.
///
///     ◇神戸製鋼所◇　　　オリンパス（7733）　　　▼【東洋水産】
///     ▼みなと製パン（福岡、冷凍パンの通販）        a name that no lexicon holds, told by its bracket
extension FactReading {
  /// Takes up the section that such a line opens. False where the line is none.
  mutating func openSection(_ block: Block) -> Bool {
    guard tongue == .japanese, sentence > 0, block.kind == .paragraph || block.kind == .listItem,
      block.range.count <= 150, let inner = withoutSigns(block.range)
    else { return false }
    let isFramed = inner.lowerBound > block.range.lowerBound && inner.upperBound < block.range.upperBound
    guard let who = sectionName(inner, isMarked: inner.lowerBound > block.range.lowerBound) else {
      // ◇国内◇, ◇相場◇: what follows is about nobody that was named under another sign.
      if isFramed, sectionIsFramed, inner.count <= 36 {
        headingActor = nil
        focus = titleActor
        sentence += 1
      }
      return false
    }
    sentence += 1
    headingActor = who
    sectionHadActor = true
    sectionIsFramed = isFramed
    focus = who
    priceFocus = who
    introduced = (who, sentence)
    return true
  }

  /// A line without the signs that set it off, nil where nothing is left.
  private func withoutSigns(_ line: Range<Int>) -> Range<Int>? {
    var (low, high) = (line.lowerBound, line.upperBound)
    while low < high {
      let blank = LineShape.blank(text, low)
      let length = blank > 0 ? blank : scene.words.length(of: .sectionSign, in: text, at: low)
      guard length > 0 else { break }
      low += length
    }
    while high >= low + 3 {
      if text[high - 1] <= 0x20 {
        high -= 1
      } else if high >= 8, case let length = scene.words.length(of: .sectionSign, in: text, endingAt: high, from: low),
        length > 0
      {
        high -= length
      } else {
        break
      }
    }
    return high - low >= 6 ? low..<high : nil
  }

  /// The company whose name, with a bracket behind it, is all of a line.
  private mutating func sectionName(_ line: Range<Int>, isMarked: Bool) -> Actors.Who? {
    if let hit = hits.first(where: { Int($0.start) == line.lowerBound }) {
      guard actors.carrierKind(hit.row) == .company, Int(hit.end) <= line.upperBound else { return nil }
      // A bare name may as well be a byline or a caption: a bracket or a sign sets it off.
      let end = NameBorder.skipGloss(text, Int(hit.end), text.count)
      guard end >= line.upperBound, isMarked || end > Int(hit.end) else { return nil }
      return hit.row
    }
    // ▼みなと製パン（福岡、冷凍パンの通販）
    guard isMarked else { return nil }
    var open = line.lowerBound
    while open < line.upperBound, !scene.starts("（", at: open) {
      let scalar = TextClass.scalar3(text, open)
      guard
        TextClass.isHan(scalar) || TextClass.isKatakana(scalar) || scalar == 0x30FB || TextClass.isASCIIWord(text[open])
          || TextClass.isFullWidthWord(scalar)
      else { return nil }
      open += TextClass.length(text[open])
    }
    guard open < line.upperBound, open - line.lowerBound >= 9, open - line.lowerBound <= 60,
      case let close = NameBorder.skipGloss(text, open, text.count), close > open,
      close >= line.upperBound || scene.starts("※", at: close), isPlaceAndTrade(open + 3..<close - 3)
    else { return nil }
    return actors.provisional(string(line.lowerBound..<open))
  }

  /// Whether a bracket tells a place and a trade: 福岡、冷凍パンの通販.
  private func isPlaceAndTrade(_ part: Range<Int>) -> Bool {
    var place = part.lowerBound
    while place < part.upperBound, !scene.starts("、", at: place), !scene.starts("・", at: place) {
      place += TextClass.length(text[place])
    }
    guard place > part.lowerBound, place < part.upperBound else { return false }
    let town = part.lowerBound..<place
    return WordTable.japanese.holds(town, of: text, .placeEnding)
      || WordTable.japanese.holds(town, of: text, .noShortName)
  }

  /// Whom a sentence is about that speaks of the parent of whom the text is about, and names nobody: 親会社の売上高は2倍に.
  mutating func noteParent() {
    guard tongue == .japanese, scene.has(.percent) || scene.has(.money), let focus, focus >= 0,
      !scene.marks.contains(where: { $0.kind == .entity && actors.carrierKind(who($0)) == .company }),
      scene.contains(.parentWord, in: scene.range)
    else { return }
    let parent = actors.storage.rows[Int(actors.carrier(focus))].parent
    guard parent >= 0, nameCounts[actors.carrier(parent)] > 0 else { return }
    self.focus = parent
  }

  /// The owner of a part that a sentence names beside a subsidiary with a figure of its own, after a sentence on the owner:
  /// Xの売上高は25％増。乗用車は11％、子会社のYは22％伸び、商用車は19％増えた.
  func ownerBeside(_ subject: Subject, _ index: Int) -> Subject? {
    guard tongue == .japanese, let lastGrowth, lastGrowth.block == blockSentence, subject.mark >= 0,
      !actors.same(lastGrowth.who, subject.who), actors.owns(lastGrowth.who, subject.who)
    else { return nil }
    let name = scene.marks[subject.mark]
    let percent = scene.marks[index]
    guard name.start > percent.end || scene.count(.percent, between: Int(name.end), and: Int(percent.start)) > 0 else {
      return nil
    }
    return Subject(who: lastGrowth.who, range: nil, mark: -1)
  }

  /// The name before a price and a bracket with the percentage: X 2,907円（10日、前日比＋4.2％）.
  func pricedBracketOwner(of index: Int) -> Subject? {
    guard tongue == .japanese else { return nil }
    let start = Int(scene.marks[index].start)
    var sawPrice = false
    var edge = start
    for (at, mark) in scene.marks[..<index].enumerated().reversed() where Int(mark.end) <= start {
      switch mark.kind {
      case .money, .number:
        guard !sawPrice, scene.starts("（", at: Int(mark.end)) || scene.starts("(", at: Int(mark.end)),
          start - Int(mark.end) <= 40
        else { return nil }
        sawPrice = true
        edge = Int(mark.start)
      case .entity:
        guard sawPrice, edge - NameBorder.skipGloss(text, Int(mark.end), scene.range.upperBound) <= 6 else {
          return nil
        }
        return found(at)
      case .percent: return nil
      default: continue
      }
    }
    return nil
  }
}
