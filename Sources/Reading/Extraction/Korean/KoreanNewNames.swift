import Vocabulary

/// Where new names are looked for in Korean.
extension NewNames {
  /// Words of three syllables and more with ㈜, a code or a head in brackets, or before 지분, 주가, 를 인수.
  mutating func lookKorean(in part: Range<Int>, known: [EntityHit], from first: Int, isHead: Bool) {
    var place = part.lowerBound
    var hit = first
    // Where the next known name begins.
    var limit = place
    while place < part.upperBound {
      if place >= limit {
        while hit < known.count, Int(known[hit].end) <= place { hit += 1 }
        limit = hit < known.count ? Int(known[hit].start) : .max
        if limit <= place {
          place = max(place + 1, Int(known[hit].roleEnd))
          continue
        }
      }
      let isStart = place == part.lowerBound || !isWordByte(place - 1)
      guard isStart, TextClass.isHangul(TextClass.scalar3(text, place)) || TextClass.isUpper(text[place]) else {
        place += TextClass.length(text[place])
        continue
      }
      let start = place
      while place < part.upperBound {
        // Hangul in one step.
        if text[place] &- 0xE3 <= 0xED - 0xE3 {
          place &+= 3
        } else if isWordByte(place) {
          place &+= 1
        } else {
          break
        }
      }
      place = min(place, part.upperBound)
      word(start, place, part, isHead)
    }
  }

  @inline(__always)
  private func isWordByte(_ place: Int) -> Bool {
    TextClass.isASCIIWord(text[place]) || text[place] >= 0xE3 && text[place] <= 0xED || text[place] & 0xC0 == 0x80
  }

  /// Weighs a word, cut before each particle that it may end with.
  private mutating func word(_ start: Int, _ end: Int, _ part: Range<Int>, _ isHead: Bool) {
    guard end - start >= 6, end - start <= 54 else { return }
    noteKoreanTopic(start, end)
    let quote = start > part.lowerBound && (text[start - 1] == UInt8(ascii: "'") || has("‘", at: start - 3))
    let head = quote ? start - (text[start - 1] == UInt8(ascii: "'") ? 1 : 3) : start
    let isNamed =
      head > part.lowerBound
      && (ends(.before, at: head, from: max(part.lowerBound, head - 24))
        || end - start >= 15
          && WordTable.korean.length(of: .placeOf, in: text, endingAt: head, from: part.lowerBound) > 0)
    let isDated = end - start >= 15 && byte(end) == 0x20 && isKoreanDay(end + 1)
    // 업체 '에코리튬'은: a quoted name is known by what stands before it.
    if quote, isNamed, end - start <= 36, byte(end) == UInt8(ascii: "'") || has("’", at: end) {
      return add(start..<end, 2)
    }
    let told = KoreanSigns(of: self, start, end, part, isHead)
    guard
      isNamed || isDated || quote || told.isAny || mayBeFound(at: start) || mayBeShort(at: start)
        || isMarked(start, end, part)
    else { return }
    var cut = end
    while cut >= start + 6, end - cut <= 12 {
      let stem = start..<cut
      let isBare = cut == end
      let isBeforeStrong = stands(.strong, at: cut, before: part.upperBound)
      // 밀키트 회사 미소델리다: what the sentence says somebody is.
      let isPredicate =
        !isBare && told.isCut && isCopula(cut, end) && !isCopula(cut - 3, end) && !isVerbBeforeCopula(cut, end)
        && (isNamed || cut - start >= 12 && ends(.suffix, at: cut, from: start + 6))
      guard
        isBare
          ? told.isFirm || !isInflected(stem) || isBeforeStrong && mayEndSo(stem)
          : isPredicate || isParticle(cut, end) && !isVerb(stem)
      else {
        cut -= 3
        continue
      }
      // 하림텍으로부터: 으 belongs to the particle.
      if !isBare, WordTable.korean.length(of: .sourceParticles, in: text, at: cut - 3) > 0 {
        cut -= 3
        continue
      }
      if !isBare, let longer = longerParticle(before: cut, end), longer >= start + 6 {
        cut = longer
        continue
      }
      if isTitledPerson(stem) { return }
      var weight = 0
      if isBeforeStrong {
        weight = 2
      } else if !isBare || stands(.weak, at: cut, before: part.upperBound) {
        weight = 1
      }
      if isNamed { weight += 1 }
      // 채굴기업 노바해시, 2분기 매출: a noun for companies before it, a comma behind it.
      if isNamed, isBare, told.isCut, stem.count >= 12 { weight += 1 }
      if isDated, !isBare { weight += 1 }
      if quote, weight > 1 { weight += 1 }
      if ends(.suffix, at: cut, from: start + 6), cut - start >= 12 { weight += 1 }
      weight += told.weight(of: stem, end, self)
      if weight >= 2, cut - start >= 9 || weight >= 3 || isNamed {
        return add(stem, weight, isShown: isNamed && !isBare, isCertain: told.isCertain && isBare)
      }
      if weight >= 2, cut - start >= 6, isBeforeStrong { return add(stem, 1) }
      if weight == 1, cut - start >= 9, !isBare || told.isAny {
        if !isBare { addFaint(stem) }
        // 서남풍력과: a trade that names end with counts where the name comes again.
        let isTraded =
          cut - start >= 12
          && WordTable.korean.length(of: .tradeEnding, in: text, endingAt: cut, from: start + 6) >= 6
        return add(stem, told.isAny || isTraded || found[string(stem)] != nil ? 1 : 0)
      }
      cut -= 3
    }
  }

