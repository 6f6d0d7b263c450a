import Vocabulary

/// What the phrase that a Japanese name begins does in its sentence: the particle behind the noun that the name is an
/// attribute of tells, not the one behind the name.
///
///     Xの社長は, Xの担当者が      X speaks for itself
///     Xの売上高は                  it has
///     Xの工場を, X株3000万株を     something is done to it
///     Xの主導で, Xの買収に         neither
///     XなどによるTOBは             X acts
extension FactReading {
  /// The end of the phrase that a name begins.
  enum PhraseCase: Equatable {
    /// は, が, も: what the clause is about.
    case subject
    /// を: what is bought, sold, built.
    case object
    /// Another particle.
    case oblique
    /// A comma, an amount, another name, the end.
    case open
  }

  /// The particle that ends the phrase of a name with の or 株.
  func phraseCase(_ index: Int) -> PhraseCase {
    let start = Int(hits[Int(scene.marks[index].ref)].roleEnd)
    var limit = min(scene.range.upperBound, start + 90)
    for mark in scene.marks[(index + 1)...] where Int(mark.start) >= start {
      guard mark.kind == .entity || mark.kind == .money || mark.kind == .comma else { continue }
      limit = min(limit, Int(mark.start))
      break
    }
    var place = start
    var isNoun = false
    while place + 2 < limit {
      let byte = text[place]
      guard byte >= 0xE0 else {
        isNoun = TextClass.isASCIIWord(byte) || byte == UInt8(ascii: ")") || byte == UInt8(ascii: "%")
        place += 1
        continue
      }
      let scalar = TextClass.scalar3(text, place)
      guard TextClass.isHiragana(scalar) else {
        // 、。「
        if scalar == 0x3001 || scalar == 0x3002 || scalar == 0x300C { return .open }
        isNoun = true
        place += 3
        continue
      }
      if isNoun {
        let next = TextClass.scalar3(text, place + 3)
        let ends = !TextClass.isHiragana(next)
        switch scalar {
        case 0x306F, 0x304C: return .subject  // は が
        case 0x3082: return .subject  // も
        case 0x3092: return .object  // を
        case 0x306B, 0x3067:  // に で
          // での, には, では: the phrase goes on, or is what the clause is about.
          if next == 0x306E || next == 0x306F || next == 0x3082 {
            if next != 0x306E { return .oblique }
            place += 6
            isNoun = false
            continue
          }
          if ends { return .oblique }
        case 0x3078: return .oblique  // へ
        case 0x3068 where ends: return .oblique  // と
        case 0x304B where next == 0x3089: return .oblique  // から
        default: break
        }
      }
      isNoun = false
      place += 3
    }
    return .open
  }

  /// Whether the owner of what a Japanese phrase names may be the one who acts: of what is bought or a place is not.
  func mayOwnSubject(_ index: Int, isPurchase: Bool) -> Bool {
    guard tongue == .japanese else { return true }
    let ending = phraseCase(index)
    // 創業者のXへ5億円を出資: the owner of whom money goes to.
    if carried != nil, ending == .open, ownsReceiver(index) { return false }
    // 米テキサス州の拠点に2億ドルをかける
    if actors.carrierKind(who(scene.marks[index])) == .government, carried != nil {
      return ending == .subject || ending == .open
    }
    return !isPurchase || ending != .object
  }

  /// Whether a Japanese name is what is bought, sold or put money in: X株を, Xの全株式, Xの買収に, Xへの出資.
  func isBought(_ index: Int) -> Bool {
    let mark = scene.marks[index]
    let end = NameBorder.skipGloss(text, Int(mark.end), scene.range.upperBound)
    // 리가켐바이오 인수 이후
    if tongue == .korean { return hits[Int(mark.ref)].role == .none && scene.starts(.boughtBehind, at: end) }
    guard tongue == .japanese else { return false }
    if scene.starts(.boughtBehind, at: scene.starts("」", at: end) ? end + 3 : end) { return true }
    guard scene.starts("株", at: end), !scene.starts("株式会社", at: end) else { return false }
    let next = end + 3
    guard next < scene.range.upperBound else { return false }
    // エヌビディア株3210万株を
    if TextClass.isDigit(text[next]) || TextClass.isFullWidthWord(TextClass.scalar3(text, next)) { return true }
    return scene.starts("の", at: next) && phraseCase(index) == .object
  }

