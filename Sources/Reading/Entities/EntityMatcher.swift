/// Finds the names of a lexicon in text: longest match, with the word borders of each script.
///
/// Latin names stand alone as words, in their own letter case; full-width Latin counts as plain Latin. Korean names begin
/// a word and are followed by nothing, or by particles. Katakana names are not cut out of longer katakana words. Names in
/// Han characters are taken at their longest. Tickers count in brackets or after a `$` or an exchange's name only.
/// Linear in the text, about a nanosecond a byte where no name begins.
struct EntityMatcher {
  let storage: LexiconStorage
  let language: UInt8

  init(lexicon: Lexicon, language: String?) {
    self.storage = lexicon.storage
    self.language = FormLanguage.code(language)
  }

  /// Appends the names in a part of the text, in order; none overlap.
  func find(in text: UnsafeBufferPointer<UInt8>, part: Range<Int>, into hits: inout [EntityHit]) {
    let first = hits.count
    storage.table.withView { view in
      var place = part.lowerBound
      let end = part.upperBound
      while place < end {
        let byte = text[place]
        if byte < 0x80 {
          guard TextClass.isASCIIWord(byte) else {
            place &+= 1
            continue
          }
          // Most words begin with a small letter, and hardly a name does.
          if byte < 0x61 || view.mayBeginSmall(FormTable.View.packed(text, place)),
            let hit = match(text, place, end, view)
          {
            hits.append(hit)
            place = Int(hit.end)
            continue
          }
          place = ByteWord.wordEnd(text, place &+ 1, end)
          continue
        }
        // Kana and Han: most begin no name, which is asked before anything else.
        if byte &- 0xE3 < 7 {
          place = view.passingWide(text, place, end, from: 0xE3, width: 7)
          guard place < end, text[place] &- 0xE3 < 7 else { continue }
          if text[place] != 0xE3 || mayStart(text, place, part.lowerBound, TextClass.scalar3(text, place)),
            let hit = match(text, place, end, view)
          {
            hits.append(hit)
            place = Int(hit.end)
          } else {
            place &+= 3
          }
          continue
        }
        if byte &- 0xEA < 4, TextClass.isHangul(text, place) {
          if view.mayBegin(text, at: place, before: end),
            mayStart(text, place, part.lowerBound, TextClass.scalar3(text, place)),
            let hit = longest(text, place, end, view)
          {
            hits.append(hit)
            place = Int(hit.end)
            continue
          }
          // The rest of a Korean word cannot begin a name.
          place &+= 3
          while place < end, TextClass.isHangul(text, place) { place &+= 3 }
          continue
        }
        let length = TextClass.length(byte)
        if length == 3 {
          let scalar = TextClass.scalar3(text, place)
          if TextClass.isFullWidthWord(scalar) {
            if !TextClass.isFullWidthWord(TextClass.scalarBefore(text, place)),
              let hit = matchFullWidth(text, place, end, view)
            {
              hits.append(hit)
              place = Int(hit.end)
              continue
            }
          } else if mayStart(text, place, part.lowerBound, scalar), let hit = match(text, place, end, view) {
            hits.append(hit)
            place = Int(hit.end)
            continue
          }
        } else if length == 2, place == part.lowerBound || !TextClass.isASCIIWord(text[place - 1]),
          let hit = match(text, place, end, view)
        {
          hits.append(hit)
          place = Int(hit.end)
          continue
        }
        place &+= length
      }
    }
    // Only what this part added: a document has many parts.
    var kept = first
    for index in first..<hits.count where !hits[index].flags.contains(.blocker) {
      hits.swapAt(kept, index)
      kept += 1
    }
    hits.removeSubrange(kept...)
  }

  /// Whether a name may begin with this three-byte character here.
  @inline(__always)
  private func mayStart(_ text: UnsafeBufferPointer<UInt8>, _ place: Int, _ start: Int, _ scalar: UInt32) -> Bool {
    guard place > start else { return true }
    let before = TextClass.scalarBefore(text, place)
    if TextClass.isHangul(scalar) { return !TextClass.isHangul(before) && !TextClass.isASCIIWord(text[place - 1]) }
    if TextClass.isKatakana(scalar) { return !TextClass.isKatakana(before) }
    return true
  }

  /// The longest name that stands at a place and keeps its borders.
  @inline(__always)
  private func match(
    _ text: UnsafeBufferPointer<UInt8>, _ place: Int, _ end: Int, _ view: FormTable.View
  ) -> EntityHit? {
    view.mayBegin(text, at: place, before: end) ? longest(text, place, end, view) : nil
  }

