/// Finds names of companies that no lexicon holds by how they are written and what stands around them, as learned from
/// labelled articles: each character of a Chinese, Japanese or Korean text begins a name, goes on in one, or neither.
struct NameTagger {
  struct Unit {
    var start: Int32
    var end: Int32
    var hash: UInt64
    /// The script, and whether a blank stands before: see `script`.
    var shape: UInt64
  }

  let text: UnsafeBufferPointer<UInt8>
  let tongue: Tongue
  private(set) var units: [Unit] = []

  init(_ text: UnsafeBufferPointer<UInt8>, _ tongue: Tongue) {
    self.text = text
    self.tongue = tongue
  }

  /// Takes a part of the text apart: characters of Han, kana and Hangul, runs of katakana, of Latin letters and of digits.
  mutating func take(_ part: Range<Int>) {
    units.removeAll(keepingCapacity: true)
    var place = part.lowerBound
    var isAfterBlank = true
    while place < part.upperBound {
      let byte = text[place]
      if byte <= 0x20 {
        isAfterBlank = true
        place += 1
        continue
      }
      let shape = Self.script(text, place)
      var end = min(part.upperBound, place + TextClass.length(byte))
      if shape == 1 || shape == 2 || shape == 5 {
        while end < part.upperBound, Self.script(text, end) == shape {
          end = min(part.upperBound, end + TextClass.length(text[end]))
        }
      }
      let hash = shape == 2 ? 7 : FeatureList.hash(text, place, end)
      units.append(
        Unit(start: Int32(place), end: Int32(end), hash: hash, shape: shape << 1 | (isAfterBlank ? 1 : 0)))
      isAfterBlank = false
      place = end
    }
  }

  /// 0 punctuation, 1 Latin, 2 digits, 3 Han, 4 hiragana, 5 katakana, 6 Hangul, 7 others.
  private static func script(_ text: UnsafeBufferPointer<UInt8>, _ place: Int) -> UInt64 {
    let byte = text[place]
    if byte < 0x80 { return TextClass.isDigit(byte) ? 2 : TextClass.isASCIIWord(byte) ? 1 : 0 }
    let scalar = TextClass.scalar3(text, place)
    if TextClass.isHan(scalar) { return 3 }
    if TextClass.isHangul(scalar) { return 6 }
    if TextClass.isKatakana(scalar) { return 5 }
    if TextClass.isHiragana(scalar) { return 4 }
    if TextClass.isFullWidthWord(scalar) { return scalar &- 0xFF10 < 10 ? 2 : 1 }
    return scalar >= 0x3000 && scalar < 0x3040 || scalar >= 0xFF00 ? 0 : 7
  }

  /// The features of a unit.
  func features(of at: Int) -> [UInt32] {
    var all: [UInt32] = []
    forEachFeature(of: at) { all.append($0) }
    return all
  }

  @inline(__always)
  private func forEachFeature(of at: Int, _ body: (UInt32) -> Void) {
    let salt = UInt64(tongue.rawValue) + 1
    units.withUnsafeBufferPointer { units in
      @inline(__always)
      func hash(_ offset: Int) -> UInt64 {
        let index = at &+ offset
        return index < 0 ? 1 : index >= units.count ? 2 : units[index].hash
      }
      @inline(__always)
      func shape(_ offset: Int) -> UInt64 {
        let index = at &+ offset
        return index < 0 ? 30 : index >= units.count ? 31 : units[index].shape
      }
      @inline(__always)
      func add(_ template: UInt32, _ value: UInt64) { body(FeatureList.hash(template, value, salt)) }
      let (a, b, c, d, e) = (hash(-2), hash(-1), hash(0), hash(1), hash(2))
      let (ab, bc) = (FeatureList.join(a, b), FeatureList.join(b, c))
      let (cd, de) = (FeatureList.join(c, d), FeatureList.join(d, e))
      let (v, w, x, y, z) = (shape(-2), shape(-1), shape(0), shape(1), shape(2))
      add(500, a)
      add(501, b)
      add(502, c)
      add(503, d)
      add(504, e)
      add(505, ab)
      add(506, bc)
      add(507, cd)
      add(508, de)
      add(509, FeatureList.join(ab, c))
      add(510, FeatureList.join(bc, d))
      add(511, FeatureList.join(cd, e))
      add(512, FeatureList.join(hash(-3), ab))
      add(513, FeatureList.join(de, hash(3)))
      add(514, FeatureList.pack(v, w, x, y, z))
      add(515, FeatureList.pack(w, x, y))
      add(516, FeatureList.join(c, x << 8 | y))
      add(517, FeatureList.join(b, x << 8 | w))
      add(518, FeatureList.join(d, y))
    }
  }

  /// The most likely names of the part that was taken, with how sure each is.
  func names(_ model: LinearModel) -> [(range: Range<Int>, score: Int32)] {
    guard !units.isEmpty, let table = model.pairTable(.name) else { return [] }
    // The best way to end in nothing, a beginning, a going on; and where the name at hand began.
    var outside: Int32 = 0
    var inside: Int32 = .min / 4
    var back: [(outside: UInt8, inside: UInt8)] = []
    back.reserveCapacity(units.count)
    var sure: [(begin: Int32, go: Int32)] = []
    sure.reserveCapacity(units.count)
    for at in units.indices {
      var scores = table.biases
      // Punctuation, numbers and hiragana stand in hardly any name.
      let script = units[at].shape >> 1
      if script == 0 || script == 2 || script == 4 {
        scores = (-1 << 20, -1 << 20)
        sure.append(scores)
        back.append((inside > outside ? 1 : 0, 1))
        outside = max(outside, inside)
        inside = .min / 4
        continue
      }
      forEachFeature(of: at) { hash in
        let slot = table.weights + Int(hash & table.mask) &* 2
        scores.0 &+= Int32(slot[0])
        scores.1 &+= Int32(slot[1])
      }
      sure.append((scores.0, scores.1))
      // A name begins after nothing or right behind another; it goes on only inside.
      let begin = max(outside, inside) &+ scores.0
      let go = inside &+ scores.1
      let fromInside: UInt8 = inside > outside ? 1 : 0
      let nextOutside = max(outside, inside)
      back.append((fromInside, go > begin ? 2 : fromInside))
      inside = max(begin, go)
      outside = nextOutside
    }
    // Walk back.
    var result: [(range: Range<Int>, score: Int32)] = []
    var at = units.count - 1
    var isInside = inside > outside
    var end = at
    var score: Int32 = 0
    while at >= 0 {
      if isInside {
        if back[at].inside == 2 {
          score &+= sure[at].go
        } else {
          score &+= sure[at].begin
          if let range = trimmed(at...end) { result.append((range, score / Int32(end - at + 1))) }
          score = 0
          isInside = back[at].inside == 1
          end = at - 1
          at -= 1
          continue
        }
      } else {
        isInside = back[at].outside == 1
        end = at - 1
      }
      at -= 1
    }
    return result.reversed()
  }

  /// The bytes of units without the punctuation at their ends; nil where nothing is left.
  private func trimmed(_ part: ClosedRange<Int>) -> Range<Int>? {
    var (low, high) = (part.lowerBound, part.upperBound)
    while low <= high, units[low].shape >> 1 == 0 { low += 1 }
    while high >= low, units[high].shape >> 1 == 0 { high -= 1 }
    return low <= high ? Int(units[low].start)..<Int(units[high].end) : nil
  }
}
