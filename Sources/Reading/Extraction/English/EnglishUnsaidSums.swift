import Vocabulary

/// Sums that no verb of spending governs, and such that one seems to but which nobody puts to work.
///
///     Tolland has $5bn in mind for the decade              what is lined up
///     KKR took $2bn of Halden                               a part of a company
///     Moss Robotics, $20m from Versant Ventures            a round in a list of rounds
///     Halden Bank has set aside $200m                      a provision
///     there is no $5bn plant                               nothing
extension FactReading {
  /// "has €1bn riding on its Berlin plant", "had $5bn in mind for the decade": the verb, where what stands behind a sum that
  /// somebody has says that it is for something.
  func linedUp(_ money: Int) -> Int? {
    guard case let has = before(money), has > 0, tokens[has].has(.have), !tokens[has].has([.will, .pron]) else {
      return nil
    }
    let at = after(money)
    guard
      isWord(at, .linedUp) || isWord(at, "in") && isWord(at + 1, "mind") || isWord(at, "down") && isWord(at + 1, "for"),
      !scene.has(.neg)
    else { return nil }
    return has
  }

  /// Whether the last sums of the text were put to work: what a budget is then one of.
  var isBehindSpending: Bool {
    guard let lastRelation, sentence - lastRelationSentence <= 8, !scene.has(.revenue), !scene.has(.profit) else {
      return false
    }
    return lastRelation == .capex || lastRelation == .invest || lastRelation == .project
  }

  /// "took $2bn of Halden together": a part of a company, told by what it cost.
  func takesOf(_ money: Int, _ verb: Int) -> Bool {
    guard verb >= 0, before(money) == verb, tokens[verb].has([.vTake, .vAcquire]), !tokens[verb].has(.vBuild),
      isWord(after(money), "of"), case let name = after(money) + 1, name < tokens.count, tokens[name].kind == .name
    else { return false }
    let mark = scene.marks[Int(tokens[name].mark)]
    return canAct(mark) && actors.carrierKind(who(mark)) == .company && token(name + 1)?.kind != .genitive
  }

  /// "Moss Robotics, $20m from Versant Ventures", "Halden, $5m, Versant": what a line without a verb says who gets and gives,
  /// where the talk is of rounds.
  func listedRound(_ money: Int, _ verb: Int) -> EnglishRelation? {
    guard verb < 0, money > 0, money < 14, tokens[0].isCapital || tokens[0].kind == .quote,
      lastRelation == .round || lastRelation == .stake || pendingRound != nil || round != nil,
      sentence - max(lastRelationSentence, round?.sentence ?? 0) <= 12,
      !scene.has(.revenue), !scene.has(.profit), !scene.has(.neg),
      !tokens[..<money].contains(where: { $0.kind == .word && ($0.has([.be, .have, .will]) || $0.has(.vInvest)) })
    else { return nil }
    let at = after(money)
    if isWord(at, "from"), at + 1 < tokens.count, tokens[at + 1].isCapital {
      return EnglishRelation(kind: .round)
    }
    guard at == money + 1, at + 1 < tokens.count, tokens[at].kind == .comma, tokens[at + 1].isCapital,
      tokens[(at + 1)...].allSatisfy({ $0.isCapital || $0.kind == .stop || $0.kind == .quote })
    else { return nil }
    return EnglishRelation(kind: .round)
  }

  /// "there is no $5bn plant", "Halden Bank has set aside $200m": what nobody puts to work.
  func isUnspent(_ money: Int, _ verb: Int) -> Bool {
    if isWord(money - 1, "no") { return true }
    guard verb >= 0, isWord(verb, .putAside), tense(of: verb) == .past, before(money) == verb else { return false }
    let next = after(money)
    guard next >= tokens.count || tokens[next].kind == .comma || tokens[next].kind == .stop || tokens[next].has(.coord)
    else { return false }
    return !isCapexTalk(before: money)
  }
}
