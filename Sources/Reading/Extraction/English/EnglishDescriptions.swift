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

  /// Where the owner stands of a company that is somebody's: "X's biggest rival"; nil where the token is no such company.
  func owned(_ noun: Int) -> Int? {
    guard tokens[noun].kind == .word, isWord(noun, .ownedCompany) else { return nil }
    let next = noun + 1
    if next < tokens.count, isNominal(next), !tokens[next].isVerb || tokens[next].kind == .genitive { return nil }
    var at = noun - 1
    while at > 0, noun - at < 6 {
      if tokens[at].kind == .genitive { return tokens[at - 1].isCapital ? phraseStart(at - 1) : nil }
      guard tokens[at].kind == .word, isNominal(at), !tokens[at].has([.det, .possessive]) else { return nil }
      at -= 1
    }
    return nil
  }

  /// ", with Y putting in $200m": who acts in a phrase of their own behind "with".
  func absolutePartner(of verb: Int) -> Subject? {
    guard verb > 1, tokens[verb].forms.contains(.ing) else { return nil }
    var at = verb - 1
    while at > 0, tokens[at].isAdverb || isWord(at, "each") || isWord(at, "alone") { at -= 1 }
    let name: Subject
    let first: Int
    if tokens[at].kind == .name {
      guard canAct(scene.marks[Int(tokens[at].mark)]) else { return nil }
      name = named(at)
      first = at
    } else if tokens[at].kind == .upper, let run = strangers(endingAt: at), !isPerson(run) {
      name = stranger(run)
      first = run.lowerBound
    } else {
      return nil
    }
    let with = preposition(of: first)
    return with >= 0 && isWord(with, "with") ? name : nil
  }
}
