import Vocabulary

/// Whose figure an English change is, where the noun that grows is somebody's.
extension FactReading {
  /// Whose revenue it is.
  func owning(_ head: Int, _ change: EnglishChange) -> Subject? {
    if let owner = owner(of: head, before: change.word > head ? change.word : tokens.count) {
      return resolved(owner)
    }
    return resolved(pronoun(at: phraseStart(head)))
  }

  func owningShares(_ head: Int, _ change: EnglishChange) -> Subject? {
    // "Shares of X", "shares in the company".
    let next = head + 1
    if isWord(next, "of") || isWord(next, "in") {
      if let name = nameRight(of: next) { return name }
      return resolved(pronoun(at: head))
    }
    // "Japanese bank stocks": of a whole trade.
    if isWord(head, "stocks"), case let start = phraseStart(head), start < head,
      !tokens[start..<head].contains(where: { $0.kind == .name || $0.kind == .genitive || $0.has([.possessive, .det]) })
    {
      return nil
    }
    return owning(head, change)
  }

  /// "unit sales grew 5%", "shipments were up 5%": whether what changes is told to be something else than revenue or a price.
  func isOfOther(_ change: EnglishChange) -> Bool {
    // "earned $70m, 26% more than".
    if change.form == .beside, case let percent = before(change.word), percent > 2, tokens[percent].kind == .percent,
      tokens[percent - 1].kind == .comma, isEarned(percent - 2)
    {
      return true
    }
    guard change.form == .verb, let head = subjectHead(of: change.word) else { return false }
    // "Gold is up 13% this month, the miner 8%": a commodity is nobody's share.
    if tokens[head].kind == .name {
      switch actors.carrierKind(who(scene.marks[Int(tokens[head].mark)])) {
      case .commodity, .crypto, .currency: return true
      default: return false
      }
    }
    guard tokens[head].kind == .word else { return false }
    if isWord(head, .commodityNoun), !revenueTopic { return true }
    return tokens[head].has([.nProfit, .nVolume]) && !tokens[head].has([.nRevenue, .nShare]) && !isWord(head, "price")
  }

  /// Whether an amount is the object of a verb of earning or losing.
  func isEarned(_ sum: Int) -> Bool {
    guard tokens[sum].kind == .money, case let verb = before(sum), verb > 0 else { return false }
    return tokens[verb].isVerb && tokens[verb].has(.vNeg) && !isNounHere(verb)
  }

  /// "2QFY26", "1H25", "FY25", "Q3": a time in the manner of brokers.
  func isPeriodCode(_ token: EnglishToken) -> Bool {
    let range = Int(token.start)..<Int(token.end)
    guard range.count <= 7, range.contains(where: { TextClass.isDigit(text[$0]) }) else { return false }
    return range.allSatisfy { place in
      let byte = folded[place]
      return TextClass.isDigit(byte) || byte == UInt8(ascii: "q") || byte == UInt8(ascii: "h")
        || byte == UInt8(ascii: "f") || byte == UInt8(ascii: "y") || byte == UInt8(ascii: "c")
        || byte == UInt8(ascii: "e")
    }
  }
}