  @inline(never)
  private func longest(
    _ text: UnsafeBufferPointer<UInt8>, _ place: Int, _ end: Int, _ view: FormTable.View
  ) -> EntityHit? {
    var best: EntityHit?
    var bestLength = 0
    var bestRank = -1
    view.forEachLongest(in: text, at: place, before: end) { form in
      let length = Int(form.length)
      if length < bestLength { return false }
      guard let (role, roleEnd) = border(text, place, place + length, end, form) else { return true }
      // The same writing in several lexicons: the document's language first, then unflagged, then the last read.
      var rank = form.language == language ? 4 : form.language == 0 ? 3 : form.language == 2 ? 2 : 1
      if form.flags & LexiconStorage.AliasFlags.symbol.rawValue != 0 { rank = 0 }
      if form.flags & LexiconStorage.AliasFlags.user.rawValue != 0 { rank = 5 }
      if length == bestLength, rank <= bestRank { return true }
      bestLength = length
      bestRank = rank
      best = EntityHit(
        start: Int32(place), end: Int32(place + length), row: form.value,
        flags: LexiconStorage.AliasFlags(rawValue: form.flags), role: role, roleEnd: Int32(roleEnd))
      return true
    }
    return best
  }

  /// Whether the borders around a name hold, and what follows it.
  private func border(
    _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ stop: Int, _ end: Int, _ form: FormTable.Form
  ) -> (NameRole, Int)? {
    let flags = LexiconStorage.AliasFlags(rawValue: form.flags)
    // Weak names of other languages are words of this one.
    if flags.contains(.weak), form.language != 0, form.language != 2, language != 0, form.language != language {
      return nil
    }
    if flags.contains(.board) { return nil }
    if flags.contains(.symbol), !symbolContext(text, start, stop, end) { return nil }
    let last = text[stop - 1]
    if last < 0x80 || (stop >= 2 && text[stop - 2] & 0xE0 == 0xC0) {
      if stop < end {
        let next = text[stop]
        if TextClass.isASCIIWord(next) { return nil }
        // A letter with an accent goes on with the word.
        if next == 0xC3 { return nil }
      }
    } else {
      let scalar = TextClass.scalarBefore(text, stop)
      if TextClass.isKatakana(scalar), stop < end, TextClass.isKatakana(TextClass.scalar3(text, stop)) { return nil }
    }
    return NameBorder.role(text, stop, end)
  }

  private func symbolContext(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ stop: Int, _ end: Int) -> Bool {
    guard start > 0 else { return false }
    let before = text[start - 1]
    if before == UInt8(ascii: "$") { return true }
    let after = stop < end ? text[stop] : 0
    let closes = after == UInt8(ascii: ")") || after == UInt8(ascii: ".") || after == 0xEF
    if before == UInt8(ascii: "("), closes { return true }
    if closes, before == UInt8(ascii: ":") || before == UInt8(ascii: " "), start > 2,
      text[start - 2] == UInt8(ascii: ":") || before == UInt8(ascii: ":")
    {
      return true
    }
    // A full-width bracket.
    return start >= 3 && text[start - 3] == 0xEF && text[start - 2] == 0xBC && text[start - 1] == 0x88 && after == 0xEF
  }

  /// Matches a name written in full-width letters by reading them as plain ones.
  private func matchFullWidth(
    _ text: UnsafeBufferPointer<UInt8>, _ place: Int, _ end: Int, _ view: FormTable.View
  ) -> EntityHit? {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { plain in
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { ends in
        var count = 0
        var at = place
        while at < end, count < 48 {
          let scalar = TextClass.scalar3(text, at)
          let from = count
          if scalar &- 0xFF01 < 94 {
            plain[count] = UInt8(scalar - 0xFF01 + 0x21)
            count += 1
            at += 3
          } else {
            let length = TextClass.length(text[at])
            guard at + length <= end, text[at] != UInt8(ascii: "\n") else { break }
            for offset in 0..<length { plain[count + offset] = text[at + offset] }
            count += length
            at += length
          }
          for index in from..<count { ends[index] = UInt8(truncatingIfNeeded: at - place) }
        }
        let buffer = UnsafeBufferPointer(start: plain.baseAddress, count: count)
        guard var hit = match(buffer, 0, count, view) else { return nil }
        let stop = place + Int(ends[Int(hit.end) - 1])
        guard let (role, roleEnd) = NameBorder.role(text, stop, end) else { return nil }
        hit.start = Int32(place)
        hit.end = Int32(stop)
        hit.role = role
        hit.roleEnd = Int32(roleEnd)
        return hit
      }
    }
  }
}
