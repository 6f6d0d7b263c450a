import Vocabulary

/// Companies bought that no lexicon knows, before a word for a share, in Chinese.
///
///     受让猫掌医院连锁25%的股份            what stands between the verb and the percentage
///     收購成都骨科植入物公司瑞邁餘下四成權益  behind the word that says what it is
extension FactReading {
  /// Whether 出资 tells of money for an undertaking: a government gives it, or something is built or begun with it.
  func putsIntoNoCompany(_ index: Int, _ governor: Governor, _ subject: Subject) -> Bool {
    // 对滁州工厂增资5亿元: what is built gets the money.
    if governor.kind == .stake, governor.mark > 0, case let verb = scene.marks[governor.mark],
      scene.marks[..<governor.mark].contains(where: {
        $0.kind == .plant && $0.end <= verb.start && verb.start - $0.end <= 6
      })
    {
      return true
    }
    guard governor.kind == .stake, governor.mark >= 0,
      scene.starts(.givesCapital, at: Int(scene.marks[governor.mark].start))
    else { return false }
    let part = clause(of: index)
    let isShare = scene.marks.enumerated().contains { at, mark in
      mark.kind == .stake && at != governor.mark && part.contains(Int(mark.start))
    }
    return !isShare && (actors.carrierKind(subject.who) == .government || buildsWith(index))
  }

  /// 拿下盾安环境, 买下狼爪: what stands alone behind a verb of buying, up to the next comma.
  func strangerBehind(_ verb: Int) -> Subject? {
    guard tongue == .chinese, verb >= 0 else { return nil }
    return stranger(from: Int(scene.marks[verb].end))
  }

  /// Likewise what stands behind a place, in characters or, capitalised, in letters.
  func stranger(from start: Int) -> Subject? {
    var end = start
    if start < scene.range.upperBound, TextClass.isUpper(text[start]) {
      guard scene.words.length(of: .latinNoName, in: text, at: start) == 0 else { return nil }
      while end < scene.range.upperBound, TextClass.isASCIIWord(text[end]) { end += 1 }
      guard end - start >= 3, end >= scene.range.upperBound || scene.starts(.clauseMark, at: end),
        !isTold(start..<end)
      else { return nil }
      return Subject(who: Actors.unknown, range: start..<end, mark: -1)
    }
    while end < scene.range.upperBound, TextClass.isHan(TextClass.scalar3(text, end)) { end += 3 }
    let name = start..<end
    guard name.count >= 6, name.count <= 30, end >= scene.range.upperBound || scene.starts(.clauseMark, at: end),
      !scene.contains("的", in: name), !scene.contains(.goodsBought, in: name), !scene.contains(.durables, in: name),
      !isTold(name), !isCommonWords(name),
      !scene.marks.contains(where: { Int($0.start) < end && Int($0.end) > start })
    else { return nil }
    return Subject(who: Actors.unknown, range: name, mark: -1)
  }

  func namedByShare(behind verb: Int) -> Subject? {
    guard tongue == .chinese, verb >= 0 else { return nil }
    let low = Int(scene.marks[verb].end)
    guard let stake = scene.marks[(verb + 1)...].first(where: { $0.kind == .stake }),
      Int(stake.start) - low <= 75
    else { return nil }
    var end = Int(stake.start)
    if let percent = scene.marks[(verb + 1)...].first(where: { $0.kind == .percent && $0.end <= stake.start }),
      Int(stake.start) - Int(percent.end) <= 9
    {
      end = outer(percent).lowerBound
    }
    // 余下, 所持, 的
    while true {
      let length = scene.words.length(of: .beforeShare, in: text, endingAt: end, from: low)
      guard length > 0 else { break }
      end -= length
    }
    var start = end
    while start > low {
      let byte = text[start - 1]
      if byte < 0x80 {
        guard TextClass.isASCIIWord(byte) else { break }
        start -= 1
        continue
      }
      guard TextClass.isHan(TextClass.scalarBefore(text, start)), !endsWith(start, "的"),
        start == end || !scene.ends(.describer, at: start)
      else { break }
      start -= 3
    }
    let name = start..<end
    guard name.count >= 6, name.count <= 36, !isCommonWords(name), !isTold(name) else { return nil }
    return Subject(who: Actors.unknown, range: name, mark: -1)
  }
}
