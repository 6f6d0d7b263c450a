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
      var start = end
      while start > scene.range.lowerBound, end - start < 30, TextClass.isHan(TextClass.scalarBefore(text, start)),
        !isTaken(start - 3)
      { start -= 3 }
      return isAttribute(start..<end, least: 6)
    case .japanese:
      guard endsWith(end, "の") else { return false }
      end -= 3
      guard endsWith(end, "事業") || endsWith(end, "部門") || endsWith(end, "向け") || endsWith(end, "サービス") else {
        return false
      }
      return !isTaken(end - 1)
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

  /// Whether a name, time, pronoun or quantity covers a byte.
  private func isTaken(_ place: Int) -> Bool {
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
