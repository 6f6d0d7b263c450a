import Vocabulary

/// Japanese names known by the persons and codes beside them, by their letters, and by coming again as what several sentences
/// are about.
///
///     ホシカゲは… ホシカゲが…      two sentences are about it
///     ルミカ化粧品・佐原社長        beside the name of a person with an office
extension NewNames {
  private func isHan(_ part: Range<Int>) -> Bool {
    var place = part.lowerBound
    while place < part.upperBound {
      guard TextClass.isHan(TextClass.scalar3(text, place)) else { return false }
      place += 3
    }
    return true
  }

  /// Where a name begins whose first letters are of hiragana before words that names end with: こもれび製菓, ほだか電子.
  func withHiraganaFirm(_ run: Range<Int>, from low: Int) -> Int? {
    guard run.lowerBound > low, TextClass.isHiragana(TextClass.scalarBefore(text, run.lowerBound)) else { return nil }
    var place = run.lowerBound
    while place < run.upperBound, case let step = length(.suffix, at: place, before: run.upperBound), step > 0 {
      place += step
    }
    guard place == run.upperBound, run.count >= 6 else { return nil }
    var head = run.lowerBound
    while head > low, TextClass.isHiragana(TextClass.scalarBefore(text, head)) { head -= 3 }
    // A particle behind the word before: 地元のこもれび製菓.
    if head > low, nameLetter(head - 3) != .none {
      guard WordTable.japanese.length(of: .joinsName, in: text, at: head) == 3 else { return nil }
      head += 3
    }
    let kana = head..<run.lowerBound
    guard kana.count >= 6, kana.count <= 18,
      WordTable.japanese.length(of: .kanaEnding, in: text, endingAt: kana.upperBound, from: kana.lowerBound) == 0,
      !WordTable.japanese.holds(kana, of: text, .openingWord)
    else { return nil }
    return head
  }

  /// Whether a person with an office stands behind a place, with の, a blank or nothing between: の佐原千尋社長, 　佐原社長.
  func hasOfficer(behind place: Int, before end: Int) -> Bool {
    guard has("の", at: place) || has("　", at: place) || has("、", at: place) else { return false }
    let start = place + 3
    var stop = start
    while stop < end, stop - start <= 36, TextClass.isHan(TextClass.scalar3(text, stop)) { stop += 3 }
    let office = WordTable.japanese.length(of: .officer, in: text, endingAt: stop, from: start)
    // Two letters of a name at least before the office.
    return office > 0 && stop - start - office >= 6 && stop - start - office <= 18
  }

  /// The firm in a run that names a person with an office beside it: ルミカ化粧品・佐原千尋社長, 佐原千尋・ルミカ化粧品社長.
  func firmBesideOfficer(_ run: Range<Int>) -> Range<Int>? {
    let office = WordTable.japanese.length(of: .officer, in: text, endingAt: run.upperBound, from: run.lowerBound)
    guard office > 0 else { return nil }
    let stop = run.upperBound - office
    var dot = stop - 3
    while dot > run.lowerBound, !has("・", at: dot) { dot -= 1 }
    guard dot > run.lowerBound + 3, stop - dot >= 9 else { return nil }
    let ahead = run.lowerBound..<dot
    let behind = dot + 3..<stop
    if isPersonal(behind), ahead.count >= 9 || !isHan(ahead) { return ahead }
    return isPersonal(ahead) && behind.count >= 9 ? behind : nil
  }

  /// Whether a part may be the name of a person: two to six letters of Han that are no company's.
  private func isPersonal(_ part: Range<Int>) -> Bool {
    part.count >= 6 && part.count <= 18 && isHan(part) && !ends(.suffix, at: part.upperBound, from: part.lowerBound + 3)
  }

  /// Whether a code stands right before a name that heads its line: 1234　…, ■ 215A …, ＜1234＞….
  func isBehindCode(_ start: Int, from low: Int) -> Bool {
    guard start >= low + 5, start - low <= 18 else { return false }
    var place = start
    while place > low, isBlankOrBracket(before: place) {
      place -= text[place - 1] < 0x80 ? 1 : 3
    }
    guard place < start, place >= low + 4 else { return false }
    let code = place - 4..<place
    guard TextClass.isDigit(text[code.lowerBound]),
      text[code].allSatisfy({ TextClass.isDigit($0) || TextClass.isUpper($0) })
    else { return false }
    return headsItem(code.lowerBound, low)
  }

  private func isBlankOrBracket(before place: Int) -> Bool {
    if text[place - 1] == 0x20 { return true }
    let scalar = TextClass.scalarBefore(text, place)
    return scalar == 0x3000 || place >= 3 && closesBracket(place - (text[place - 1] < 0x80 ? 1 : 3))
  }

  // MARK: Recurring names

  /// Takes up a place that by itself shows too little.
  mutating func noteRecurring(_ name: Range<Int>, isSubject: Bool) {
    guard name.count >= 9, name.count <= 45 else { return }
    recurring[String(decoding: text[name], as: UTF8.self), default: Recurring(first: name)].add(isSubject: isSubject)
  }

  /// Takes for a name what shows too little by itself and was learned to be one.
  mutating func addSeconded(_ name: Range<Int>) {
    if let one = recurring[String(decoding: text[name], as: UTF8.self)] { add(one.first, 2) }
  }

  /// Takes for names what two sentences are about, or one where it stands three times.
  mutating func weighJapaneseRecurring() {
    for (_, one) in recurring.sorted(by: { $0.value.first.lowerBound < $1.value.first.lowerBound })
    where one.subjects >= 2 || one.subjects == 1 && one.places >= 3 {
      add(one.first, 2)
    }
  }
}

/// Where a run of letters stands that may be a name.
struct Recurring {
  let first: Range<Int>
  private(set) var places = 0
  private(set) var subjects = 0

  init(first: Range<Int>) { self.first = first }

  mutating func add(isSubject: Bool) {
    places += 1
    if isSubject { subjects += 1 }
  }
}
