import Vocabulary

/// Who gives what to a young company in the lines of a Korean list of rounds, where no verb tells.
///
///     ● 온빛랩 (수면 앱) | 시드 15억원 — 미래은행 10억원, 소백투자 5억원     each name stands right before its amount
///     ○ 누리팜 | 시리즈A | 60억원 | 한울벤처스 단독                          the one behind the amount gave it alone
///     반찬가게는 온누리벤처스에서 50억, 가온캐피탈에서 40억을 받았고           each of a row of givers
extension FactReading {
  /// The giver of an amount, in a line on a round.
  func roundGiver(inLine index: Int) -> Subject? {
    guard tongue == .korean, let mark = scene.marks.indices.contains(index) ? scene.marks[index] : nil,
      mark.kind == .money
    else { return nil }
    if let giver = giverOfRow(index) { return giver }
    guard isLineOfRound else { return nil }
    let start = outer(mark).lowerBound
    if let at = scene.marks[..<index].lastIndex(where: { $0.kind == .entity && Int($0.end) <= start }),
      isBareGiver(at, before: start)
    {
      return certain(at)
    }
    let end = afterGloss(index)
    guard let next = scene.marks.indices.first(where: { $0 > index && scene.marks[$0].kind == .entity }),
      case let name = scene.marks[next], canAct(name), Int(name.start) - end <= 8,
      scene.starts(.givesAlone, at: Int(name.end))
    else { return nil }
    return certain(next)
  }

  /// Whether a line of a list tells of a round, or follows lines that do.
  private var isLineOfRound: Bool {
    scene.block != .title && scene.block != .heading
      && (scene.has(.round) || scene.block == .listItem && sentence - roundLine <= 3)
      && !scene.has(.revenue) && !scene.has(.profit)
  }

  /// Takes up that a line tells of a round.
  mutating func noteRoundLine() {
    if tongue == .korean,
      scene.has(.round) || scene.block == .listItem && sentence - roundLine <= 1 && scene.has(.money)
    {
      roundLine = sentence
    }
  }

  /// Whether a name without a particle stands right before an amount, behind a sign that parts it from the head of its line.
  private func isBareGiver(_ at: Int, before start: Int) -> Bool {
    let name = scene.marks[at]
    guard canAct(name), hits[Int(name.ref)].role == .none, actors.carrierKind(who(name)) != .index,
      start - Int(name.end) == 1, text[start - 1] == 0x20
    else { return false }
    return isBehindSign(Int(name.start))
  }

  /// Whether a comma, a dash, a stroke or a colon stands before a word, a country at most between.
  private func isBehindSign(_ start: Int) -> Bool {
    var place = start
    guard place > scene.range.lowerBound + 8, text[place - 1] == 0x20 else { return false }
    place -= 1
    let nation = scene.words.length(of: .nation, in: text, endingAt: place, from: scene.range.lowerBound)
    if nation > 0, place - nation > scene.range.lowerBound + 4, text[place - nation - 1] == 0x20 { place -= nation + 1 }
    let sign = text[place - 1]
    return sign == UInt8(ascii: ",") || sign == UInt8(ascii: "|") || sign == UInt8(ascii: ":")
      || sign == UInt8(ascii: "/") || scene.ends(.labelDash, at: place)
  }

  /// The giver of an amount of a row, each with one, which a verb of getting ends: A에서 50억, B에서 40억을 받았다.
  private func giverOfRow(_ index: Int) -> Subject? {
    guard let own = rowGiver(before: index) else { return nil }
    for (at, mark) in scene.marks.enumerated() where at >= index && mark.kind == .money {
      guard at == index || rowGiver(before: at) != nil else { return nil }
      var end = outer(mark).upperBound
      end += scene.words.length(of: .amountParticle, in: text, at: end)
      if scene.starts(.received, at: end) { return certain(own) }
    }
    return nil
  }

  /// The name with a particle of a giver right before an amount.
  private func rowGiver(before index: Int) -> Int? {
    let start = outer(scene.marks[index]).lowerBound
    guard let at = scene.marks[..<index].lastIndex(where: { $0.kind == .entity && Int($0.end) <= start }),
      case let mark = scene.marks[at], canAct(mark), scene.starts(.giver, at: Int(mark.end)),
      start - Int(mark.end) <= 13,
      case let kind = actors.carrierKind(who(mark)), kind == .company || kind == .fund
    else { return nil }
    return at
  }

  /// Adds the names that nobody knows in a row of givers with an amount each: — 소백투자 10억원, 미래은행 5억원.
  mutating func nameKoreanGivers() {
    guard scene.has(.money), isLineOfRound else { return }
    for index in scene.marks.indices where scene.marks[index].kind == .money {
      let start = outer(scene.marks[index]).lowerBound
      guard start > scene.range.lowerBound + 12, text[start - 1] == 0x20 else { continue }
      var low = start - 1
      while low > scene.range.lowerBound, text[low - 1] > 0x20, text[low - 1] != UInt8(ascii: ",") { low -= 1 }
      let name = low..<start - 1
      guard name.count >= 9, name.count <= 36, isBehindSign(low),
        TextClass.isHangul(TextClass.scalarBefore(text, start - 1)),
        scene.words.length(of: .verbEnding, in: text, endingAt: name.upperBound, from: low) == 0,
        !scene.marks.contains(where: { Int($0.start) < name.upperBound && Int($0.end) > low && $0.kind != .none }),
        !isCommonWords(name)
      else { continue }
      addName(name, role: .none, roleEnd: name.upperBound)
    }
  }
}
