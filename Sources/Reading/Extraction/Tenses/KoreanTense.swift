import Vocabulary

/// The tense of a Korean predicate, read from its endings.
///
///     투자했다, 쓴 6조원                     past
///     투입한다, 투입할 계획, 투자하기로 했다      ahead
///     들여 … 완공했다, 넣고 … 가져왔다          the last verb of the chain decides
///     투자를 결정했다                        vowed
extension FactReading {
  func koreanTense(of index: Int, _ governor: Governor) -> Aspect? {
    let money = scene.marks[index]
    let end = clauseEnd(of: index)
    if governor.mark >= 0, !governor.isShared {
      let cue = scene.marks[governor.mark]
      if cue.start >= money.end {
        if value(cue) == "plan" { return .ahead }
        return koreanTense(from: Int(cue.start), to: end, isVerb: isVerb(cue.kind))
      }
      // 쓴 6조2000억원: the attribute right before the amount.
      if money.start - cue.end <= 12, isVerb(cue.kind) {
        var stop = Int(cue.end)
        while stop < Int(money.start), !isGap(text[stop]) { stop += TextClass.length(text[stop]) }
        if let tense = koreanEnding(of: Int(cue.start)..<stop, isVerb: true) { return tense }
      }
      // 집행된 인프라 투자는 1천770억원이다: the attribute of the noun that names the amount.
      let later = koreanTense(from: afterGloss(index), to: endOfLabelled(index, end), isVerb: false)
      if later == nil || later == .past, let before = attribute(before: cue) { return before }
      return later
    }
    return koreanTense(from: afterGloss(index), to: end, isVerb: false)
  }

  private func isVerb(_ kind: Cue) -> Bool {
    kind == .invest || kind == .passive || kind == .acquire || kind == .stake || kind == .build
  }

  /// What the attributive verb before a noun says: 집행된 투자, 짓는 센터, 제시한 투자액.
  private func attribute(before noun: Mark) -> Aspect? {
    for mark in scene.marks.reversed() where mark.end <= noun.start {
      guard noun.start - mark.end <= 36, mark.kind != .money, mark.kind != .entity else { return nil }
      guard isVerb(mark.kind) || mark.kind == .vow else { continue }
      var stop = Int(mark.end)
      while stop < Int(noun.start), !isGap(text[stop]) { stop += TextClass.length(text[stop]) }
      let last = TextClass.scalarBefore(text, stop)
      guard TextClass.finalConsonant(last) == 4 || TextClass.finalConsonant(last) == 8 else { continue }
      if mark.kind == .vow { return last == 0xB294 ? nil : .ahead }
      return koreanEnding(of: Int(mark.start)..<stop, isVerb: true)
    }
    return nil
  }

  /// Where what is said of a labelled amount ends: before the next amount.
  private func endOfLabelled(_ index: Int, _ end: Int) -> Int {
    guard let next = scene.first(.money, after: index) else { return end }
    return min(end, Int(scene.marks[next].start))
  }

  /// The first word from a place on whose ending decides.
  private func koreanTense(from start: Int, to end: Int, isVerb: Bool) -> Aspect? {
    var place = start
    var isFirst = isVerb
    var before: UInt32 = 0
    while place < end {
      while place < end, isGap(text[place]) { place += 1 }
      let low = place
      // What stands in brackets is an aside.
      if place < end, text[place] == UInt8(ascii: "(") {
        while place < end, text[place] != UInt8(ascii: ")") { place += 1 }
        place += 1
        continue
      }
      while place < end, !isGap(text[place]), text[place] != UInt8(ascii: "(") {
        place += TextClass.length(text[place])
      }
      let high = min(place, end)
      guard high > low else { continue }
      // 라고 했다, 다고 했다 only report.
      if scene.starts("했", at: low), before == 0xACE0 { return nil }
      if scene.starts(.saying, at: low), !isVow(at: low) { return nil }
      if scene.starts("있", at: low) {
        // 하고 있다 goes on, 받은 바 있다 is over.
        return before == 0xACE0 ? .ahead : before == 0xBC14 ? .past : nil
      }
      if let tense = koreanEnding(of: low..<high, isVerb: isFirst || isVerbAt(low)) { return tense }
      before = TextClass.scalarBefore(text, high)
      isFirst = false
    }
    return nil
  }

  private func isGap(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "\"")
      || byte == UInt8(ascii: "'")
  }

  private func isVerbAt(_ place: Int) -> Bool { scene.marks.contains { Int($0.start) == place && isVerb($0.kind) } }

  /// What the ending of a word says. `isVerb` marks words whose attributive forms count: 투입할, 쓴, 들이는.
  private func koreanEnding(of word: Range<Int>, isVerb: Bool) -> Aspect? {
    if scene.starts(.planWord, at: word.lowerBound) { return .ahead }
    var place = word.lowerBound
    var before: UInt32 = 0
    var last: UInt32 = 0
    while place + 2 < word.upperBound {
      let scalar = TextClass.scalar3(text, place)
      guard TextClass.isHangul(scalar) else {
        place += TextClass.length(text[place])
        continue
      }
      let next = place + 5 < word.upperBound ? TextClass.scalar3(text, place + 3) : 0
      switch scalar {
      case 0xACA0: return .ahead  // 겠
      case 0xAE30, 0xD0A4:  // 기로, 키로
        if next == 0xB85C, place > word.lowerBound, scene.starts(.resolve, at: place + 6) { return .ahead }
      case 0xB294 where next == 0xB370 && place > word.lowerBound: return .ahead  // 짓는데
      case 0xB2E4 where place > word.lowerBound:  // 다
        if TextClass.finalConsonant(last) == 4 { return .ahead }  // 한다, 는다
        if last == 0xB2C8, TextClass.finalConsonant(before) == 17, before != 0xC785 { return .ahead }  // 합니다
      default:
        // A syllable that ends in ㅆ; not 있.
        if TextClass.finalConsonant(scalar) == 20, scalar != 0xC788, Self.pastGoesOn.contains(next) {
          return isVow(at: word.lowerBound) ? .vowed : .past
        }
      }
      before = last
      last = scalar
      place += 3
    }
    guard isVerb, last != 0 else { return nil }
    if last == 0xC911 { return .ahead }  // 투입 중
    switch TextClass.finalConsonant(last) {
    case 8 where last != 0xB97C && (last != 0xC744 || word.count <= 6): return .ahead  // 투입할, 쓸; not 투자를
    case 4 where last == 0xB294: return word.count > 3 ? .ahead : nil  // 투입하는
    case 4 where last != 0xC740 || word.count <= 9:  // 투입한, 쓴, 넣은
      return isVow(at: word.lowerBound) ? .vowed : .past
    default: return last == 0xB358 ? .past : nil  // 쓰던
    }
  }

  /// What may follow the past's ㅆ: 다 고 으 지 는 던 습 을 네 죠 어 기 음 단 답 대 더 거.
  private static let pastGoesOn: Set<UInt32> = [
    0xB2E4, 0xACE0, 0xC73C, 0xC9C0, 0xB294, 0xB358, 0xC2B5, 0xC744, 0xB124, 0xC8E0, 0xC5B4, 0xAE30, 0xC74C, 0xB2E8,
    0xB2F5, 0xB300, 0xB354, 0xAC70,
  ]
}
