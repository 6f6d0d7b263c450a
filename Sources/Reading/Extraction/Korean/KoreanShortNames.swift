import Vocabulary

/// Short forms of new Korean names: a text gives the whole name once, 풍백디펜스, and goes on with its head, 풍백은.
extension NewNames {
  /// How many names of a text may begin alike and still have short forms.
  private static let mostAlike = 16

  /// What stands for which new name: the heads of names that words of the text are, with their particles, and of found
  /// names that are heads themselves (오르빗) the whole (오르빗그로스).
  func koreanShortForms(of names: [String], in blocks: [Block]) -> [String: String] {
    var byStart: [UInt64: [(name: String, bytes: [UInt8])]] = [:]
    for name in names {
      var bytes = Array(name.utf8)
      guard bytes.count >= 6 else { continue }
      if let start = FactReading.start(bytes) { byStart[start, default: []].append((name, bytes)) }
      // 한국살라르광업, 살라르
      if bytes.count >= 18, bytes.starts(with: "한국".utf8) {
        bytes.removeFirst(6)
        if let start = FactReading.start(bytes) { byStart[start, default: []].append((name, bytes)) }
      }
    }
    // What many names begin with is short for none of them.
    byStart = byStart.filter { $0.value.count <= Self.mostAlike }
    guard !byStart.isEmpty else { return [:] }
    var forms: [String: String] = [:]
    var doubtful: Set<String> = []
    func note(_ form: String, _ name: String) {
      if let other = forms[form], other != name { doubtful.insert(form) }
      forms[form] = name
    }
    for block in blocks where block.statesFacts {
      let part = block.range
      var place = part.lowerBound
      while place + 6 <= part.upperBound {
        guard TextClass.isHangul(TextClass.scalar3(text, place)) else {
          place += TextClass.length(text[place])
          continue
        }
        let isStart = place == part.lowerBound || !isKoreanWordByte(place - 1)
        var end = place
        while end < part.upperBound, isKoreanWordByte(end) { end += 1 }
        if isStart, end - place >= 6, let near = byStart[Self.head(text, place)] {
          for (name, bytes) in near {
            if let form = head(of: bytes, at: place, end) {
              note(form, name)
            } else if let whole = whole(of: bytes, at: place, end) {
              note(whole, whole)
              note(name, whole)
            }
          }
        }
        place = max(end, place + 3)
      }
    }
    return forms.filter { !doubtful.contains($0.key) }
  }

  /// The first six bytes at a place, as `FactReading.start` packs them.
  private static func head(_ text: UnsafeBufferPointer<UInt8>, _ place: Int) -> UInt64 {
    FactReading.start(text[place..<place + 6]) ?? 0
  }

  private func isKoreanWordByte(_ place: Int) -> Bool {
    TextClass.isASCIIWord(text[place]) || text[place] >= 0xE3 && text[place] <= 0xED || text[place] & 0xC0 == 0x80
  }

  /// The head of a name that a word is, without its particle; nil for the whole name and for common words.
  private func head(of name: [UInt8], at place: Int, _ end: Int) -> String? {
    var common = 0
    while common < name.count, place + common < end, text[place + common] == name[common] { common += 1 }
    guard common < name.count else { return nil }
    common -= common % 3
    var length = common
    while length >= 6 {
      defer { length -= 3 }
      let stop = place + length
      let rest = name.count - length
      guard isNamedPart(rest, of: name, length) else { continue }
      let isBare = stop == end
      if isBare {
        guard
          length >= 9 || byte(stop) == UInt8(ascii: ":") || stands(.strong, at: stop, before: text.count)
            || WordTable.korean.length(of: .corporateTitle, in: text, at: stop) > 0
        else { continue }
      } else {
        guard let chain = Particles.korean.chain(in: text, after: stop), chain.end == end else { continue }
        switch chain.role {
        case .topic, .subject, .possessive, .object, .with, .also: break
        default: continue
        }
      }
      let part = place..<stop
      guard self.length(.not, at: place, before: stop) < length,
        WordTable.korean.length(of: .nation, in: text, endingAt: stop, from: place) < length,
        WordTable.korean.length(of: .province, in: text, endingAt: stop, from: place) < length
      else { return nil }
      return String(decoding: text[part], as: UTF8.self)
    }
    return nil
  }

  /// Whether what is left of a name behind its head tells what the company does: 디펜스, 마린; or is much of it.
  private func isNamedPart(_ rest: Int, of name: [UInt8], _ head: Int) -> Bool {
    if rest >= 9 || rest >= 6 && head >= 9 { return true }
    return name.withUnsafeBufferPointer {
      words.table.length(ofList: Words.Class.suffix.rawValue, in: $0, endingAt: name.count, from: head) == rest
        || WordTable.korean.length(of: .tradeEnding, in: $0, endingAt: name.count, from: head) == rest
        || TextClass.isUpper(name[head])
    }
  }

  /// The longer name that begins with a found one and ends as names do, without its particle.
  private func whole(of name: [UInt8], at place: Int, _ end: Int) -> String? {
    guard name.count <= 15, end - place >= name.count + 6, text[place..<end].starts(with: name),
      Particles.korean.chain(in: text, after: place + name.count)?.end != end
    else { return nil }
    var stop = end
    while stop >= place + name.count + 6, end - stop <= 9 {
      let isCut = stop == end || Particles.korean.chain(in: text, after: stop)?.end == end
      if isCut, ends(.suffix, at: stop, from: place + name.count - 3) {
        return String(decoding: text[place..<stop], as: UTF8.self)
      }
      stop -= 3
    }
    return nil
  }
}
