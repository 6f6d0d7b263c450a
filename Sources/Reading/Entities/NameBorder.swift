/// What may stand right after a name, and what it says about it: a gloss in brackets, closing quotes, a particle.
enum NameBorder {
  /// The role of a name that ends at `stop`, and the end of what belongs to it; nil where the word goes on.
  static func role(_ text: UnsafeBufferPointer<UInt8>, _ stop: Int, _ end: Int) -> (NameRole, Int)? {
    var at = stop
    // A Korean word may go on with particles only, whatever script the name is in.
    if TextClass.isHangul(TextClass.scalar3(text, at)) {
      guard at < end else { return (.none, stop) }
      return Particles.korean.chain(in: text, after: at).map { ($0.role, $0.end) }
    }
    at = skipGloss(text, at, end)
    guard at < end else { return (.none, at) }
    let byte = text[at]
    if byte == UInt8(ascii: "'"), at + 1 < end, text[at + 1] == UInt8(ascii: "s") { return (.possessive, at + 2) }
    if byte == 0xE2, at + 3 < end, text[at + 1] == 0x80, text[at + 2] == 0x99, text[at + 3] == UInt8(ascii: "s") {
      return (.possessive, at + 4)
    }
    if byte == UInt8(ascii: "'"), at > stop - 1, text[stop - 1] == UInt8(ascii: "s") { return (.possessive, at + 1) }
    // Saved pages part a linked name from its particle by a blank: <a>ダイキン工業</a> の.
    if byte == 0x20, let parted = partedParticle(text, at + 1, end) { return parted }
    var scalar = TextClass.scalar3(text, at)
    // トヨタ自動車株式会社は: the particle stands behind the company's form.
    if scalar == 0x682A, TextClass.scalar3(text, at + 3) == 0x5F0F, TextClass.scalar3(text, at + 6) == 0x4F1A,
      TextClass.scalar3(text, at + 9) == 0x793E
    {
      at += 12
      scalar = TextClass.scalar3(text, at)
    }
    if TextClass.isHangul(scalar) {
      if let chain = Particles.korean.chain(in: text, after: at) { return (chain.role, chain.end) }
      return at == stop ? nil : (.none, stop)
    }
    if TextClass.isHiragana(scalar), let found = Particles.japanese.longest(in: text, at: at) {
      return (found.role, at + found.length)
    }
    // 株, 社
    if scalar == 0x682A || scalar == 0x793E, let found = Particles.japanese.longest(in: text, at: at + 3) {
      return (found.role, at + 3 + found.length)
    }
    return (.none, stop)
  }

  /// A particle that stands alone after a blank.
  private static func partedParticle(_ text: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int) -> (NameRole, Int)? {
    let scalar = TextClass.scalar3(text, at)
    if TextClass.isHiragana(scalar) {
      return Particles.japanese.longest(in: text, at: at).map { ($0.role, at + $0.length) }
    }
    // 은 는 가 의 을 를 에
    let alone: [UInt32] = [0xC740, 0xB294, 0xAC00, 0xC758, 0xC744, 0xB97C]
    guard alone.contains(scalar), at + 3 < end, text[at + 3] == 0x20 else { return nil }
    return Particles.korean.chain(in: text, after: at).map { ($0.role, $0.end) }
  }

  /// Past a short gloss in brackets and closing quotation marks.
  static func skipGloss(_ text: UnsafeBufferPointer<UInt8>, _ stop: Int, _ end: Int) -> Int {
    var at = closingQuotes(text, stop, end)
    let limit = min(end, at + 90)
    var close = -1
    if at < end, text[at] == UInt8(ascii: "(") {
      close = at + 1
      while close < limit, text[close] != UInt8(ascii: ")"), text[close] != UInt8(ascii: "\n") { close += 1 }
      if close < limit, text[close] == UInt8(ascii: ")") { at = close + 1 } else { return stop }
    } else if at + 2 < end, text[at] == 0xEF, text[at + 1] == 0xBC, text[at + 2] == 0x88 {
      close = at + 3
      while close + 2 < limit, !(text[close] == 0xEF && text[close + 1] == 0xBC && text[close + 2] == 0x89) {
        close += 1
      }
      if close + 2 < limit { at = close + 3 } else { return stop }
    } else if at + 2 < end, text[at] == 0xE3, text[at + 1] == 0x80, text[at + 2] == 0x88 {
      // 〈7891・東Ｐ〉
      close = at + 3
      while close + 2 < limit, !(text[close] == 0xE3 && text[close + 1] == 0x80 && text[close + 2] == 0x89) {
        close += 1
      }
      if close + 2 < limit { at = close + 3 } else { return stop }
    }
    return closingQuotes(text, at, end)
  }

  private static func closingQuotes(_ text: UnsafeBufferPointer<UInt8>, _ place: Int, _ end: Int) -> Int {
    var at = place
    while at < end {
      if text[at] == UInt8(ascii: "*") || text[at] == UInt8(ascii: "\"") {
        at += 1
      } else if text[at] == UInt8(ascii: "'"), !(at + 1 < end && text[at + 1] == UInt8(ascii: "s")) {
        at += 1
      } else if at + 2 < end, text[at] == 0xE2, text[at + 1] == 0x80, text[at + 2] == 0x9D || text[at + 2] == 0x99,
        !(at + 3 < end && text[at + 3] == UInt8(ascii: "s"))
      {
        at += 3
      } else if at + 2 < end, text[at] == 0xE3, text[at + 1] == 0x80, text[at + 2] == 0x8D || text[at + 2] == 0x8F {
        at += 3
      } else {
        break
      }
    }
    return at
  }
}
