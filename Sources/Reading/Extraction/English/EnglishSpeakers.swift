import Vocabulary

/// Who is cited in an English sentence: "We will spend $5bn," said the head of X; "it will spend $5bn, X said".
extension FactReading {
  /// "We will spend $5bn," said the head of X: whose "we" it is.
  func speaker(after verb: Int) -> Subject? {
    var at = verb + 1
    while at < tokens.count {
      if tokens[at].has(.vSay), tokens[at].kind == .word { break }
      at += 1
    }
    while at < tokens.count {
      if tokens[at].kind == .name, canAct(scene.marks[Int(tokens[at].mark)]) { return named(at) }
      at += 1
    }
    return nil
  }

  /// Whether a place stands between quotation marks within its paragraph, or a quotation that ended a paragraph before goes on.
  func isQuoted(_ place: Int) -> Bool {
    var isOpen = false
    var at = max(blockStart, place - 4000)
    while at < place {
      let byte = text[at]
      if byte == UInt8(ascii: "\"") {
        isOpen.toggle()
      } else if byte == 0xE2, at + 2 < place, text[at + 1] == 0x80 {
        if text[at + 2] == 0x9C { isOpen = true }
        if text[at + 2] == 0x9D { isOpen = false }
      }
      at += 1
    }
    return isOpen
  }

  /// Whose text it is where "we" and "our" stand outside of quotation marks: the company named first, which a blog, an
  /// interview or a letter to shareholders speaks of by name once and then no more; nil where another is named far more often.
  /// Found once a document.
  mutating func noteNarrator() {
    guard tongue == .english else { return }
    if isDominated {
      narrator = mostNamed
      return
    }
    let first = hits.first { hit in
      actors.carrierKind(hit.row) == .company && !hit.flags.contains(.weak)
        && WordTable.english.length(of: .behindNarrator, in: text, endingAt: Int(hit.start), from: 0) == 0
    }
    narrator = first.map { actors.carrier($0.row) }
  }

  /// "It will spend $5bn, X said", "…," said X's finance chief: who says so at the end of the sentence.
  func closingSpeaker() -> Subject? {
    var at = tokens.count - 1
    let low = max(1, tokens.count - 12)
    while at >= low {
      let token = tokens[at]
      if token.kind == .stop { return nil }
      if isWord(at, "said") || isWord(at, "says") || isWord(at, "announced") || isWord(at, "disclosed") {
        return speaker(before: at) ?? speaker(right: at)
      }
      at -= 1
    }
    return nil
  }

  /// ", X said", ", X's finance chief Jane Doe said".
  private func speaker(before verb: Int) -> Subject? {
    var at = verb - 1
    var isDirect = true
    while at > 0, verb - at < 9 {
      switch tokens[at].kind {
      case .name:
        let mark = Int(tokens[at].mark)
        guard canAct(scene.marks[mark]), actors.carrierKind(who(scene.marks[mark])) != .government else { return nil }
        let isOwner = tokens[at + 1].kind == .genitive
        guard isDirect || isOwner, isQuoteEnd(phraseStart(at) - 1) else { return nil }
        return isAnalyst(mark) ? nil : named(at)
      case .upper:
        guard let run = strangers(endingAt: at) else { return nil }
        if isDirect, isQuoteEnd(run.lowerBound - 1), ProvisionalNames.hasForm(range(run), of: self) {
          return stranger(run)
        }
        isDirect = false
        at = run.lowerBound
      case .genitive, .period, .quote: break
      case .word:
        guard tokens[at].has([.person, .title, .noun, .company]) || tokens[at].isAdverb || isNominal(at) else {
          return nil
        }
        isDirect = false
      default: return nil
      }
      at -= 1
    }
    return nil
  }

  /// "…," said X.
  private func speaker(right verb: Int) -> Subject? {
    guard isQuoteEnd(verb - 1), verb + 1 < tokens.count, tokens[verb + 1].kind == .name,
      case let mark = Int(tokens[verb + 1].mark), canAct(scene.marks[mark]),
      actors.carrierKind(who(scene.marks[mark])) != .government, !isAnalyst(mark)
    else { return nil }
    return named(verb + 1)
  }

  /// Whether what is reported ends before a token: a comma or a quotation mark.
  private func isQuoteEnd(_ index: Int) -> Bool {
    guard index > 0 else { return false }
    return tokens[index].kind == .comma || tokens[index].kind == .quote
  }

  /// Whether a name is one of those whom the text cites as analysts.
  private func isAnalyst(_ mark: Int) -> Bool {
    let name = scene.marks[mark]
    return scene.marks.contains { $0.kind == .analyst && $0.start >= name.start && $0.end <= name.end }
  }

  private func range(_ run: ClosedRange<Int>) -> Range<Int> {
    Int(tokens[run.lowerBound].start)..<Int(tokens[run.upperBound].end)
  }
}
