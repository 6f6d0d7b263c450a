/// Names known by coming again as what sentences are about: 실버라인은, 실버라인이, 실버라인의.
///
/// A word with a particle may be any noun. One that comes several times with several particles, is in no list of common
/// words and has business said of it is taken for a company.
extension NewNames {
  /// A word of three syllables and more with a particle behind it.
  struct KoreanTopic {
    var key: UInt64
    var start: Int32
    var end: Int32
    /// One bit for each kind of particle.
    var particle: UInt8
  }

  /// A text with more such words is no article.
  private static let mostTopics = 4096
  private static let acting: UInt8 = 0b11

  /// Notes a word that ends with a particle which agrees with the syllable before it.
  mutating func noteKoreanTopic(_ start: Int, _ end: Int) {
    guard end - start >= 12, end - start <= 33, topics.count < Self.mostTopics else { return }
    let stop = end - 3
    let kind: UInt8
    let needsFinal: Bool?
    switch TextClass.scalarBefore(text, end) {
    case 0xC740: (kind, needsFinal) = (1, true)  // 은
    case 0xB294: (kind, needsFinal) = (1, false)  // 는
    case 0xC774: (kind, needsFinal) = (2, true)  // 이
    case 0xAC00: (kind, needsFinal) = (2, false)  // 가
    case 0xC758: (kind, needsFinal) = (4, nil)  // 의
    case 0xB3C4: (kind, needsFinal) = (8, nil)  // 도
    case 0xC744: (kind, needsFinal) = (16, true)  // 을
    case 0xB97C: (kind, needsFinal) = (16, false)  // 를
    case 0xACFC: (kind, needsFinal) = (32, true)  // 과
    case 0xC640: (kind, needsFinal) = (32, false)  // 와
    default: return
    }
    let last = TextClass.scalarBefore(text, stop)
    guard TextClass.isHangul(last), needsFinal == nil || HangulSyllable.hasFinal(last) == needsFinal else { return }
    topics.append(
      KoreanTopic(key: FeatureList.hash(text, start, stop), start: Int32(start), end: Int32(stop), particle: kind))
  }

  /// Takes for names what came with two particles and more and has business said of it.
  mutating func weighKoreanTopics() {
    topics.sort { ($0.key, $0.start) < ($1.key, $1.start) }
    var first = 0
    while first < topics.count {
      var next = first + 1
      while next < topics.count, topics[next].key == topics[first].key { next += 1 }
      weigh(topics[first..<next])
      first = next
    }
  }

  private mutating func weigh(_ group: ArraySlice<KoreanTopic>) {
    guard let one = group.first, case let particles = group.reduce(0, { $0 | $1.particle }),
      particles & Self.acting != 0
    else { return }
    // What has a faint sign already is enough with one particle.
    let stem = Int(one.start)..<Int(one.end)
    guard particles.nonzeroBitCount > 1 || mayBeFound(at: stem.lowerBound), case let known = found[string(stem)] ?? 0,
      known < 2, known == 1 || particles.nonzeroBitCount > 1, mayBeNamed(stem), !isOfCues(stem),
      group.contains(where: { isInBusiness($0) })
    else { return }
    note(stem, 2)
  }

  /// Whether nothing speaks against taking a word for a name: it ends like no noun and no verb, and is no person.
  private func mayBeNamed(_ stem: Range<Int>) -> Bool {
    let words = WordTable.korean
    let low = stem.lowerBound
    let end = stem.upperBound
    // 저장장치는, 저장장치가: a part of a business.
    if isCommon(stem) || PartNames.of(.korean).holds(stem, of: text)
      || words.length(of: .commonNoun, in: text, endingAt: end, from: low) > 0
    {
      return false
    }
    if ends(.suffix, at: end, from: low + 6)
      || words.length(of: .tradeEnding, in: text, endingAt: end, from: low + 6) >= 6
    {
      return true
    }
    let isPerson = stem.count == 9 && words.length(of: .surname, in: text, at: low) > 0
    return !isPerson && words.length(of: .nounEnding, in: text, endingAt: end, from: low) == 0
      && words.length(of: .adverbialTopic, in: text, endingAt: end + 3, from: low) == 0
  }

  /// Whether the rest of the sentence behind a word speaks of business.
  private func isInBusiness(_ topic: KoreanTopic) -> Bool {
    guard topic.particle & Self.acting != 0 else { return false }
    let start = Int(topic.end)
    var end = start
    while end < text.count, end - start < 180, text[end] != 0x0A,
      !(text[end] == UInt8(ascii: ".") && end + 1 < text.count && text[end + 1] <= 0x20)
    { end += 1 }
    return WordTable.korean.isIn(start..<end, of: text, .businessTalk)
  }
}
