import Vocabulary

/// Names of companies that no lexicon holds, found for a whole Chinese, Japanese or Korean document before it is read.
///
/// What may be a name is weighed by what stands around it (`lexicons/<language>/newnames.tsv`): a company's suffix, words
/// that follow companies only (董事会, 株, 지분), a code in brackets, quotation marks, a second place of the same kind. Names
/// with enough weight are then taken for names wherever they stand.
struct NewNames: ~Copyable {
  /// The words around names, by class: the lines of the lexicon, in this order.
  struct Words: Sendable {
    enum Class: Int, CaseIterable {
      case strong, weak, between, before, not, suffix, alias, lead

      /// The bit of the class in the table's masks.
      @inline(__always)
      var bit: UInt8 { 1 &<< UInt8(truncatingIfNeeded: rawValue) }
    }

    let table: WordTable

    static let korean = Words("ko")
    static let chinese = Words("zh")
    static let japanese = Words("ja")

    static func of(_ tongue: Tongue) -> Words? {
      switch tongue {
      case .korean: korean
      case .chinese: chinese
      case .japanese: japanese
      case .english: nil
      }
    }

    private init(_ language: String) {
      table = WordTable(
        of: ["lexicons/\(language)/newnames.tsv"], lists: Class.allCases.map { "\($0)" }, longestFirst: true)
    }
  }

  /// What the compiler does not know the size of keeps the whole from being copied for each question asked of it.
  private let stays: (any Sendable)? = nil
  let text: UnsafeBufferPointer<UInt8>
  let tongue: Tongue
  let words: Words
  /// What has been found: the bytes of each candidate's first place, and its weight.
  var found: [String: Int] = [:]
  /// Parts of the text too faint for names of their own, which may be short forms of known ones.
  private var faint: [Range<Int>] = []
  /// Names that begin with a known one, in Japanese.
  var longer: Set<String> = []
  /// What brackets behind names say that these are called for short, in Japanese.
  private(set) var abbreviations: [String: String] = [:]
  /// Where runs of letters stand that show too little each, in Japanese.
  var recurring: [String: Recurring] = [:]
  /// One bit for each hash of the first six bytes of known names that may have a shorter form.
  private var shortable: UInt64 = 0
  /// Known names that new ones begin with, by their index, and where the new ones end.
  var extensions: [(hit: Int, end: Int)] = []
  /// Places where clauses begin with no common word, in Chinese.
  var starts: [Start] = []
  /// Words with a particle, in Korean.
  var topics: [KoreanTopic] = []
  /// New names that known ones stand within, or in the gloss of, and where.
  var covers: [(name: Range<Int>, part: Range<Int>)] = []
  /// One bit for each hash of the first six bytes of what has been found.
  private var beginnings: UInt64 = 0
  /// Room for the cues of a candidate.
  private var marks: [Mark] = []

  init?(_ text: UnsafeBufferPointer<UInt8>, _ tongue: Tongue) {
    guard let words = Words.of(tongue) else { return nil }
    self.text = text
    self.tongue = tongue
    self.words = words
  }

  /// The longest form of a class at a place, 0 where none stands.
  @inline(__always)
  func length(_ kind: Words.Class, at place: Int, before end: Int) -> Int {
    words.table.length(ofList: kind.rawValue, in: text, at: place, before: end)
  }

  /// Those of some classes that may have a form at a place, one bit each: none at nearly all places.
  @inline(__always)
  func classes(_ classes: UInt8, at place: Int) -> UInt8 {
    place < text.count ? words.table.lists(classes, at: place, of: text) : 0
  }

  /// Whether a form of a class stands at a place.
  @inline(__always)
  func stands(_ kind: Words.Class, at place: Int, before end: Int) -> Bool {
    classes(kind.bit, at: place) != 0 && length(kind, at: place, before: end) > 0
  }

