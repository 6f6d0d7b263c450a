/// Character references of HTML: `&amp;`, `&#8364;`, `&#x20AC;`.
enum CharacterReference {
  /// The characters that a reference at a place stands for, in UTF-8, and its length; nil where there is none.
  static func read(
    _ text: UnsafeBufferPointer<UInt8>, _ place: Int, _ end: Int
  ) -> (bytes: [UInt8], length: Int)? {
    let limit = min(end, place + 33)
    guard place + 2 < limit else { return nil }
    if text[place + 1] == UInt8(ascii: "#") { return number(text, place, limit) }
    var stop = place + 1
    while stop < limit, text[stop].isLetter || text[stop].isDigit { stop += 1 }
    guard stop > place + 1 else { return nil }
    let name = String(decoding: text[place + 1..<stop], as: UTF8.self)
    let isClosed = stop < limit && text[stop] == UInt8(ascii: ";")
    // Without its semicolon only the oldest are read: "AT&T", "R&D" and addresses are full of ampersands.
    guard isClosed || open.contains(name) else { return nil }
    guard let scalar = named[name] else { return nil }
    return (Array(String(scalar).utf8), stop + (isClosed ? 1 : 0) - place)
  }

  private static func number(
    _ text: UnsafeBufferPointer<UInt8>, _ place: Int, _ limit: Int
  ) -> (bytes: [UInt8], length: Int)? {
    var stop = place + 2
    var value: UInt32 = 0
    var digits = 0
    let isHex = text[stop].lowered == UInt8(ascii: "x")
    if isHex { stop += 1 }
    while stop < limit, digits < 8 {
      let byte = text[stop]
      if byte.isDigit {
        value = value * (isHex ? 16 : 10) + UInt32(byte - 0x30)
      } else if isHex, byte.lowered &- 0x61 < 6 {
        value = value * 16 + UInt32(byte.lowered - 0x61 + 10)
      } else {
        break
      }
      digits += 1
      stop += 1
    }
    guard digits > 0 else { return nil }
    if stop < limit, text[stop] == UInt8(ascii: ";") { stop += 1 }
    // Numbers 128...159 mean Windows' characters on every page that holds them.
    if (128...159).contains(value) { value = windows[Int(value) - 128] }
    guard value != 0, let scalar = Unicode.Scalar(value) else { return ([0xEF, 0xBF, 0xBD], stop - place) }
    return (Array(String(scalar).utf8), stop - place)
  }

  private static let open: Set<String> = ["amp", "lt", "gt", "quot", "nbsp", "copy", "reg"]

  private static let windows: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D,
    0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,
    0x017E, 0x0178,
  ]

  /// The names of HTML 4 (Latin 1, marks, arrows), and of HTML 5 those that punctuation goes by.
  private static let named: [String: Unicode.Scalar] = {
    var names: [String: Unicode.Scalar] = [:]
    let latin =
      "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml"
    for (offset, name) in latin.split(separator: " ").enumerated() {
      names[String(name)] = Unicode.Scalar(UInt32(160 + offset))
    }
    let others: [(String, UInt32)] = [
      ("amp", 0x26), ("lt", 0x3C), ("gt", 0x3E), ("quot", 0x22), ("apos", 0x27), ("AMP", 0x26), ("OElig", 0x152),
      ("oelig", 0x153), ("Scaron", 0x160), ("scaron", 0x161), ("Yuml", 0x178), ("fnof", 0x192), ("circ", 0x2C6),
      ("tilde", 0x2DC), ("ensp", 0x2002), ("emsp", 0x2003), ("thinsp", 0x2009), ("zwnj", 0x200C), ("zwj", 0x200D),
      ("ndash", 0x2013), ("mdash", 0x2014), ("lsquo", 0x2018), ("rsquo", 0x2019), ("sbquo", 0x201A), ("ldquo", 0x201C),
      ("rdquo", 0x201D), ("bdquo", 0x201E), ("dagger", 0x2020), ("Dagger", 0x2021), ("bull", 0x2022),
      ("hellip", 0x2026),
      ("permil", 0x2030), ("prime", 0x2032), ("Prime", 0x2033), ("lsaquo", 0x2039), ("rsaquo", 0x203A),
      ("oline", 0x203E), ("frasl", 0x2044), ("euro", 0x20AC), ("trade", 0x2122), ("larr", 0x2190), ("uarr", 0x2191),
      ("rarr", 0x2192), ("darr", 0x2193), ("harr", 0x2194), ("minus", 0x2212), ("infin", 0x221E), ("asymp", 0x2248),
      ("ne", 0x2260), ("le", 0x2264), ("ge", 0x2265), ("utrif", 0x25B4), ("dtrif", 0x25BE), ("blacktriangle", 0x25B4),
      ("loz", 0x25CA), ("bigtriangleup", 0x25B3), ("bigtriangledown", 0x25BD), ("num", 0x23), ("dollar", 0x24),
      ("percnt", 0x25), ("lpar", 0x28), ("rpar", 0x29), ("ast", 0x2A), ("plus", 0x2B), ("comma", 0x2C),
      ("period", 0x2E),
      ("sol", 0x2F), ("colon", 0x3A), ("semi", 0x3B), ("equals", 0x3D), ("quest", 0x3F), ("commat", 0x40),
      ("lsqb", 0x5B), ("lbrack", 0x5B), ("rsqb", 0x5D), ("rbrack", 0x5D), ("lowbar", 0x5F), ("vert", 0x7C),
      ("verbar", 0x7C), ("NewLine", 0x0A), ("Tab", 0x09), ("hyphen", 0x2010), ("dash", 0x2010), ("horbar", 0x2015),
      ("thetasym", 0x3D1), ("alpha", 0x3B1), ("beta", 0x3B2), ("gamma", 0x3B3), ("delta", 0x3B4), ("mu", 0x3BC),
      ("check", 0x2713), ("star", 0x2606), ("starf", 0x2605), ("phone", 0x260E), ("blk14", 0x2591),
    ]
    for (name, value) in others { names[name] = Unicode.Scalar(value) }
    return names
  }()
}
