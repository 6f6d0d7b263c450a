import Vocabulary

/// Names that label a Chinese paragraph or item: all of it is about them, whoever else is named on the way.
///
///     【澳博】年底前…，其中凯旋门…；集团收入71亿      集团 is 澳博
///     **3 赛力斯** 刚在港股挂牌。研发50亿元           the second sentence is on 赛力斯, too
///     和电香港——全年开支3.9亿                        a dash labels as a colon does
extension FactReading {
  /// A label stands no further from the head of its sentence, in bytes.
  private static let labelReach = 24

  /// Whether a name stands by itself between the head of the sentence, or a sign or number there, and a mark that ends labels.
  func isChineseLabel(_ name: Range<Int>) -> Bool {
    guard scene.range.lowerBound <= name.lowerBound, name.lowerBound - scene.range.lowerBound <= Self.labelReach,
      scene.starts(.blockLabelEnd, at: NameBorder.skipGloss(text, name.upperBound, scene.range.upperBound))
    else { return false }
    var place = scene.range.lowerBound
    // What stands before: signs, figures and blanks, or the country of the one named.
    while place < name.lowerBound {
      let country = scene.words.length(of: .countryName, in: text, at: place)
      if country > 0, place + country == name.lowerBound { return true }
      guard
        text[place] < 0x80
          ? !TextClass.isASCIIWord(text[place]) || TextClass.isDigit(text[place]) : isSignOrFigure(place)
      else { return false }
      place += TextClass.length(text[place])
    }
    return place == name.lowerBound
  }

  /// 【, ▲, 二、: no character of a word, or a figure in Han.
  private func isSignOrFigure(_ place: Int) -> Bool {
    text[place] &- 0xE4 >= 6 || scene.words.length(of: .numeralHead, in: text, at: place) > 0
  }

  /// Whom the label of the paragraph names, for a pronoun of companies in it: by the sentence of the label or those before.
  func blockLabel(before pronoun: Int) -> Subject? {
    if sentence > blockSentence { return blockActor.map { Subject(who: $0, range: nil, mark: -1) } }
    guard sentence == blockSentence, let first = scene.marks[..<pronoun].firstIndex(where: { $0.kind == .entity }),
      case let mark = scene.marks[first], canAct(mark), actors.carrierKind(who(mark)) == .company,
      isChineseLabel(Int(mark.start)..<Int(mark.end))
    else { return nil }
    return found(first)
  }
}
