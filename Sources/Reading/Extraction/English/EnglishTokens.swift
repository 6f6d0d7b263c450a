/// One word, name, quantity or punctuation mark of an English sentence.
struct EnglishToken: Sendable {
  enum Kind: UInt8, Sendable {
    case word
    /// A word with a capital that stands where a lower-case word would.
    case upper
    case name, money, percent, number, duration, period
    /// The 's after an owner.
    case genitive
    case comma, colon, stop, open, close, quote
  }

  var start: Int32
  var end: Int32
  var kind: Kind
  var forms: VerbForm = []
  var classes: WordClass = []
  /// Which way a word of change goes: 1 up, -1 down, 0 for other words.
  var turn: Int8 = 0
  /// The index of its mark in the scene, -1 for words.
  var mark: Int32 = -1

  func has(_ classes: WordClass) -> Bool { !self.classes.isDisjoint(with: classes) }

  /// A word that only colours what it stands with.
  var isAdverb: Bool { kind == .word && has(.adverb) && !has([.prep, .verb, .noun, .coord, .sub]) }
  var isPreposition: Bool { has(.prep) }
  var isVerb: Bool { kind == .word && (has(.verb) || forms.contains(.past)) }
  /// Written with capitals where lower case could stand.
  var isCapital: Bool { kind == .upper || kind == .name }
  var isQuantity: Bool { kind == .money || kind == .percent || kind == .number }
}

extension FactReading {
  /// Splits the sentence at hand into tokens: names and quantities as marked, words with what they may be.
  mutating func tokenize() {
    tokens.removeAll(keepingCapacity: true)
    var place = scene.range.lowerBound
    var mark = 0
    // Where the next name or quantity begins: no word goes on into it.
    var limit = scene.range.lowerBound
    EnglishLexicon.shared.table.withView { view in
      while place < scene.range.upperBound {
        while mark < scene.marks.count, !isToken(scene.marks[mark]) || Int(scene.marks[mark].end) <= place { mark += 1 }
        limit = scene.range.upperBound
        if mark < scene.marks.count {
          let range = tokenRange(scene.marks[mark])
          if range.lowerBound <= place {
            tokens.append(
              EnglishToken(
                start: Int32(range.lowerBound), end: Int32(range.upperBound), kind: kind(scene.marks[mark]),
                mark: Int32(mark)))
            place = max(place + 1, range.upperBound)
            mark += 1
            continue
          }
          limit = range.lowerBound
        }
        place = appendToken(at: place, before: limit, view)
      }
    }
    noteTurns()
  }

  /// Takes up which words say that something goes up or down.
  private mutating func noteTurns() {
    var at = 0
    for mark in scene.marks where mark.kind == .up || mark.kind == .down || mark.kind == .growth {
      while at < tokens.count, tokens[at].end <= mark.start { at += 1 }
      guard at < tokens.count else { return }
      // The last word of "edged up" carries it, as the one that stands next to the number; its verb agrees.
      var next = at
      while next < tokens.count, tokens[next].start < mark.end {
        if tokens[next].kind == .word || tokens[next].kind == .upper, tokens[next].turn == 0 {
          tokens[next].turn = mark.kind == .down ? -1 : 1
        }
        next += 1
      }
    }
  }

  private func isToken(_ mark: Mark) -> Bool {
    switch mark.kind {
    case .entity, .money, .percent, .number, .duration, .period: true
    default: false
    }
  }

  /// A quantity with its qualifying words, a name as it stands.
  private func tokenRange(_ mark: Mark) -> Range<Int> {
    guard mark.kind != .entity, mark.ref >= 0 else { return range(mark) }
    let outer = mentions[Int(mark.ref)].outer
    let low = max(isTakingOver(outer.lowerBound) ? Int(mark.start) : outer.lowerBound, scene.range.lowerBound)
    return low..<max(low, min(max(outer.upperBound, Int(mark.end)), scene.range.upperBound))
  }

