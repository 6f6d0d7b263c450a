import Vocabulary

/// Whether revenue is that of a part of the business that no cue names: 貨運收入, 화물 매출, 北米事業の売上高.
extension FactReading {
  /// Whether a noun that is no company, time or measure stands right before a word for revenue.
  func hasOwnAttribute(_ label: Mark) -> Bool {
    var end = Int(label.start)
    switch tongue {
    case .english: return false
    case .chinese:
      if endsWith(end, "的") { end -= 3 }
      // 商品分部（LME）收入
      if endsWith(end, "）") {
        var open = end - 3
        while open > scene.range.lowerBound, end - open < 36, !scene.starts("（", at: open) { open -= 1 }
        if scene.starts("（", at: open) { return scene.ends(.partMark, at: open) }
      }
      var start = end
      // E-bike營收: a part in Latin letters.
      while start > scene.range.lowerBound, end - start < 30, !isTaken(start - 1),
        TextClass.isUpper(text[start - 1]) || TextClass.isLower(text[start - 1])
          || text[start - 1] == UInt8(ascii: "-")
      { start -= 1 }
      if end - start >= 4 { return true }
      start = end
      while start > scene.range.lowerBound, end - start < 30, TextClass.isHan(TextClass.scalarBefore(text, start)),
        !isTaken(start - 3)
      { start -= 3 }
      return isAttribute(start..<end, least: 6)
    case .japanese:
      let isBound = endsWith(end, "の")
      if isBound { end -= 3 }
      // 空調事業（ES部門）の売上高
      if endsWith(end, "）") {
        var open = end - 3
        while open > scene.range.lowerBound, end - open < 60, !scene.starts("（", at: open) { open -= 1 }
        if scene.starts("（", at: open) { end = open }
      }
      if endsWith(end, "事業") || endsWith(end, "部門") || endsWith(end, "向け") || endsWith(end, "サービス") {
        return !isTaken(end - 1)
      }
      // 中国での売り上げ, 北米市場での売上高
      if isBound, endsWith(end, "で"), !scene.ends(.noAttribute, at: end - 3) { return true }
      guard isBound, !isTaken(end - 1) else { return false }
      var start = end
      // 小売りの売上高
      if endsWith(end, "り"), end - 6 >= scene.range.lowerBound, TextClass.isHan(TextClass.scalar3(text, end - 6)) {
        start -= 3
      }
      while start > scene.range.lowerBound, end - start < 45 {
        // iPhoneの売上高, Macの売り上げ
        if TextClass.isUpper(text[start - 1]) || TextClass.isLower(text[start - 1]) {
          if isTaken(start - 1) { return false }
          start -= 1
          continue
        }
        let scalar = TextClass.scalarBefore(text, start)
        guard TextClass.isHan(scalar) || TextClass.isKatakana(scalar) || scalar == 0x30FB else { break }
        if isTaken(start - 3) { return false }
        start -= 3
      }
      return isAttribute(start..<end, least: start < end && text[start] < 0x80 ? 3 : 6)
    case .korean:
      guard end > scene.range.lowerBound, text[end - 1] == 0x20 else { return false }
      end -= 1
      var start = end
      while start > scene.range.lowerBound, end - start < 30, TextClass.isHangul(TextClass.scalarBefore(text, start)) {
        start -= 3
      }
      if start > scene.range.lowerBound, TextClass.isASCIIWord(text[start - 1]) { return false }
      return !isTaken(end - 1) && isAttribute(start..<end, least: 6)
    }
  }

  /// 保守部門は５％縮み, ネット販売は2割伸び: the part of a business that a Japanese clause is about, behind a sentence on revenue.
  func isOfPart(_ index: Int) -> Bool {
    guard tongue == .japanese else { return false }
    let limit = outer(scene.marks[index]).lowerBound
    var low = clause(of: index).lowerBound
    for other in scene.marks where other.end <= scene.marks[index].start {
      if other.kind == .percent || other.kind == .comma { low = max(low, Int(other.end)) }
    }
    var place = low
    var start = low
    while place < limit, place - low < 90 {
      let scalar = TextClass.scalar3(text, place)
      let isName =
        TextClass.isHan(scalar) || TextClass.isKatakana(scalar) || scalar == 0x30FB
        || TextClass.isASCIIWord(text[place])
        || TextClass.isFullWidthWord(scalar)
      if isName {
        place += TextClass.length(text[place])
        continue
      }
      if place - start >= 6, scene.starts(.topicOfPart, at: place), !isTaken(place - 1) {
        return isAttribute(start..<place, least: 6)
          && !scene.marks.contains {
            ($0.kind == .profit || $0.kind == .volume || $0.kind == .revenue || $0.kind == .share || $0.kind == .neg
              || $0.kind == .capex || $0.kind == .up || $0.kind == .down) && Int($0.end) > start
              && Int($0.start) < place
          }
      }
      place += TextClass.length(text[place])
      start = place
    }
    return false
  }

  /// Whether a name, time, pronoun or quantity covers a byte.
  func isTaken(_ place: Int) -> Bool {
    scene.marks.contains { mark in
      guard Int(mark.start) <= place, Int(mark.end) > place else { return false }
      switch mark.kind {
      case .entity, .period, .duration, .pronoun, .money, .percent, .number, .spent, .span, .yoy, .qoq, .previous,
        .plan,
        .aggregate, .window:
        return true
      default: return false
      }
    }
  }

  private func isAttribute(_ part: Range<Int>, least: Int) -> Bool {
    guard part.count >= least else { return false }
    return !scene.ends(.noAttribute, at: part.upperBound)
  }
}

extension FactReading {
  /// The quarter, half or year that a growth is stated for, written 2025Q3, 2025H1, 2025: the last one named before it in
  /// its clause that is not compared with. Nil where the year cannot be known.
  func growthPeriod(of index: Int) -> String? {
    guard tongue != .english else { return nil }
    let percent = scene.marks[index]
    let part = clause(of: index)
    for mark in scene.marks.reversed()
    where mark.kind == .period && mark.end <= percent.start && Int(mark.start) >= part.lowerBound {
      guard let period = period(mark), period.boundary == .during, !isOfComparison(mark) else { continue }
      guard let year = period.year(published: published) else { return nil }
      switch period.unit {
      case .quarter: return period.ordinal.map { "\(year)Q\($0)" }
      case .half: return period.ordinal.map { "\(year)H\($0)" }
      case .year: return "\(year)"
      default: continue
      }
    }
    return nil
  }
}
