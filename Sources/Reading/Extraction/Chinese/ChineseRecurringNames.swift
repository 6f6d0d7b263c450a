/// Names known by coming again: what clauses begin with that is no common word, 麦启 in 麦启做了九年, 麦启是输了吗, 麦启机器人.
extension NewNames {
  /// A place where a clause begins with two characters that are no common word, or with three of which the last two are none.
  struct Start {
    var key: UInt64
    var place: Int32
    /// How many bytes are certain to belong to it.
    var length: UInt8
    var isHead: Bool
  }

  private static let pair: UInt64 = 0xFFFF_FFFF_FFFF
  /// A text with more such places is no article.
  private static let mostStarts = 2048

  /// Notes the place where a clause begins, if it is with no common word.
  @inline(__always)
  mutating func noteStart(_ place: Int, before limit: Int, isHead: Bool) {
    guard place &+ 6 <= limit, place &+ 16 < text.count, isHanByte(place), isHanByte(place &+ 3) else { return }
    // 小商品城: within a word.
    if place >= 3, isHanByte(place &- 3), CommonPairs.chinese.holds(ByteWord.load(text, place &- 3) & Self.pair) {
      return
    }
    let bytes = ByteWord.load(text, place) & Self.pair
    let isCommon = CommonPairs.chinese.holds(bytes)
    if isCommon {
      guard place &+ 9 <= limit, isHanByte(place &+ 6),
        !CommonPairs.chinese.holds(ByteWord.load(text, place &+ 3) & Self.pair)
      else { return }
    }
    guard starts.count < Self.mostStarts else { return }
    let third = isCommon ? (ByteWord.load(text, place &+ 6) & 0xFF_FFFF) &* 0x9E37_79B9_7F4A_7C15 : 0
    starts.append(
      Start(key: bytes ^ third, place: Int32(place), length: isCommon ? 9 : 6, isHead: isHead))
  }

  /// Whether two Han characters at a place are no common word.
  func isUncommonPair(at place: Int) -> Bool {
    place >= 0 && place + 8 <= text.count && isHanByte(place) && isHanByte(place + 3)
      && !CommonPairs.chinese.holds(ByteWord.load(text, place) & Self.pair)
  }

  /// 轮值董事长: two characters that are a common word and no name.
  func isCommonWord(_ part: Range<Int>) -> Bool {
    part.count == 6 && isHanByte(part.lowerBound) && isHanByte(part.lowerBound + 3)
      && !isUncommonPair(at: part.lowerBound)
  }

  @inline(__always)
  private func isHanByte(_ place: Int) -> Bool { text[place] &- 0xE4 < 6 }

  /// Takes for names what several clauses begin with, where what stands around it is what stands around companies.
  mutating func weighRecurring() {
    guard starts.count > 1 else { return }
    starts.sort { ($0.key, $0.place) < ($1.key, $1.place) }
    var first = 0
    while first < starts.count {
      var next = first + 1
      while next < starts.count, starts[next].key == starts[first].key { next += 1 }
      if next - first > 1 { weigh(Array(starts[first..<next])) }
      first = next
    }
  }

  private mutating func weigh(_ group: [Start]) {
    let length = commonLength(of: group)
    let start = Int(group[0].place)
    guard length <= 18, !beginsUnlikeName(start), !isCommon(start..<start + length) else { return }
    var evidence = group.count > 2 ? 1 : 0
    var longer: [Range<Int>] = []
    for one in group {
      let place = Int(one.place)
      let end = place + length
      let line = end..<min(text.count, end + 60)
      let suffix = lengthOfForms(at: end)
      if isTitled(place) {
        evidence -= 6
      } else if suffix > 0 {
        evidence += 2
        if longer.isEmpty { longer.append(place..<end + suffix) }
      } else if WordTable.chinese.length(of: .mediaEnding, in: text, at: end) > 0 {
        evidence -= 3
      } else if WordTable.chinese.length(of: .placeLetter, in: text, at: end) > 0 {
        evidence -= 2
      } else if isCode(after: end, line) || isLatinGloss(after: end, line) {
        evidence += 3
      } else if WordTable.chinese.length(of: .officer, in: text, at: end) > 0 {
        evidence += 2
      } else if let weight = weightOfWords(after: end, line, classes(Self.follows, at: end)) {
        evidence += weight
      }
      if ends(.lead, at: place, from: max(0, place - 12)) { evidence += 1 }
      if isBehindPlace(place, 0..<text.count) { evidence += 2 }
      if place >= 3, isOpening(place - 3), isClosing(end) { evidence += 1 }
    }
    if group.contains(where: \.isHead) { evidence += 1 }
    if isLikePerson(start..<start + length) { evidence -= 3 }
    guard evidence >= (group[0].length == 6 ? 3 : 4) else { return }
    add(start..<start + length, 2)
    guard found[String(decoding: text[start..<start + length], as: UTF8.self)] != nil else { return }
    for name in longer { add(name, 2, isShown: true) }
    addLonger(start..<start + length)
  }

  /// A text with more bytes is no article.
  private static let mostBytes = 1 << 15

