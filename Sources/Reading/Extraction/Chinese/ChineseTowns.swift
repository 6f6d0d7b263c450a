/// Towns, counties and provinces that act in Chinese, where no lexicon holds them.
///
///     酒泉市政府另外划拨3.6亿元          an office that only governments have
///     贵安新区今年安排10亿元              a place before a word that follows those who act
extension FactReading {
  /// Adds the towns of a part of the text that act and that no lexicon holds.
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