  /// Whether what a sentence is about is bought, by whom the text is about: アンペアは65億ドルでの買収手続きを終える.
  func isTopicBought(_ index: Int, _ verb: Int) -> Bool {
    guard tongue == .japanese, scene.marks.indices.contains(verb), let carried, carried.range == nil,
      !actors.same(carried.who, who(scene.marks[index])), actors.carrierKind(carried.who) == .company
    else { return false }
    let hit = hits[Int(scene.marks[index].ref)]
    guard hit.role == .topic || hit.role == .possessive && phraseCase(index) == .subject else { return false }
    let low = Int(hit.roleEnd)
    let high = Int(scene.marks[verb].start)
    return low < high && !scene.contains("を", in: low..<high) && !scene.contains("株", in: low..<high)
      && scene.has(.money, in: low..<high) && scene.count(.entity, between: low, and: high) == 0
      && !scene.contains(.offers, in: high..<max(high, scene.range.upperBound))
  }

  /// Whether a sentence names only what is bought, so that nobody but the one carried over can be the one who buys.
  func isOfCarriedOnly(_ subject: Subject) -> Bool {
    guard tongue == .japanese, subject.mark < 0, !actors.same(subject.who, Actors.unknown) else { return false }
    var isNamed = false
    for (index, mark) in scene.marks.enumerated() where mark.kind == .entity {
      let role = hits[Int(mark.ref)].role
      // Xに500億円、Yに200億円を出資する: to whom each sum goes.
      let isReceiver =
        scene.starts("に", at: NameBorder.skipGloss(text, Int(mark.end), scene.range.upperBound))
        && scene.marks.contains {
          $0.kind == .money && outer($0).lowerBound - Int(hits[Int(mark.ref)].roleEnd) <= 9
            && Int($0.start) >= Int(hits[Int(mark.ref)].roleEnd)
        }
      guard isBought(index) || isReceiver || role == .object || role == .possessive else { return false }
      isNamed = isNamed || isReceiver || isBought(index)
    }
    return isNamed
  }

  /// Whether a Japanese name acts by によるまたはによって: 米ファンドなどによるTOBの総額は.
  func isAgent(_ index: Int) -> Bool {
    guard tongue == .japanese else { return false }
    let end = NameBorder.skipGloss(text, Int(scene.marks[index].end), scene.range.upperBound)
    return scene.starts(.agentBehind, at: end)
  }

  /// Whether what a name owns is a name right behind it, to whom or from whom something goes.
  private func ownsReceiver(_ index: Int) -> Bool {
    guard index + 1 < scene.marks.count, case let next = scene.marks[index + 1], next.kind == .entity,
      Int(next.start) - Int(hits[Int(scene.marks[index].ref)].roleEnd) <= 3
    else { return false }
    let role = hits[Int(next.ref)].role
    return role == .at || role == .object
  }

  /// Takes those whose shares are bought or sold for the ones that a figure is about: Xには買いが集まり、5％高で終えた.
  mutating func noteSought() {
    guard tongue == .japanese, scene.has(.percent) else { return }
    for index in scene.marks.indices where scene.marks[index].kind == .entity {
      let ref = Int(scene.marks[index].ref)
      guard hits[ref].role == .at, scene.starts(.dealingBehind, at: Int(hits[ref].roleEnd)) else { continue }
      hits[ref].role = .topic
    }
  }

