import Vocabulary

/// What a new Chinese company is called for short, and what to call it: 诺恒生物 and 诺恒 beside 苏州诺恒生物股份有限公司.
extension NewNames {
  /// More names are no longer those of an article.
  private static let mostNames = 256

  /// The shorter forms of names that the text may use, each with the name that it stands for: of two names that begin alike
  /// the one that is named more.
  func chineseForms(of names: [String]) -> [String: String] {
    guard names.count <= Self.mostNames else { return [:] }
    let known = Set(names)
    var forms: [String: String] = [:]
    for name in names {
      for form in shorter(than: name, known) where form != name {
        if let other = forms[form], found[other] ?? 0 >= found[name] ?? 0 { continue }
        forms[form] = name
      }
    }
    return forms
  }

  /// A name without its place, without what companies' names end with, and new names that it begins with then.
  private func shorter(than name: String, _ known: Set<String>) -> [String] {
    var name = name
    return name.withUTF8 { bytes in
      guard bytes.count >= 6 else { return [] }
      if bytes[0] < 0x80 {
        guard let end = bytes.firstIndex(of: 0x20), end >= 4 else { return [] }
        return [String(decoding: bytes[..<end], as: UTF8.self)]
      }
      var forms: [String] = []
      let place = Self.lengthOfPlace(bytes)
      for start in place > 0 ? [0, place] : [0] where start + 6 <= bytes.count {
        if start > 0, isName(start..<bytes.count, of: bytes) {
          forms.append(String(decoding: bytes[start...], as: UTF8.self))
        }
        // 科隽传感 beside 科隽传感技术.
        for end in stride(from: start + 9, to: bytes.count, by: 3) {
          let form = String(decoding: bytes[start..<end], as: UTF8.self)
          if known.contains(form) { forms.append(form) }
        }
        var end = bytes.count
        while end > start + 6 {
          let suffix = words.table.length(
            ofList: Words.Class.suffix.rawValue, in: bytes, endingAt: end, from: start + 6)
          guard suffix >= 6 else { break }
          end -= suffix
          if start > 0 || place < end, isName(start..<end, of: bytes) {
            forms.append(String(decoding: bytes[start..<end], as: UTF8.self))
          }
        }
      }
      return forms
    }
  }

  /// 苏州, 无锡市: how many bytes of a name are the place that it begins with.
  static func lengthOfPlace(_ name: UnsafeBufferPointer<UInt8>) -> Int {
    let place = WordTable.chinese.length(of: .placeName, in: name, at: 0)
    guard place > 0, place + 6 <= name.count else { return place }
    return place + WordTable.chinese.length(of: .townLetter, in: name, at: place)
  }

  /// Whether a part of a name may stand for it: it begins with no common word, or was seen where names stand.
  private func isName(_ part: Range<Int>, of name: UnsafeBufferPointer<UInt8>) -> Bool {
    guard part.count >= 6, part.count <= 24 else { return false }
    if found[String(decoding: name[part], as: UTF8.self)] != nil { return true }
    var pair: UInt64 = 0
    for byte in name[part].prefix(6).reversed() { pair = pair << 8 | UInt64(byte) }
    return !CommonPairs.chinese.holds(pair)
  }
}

extension FactReading {
  /// One way of writing a new name.
  private struct Form {
    var first: Range<Int>
    /// How often it stands by itself: with no place before it, no legal form behind it.
    var alone = 0
    var isPlaced: Bool
  }

  /// A text with more bytes is no article.
  private static let mostBytes = 1 << 15

  /// Calls each new Chinese company what the text calls it in full where the name stands by itself, or else by the whole
  /// that it is always part of: 科隽传感 rather than 深圳科隽传感技术 (股份有限公司).
  mutating func nameAsWritten(_ added: [EntityHit]) {
    guard text.count <= Self.mostBytes else { return }
    var forms: [Actors.Who: [String: Form]] = [:]
    for hit in added where hit.row <= Actors.provisionalBase && text[Int(hit.start)] >= 0x80 {
      let place = Int(hit.start)..<Int(hit.end)
      let isAlone =
        WordTable.chinese.length(of: .legalForm, in: text, at: place.upperBound) == 0
        && WordTable.chinese.length(of: .placeName, in: text, endingAt: place.lowerBound, from: 0) == 0
      let name = string(place)
      let isPlaced = NewNames.lengthOfPlace(UnsafeBufferPointer(rebasing: text[place])) > 0
      forms[hit.row, default: [:]][name, default: Form(first: place, isPlaced: isPlaced)].alone += isAlone ? 1 : 0
    }
    for (who, forms) in forms {
      var best: Form?
      for form in forms.values {
        guard let other = best else {
          best = form
          continue
        }
        if isBetter(form, other) { best = form }
      }
      guard let best else { continue }
      actors.rename(who, string(best.alone > 0 ? best.first : whole(best.first)))
    }
  }

  private func isBetter(_ one: Form, _ other: Form) -> Bool {
    if (one.alone > 0) != (other.alone > 0) { return one.alone > 0 }
    if one.isPlaced != other.isPlaced { return other.isPlaced == (one.alone > 0) }
    // 龙凤斋股份: most likely the shares, where the text has the name without them, too.
    let (isStock, isOtherStock) = (endsInStock(one.first), endsInStock(other.first))
    if isStock != isOtherStock { return isOtherStock }
    if one.first.count != other.first.count { return one.first.count > other.first.count }
    return one.first.lowerBound < other.first.lowerBound
  }

  private func endsInStock(_ name: Range<Int>) -> Bool {
    name.count > 6 && scene.starts("股份", at: name.upperBound - 6)
  }

  /// A name with the place before it, and the legal form behind it where it has one.
  private func whole(_ name: Range<Int>) -> Range<Int> {
    let place = WordTable.chinese.length(of: .placeName, in: text, endingAt: name.lowerBound, from: 0)
    guard place > 0 || NewNames.lengthOfPlace(UnsafeBufferPointer(rebasing: text[name])) > 0 else { return name }
    let form = WordTable.chinese.length(of: .legalForm, in: text, at: name.upperBound)
    return name.lowerBound - place..<name.upperBound + form
  }
}