  private func isCopula(_ cut: Int, _ end: Int) -> Bool {
    WordTable.korean.length(of: .copula, in: text, at: cut) == end - cut
  }

  /// Whether 다 ends a verb and is no copula, which follows a vowel: 품는다, 만든다.
  private func isVerbBeforeCopula(_ cut: Int, _ end: Int) -> Bool {
    end - cut == 3 && has("다", at: cut) && HangulSyllable.hasFinal(TextClass.scalarBefore(text, cut))
  }

  /// Whether a family name and two syllables stand before an office that a particle follows: 신나리 창업자는.
  func isTitledPerson(_ stem: Range<Int>) -> Bool {
    guard stem.count == 9, WordTable.korean.length(of: .surname, in: text, at: stem.lowerBound) > 0 else {
      return false
    }
    let title = WordTable.korean.length(of: .corporateTitle, in: text, at: stem.upperBound)
    guard title > 0, case let end = stem.upperBound + title, TextClass.isHangul(TextClass.scalar3(text, end)) else {
      return false
    }
    return Particles.korean.chain(in: text, after: end) != nil
  }

  /// Where a longer particle begins that a cut would split: 에는, 이라는.
  private func longerParticle(before cut: Int, _ end: Int) -> Int? {
    if has("에", at: cut - 3), isParticle(cut - 3, end) { return cut - 3 }
    if has("이라", at: cut - 6), Particles.korean.longest(in: text, at: cut - 6)?.length == end - cut + 6 {
      return cut - 6
    }
    return nil
  }

  /// Whether a name may end like an inflected word where what follows tells that it is none: 그린팩비나 주식.
  private func mayEndSo(_ stem: Range<Int>) -> Bool {
    stem.count >= 12 && WordTable.korean.length(of: .verbEnding, in: text, at: stem.upperBound - 3) == 0
  }

  /// A day of the month: 퀀텀실리콘은 11일 …
  private func isKoreanDay(_ place: Int) -> Bool {
    var at = place
    while at - place < 2, TextClass.isDigit(byte(at)) { at += 1 }
    return at > place && has("일", at: at) && (byte(at + 3) == 0x20 || byte(at + 3) == UInt8(ascii: ","))
  }

  /// Whether one of the places where a word may be cut has a sign of a name beside it: what follows companies, a suffix.
  private func isMarked(_ start: Int, _ end: Int, _ part: Range<Int>) -> Bool {
    var cut = end
    while cut >= start + 6, end - cut <= 9 {
      if stands(.strong, at: cut, before: part.upperBound) { return true }
      if ends(.suffix, at: cut, from: start + 6) { return true }
      if cut >= start + 12, WordTable.korean.length(of: .tradeEnding, in: text, endingAt: cut, from: start + 6) >= 6 {
        return true
      }
      cut -= 3
    }
    return false
  }

  /// Whether the rest of a word is a particle that names take.
  private func isParticle(_ cut: Int, _ end: Int) -> Bool {
    guard let chain = Particles.korean.chain(in: text, after: cut), chain.end == end else { return false }
    switch chain.role {
    case .topic, .subject, .possessive, .object, .with, .also: return true
    default: return has("에", at: cut) || has("로부터", at: cut) || has("으로부터", at: cut)
    }
  }

  /// Whether the stem of a verb stands before 는: 함께하는, 주도하는.
  private func isVerb(_ stem: Range<Int>) -> Bool {
    has("는", at: stem.upperBound) && (has("하", at: stem.upperBound - 3) || has("되", at: stem.upperBound - 3))
  }

  /// Whether a word ends like a verb, an attribute or a noun with its particle: 늘었지만, 끝나면, 제철소에.
  private func isInflected(_ stem: Range<Int>) -> Bool {
    WordTable.korean.length(of: .inflection, in: text, at: stem.upperBound - 3) > 0
  }
}
