import Vocabulary

/// The actor of a sentence about investment whom no lexicon and no sign of a company tells: the word in the place of the
/// subject, where no other name stands there and it is no common word.
///
///     모자이크패킹은 음성에 950억원을 들여      the first word, before 은 or 는
///     つくば市は用地造成に35億円をあてる          a town or a prefecture before は or が
///     晟合微电将在合肥投资25亿元                 the Han letters a clause begins with, before 将, 拟, 在
extension FactReading {
  mutating func nameActor() {
    guard let money = scene.marks.first(where: { $0.kind == .money }), tellsOfSpending else { return }
    let low = scene.range.lowerBound
    let high = Int(money.start)
    switch tongue {
    case .korean: nameKoreanTown(low..<high)
    case .japanese: nameJapaneseTown(low..<high)
    case .chinese:
      nameChineseTown(low..<high)
      nameChineseSpenders()
    case .english: break
    }
    guard !hasActor(before: money.start) else { return }
    switch tongue {
    case .korean: nameKoreanTopic(low..<high)
    case .japanese: nameJapaneseTopic(low..<high)
    case .chinese: nameChineseTopic(low..<high)
    case .english: break
    }
  }

  private var tellsOfSpending: Bool {
    scene.marks.contains {
      switch $0.kind {
      case .invest, .acquire, .stake, .capex, .build, .commit, .round: true
      default: false
      }
    }
  }

  /// Whether a name or a pronoun before an amount may be the one who acts.
  private func hasActor(before place: Int32) -> Bool {
    scene.marks.contains { mark in
      guard mark.end <= place else { return false }
      if mark.kind == .pronoun { return true }
      guard mark.kind == .entity, canAct(mark) else { return false }
      if tongue == .chinese { return true }
      let role = hits[Int(mark.ref)].role
      // 正田醤油は英国の工場に: a country where something is built.
      if tongue == .japanese, actors.carrierKind(who(mark)) == .government { return role.isSubject }
      return role.isSubject || role == .noun || role == .possessive || role == .none
    }
  }

  /// Whether a word of the sentence that tells what something is stands in a part of it.
  func isTold(_ part: Range<Int>) -> Bool {
    scene.marks.contains {
      $0.kind != .segment && $0.kind != .division && Int($0.start) < part.upperBound && Int($0.end) > part.lowerBound
    }
  }

  // MARK: Korean

  /// 화성시는, 음성군이: a town behind its province or at the head of the sentence.
  private mutating func nameKoreanTown(_ part: Range<Int>) {
    for (start, end) in koreanWords(part) {
      let stop = end - 3
      guard stop - start >= 6, stop - start <= 18,
        scene.starts("는", at: stop) || scene.starts("가", at: stop) || scene.starts("은", at: stop)
      else { continue }
      let isTown = scene.starts("시", at: stop - 3)
      guard isTown || scene.starts("군", at: stop - 3) || scene.starts("구", at: stop - 3) else { continue }
      let behindProvince = start > part.lowerBound && scene.ends(.province, at: start - 1)
      guard behindProvince || isTown && stop - start >= 9 && start == part.lowerBound,
        scene.words.length(of: .noTown, in: text, endingAt: stop, from: start) == 0
      else { continue }
      addName(start..<stop, role: scene.starts("가", at: stop) ? .subject : .topic, roleEnd: end)
      return
    }
  }

  /// The first words of a part of the sentence, between blanks.
  private func koreanWords(_ part: Range<Int>) -> [(Int, Int)] {
    var words: [(Int, Int)] = []
    var place = part.lowerBound
    while place < part.upperBound, words.count < 8 {
      let start = place
      while place < part.upperBound, text[place] > 0x20, text[place] != UInt8(ascii: ",") { place += 1 }
      if place > start { words.append((start, place)) }
      place += 1
    }
    return words
  }

  private mutating func nameKoreanTopic(_ part: Range<Int>) {
    for (start, end) in koreanWords(part).prefix(5) {
      var low = start
      var stop = end - 3
      guard stop - low >= 9 else { continue }
      let isTopic = scene.starts("은", at: stop) || scene.starts("는", at: stop)
      guard isTopic || scene.starts("가", at: stop) || scene.starts("이", at: stop) else { continue }
      let isQuoted = text[low] == UInt8(ascii: "'") || scene.starts("‘", at: low)
      if isQuoted {
        low += text[low] == UInt8(ascii: "'") ? 1 : 3
        if text[stop - 1] == UInt8(ascii: "'") { stop -= 1 } else if scene.starts("’", at: stop - 3) { stop -= 3 }
      }
      let name = low..<stop
      guard name.count >= 9, name.count <= 45, !name.contains(where: { text[$0] < 0x41 }) else { continue }
      // 라비에덤이라는 제조사: an attribute.
      let isAdverb =
        scene.words.length(of: .adverbialTopic, in: text, endingAt: end, from: start) > 0
        || scene.starts("이라", at: stop - 6)
      guard !isAdverb, !isTold(name) else { return }
      if !isQuoted, isCommonWords(name) || isNounLike(stop) { return }
      addName(name, role: isTopic ? .topic : .subject, roleEnd: end)
      return
    }
  }

