import Vocabulary

/// What Japanese texts call companies for short once they have told the whole name.
extension NewNames {
  /// The short forms that a Japanese name may have: 秋津 and 秋津運 for 秋津運輸, クワナ for クワナ・ブラザーズ.
  func japaneseForms(of name: String) -> [String] {
    var name = name
    return name.withUTF8 { bytes in
      var forms: [String] = []
      if let dot = Self.dot(in: bytes), dot >= 9, mayBeShort(bytes, dot) {
        forms.append(String(decoding: bytes[..<dot], as: UTF8.self))
      }
      var stem = bytes.count
      // 東亜銀行グループ
      for _ in 0..<2 {
        let length = words.table.length(
          ofList: Words.Class.suffix.rawValue, in: bytes, endingAt: stem, from: 3)
        guard length >= 6 else { break }
        stem -= length
        guard mayBeShort(bytes, stem) else { continue }
        forms.append(String(decoding: bytes[..<stem], as: UTF8.self))
        guard stem >= 6, TextClass.isHan(TextClass.scalar3(bytes, stem)) else { continue }
        forms.append(String(decoding: bytes[..<(stem + 3)], as: UTF8.self))
        let last = stem + length - 3
        if length == 6 { forms.append(String(decoding: Array(bytes[..<stem]) + bytes[last..<last + 3], as: UTF8.self)) }
      }
      return forms
    }
  }

  /// A name without 株式会社 on either side.
  func withoutForm(_ name: Range<Int>) -> Range<Int> {
    guard name.count > 12 else { return name }
    if has("株式会社", at: name.upperBound - 12) { return name.lowerBound..<name.upperBound - 12 }
    return has("株式会社", at: name.lowerBound) ? name.lowerBound + 12..<name.upperBound : name
  }

  private static func dot(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var place = 0
    while place + 3 <= bytes.count {
      if TextClass.scalar3(bytes, place) == 0x30FB { return place }
      place += TextClass.length(bytes[place])
    }
    return nil
  }

  /// Whether the beginning of a name stands for it: no place, no common word, three letters of kana or two of Han.
  private func mayBeShort(_ bytes: UnsafeBufferPointer<UInt8>, _ end: Int) -> Bool {
    guard end >= (TextClass.isHan(TextClass.scalar3(bytes, end - 3)) ? 3 : 9) else { return false }
    let part = 0..<end
    let table = WordTable.japanese
    return !table.holds(part, of: bytes, .noShortName) && !table.holds(part, of: bytes, .placeEnding)
      && words.table.length(ofList: Words.Class.not.rawValue, in: bytes, endingAt: end, from: 0) == 0
  }
}

extension FactReading {
  /// Puts names that go on behind known ones in their place: 東京精密測機 where 東京精密 is known; of several the longest.
  mutating func placeLonger(_ longer: Set<String>) {
    let byStart = Self.byStart(longer.sorted { ($0.utf8.count, $1) > ($1.utf8.count, $0) })
    guard !byStart.isEmpty else { return }
    var end: Int32 = -1
    hits = hits.compactMap { hit in
      if hit.start < end { return nil }
      let start = Int(hit.start)
      guard let near = Self.start(text[start...]).flatMap({ byStart[$0] }) else { return hit }
      for name in near where name.utf8.count > Int(hit.end - hit.start) {
        let stop = start + name.utf8.count
        guard stop <= text.count, text[start..<stop].elementsEqual(name.utf8) else { continue }
        let (role, roleEnd) = NameBorder.role(text, stop, text.count) ?? (.none, stop)
        end = Int32(stop)
        return EntityHit(
          start: hit.start, end: Int32(stop), row: actors.provisional(name), flags: [], role: role,
          roleEnd: Int32(roleEnd))
      }
      return hit
    }
  }

  /// Adds what is short for one new name of the text, and what a bracket says is: 名村株 beside 名村造船所, ＴＫＰ behind
  /// 東洋化成ポリマー（ＴＫＰ）.
  mutating func addShort(
    of names: [String], in search: borrowing NewNames, among faint: Set<String>, to short: inout [String: Actors.Who]
  ) {
    let byStart = Self.byStart(names)
    guard !byStart.isEmpty else { return }
    for candidate in faint.union(names).sorted() where short[candidate] == nil {
      guard let near = Self.start(candidate.utf8).flatMap({ byStart[$0] }) else { continue }
      let long = near.filter { $0.utf8.count > candidate.utf8.count + 3 && $0.utf8.starts(with: candidate.utf8) }
      if long.count == 1, let name = long.first { short[candidate] = actors.provisional(name) }
    }
    var stems: [String: String?] = [:]
    for name in names.sorted() where short[name] == nil {
      for form in search.japaneseForms(of: name) where form != name {
        stems[form] = .some(stems.keys.contains(form) ? nil : name)
      }
    }
    for (form, name) in stems.sorted(by: { $0.key < $1.key }) where short[form] == nil {
      if let name { short[form] = actors.provisional(name) }
    }
    guard !search.abbreviations.isEmpty else { return }
    let known = search.longer.union(names)
    for (form, name) in search.abbreviations.sorted(by: { $0.key < $1.key }) where known.contains(name) {
      let who = short[name] ?? actors.provisional(name)
      short[form] = who
      for index in hits.indices where string(Int(hits[index].start)..<Int(hits[index].end)) == form {
        hits[index].row = who
      }
    }
  }

  /// Names by their first six bytes, in their order; shorter ones are left out.
  private static func byStart(_ names: [String]) -> [UInt64: [String]] {
    var byStart: [UInt64: [String]] = [:]
    for name in names {
      if let start = start(name.utf8) { byStart[start, default: []].append(name) }
    }
    return byStart
  }
}
