import CScan

/// Tells the language of a text by its scripts, and English from other Latin languages by its commonest words.
enum LanguageGuess {
  /// `ko`, `en`, `zh`, `ja`; nil for too little text and for other languages. Looks at the first 6 KB of the blocks.
  static func language(of document: Document) -> String? {
    document.text.withUnsafeBufferPointer { text in
      if let language = surely(text, document.blocks) { return language }
      var counts = Counts()
      for block in document.blocks where block.kind != .furniture {
        counts.add(text, block.range)
        if counts.bytes > 6 << 10 { break }
      }
      // A page of nothing but furniture, or no blocks at all.
      if counts.letters < 8 { counts.add(text, 0..<min(text.count, 1 << 14)) }
      return counts.language
    }
  }

  /// The language of a tag such as `ko-KR`, `zh_TW`, `en`.
  static func code(ofTag tag: String) -> String? {
    let code = String(tag.prefix { $0 != "-" && $0 != "_" && $0 != "." }).lowercased()
    return ["ko", "en", "zh", "ja"].contains(code) ? code : nil
  }

  /// `ko`, `zh` or `ja` where the first bytes of the characters alone leave no doubt, as in nearly every East Asian text.
  /// They are counted sixteen at a time.
  private static func surely(_ text: UnsafeBufferPointer<UInt8>, _ blocks: [Block]) -> String? {
    guard let base = text.baseAddress else { return nil }
    var leads = invest_leads()
    var bytes = 0
    for block in blocks where block.kind != .furniture {
      guard invest_add_leads(base + block.range.lowerBound, block.range.count, &leads) == 1 else { return nil }
      bytes += block.range.count
      if bytes > 6 << 10 { break }
    }
    let hangul = leads.ea_to_ed
    let sureHangul = leads.eb_to_ec
    let sureHan = leads.e5_to_e9
    let han = sureHan + leads.e4
    // Hiragana and the first katakana; E3 83 holds the other katakana and the middle dot.
    let sureKana = leads.e382
    let kana = sureKana + leads.e381 + leads.e383
    let latin = leads.letters + leads.two
    let sure = sureHangul + sureKana + sureHan
    guard sure >= 8, sure * 3 >= latin else { return nil }
    if sureHangul * 4 >= hangul + kana + han { return "ko" }
    guard hangul * 4 < sure else { return nil }
    if sureKana * 20 >= han + sureKana { return "ja" }
    return kana * 20 < sureHan + kana ? "zh" : nil
  }

  private struct Counts {
    var bytes = 0
    var latin = 0
    var hangul = 0
    var kana = 0
    var han = 0
    var words = 0
    var englishWords = 0

    var letters: Int { latin + (hangul + kana + han) * 2 }

    var language: String? {
      let east = hangul + kana + han
      // A syllable or an ideograph says as much as two or three Latin letters.
      if east * 3 >= latin, east >= 4 {
        if hangul * 4 >= east { return "ko" }
        // Chinese has no kana but in names.
        if kana * 20 >= han + kana { return "ja" }
        return "zh"
      }
      guard latin >= 12 else { return nil }
      return words < 12 || englishWords * 12 >= words ? "en" : nil
    }

    mutating func add(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
      bytes += range.count
      let end = range.upperBound
      var place = range.lowerBound
      while place < end {
        let byte = text[place]
        if byte < 0x80 {
          if place &+ 64 <= end {
            let length = addWords(text, place)
            if length > 0 {
              place &+= length
              continue
            }
          }
          let start = place
          if byte.isLetter { place = ByteWord.letterEnd(text, place, end) }
          if place == start {
            place &+= 1
          } else {
            latin &+= place &- start
            words &+= 1
            if isEnglish(text, start, place &- start) { englishWords &+= 1 }
          }
          continue
        }
        if byte & 0xF0 == 0xE0, place &+ 2 < text.count {
          switch byte {
          case 0xEB, 0xEC: hangul &+= 1
          case 0xE5...0xE8: han &+= 1
          default:
            let scalar =
              UInt32(byte & 0x0F) << 12 | UInt32(text[place &+ 1] & 0x3F) << 6 | UInt32(text[place &+ 2] & 0x3F)
            if scalar &- 0xAC00 < 11172 {
              hangul &+= 1
            } else if scalar &- 0x3041 < 0xBF, scalar != 0x30FB {
              kana &+= 1
            } else if scalar &- 0x4E00 < 0x5200 {
              han &+= 1
            }
          }
          place &+= 3
        } else {
          if byte < 0xE0 { latin &+= 1 }
          place &+= byte < 0xE0 ? 2 : 4
        }
      }
    }

    /// Adds the words among the next 64 bytes, where these are ASCII and no word stands at their start whose beginning lies
    /// before them. Gives how many bytes that is: up to the last that is no letter, 0 where there is none.
    @inline(__always)
    private mutating func addWords(_ text: UnsafeBufferPointer<UInt8>, _ place: Int) -> Int {
      guard let base = text.baseAddress else { return 0 }
      var wide: UInt64 = 0
      var letters = invest_letters(base + place, &wide)
      guard wide == 0, letters != .max else { return 0 }
      let length = 64 - (~letters).leadingZeroBitCount
      if length < 64 { letters &= 1 << UInt64(length) - 1 }
      let starts = letters & ~(letters << 1)
      latin &+= letters.nonzeroBitCount
      words &+= starts.nonzeroBitCount
      // Words of two letters, and of three: what comes behind the last byte is none.
      let twos = starts & letters >> 1
      var short = twos & ~(letters >> 2) | twos & letters >> 2 & ~(letters >> 3)
      while short != 0 {
        let offset = short.trailingZeroBitCount
        if isEnglish(text, place &+ offset, letters >> UInt64(offset + 2) & 1 == 0 ? 2 : 3) { englishWords &+= 1 }
        short &= short &- 1
      }
      return length
    }

    private func isEnglish(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ length: Int) -> Bool {
      guard length == 2 || length == 3 else { return false }
      var word: UInt32 = 0
      for offset in 0..<length { word = word << 8 | UInt32(text[start + offset].lowered) }
      switch word {
      case 0x74_6865, 0x6F66, 0x746F, 0x61_6E64, 0x696E, 0x66_6F72,  // the of to and in for
        0x6973, 0x69_7473, 0x6974, 0x6F6E, 0x6279, 0x6174,  // is its it on by at
        0x77_6173, 0x68_6173, 0x61_7265, 0x7570:  // was has are up
        return true
      default: return false
      }
    }
  }
}
