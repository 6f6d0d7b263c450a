import Vocabulary

/// Sums of which a clause behind them tells what became of them, without "that" or with it.
///
///     still regrets the $4bn it paid for Y                      stake in Y
///     compared with the $72bn that the company spent in 2025    spent, for all that it is compared
///     the £30m we put into the mill                             spent
extension FactReading {
  /// What the clause right behind an amount with an article makes of it.
  func toldBehind(_ money: Int) -> EnglishRelation? {
    guard hasArticle(money) else { return nil }
    var at = after(money)
    if isWord(at, .thatWhich) { at += 1 }
    let start = at
    guard let first = token(at), first.isCapital || first.kind == .word, first.isCapital || first.has([.det, .pron])
    else { return nil }
    while at < tokens.count, at - start < 6 {
      let token = tokens[at]
      if token.isVerb, !isNounHere(at), at > start {
        guard tense(of: at) == .past, !isPassive(at) else { return nil }
        // "the $5bn it paid for Y", "in dividends".
        if token.has(.vPay) {
          guard let name = behindPaid(at) else { return nil }
          return EnglishRelation(kind: name ? .acquire : .invest, verb: at, isPassive: true, isTold: true)
        }
        let isSpending = token.has(.vInvest) && !token.has([.vReach, .vPledge]) || isWord(at, .put)
        return isSpending ? EnglishRelation(kind: .invest, verb: at, isPassive: true, isTold: true) : nil
      }
      let isSubject =
        token.isCapital || token.kind == .genitive || token.has([.have, .adverb]) || token.isAdverb
        || token.kind == .word && !token.has([.prep, .be, .will, .not, .coord, .sub, .do])
      guard isSubject else { return nil }
      at += 1
    }
    return nil
  }

  /// "the $5bn", "the roughly $5bn".
  private func hasArticle(_ money: Int) -> Bool {
    let start = Int(tokens[money].start)
    let figure = Int(scene.marks[Int(tokens[money].mark)].start)
    return isWord(money - 1, "the") || isWord(before(money), "the")
      || scene.contains("the ", in: start..<max(start, figure))
  }

  /// Whether what a sum was paid for is a company with a name; nil where that is nothing of either.
  private func behindPaid(_ verb: Int) -> Bool? {
    guard !isWord(verb, .offers), isWord(after(verb), "for"), case let preposition = after(verb) else { return nil }
    if nameRight(of: preposition) != nil { return true }
    guard let head = phraseHead(from: preposition + 1)?.head, isWord(head, .asset) else { return nil }
    return false
  }
}