  /// Takes up what a name goes on to wherever it stands before words that companies' names end with: 顺兆航运 beside 顺兆集团.
  private mutating func addLonger(_ name: Range<Int>) {
    guard text.count <= Self.mostBytes, name.count >= 6 else { return }
    let wanted = ByteWord.load(text, name.lowerBound) & Self.pair
    var place = 0
    while place + 16 < text.count {
      if ByteWord.load(text, place) & Self.pair == wanted,
        text[place..<min(text.count, place + name.count)].elementsEqual(text[name])
      {
        let forms = lengthOfForms(at: place + name.count)
        if forms > 0 { add(place..<place + name.count + forms, 2, isShown: true) }
        place += name.count
      } else {
        place += TextClass.length(text[place])
      }
    }
  }

  /// How many bytes the places of a group have in common, as far as nothing stands there that follows names.
  private func commonLength(of group: [Start]) -> Int {
    let first = Int(group[0].place)
    var length = Int(group[0].length)
    while length < 18, first + length + 8 < text.count, isHanByte(first + length) {
      let isShared = group.allSatisfy {
        let place = Int($0.place) + length
        return place + 3 <= text.count && text[place] == text[first + length]
          && text[place + 1] == text[first + length + 1] && text[place + 2] == text[first + length + 2]
      }
      let end = first + length
      guard isShared, weightOfWords(after: end, end..<min(text.count, end + 60), classes(Self.follows, at: end)) == nil
      else { break }
      // 纳吉姆能源基金: what a company is belongs to a longer name.
      if lengthOfForms(at: end) > 0, group.count == 2 || length > 6 { break }
      length += 3
    }
    return length
  }

  /// How many bytes at a place are words that companies' names end with.
  func lengthOfForms(at place: Int) -> Int {
    var end = place
    while end - place < 18 {
      let length = length(.suffix, at: end, before: min(text.count, end + 18))
      // 股份有限公司: the legal form is no part of what a company is called.
      guard length >= 6, WordTable.chinese.length(of: .noCapitalFirm, in: text, at: end) == 0,
        WordTable.chinese.length(of: .legalForm, in: text, at: end) == 0
      else { break }
      end += length
    }
    return end - place
  }

  private func beginsUnlikeName(_ place: Int) -> Bool {
    WordTable.chinese.length(of: .noNameHead, in: text, at: place) > 0 || followsNumber(place)
  }

  /// Whether a word for who leads a company stands right before a place: 董事長賴宗慶.
  func isTitled(_ place: Int) -> Bool {
    place >= 3
      && WordTable.chinese.length(of: .officer, in: text, endingAt: place, from: max(0, place - 30)) > 0
  }

  /// Whether a name of three characters begins with a family's name, or of four with one of two characters.
  func isLikePerson(_ part: Range<Int>) -> Bool {
    let length = WordTable.chinese.length(of: .surname, in: text, at: part.lowerBound)
    return length == 3 && part.count == 9 || length == 6 && (part.count == 9 || part.count == 12)
  }

  /// Known names of two characters that always stand behind the same one, within a longer name: 運通 in 快運通.
  mutating func noteInner(_ known: [EntityHit]) {
    var seen: [Int32: (count: Int, letter: UInt32, first: Int, isInner: Bool)] = [:]
    for hit in known where hit.row >= 0 && hit.end - hit.start == 6 && text[Int(hit.start)] >= 0xE4 {
      let start = Int(hit.start)
      let letter = start >= 3 ? TextClass.scalarBefore(text, start) : 0
      var one = seen[hit.row] ?? (0, letter, start, true)
      one.count += 1
      one.isInner = one.isInner && letter == one.letter && isInner(start)
      seen[hit.row] = one
    }
    guard seen.contains(where: { $0.value.count > 1 && $0.value.isInner }) else { return }
    for hit in known where hit.row >= 0 && hit.end - hit.start == 6 {
      guard let one = seen[hit.row], one.count > 1, one.isInner else { continue }
      let name = Int(hit.start) - 3..<Int(hit.end)
      addFirm(name)
      covers.append((name, name))
      let forms = lengthOfForms(at: name.upperBound)
      if forms > 0 {
        let longer = name.lowerBound..<name.upperBound + forms
        addFirm(longer)
        covers.append((longer, longer))
      }
    }
  }

  /// Whether the character before a known name goes with it rather than with what is before.
  private func isInner(_ start: Int) -> Bool {
    guard start >= 3, isHanByte(start - 3), isUncommonPair(at: start - 3),
      // 汉堡王中国: a country stands for itself.
      WordTable.chinese.length(of: .placeName, in: text, at: start) != 6,
      WordTable.chinese.length(of: .countryName, in: text, at: start) != 6,
      length(.not, at: start - 3, before: start) == 0, length(.before, at: start - 3, before: start) == 0,
      WordTable.chinese.length(of: .placeLetter, in: text, at: start - 3) == 0,
      WordTable.chinese.length(of: .modalEnd, in: text, at: start - 3) == 0
    else { return false }
    return start < 6 || !isHanByte(start - 6) || isUncommonPair(at: start - 6)
  }
}
