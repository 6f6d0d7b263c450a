/// Towns, counties and provinces that act in Chinese, where no lexicon holds them.
///
///     酒泉市政府另外划拨3.6亿元          an office that only governments have
///     贵安新区今年安排10亿元              a place before a word that follows those who act
extension FactReading {
  /// 阿曼今年基建拨款12亿, 沙特四年内对美投资6000亿: whether the name of a country heads its clause, and behind times and adverbs
  /// only a verb of spending comes, or the one whom it is turned to.
  func isActingInTime(_ country: Mark) -> Bool {
    let start = Int(country.start)
    guard scene.has(.money), start == scene.range.lowerBound || scene.ends(.clauseHead, at: start) else { return false }
    var place = Int(country.end)
    while place < scene.range.upperBound {
      let word = max(
        scene.words.length(of: .modalAhead, in: text, at: place), scene.words.length(of: .actsOn, in: text, at: place))
      if let time = scene.marks.first(where: {
        Int($0.start) <= place && Int($0.end) > place
          && ($0.kind == .period || $0.kind == .duration || $0.kind == .span || $0.kind == .window)
      }) {
        place = max(Int(time.end), outer(time).upperBound)
      } else if word > 0 {
        place += word
      } else {
        break
      }
    }
    guard place > Int(country.end), place - Int(country.end) <= 60 else { return false }
    if scene.starts(.toward, at: place) {
      return scene.marks.contains { $0.kind == .invest && Int($0.start) > place && Int($0.start) - place <= 18 }
    }
    return scene.marks.contains {
      ($0.kind == .invest || $0.kind == .stake) && Int($0.start) >= place && Int($0.start) - place <= 6
    }
  }

  mutating func nameChineseTown(_ part: Range<Int>) {
    var start = part.lowerBound
    while start < part.upperBound {
      var place = start
      var end = 0
      while place < part.upperBound, place - start < 27, TextClass.isHan(TextClass.scalar3(text, place)) {
        place += 3
        guard place - start >= 9 else { continue }
        let office = scene.words.length(of: .townOffice, in: text, endingAt: place, from: start + 3)
        if office > 0, !isCommonWords(start..<place - office) {
          end = place
        } else if scene.words.length(of: .townEnd, in: text, endingAt: place, from: start + 6) > 0,
          scene.words.length(of: .noTownEnd, in: text, endingAt: place, from: start) == 0,
          scene.starts(.actsNext, at: place) || scene.starts(.actsOn, at: place), !isCommonWords(start..<place)
        {
          end = place
        }
        if end > 0 { break }
      }
      if end > start, !isTold(start..<end) {
        addName(start..<end, role: .none, roleEnd: end)
      }
      // To the head of the next clause.
      while start < part.upperBound, !scene.starts(.clauseMark, at: start) { start += TextClass.length(text[start]) }
      start += 3
    }
  }
}