  /// "is taking over for $5bn", "taken over last year": "over" belongs to the verb.
  private func isTakingOver(_ place: Int) -> Bool {
    scene.starts("over ", at: place) && scene.ends(.goesWithOver, at: place)
  }

  private func kind(_ mark: Mark) -> EnglishToken.Kind {
    switch mark.kind {
    case .entity: .name
    case .money: .money
    case .percent: .percent
    case .duration: .duration
    case .period: .period
    default: .number
    }
  }

  /// Appends what stands at a place that no mark covers; the place behind it.
  private mutating func appendToken(at place: Int, before limit: Int, _ view: FormTable.View) -> Int {
    let byte = text[place]
    func add(_ length: Int, _ kind: EnglishToken.Kind) -> Int {
      tokens.append(EnglishToken(start: Int32(place), end: Int32(place + length), kind: kind))
      return place + length
    }
    if byte == UInt8(ascii: "\n"), endsShortLine(place) { return add(1, .stop) }
    if byte <= 0x20 { return place + 1 }
    if TextClass.isASCIIWord(byte) || byte >= 0xC3 && byte < 0xE2 || byte > 0xE3 {
      return appendWord(at: place, before: limit, view)
    }
    switch byte {
    case UInt8(ascii: ","):
      // "Cheniere Energy, Inc. announced": the rest of a name.
      if tokens.last?.isCapital ?? false, case let length = scene.words.length(of: .legalTail, in: text, at: place),
        length > 0, place + length >= text.count || !TextClass.isASCIIWord(text[place + length])
      {
        return place + length
      }
      return add(1, .comma)
    case UInt8(ascii: ":"): return add(1, .colon)
    case UInt8(ascii: ";"): return add(1, .stop)
    case UInt8(ascii: "("), UInt8(ascii: "["): return add(1, .open)
    case UInt8(ascii: ")"), UInt8(ascii: "]"): return add(1, .close)
    case UInt8(ascii: "\""): return add(1, .quote)
    case UInt8(ascii: "'"): return apostrophe(at: place, 1)
    case UInt8(ascii: "-"):
      let isDash = place > scene.range.lowerBound && text[place - 1] == UInt8(ascii: " ")
      return isDash ? add(1, .stop) : place + 1
    case 0xE2 where place + 2 < text.count && text[place + 1] == 0x80:
      switch text[place + 2] {
      case 0x93, 0x94, 0xA2: return add(3, .stop)
      case 0x98, 0x99: return apostrophe(at: place, 3)
      case 0x9C, 0x9D: return add(3, .quote)
      default: return place + 3
      }
    default: return place + TextClass.length(byte)
    }
  }

  /// Whether a line ends here that is too short to be wrapped: an item of a list.
  private func endsShortLine(_ place: Int) -> Bool {
    var start = place
    while start > 0, text[start - 1] != UInt8(ascii: "\n"), place - start < 56 { start -= 1 }
    return place - start < 56
  }

  /// The 's of an owner, the ' after a plural owner, or a quotation mark.
  private mutating func apostrophe(at place: Int, _ length: Int) -> Int {
    let isBound = place > scene.range.lowerBound && text[place - 1] > 0x20
    let next = place + length
    if isBound, next < text.count, text[next] | 0x20 == UInt8(ascii: "s"),
      next + 1 >= text.count || !TextClass.isASCIIWord(text[next + 1])
    {
      tokens.append(EnglishToken(start: Int32(place), end: Int32(next + 1), kind: .genitive))
      return next + 1
    }
    let isPlural =
      isBound && text[place - 1] == UInt8(ascii: "s") && next < text.count && text[next] == UInt8(ascii: " ")
    tokens.append(EnglishToken(start: Int32(place), end: Int32(next), kind: isPlural ? .genitive : .quote))
    return next
  }