  /// Whether a word ends like a common noun: 관계자, 위원회, 성장률.
  private func isNounLike(_ stop: Int) -> Bool { scene.ends(.nounEnding, at: stop) }

  // MARK: Japanese

  private mutating func nameJapaneseTown(_ part: Range<Int>) {
    var place = part.lowerBound
    while place + 3 <= part.upperBound {
      let scalar = TextClass.scalar3(text, place)
      let next = TextClass.scalar3(text, place + 3)
      if scene.starts(.townLetter, at: place), next == 0x306F || next == 0x304C || next == 0x3082 {
        let stop = place + 3
        var start = place
        while start > part.lowerBound, TextClass.isHan(TextClass.scalarBefore(text, start)) { start -= 3 }
        // つくば市, さいたま市: where the clause begins.
        if start == place {
          var head = place
          while head > part.lowerBound, TextClass.isHiragana(TextClass.scalarBefore(text, head)) { head -= 3 }
          if head == part.lowerBound || scene.starts("、", at: head - 3) || scene.starts("　", at: head - 3) {
            start = head
          }
        }
        if start == place, place == part.lowerBound || endsWith(place, "、") || endsWith(place, "　"),
          case let whole = localGovernment(before: place)
        {
          addName(
            place..<stop, as: whole, role: next == 0x306F ? .topic : next == 0x3082 ? .also : .subject,
            roleEnd: stop + 3)
        } else if stop - start >= 9, stop - start <= 21,
          scene.words.length(of: .noTown, in: text, endingAt: stop, from: start) == 0,
          !(start > part.lowerBound && TextClass.isKatakana(TextClass.scalarBefore(text, start)))
        {
          addName(start..<stop, role: next == 0x306F ? .topic : next == 0x3082 ? .also : .subject, roleEnd: stop + 3)
        }
      }
      place += scalar == 0 ? max(1, TextClass.length(text[place])) : 3
    }
  }

  /// The first run of katakana, Han and Latin letters with some katakana before は or が.
  private mutating func nameJapaneseTopic(_ part: Range<Int>) {
    var place = part.lowerBound
    var start = place
    var hasKatakana = 0
    while place < part.upperBound {
      let scalar = TextClass.scalar3(text, place)
      if TextClass.isKatakana(scalar) || scalar == 0x30FB {
        hasKatakana += 1
      } else if !TextClass.isHan(scalar), !TextClass.isFullWidthWord(scalar), !TextClass.isASCIIWord(text[place]) {
        let name = start..<place
        let stop = NameBorder.skipGloss(text, place, part.upperBound)
        let particle = TextClass.scalar3(text, stop)
        if particle == 0x306F || particle == 0x304C,
          hasKatakana >= 3 && name.count >= 12 && name.count <= 60 || hasKatakana == 0 && isHanName(name)
        {
          guard !isTold(name), !isCommonWords(name) else { return }
          addName(name, role: particle == 0x306F ? .topic : .subject, roleEnd: stop + 3)
          return
        }
        if scalar == 0x3002 { return }
        hasKatakana = 0
        place += TextClass.length(text[place])
        start = place
        continue
      }
      place += TextClass.length(text[place])
    }
  }

  /// Whether a run of Han letters may be a company's name: three to eight, the last one of no common noun (社長, 金額, 計画).
  private func isHanName(_ name: Range<Int>) -> Bool {
    guard name.count >= 9, name.count <= 24 else { return false }
    var place = name.lowerBound
    while place < name.upperBound {
      guard TextClass.isHan(TextClass.scalar3(text, place)) else { return false }
      place += 3
    }
    return scene.words.length(of: .commonEnding, in: text, endingAt: name.upperBound, from: name.lowerBound) == 0
  }

  // MARK: Chinese

  /// Three to eight Han letters at the head of a clause, before a word that follows companies.
  private mutating func nameChineseTopic(_ part: Range<Int>) {
    guard let words = NewNames(text, tongue) else { return }
    var start = part.lowerBound
    while start < part.upperBound {
      var place = start
      var count = 0
      while place < part.upperBound, count < 9, TextClass.isHan(TextClass.scalar3(text, place)) {
        if count >= 3, scene.starts(.actsNext, at: place) {
          let name = start..<place
          if !isTold(name), !words.isCommon(name) {
            addName(name, role: .none, roleEnd: place)
            return
          }
          break
        }
        place += 3
        count += 1
      }
      // To the head of the next clause.
      while start < part.upperBound, !scene.starts(.clauseMark, at: start) { start += TextClass.length(text[start]) }
      start += 3
    }
  }
}