  /// Takes those whose officers speak or act for them for the ones who do: Xの孫正義会長兼社長は.
  mutating func noteOfficers() {
    guard tongue == .japanese else { return }
    for index in scene.marks.indices where scene.marks[index].kind == .entity {
      let mark = scene.marks[index]
      guard hits[Int(mark.ref)].role == .possessive, canAct(mark), actors.carrierKind(who(mark)) != .government else {
        continue
      }
      let start = Int(hits[Int(mark.ref)].roleEnd)
      var place = start
      let limit = min(scene.range.upperBound, start + 66)
      while place + 2 < limit {
        let scalar = TextClass.scalar3(text, place)
        if scalar == 0x306F || scalar == 0x304C || scalar == 0x3082 {
          let stop = beforeGloss(place, from: start)
          if scene.words.length(of: .officer, in: text, endingAt: stop, from: start) > 0 {
            hits[Int(mark.ref)].role = scalar == 0x306F ? .topic : scalar == 0x3082 ? .also : .subject
            hits[Int(mark.ref)].roleEnd = Int32(place + 3)
          }
          break
        }
        // 、。「 and particles of other phrases.
        if scalar == 0x3001 || scalar == 0x3002 || scalar == 0x300C || scalar == 0x3092 || scalar == 0x306B { break }
        place += TextClass.length(text[place])
      }
    }
  }

  /// Leaves out names of those who lend, buy or tell of what others do: 伊予銀行などから借りた, 東京エレクトロン向け, 総研によると.
  mutating func dropBystanders() {
    guard scene.kinds.contains(.entity), scene.marks.contains(where: { isBystander($0) || isTrade($0) }) else { return }
    scene.marks = scene.marks.filter { !isBystander($0) && !isTrade($0) }
  }

  /// Whether a word for a part of a business only says what a company is: 米小売り大手のX, 半導体メーカーのX.
  private func isTrade(_ mark: Mark) -> Bool {
    // 家具のニトリ: what a company sells.
    if mark.kind == .segment, scene.starts("の", at: Int(mark.end)),
      scene.marks.contains(where: { $0.kind == .entity && $0.start == mark.end + 3 && actors.kind(who($0)) == .company }
      )
    {
      return true
    }
    guard mark.kind == .segment, case let length = scene.words.length(of: .firmNoun, in: text, at: Int(mark.end)),
      length > 0
    else { return false }
    let end = Int(mark.end) + length
    return scene.starts("の", at: end) || scene.starts("、", at: end)
      || scene.marks.contains { $0.kind == .entity && Int($0.start) == end }
  }

  private func isBystander(_ mark: Mark) -> Bool {
    guard mark.kind == .entity else { return false }
    let end = NameBorder.skipGloss(text, Int(mark.end), scene.range.upperBound)
    if scene.starts(.bystander, at: end) || isCause(mark, end) || isOfficeHolder(mark) { return true }
    guard scene.starts(.lender, at: end) else { return false }
    return scene.contains(.borrows, in: end..<max(end, min(scene.range.upperBound, end + 60)))
  }

  /// Whether a name only begins what others answer to: Xの納入遅れを理由に, Xの増産に備え, Xの不振を横目に. Who puts money in is
  /// none of it: Xの出資を受け、.
  private func isCause(_ mark: Mark, _ end: Int) -> Bool {
    guard scene.starts("の", at: end) || scene.starts("に", at: end) || scene.starts("を", at: end) else { return false }
    var limit = min(scene.range.upperBound, end + 60)
    for other in scene.marks where Int(other.start) >= end && Int(other.start) < limit {
      switch other.kind {
      case .entity, .money, .percent, .stake, .round, .acquire, .invest, .share: limit = Int(other.start)
      // The comma that the words may end with is theirs.
      case .comma: limit = Int(other.end)
      default: continue
      }
      break
    }
    // A particle of the subject ends the phrase.
    return end < limit && scene.contains(.onAccountOf, in: end..<limit) && !scene.contains("は", in: end..<limit)
      && !scene.contains("が", in: end..<limit)
  }

  /// The place before a gloss in brackets that ends at a place: 社長（51）は.
  private func beforeGloss(_ place: Int, from low: Int) -> Int {
    guard TextClass.scalarBefore(text, place) == 0xFF09 else { return place }
    var at = place - 3
    while at > low, TextClass.scalar3(text, at) != 0xFF08 { at -= 1 }
    return at > low ? at : place
  }
}