  /// The end of the word that begins at a place, and its last hyphen: hyphens, dots and apostrophes within belong to it, a
  /// final 's does not.
  private static func wordEnd(
    _ text: UnsafeBufferPointer<UInt8>, _ place: Int, _ limit: Int
  ) -> (end: Int, hyphen: Int?) {
    var end = place
    var hyphen: Int?
    while end < limit {
      let byte = text[end]
      if TextClass.isASCIIWord(byte) {
        end = ByteWord.wordEnd(text, end, limit)
        continue
      }
      if byte >= 0xC3, byte != 0xE2, byte < 0xF0 {
        end += TextClass.length(byte)
        continue
      }
      guard end + 1 < limit, TextClass.isASCIIWord(text[end + 1]) else { break }
      if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "&") || byte == UInt8(ascii: ".") {
        if byte == UInt8(ascii: "-") { hyphen = end }
        end += 1
        continue
      }
      break
    }
    return (min(end, limit), hyphen)
  }

  private mutating func appendWord(at place: Int, before limit: Int, _ view: FormTable.View) -> Int {
    let word = Self.wordEnd(text, place, scene.range.upperBound)
    var unit = word.end
    let hyphen = word.hyphen
    if unit == place { unit = place + TextClass.length(text[place]) }
    var token = EnglishToken(start: Int32(place), end: Int32(unit), kind: .word)
    let isCapital = TextClass.isUpper(text[place]) || text[place] >= 0xC3
    if let (length, entry) = Self.known(folded, at: place, unit, limit, scene.range.upperBound, view) {
      token.end = Int32(place + length)
      token.classes = entry.classes
      token.forms = entry.forms
    } else if unit == place + 1, text[place] | 0x20 == UInt8(ascii: "a") {
      token.classes = .det
    } else if let hyphen, hyphen + 2 < unit,
      let (length, entry) = Self.known(folded, at: hyphen + 1, unit, limit, scene.range.upperBound, view),
      hyphen + 1 + length == unit
    {
      // "copper-mining project", "a capital-spending plan": what the last part is; no verb.
      token.classes = entry.classes.intersection([.nProject, .nInvest, .nCapex, .company, .unit, .nNeg, .nRevenue])
    }
    if token.classes.isEmpty, unit - place > 4, text[unit - 1] | 0x20 == UInt8(ascii: "d"),
      text[unit - 2] | 0x20 == UInt8(ascii: "e"), hyphen == nil
    {
      // A verb that the lexicon does not know.
      token.forms = [.past, .participle]
    }
    // "Johannesburg-listed", "Chinese-made" are no names.
    let isCompound = hyphen.map { $0 + 1 < unit && TextClass.isLower(text[$0 + 1]) } ?? false
    if isCapital, !isCompound, tokens.count > 0 || token.classes.isEmpty { token.kind = .upper }
    // "; R&D expenses reached": no name.
    if token.kind == .upper, token.classes.contains(.nCapex), !(tokens.last?.isCapital ?? false) { token.kind = .word }
    // In a headline of capitals, words that the lexicon knows are words.
    if token.kind == .upper, !token.classes.isEmpty, scene.block == .title || scene.block == .heading {
      token.kind = .word
    }
    tokens.append(token)
    return Int(token.end)
  }

  /// The longest form of the lexicon that stands at a place and ends with a word.
  private static func known(
    _ text: UnsafeBufferPointer<UInt8>, at place: Int, _ unit: Int, _ limit: Int, _ high: Int, _ view: FormTable.View
  ) -> (Int, EnglishLexicon.Entry)? {
    var best = 0
    var found = -1
    view.forEachLongest(in: text, at: place, before: max(limit, unit)) { form in
      let length = Int(form.length)
      let end = place + length
      if end < high {
        if TextClass.isASCIIWord(text[end]) { return true }
        if text[end] == UInt8(ascii: "-"), end + 1 < high, TextClass.isASCIIWord(text[end + 1]) { return true }
      }
      best = length
      found = Int(form.value)
      return false
    }
    return best > 0 ? (best, EnglishLexicon.shared.entries[found]) : nil
  }
}