  /// Whether a form of a class ends at a place.
  @inline(__always)
  func ends(_ kind: Words.Class, at place: Int, from low: Int) -> Bool {
    place > low && words.table.lists(kind.bit, endingAt: place, of: text) != 0
      && words.table.length(ofList: kind.rawValue, in: text, endingAt: place, from: low) > 0
  }

  /// Whether a part of the text holds a word that stands in no name.
  func isCommon(_ part: Range<Int>) -> Bool {
    if tongue == .chinese { return isCommonInChinese(part) }
    if tongue == .korean,
      WordTable.korean.length(of: .townName, in: text, endingAt: part.upperBound, from: part.lowerBound) == part.count
    {
      return true
    }
    if tongue == .japanese, isOfTrade(part) { return true }
    if tongue == .korean, isOfBusiness(part) { return true }
    // Korean and Japanese compounds are what their last part is; many a name begins with a common word.
    guard ends(.not, at: part.upperBound, from: part.lowerBound) else { return false }
    if length(.not, at: part.lowerBound, before: part.upperBound) == part.count { return true }
    // アスコード: a short word of katakana is the last part of a compound only behind another word.
    let border = part.upperBound - endsCommonly(part)
    if tongue == .japanese, part.upperBound - border <= 9, border > part.lowerBound,
      TextClass.isKatakana(TextClass.scalar3(text, border)),
      TextClass.isKatakana(TextClass.scalarBefore(text, border)), !isCommon(part.lowerBound..<border)
    {
      return false
    }
    // What companies' names end with makes a name of a word that is none by itself: 한솔소재, but 첨단소재.
    var start = part.upperBound
    while start > part.lowerBound + 3, part.upperBound - start < 24 {
      start -= 1
      while start > part.lowerBound, text[start] & 0xC0 == 0x80 { start -= 1 }
      if start > part.lowerBound + 3, length(.suffix, at: start, before: part.upperBound) == part.upperBound - start {
        return isCommon(part.lowerBound..<start)
      }
    }
    // 도부전력, 미쓰와창고: a common word that ends names, too.
    if tongue == .korean, part.count >= 9 {
      let trade = WordTable.korean.length(
        of: .tradeEnding, in: text, endingAt: part.upperBound, from: part.lowerBound + 6)
      if trade > 0 { return isCommon(part.lowerBound..<part.upperBound - trade) }
    }
    return true
  }

  /// Whether only a trade or the like stands before what names end with: 自動車産業, 地方銀行, 総合リース.
  private func isOfTrade(_ part: Range<Int>) -> Bool {
    let form = words.table.length(
      ofList: Words.Class.suffix.rawValue, in: text, endingAt: part.upperBound, from: part.lowerBound)
    return form > 0 && WordTable.japanese.holds(part.lowerBound..<part.upperBound - form, of: text, .plainStem)
  }

  /// Whether a part of the text is made of words that tell what a number is about, or holds one that no name does.
  ///
  /// - Parameter isShown: whether what stands beside it says that it is a name, so that a cue may stand within it (1위 차지넷).
  mutating func isOfCues(_ part: Range<Int>, isShown: Bool = false) -> Bool {
    marks.removeAll(keepingCapacity: true)
    tongue.cues.find(in: text, part: part, into: &marks)
    var covered = part.lowerBound
    for mark in marks where mark.end - mark.start > 3 {
      switch mark.kind {
      case .segment, .division, .project, .plant, .build, .neg, .cost, .stake, .commit, .year, .source, .share, .part:
        if Int(mark.start) <= covered { covered = max(covered, Int(mark.end)) }
      // 成都产业集团: a longer word that only is no cue.
      case .none where tongue == .chinese: continue
      default:
        if isShown, Int(mark.end) < part.upperBound || Int(mark.start) > part.lowerBound { continue }
        // 스톤브릿지벤처스: a cue within a name that ends as names do.
        if tongue == .korean, Int(mark.end) < part.upperBound,
          ends(.suffix, at: part.upperBound, from: part.lowerBound + 3)
        {
          continue
        }
        // 久事集团: the form that ends the name.
        if tongue == .chinese, mark.kind == .pronoun, Int(mark.end) == part.upperBound,
          Int(mark.start) >= part.lowerBound + 6
        {
          continue
        }
        return true
      }
    }
    return covered >= part.upperBound
  }

