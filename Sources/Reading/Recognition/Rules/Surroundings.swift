import Vocabulary

/// What the words around a quantity say of it.
struct Surroundings {
  var outer: Range<Int>
  var qualifier = Qualifier.exact
  var isNegative = false
  /// Where the number with its sign begins.
  var signStart: Int
  var direction = StatedDuration.Direction.unspecified
  var boundary = StatedPeriod.Boundary.during
  /// "between", "from": a range follows.
  var isBetween = false
  /// It is "from": the two ends may tell a change.
  var isFrom = false
  /// A preposition such as "in" stands before.
  var isDuring = false
  /// A word such as 수, 몇, 数 makes it no number.
  var isVague = false
}

extension Scanner {
  /// Reads approximators, bounds, signs and directions around a range of bytes; `timed` for durations and periods, where
  /// "over" and "within" mean during.
  func surroundings(_ range: Range<Int>, timed: Bool = false) -> Surroundings {
    var result = Surroundings(outer: range, signStart: range.lowerBound)
    readBefore(&result, range.lowerBound, timed: timed)
    readAfter(&result, range.upperBound, timed: timed)
    return result
  }

  private func readBefore(_ result: inout Surroundings, _ start: Int, timed: Bool) {
    var start = start
    let border = max(low, found.end)
    if let sign = signBefore(start), sign >= border {
      result.isNegative = true
      start = sign
      result.signStart = sign
      result.outer = sign..<result.outer.upperBound
    }
    for _ in 0..<4 {
      let place = skipBlanksBack(start)
      guard place > border else { return }
      // Only letters, and the tilde, end the words that we look for.
      let (row, found) = longestBefore(place)
      guard row >= 0, found >= border else { return }
      let kind = rows[Int(row)].kind
      if kind == .vague, place < start || !Self.isScaleOrDigit(numeralCode(start).code) { return }
      start = found
      switch kind {
      case .about: result.raise(.about)
      case .atLeast:
        if timed, has("over", at: found) || has("OVER", at: found) || has("Over", at: found) {
          result.isDuring = true
        } else {
          result.raise(.atLeast)
        }
      case .atMost:
        if timed, has("within", at: found) || has("Within", at: found) {
          result.isDuring = true
        } else {
          result.raise(.atMost)
        }
      case .negative:
        result.isNegative = true
        result.signStart = found
      case .between:
        result.isBetween = true
        result.isFrom = has("from", at: found) || has("From", at: found)
        if timed, result.isFrom { result.boundary = .since }
      case .next: result.direction = .next
      case .past: result.direction = .past
      case .until: result.boundary = .until
      case .since: result.boundary = .since
      case .vague:
        result.isVague = true
        return
      case .during:
        result.isDuring = true
        continue
      default: continue
      }
      if !timed, kind == .next || kind == .past || kind == .until || kind == .since { continue }
      result.outer = found..<result.outer.upperBound
    }
  }

  private static func isScaleOrDigit(_ code: UInt8) -> Bool { code >= NumeralCode.ten && code <= NumeralCode.jing }

  /// Reads approximators and bounds that stand after a place.
  func readAfter(_ result: inout Surroundings, _ end: Int, timed: Bool) {
    var end = end
    for _ in 0..<3 {
      let place = skipBlanks(end, most: 1)
      let (row, after) = longest(self.after, at: place)
      guard row >= 0 else { return }
      // "+" directly behind the amount only: "3,950 won +0.5%" is none.
      if byte(place) == 0x2B, place > end || isDigit(after) { return }
      // One syllable is a word only where a word ends: 전, 말, 선 are not 전략, 말레이시아, 선언.
      if after - place == 3, text[place] >= 0xEA, text[place] <= 0xED, !endsWord(after) { return }
      switch rows[Int(row)].kind {
      case .about: result.raise(.about)
      case .atLeast: result.raise(.atLeast)
      case .atMost: result.raise(.atMost)
      case .past:
        // three years ago, 3년 전; of periods the end: 2030年前.
        guard timed else { return }
        result.direction = .past
        result.boundary = .until
      case .until:
        guard timed else { return }
        result.boundary = .until
      case .since:
        guard timed else { return }
        result.boundary = .since
      default: return
      }
      end = after
      result.outer = result.outer.lowerBound..<after
    }
  }

  /// Where a minus sign that belongs to the number at a place begins; nil where there is none, or where it joins words.
  private func signBefore(_ start: Int) -> Int? {
    let place = skipBlanksBack(start, most: 1)
    var sign: Int
    if place > low, text[place - 1] == 0x2D {
      sign = place - 1
    } else if place - 3 >= low,
      has("−", at: place - 3) || has("－", at: place - 3) || has("▲", at: place - 3) || has("△", at: place - 3)
    {
      sign = place - 3
      // ▲ marks a loss in Japanese and a rise in Korean tables; a triangle is no minus there.
      if text[sign] == 0xE2, text[sign + 1] == 0x96, language != .ja { return nil }
    } else {
      return nil
    }
    guard sign > low else { return sign }
    let previous = characterBefore(sign).value
    if Self.isLetter(previous) && !Self.isKana(previous) && !(Self.isHan(previous) && place == start)
      || previous >= 0x30 && previous <= 0x39 || previous == 0x29 || previous == 0x25
      || previous == 0x2D
      || previous == 0xFF0D || previous >= 0xFF10 && previous <= 0xFF19
    {
      return nil
    }
    // "word - 44" is a dash.
    if place < start, previous == 0x20, skipBlanksBack(sign) > low { return nil }
    if sign > low, text[sign - 1] == 0x2D { sign = start }
    return sign == start ? nil : sign
  }
}

extension Surroundings {
  /// Keeps the stronger of two qualifiers.
  mutating func raise(_ other: Qualifier) {
    if other.rank < qualifier.rank { qualifier = other }
  }
}
