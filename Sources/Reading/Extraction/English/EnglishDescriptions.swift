import Vocabulary

/// Descriptions that name somebody else than whom they mean: the unit of a group, somebody's carmaker; and those who act in
/// a phrase of their own.
///
///     The Tata Group company spent 20bn rupees             whom the text is about, not Tata
///     Jane Doe's carmaker will spend $20bn                 whom the text is about, not Jane Doe
///     X raised $800m, with Y putting in $200m              Y
extension FactReading {
  /// Whether a name only says whose the company is that a description means: "the Alphabet unit".
  func isRelative(_ name: Int) -> Bool {
    guard name > 0, isWord(name - 1, "the") else { return false }
    return isRelativeName(Int(tokens[name].start)..<Int(tokens[name].end))
  }

  /// The same for a name in the text, whose article is looked for.
  func isRelativeName(_ range: Range<Int>) -> Bool {
    guard range.upperBound + 1 < scene.range.upperBound, text[range.upperBound] == UInt8(ascii: " "),
      endsWith(range.lowerBound, "the ") || endsWith(range.lowerBound, "The ")
    else { return false }
    let length = scene.words.length(of: .relativeNoun, in: text, at: range.upperBound + 1)
    guard length > 0 else { return false }
    let end = range.upperBound + 1 + length
    guard end < text.count, !TextClass.isASCIIWord(text[end]), text[end] != UInt8(ascii: "-") else { return false }
    // "the Alphabet unit's revenue" is the unit's, "the Alphabet unit Waymo" goes on to a name.
    return end + 1 >= scene.range.upperBound || !TextClass.isUpper(text[end + 1])
  }

  /// Whether a name in the text is the owner of a company that is only described: "Jane Doe's carmaker".
  func isOwnerOfCompany(_ range: Range<Int>) -> Bool {
    var at = range.upperBound + scene.words.length(of: .owner, in: text, at: range.upperBound)
    guard at > range.upperBound else { return false }
    for _ in 0..<3 {
      let length = scene.words.length(of: .ownedCompany, in: text, at: at)
      if length > 0, at + length < text.count, !TextClass.isASCIIWord(text[at + length]), text[at + length] != 0x2D {
        return true
      }
      guard at < scene.range.upperBound, TextClass.isLower(text[at]) else { return false }
      while at < scene.range.upperBound, TextClass.isASCIIWord(text[at]) || text[at] == UInt8(ascii: "-") { at += 1 }
      guard at < scene.range.upperBound, text[at] == UInt8(ascii: " ") else { return false }
      at += 1
    }
    return false
  }

  /// Where the owner stands of a company that is somebody's: "X's biggest rival"; nil where the token is no such company.
  func owned(_ noun: Int) -> Int? {
    guard tokens[noun].kind == .word, tokens[noun].has(.company), !isWord(noun, .stateNoun), !isFund(noun) else {
      return nil
    }
    // "Google's platform", "Sony's studio" are theirs; "Apple's assembler" is not.
    let isOwnable = isWord(noun, .ownedCompany) || !tokens[noun].has(.unit) && !isWord(noun, .ownedThing)
    let next = noun + 1
    if next < tokens.count, isNominal(next), !tokens[next].isVerb || tokens[next].kind == .genitive { return nil }
    var at = noun - 1
    while at > 0, noun - at < 6 {
      if tokens[at].kind == .genitive {
        // "Finland's stainless champion": a country has companies of all kinds.
        let isPlace = tokens[at - 1].has(.place) || tokens[at - 1].kind == .name && isGovernment(at - 1)
        return tokens[at - 1].isCapital && (isOwnable || isPlace) ? phraseStart(at - 1) : nil
      }
      guard tokens[at].kind == .word, isNominal(at), !tokens[at].has([.det, .possessive]) else { return nil }
      at -= 1
    }
    return nil
  }

  /// "A Japanese trading house, Kanematsu, is paying": the name between commas of what stands before them.
  func named(between opening: Int, and comma: Int) -> Subject? {
    guard opening > 0, comma - opening > 1, tokens[opening - 1].kind == .word,
      tokens[opening - 1].has([.company, .unit]), !isWord(opening - 1, .stateNoun)
    else { return nil }
    guard let (name, first) = actor(endingAt: comma - 1),
      tokens[comma - 1].kind != .name || !isGovernment(comma - 1)
    else { return nil }
    // Nothing before the name but what it is: "Texan buyout house".
    let isPlain = tokens[(opening + 1)..<first].allSatisfy {
      ($0.kind == .word || $0.kind == .upper) && !$0.has([.prep, .rel, .be, .have]) && !$0.isVerb
    }
    return isPlain ? name : nil
  }

  /// "… a slide in Emaar. The developer will": the one company that the sentence before names, where a noun for its trade
  /// opens the sentence, and not for any company.
  func lastOfTrade(_ noun: Int) -> Subject? {
    guard phraseStart(noun) == 0, !isWord(noun, .genericCompany), !tokens[noun].has(.unit), sentence > blockSentence,
      let last = recent.names.first, sentence - last.sentence == 1, focus.map({ !actors.same($0, last.who) }) ?? true,
      recent.names.count < 2 || sentence - recent.names[1].sentence > 1,
      actors.carrierKind(last.who) == .company, !isDominated
    else { return nil }
    return Subject(who: last.who, range: nil, mark: -1, isCertain: true)
  }

  /// "Qatar's sovereign wealth fund", "Norway's central bank": the country itself.
  private func isFund(_ noun: Int) -> Bool {
    let end = Int(tokens[noun].end)
    return scene.starts("fund", at: end - 4) || isWord(noun, "bank") && isWord(noun - 1, "central")
  }

  /// "fell 3% after Foxconn said it would": the subject of a clause behind a word that may be a preposition.
  func opensOwnClause(_ name: Int) -> Bool {
    let preposition = preposition(of: name)
    guard preposition >= 0, tokens[preposition].has(.sub), !isWord(preposition, "as"), !isWord(preposition, "than"),
      name + 1 < tokens.count
    else { return false }
    let next = tokens[name + 1]
    return next.kind == .word
      && (next.has([.be, .have, .will]) || next.isVerb && !isNounHere(name + 1) && !next.forms.contains(.ing))
  }

  /// Who raises money in the sentence in whose further phrase a verb stands.
  func taker(beside verb: Int) -> Subject? {
    guard let main = tokens[..<verb].firstIndex(where: { $0.has(.vFund) && $0.kind == .word }), !isNounHere(main),
      case .somebody(let taker) = agent(of: main)
    else { return nil }
    return taker
  }

  /// ", with Y putting in $200m": who acts in a phrase of their own behind "with".
  func absolutePartner(of verb: Int) -> Subject? {
    guard verb > 1, tokens[verb].forms.contains(.ing) else { return nil }
    var at = verb - 1
    while at > 0, tokens[at].isAdverb || isWord(at, "each") || isWord(at, "alone") { at -= 1 }
    guard let (name, first) = actor(endingAt: at) else { return nil }
    let with = preposition(of: first)
    return with >= 0 && isWord(with, "with") ? name : nil
  }

  /// The name that ends at a token, known or not, and its first token; nil for persons and what does not act.
  private func actor(endingAt last: Int) -> (name: Subject, first: Int)? {
    if tokens[last].kind == .name {
      return canAct(scene.marks[Int(tokens[last].mark)]) ? (named(last), last) : nil
    }
    guard tokens[last].kind == .upper, let run = strangers(endingAt: last), !isPerson(run) else { return nil }
    return (stranger(run), run.lowerBound)
  }
}