  /// How many bytes at the end of a part are a word that stands in no name.
  private func endsCommonly(_ part: Range<Int>) -> Int {
    words.table.length(ofList: Words.Class.not.rawValue, in: text, endingAt: part.upperBound, from: part.lowerBound)
  }

  /// Whether a Korean word of four syllables and more may be a name for all that its last part is a common word.
  private func mayEndCommonly(_ part: Range<Int>) -> Bool {
    tongue == .korean && part.count >= 12 && length(.not, at: part.lowerBound, before: part.upperBound) < part.count
      && !isOfBusiness(part)
  }

  mutating func addFaint(_ part: Range<Int>) {
    if part.count <= 18 { faint.append(part) }
  }

  /// The faint candidates that may be short for a known name, which may have the country before it, or for a new one: at
  /// least those that begin like one.
  func faintNames(shortFor known: [EntityHit], _ names: [String]) -> Set<String> {
    guard !faint.isEmpty else { return [] }
    let country: StaticString = "中国"
    var beginnings: UInt64 = 0
    for hit in known where hit.row >= 0 && hit.end - hit.start >= 9 {
      let start = Int(hit.start)
      beginnings |= beginning(start)
      if has(country, at: start) { beginnings |= beginning(start + country.utf8CodeUnitCount) }
    }
    for name in names {
      var packed: UInt64 = 0
      for byte in name.utf8.prefix(6).reversed() { packed = packed << 8 | UInt64(byte) }
      beginnings |= Self.beginning(packed)
    }
    var found: Set<String> = []
    for part in faint where beginnings & beginning(part.lowerBound) != 0 {
      // 스톤브릿지: what begins like a known name may end like a common word.
      let isWord =
        tongue == .korean ? length(.not, at: part.lowerBound, before: part.upperBound) == part.count : isCommon(part)
      if isWord { continue }
      found.insert(String(decoding: text[part], as: UTF8.self))
    }
    return found
  }

  /// Adds a candidate; one that words before or behind it show to be a company may be long and end with a common word
  /// (누산타라클라우드, 北陸クラウドベース).
  ///
  /// - Parameter isCertain: whether it is one whatever it ends with (3. 미래식품 (종가 900원)).
  mutating func add(_ name: Range<Int>, _ weight: Int, isShown: Bool = false, isCertain: Bool = false) {
    if tongue == .chinese { return addInChinese(name, weight, isShown: isShown) }
    // 업체 바이넥셀: a last syllable that is a common word makes no name common that is known for one.
    let isLongEnough = name.count >= 21 || name.count >= 12 && tongue == .korean && endsCommonly(name) == 3
    guard weight > 0, isShown && isLongEnough || isCertain && mayEndCommonly(name) || !isCommon(name),
      !isOfCues(name, isShown: tongue == .korean && (isShown || isCertain))
    else { return }
    note(name, weight)
  }

  /// Takes a part of the text for a name, as far as its weight goes.
  mutating func note(_ name: Range<Int>, _ weight: Int) {
    found[string(name), default: 0] += weight
    beginnings |= beginning(name.lowerBound)
  }

  /// Takes up what a bracket says that a name is called for short.
  mutating func noteAbbreviation(_ short: Range<Int>, of name: Range<Int>) {
    abbreviations[String(decoding: text[short], as: UTF8.self)] = String(decoding: text[name], as: UTF8.self)
  }

  /// Adds a name that its form alone shows to be one.
  mutating func addFirm(_ name: Range<Int>) { note(name, 2) }

