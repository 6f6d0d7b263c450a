import Vocabulary

/// Rows of companies with a sum each and no verb: what the sums are, the heading or the first of them has said, and whose
/// they are, the name that the line or the paragraph begins with.
///
///     Nordkamp, Bergen. €4 billion over six years.         capex of Nordkamp's
///     - Halden with Rieber, Moss: NOK 300m                 Halden's, not Rieber's
///     Tolland. Stays at $2.2bn for 2026.                   Tolland's
extension FactReading {
  /// Takes up whom a paragraph names in a first sentence of nothing but a name and a place.
  mutating func noteRosterName() {
    guard tongue == .english, scene.block == .paragraph || scene.block == .listItem, scene.range.count < 64,
      scene.range.upperBound + 4 < blockStart + blockLength, case let last = text[scene.range.upperBound - 1],
      sentence == blockSentence && last == UInt8(ascii: ".") || last == UInt8(ascii: "?")
    else { return }
    // "The bill? $40m.", "Cost?"
    if last == UInt8(ascii: "?"), scene.words.isIn(scene.range, of: folded, .costLabel) { askedCost = sentence }
    scene.sortMarks()
    tokenize()
    // "Gadgets.", "Milan.": of names that no lexicon holds only those with a place or a bracket behind them, or in a row.
    guard tokens.count <= 12, let name = rosterName(upTo: tokens.count),
      name.mark >= 0 || tokens.contains(where: { $0.kind == .open })
        || roster.map({ sentence - $0.sentence <= 8 && $0.who >= 0 }) ?? false
        || tokens.contains(where: { $0.kind == .comma })
          && tokens.contains(where: { $0.has(.place) || $0.kind == .name })
    else { return }
    let who = settled(name)
    roster = (who.who, sentence)
    focus = who.who
  }

  /// The name that a label begins with, which goes up to a token and has nothing but names, places and what joins them.
  private func rosterName(upTo end: Int) -> Subject? {
    guard end > 0, end <= 14 else { return nil }
    var first: Subject?
    for at in 0..<end {
      let token = tokens[at]
      switch token.kind {
      case .name:
        guard first == nil else { break }
        guard canAct(scene.marks[Int(token.mark)]), !isGovernment(at) || end == 1 else { return nil }
        first = named(at)
      case .upper:
        guard first == nil, !token.has([.det, .prep]), let run = strangers(startingAt: at), run.lowerBound == at else {
          break
        }
        first = stranger(run)
      case .comma, .open, .close, .genitive, .quote: break
      case .word:
        let isLink =
          isWord(at, .labelLink) || token.has([.det, .place]) || token.isAdverb || token.has([.company, .unit])
        guard isLink, !token.isVerb else { return nil }
      default: return nil
      }
    }
    // "A Montréal studio" is no name.
    guard var first, let range = first.range,
      tokens[..<end].allSatisfy({ Int($0.start) >= range.lowerBound || $0.kind == .quote })
    else { return nil }
    first.isCertain = true
    return first
  }

  /// Whom a sum belongs to that a row names before a colon or a dash, or in the sentence before; nil where no row does.
  func rosterName(of money: Int) -> Subject? {
    if let mark = tokens[..<money].firstIndex(where: { $0.kind == .colon || $0.kind == .stop }) {
      guard isLightly(mark + 1..<money), let name = rosterName(upTo: mark) else { return nil }
      // "- Brazil: R$34bn this year", where the text is about one company: where its money goes.
      if scene.block == .listItem, isDominated, name.mark >= 0, actors.carrierKind(name.who) == .government,
        let main = mostNamed, actors.carrierKind(main) == .company
      {
        return Subject(who: main, range: nil, mark: -1, isCertain: true)
      }
      return name
    }
    // "Tolland, $5 billion.", in a row of its like.
    if money > 1, tokens[money - 1].kind == .comma, let name = rosterName(upTo: money - 1) {
      return isAllTime(money + 1) ? name : nil
    }
    guard let roster, sentence - roster.sentence == 1, isLightly(0..<money) else { return nil }
    return Subject(who: roster.who, range: nil, mark: -1, isCertain: true)
  }

  /// Whether nothing but a verb of keeping or planning, and what colours a sum, stands in a part: "Sticks with", "now".
  private func isLightly(_ part: Range<Int>) -> Bool {
    part.count <= 4
      && part.allSatisfy { at in
        let token = tokens[at]
        return token.isAdverb || token.has([.det, .prep])
          || token.has([.vGuide, .vPlan, .vInvest]) && !token.has(.vNeg)
          || token.has(.nTransparent) || isWord(at, .keptWord)
      }
  }

  /// Whether nothing but times follows up to the end of a sentence: "$5 billion over two years."
  private func isAllTime(_ start: Int) -> Bool {
    tokens[min(start, tokens.count)...].allSatisfy {
      $0.kind == .duration || $0.kind == .period || $0.kind == .comma || $0.has(.prep) || $0.isAdverb
    }
  }

  /// What a sum is that a row gives to a name, where the talk is of money put to work; unknown elsewhere.
  func byRoster(_ money: Int) -> EnglishRelation {
    let unknown = EnglishRelation(kind: .unknown)
    guard let name = rosterName(of: money), !isOtherRow(money) else { return unknown }
    let isRow = name.range == nil || tokens[..<money].contains { $0.kind == .colon || $0.kind == .stop }
    guard isRosterTalk || isRow && isForYears(money) else { return unknown }
    return EnglishRelation(kind: .capex, isContinued: true)
  }

  /// Whether the heading, the line before or the row before spoke of money put to work.
  private var isRosterTalk: Bool {
    if intro.topic == .revenue || intro.topic == .share || intro.topic == .lead { return false }
    if shareTopic || revenueTopic, intro.topic != .capex { return false }
    let isSpending = lastRelation == .capex || lastRelation == .invest || lastRelation == .project
    return isSpending && sentence - lastRelationSentence <= 12 || intro.topic == .capex && dealSentence < blockSentence
  }

  /// "$5bn over three years", "€2bn, five years": a length of several years behind a sum.
  private func isForYears(_ money: Int) -> Bool {
    var at = after(money)
    if let token = token(at), token.kind == .comma { at = after(at) }
    guard let token = token(at), token.kind == .duration, token.mark >= 0 else { return false }
    return span(of: scene.marks[Int(token.mark)])?.years ?? 0 > 1
  }

  /// Whether a row tells of something else than money put to work: sales, debts, values, what is managed.
  private func isOtherRow(_ money: Int) -> Bool {
    if scene.has(.lead) || scene.has(.round) || scene.has(.profit) || scene.has(.revenue) || scene.has(.share)
      || scene.has(.denial)
    {
      return true
    }
    return tokens.indices.contains { at in
      let token = tokens[at]
      guard token.kind == .word, at < money + 8 else { return false }
      return token.has([.nNeg, .vSell, .vNeg]) && !token.has([.nInvest, .nProject, .vInvest, .vGuide])
        || isWord(at, "managed") || isWord(at, "worth") || isWord(at, "valued")
    }
  }
}
