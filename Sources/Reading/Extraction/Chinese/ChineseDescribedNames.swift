/// Descriptions that run together with the names behind them, in Chinese: 铝箔厂商博铂科技, 台灣散熱模組廠凱穩科技.
extension NewNames {
  /// A name without what says before it what the company is.
  func withoutDescription(_ name: Range<Int>) -> Range<Int> {
    let bare = withoutLead(name)
    let start = afterTrade(bare)
    guard start > name.lowerBound else { return name }
    // 恒通企业集团: the form that ends the name is no name.
    return isForm(start..<name.upperBound) ? name : start..<name.upperBound
  }

  /// Where the name begins behind a single letter for a trade, with something made or sold before it: 長纖布商興隆織造,
  /// 面板廠瑞曜.
  private func afterTrade(_ name: Range<Int>) -> Int {
    var start = name.lowerBound
    var place = name.lowerBound + 6
    while place + 9 <= name.upperBound {
      if WordTable.chinese.length(of: .tradeLetter, in: text, at: place) == 3, !goesOnAsWord(place + 3),
        isUncommonPair(at: place), place + 12 <= name.upperBound || isUncommonPair(at: place + 3)
      {
        start = place + 3
      }
      place += TextClass.length(text[place])
    }
    return start
  }

  /// Whether 商 or 廠 before a place is the head of a word: 商业, 商务, 厂房.
  func goesOnAsWord(_ place: Int) -> Bool {
    WordTable.chinese.length(of: .tradeGoesOn, in: text, at: place) > 0
  }

  /// Whether a digit, or a letter for a power of ten, stands right before a place.
  func followsNumber(_ place: Int) -> Bool {
    guard place > 0 else { return false }
    return TextClass.isDigit(text[place - 1])
      || WordTable.chinese.length(of: .powerOfTen, in: text, endingAt: place, from: max(0, place - 3)) > 0
  }

  private func isForm(_ part: Range<Int>) -> Bool {
    length(.suffix, at: part.lowerBound, before: part.upperBound) == part.count
  }
}