  /// Adds a name that was learned to be one, without the words before it that say what it is (メーカーの, 制造商), where it
  /// stands in no name that is known.
  ///
  /// - Parameter isSure: a name that is beyond doubt may end with a common word.
  mutating func addLearned(_ name: Range<Int>, known: [EntityHit], weight: Int = 2, isSure: Bool = false) {
    let part =
      switch tongue {
      case .chinese: learnedInChinese(name)
      case .japanese: withoutForm(withoutLead(withoutSigns(name)))
      case .korean: learnedInKorean(withoutLead(withoutSigns(name)))
      case .english: withoutLead(withoutSigns(name))
      }
    // 로보틱스 연구비: what names end with is none by itself.
    if tongue == .korean, let part, length(.suffix, at: part.lowerBound, before: part.upperBound) == part.count {
      return
    }
    guard let part, part.count >= 4, part.count <= 60, case let isCommon = isCommon(part),
      !isCommon || isSure && mayEndCommonly(part)
    else { return }
    var low = 0
    var high = known.count
    while low < high {
      let middle = (low + high) / 2
      if Int(known[middle].end) <= part.lowerBound { low = middle + 1 } else { high = middle }
    }
    if low < known.count, Int(known[low].start) < part.upperBound { return }
    note(part, isCommon ? 1 : weight)
  }

  /// A learned name from behind the last sign in it: △코드링크.
  private func withoutSigns(_ name: Range<Int>) -> Range<Int> {
    guard let sign = name.last(where: { text[$0] == 0xE2 }), sign + 3 < name.upperBound else { return name }
    return sign + 3..<name.upperBound
  }

  func withoutLead(_ name: Range<Int>) -> Range<Int> {
    var start = name.lowerBound
    var place = name.lowerBound
    while place + 6 <= name.upperBound {
      let length = length(.lead, at: place, before: name.upperBound)
      let end = place + length
      // A single character, 米, 台, only where the name begins and goes on in another script.
      let isWhole = length > 3 || length == 3 && place == start && !TextClass.isHan(TextClass.scalar3(text, end))
      if length > 0, isWhole, name.upperBound - end >= 4 {
        start = end
        place = end
      } else {
        place += TextClass.length(text[place])
      }
    }
    return start..<name.upperBound
  }

  /// Takes up the known names that the text may also write in a shorter form.
  mutating func noteShortable(_ known: [EntityHit]) {
    for hit in known where hit.row >= 0 && hit.end - hit.start >= 9 { shortable |= beginning(Int(hit.start)) }
  }

  /// Whether a shorter form of a known name may begin at a place.
  func mayBeShort(at place: Int) -> Bool { shortable & beginning(place) != 0 }

  /// The bit of the first six bytes at a place.
  private func beginning(_ place: Int) -> UInt64 {
    place + 8 <= text.count ? Self.beginning(ByteWord.load(text, place)) : .max
  }

  /// The bit of six bytes, the first one lowest.
  private static func beginning(_ packed: UInt64) -> UInt64 {
    1 << ((packed << 16 &* 0x9E37_79B9_7F4A_7C15) >> 58)
  }

  /// Whether something that has been found may begin like the text at a place.
  mutating func addBeginning(_ place: Int) { beginnings |= beginning(place) }

  func mayBeFound(at place: Int) -> Bool { beginnings & beginning(place) != 0 }

  /// The names with enough weight.
  var names: [String] { found.filter { $0.value >= 2 }.map(\.key) }

  // MARK: Bytes

  func string(_ part: Range<Int>) -> String { String(decoding: text[part], as: UTF8.self) }

  func byte(_ place: Int) -> UInt8 { place >= 0 && place < text.count ? text[place] : 0 }

  @inline(__always)
  func has(_ word: StaticString, at place: Int) -> Bool {
    let length = word.utf8CodeUnitCount
    guard place >= 0, place + length <= text.count else { return false }
    let bytes = word.utf8Start
    for offset in 0..<length where text[place &+ offset] != bytes[offset] { return false }
    return true
  }
}
