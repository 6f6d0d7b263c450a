import CScan
import Glibc

/// Finds out how a file writes its characters.
extension TextEncoding {
  /// The encoding of a file, or of its first bytes; nil for what is no text.
  ///
  /// Valid UTF-8 wins over all; then marks at the start, NULs in the pattern of UTF-16, the charset that a page declares;
  /// then the East Asian encoding whose reading looks most like its language.
  static func sniff(_ bytes: [UInt8], isWhole: Bool) -> TextEncoding? {
    bytes.withUnsafeBufferPointer { bytes in
      let scan = UTF8Scan(bytes)
      return sniff(bytes, scan: scan, isWhole: isWhole)
    }
  }

  static func sniff(_ bytes: UnsafeBufferPointer<UInt8>, scan: UTF8Scan, isWhole: Bool) -> TextEncoding? {
    if bytes.starts(with: [0xFF, 0xFE]), bytes.count < 4 || bytes[2] != 0 || bytes[3] != 0 {
      return .utf16LittleEndian
    }
    if bytes.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
    let isUTF8 = scan.validCount == bytes.count || scan.isCutOff
    if isUTF8, !scan.hasNUL {
      if let escaped = escapes(bytes) { return escaped }
      return hasControls(bytes) ? nil : .utf8
    }
    let sample = UnsafeBufferPointer(rebasing: bytes[..<min(bytes.count, 1 << 17)])
    if let wide = utf16(sample) { return wide }
    if sample.contains(0) { return nil }
    if hasControls(sample) { return nil }
    // Broken UTF-8 is UTF-8: other encodings seldom hold one valid sequence after another.
    if isBrokenUTF8(sample) { return .utf8 }
    if let declared = declared(sample), declared != .utf8, errorShare(sample, declared) < 0.02 { return declared }
    return mostPlausible(sample)
  }

  /// Whether nearly all of what is no ASCII is UTF-8.
  private static func isBrokenUTF8(_ sample: UnsafeBufferPointer<UInt8>) -> Bool {
    var place = 0
    var wide = 0
    var bad = 0
    while place < sample.count, bad < 1000 {
      let scan = UTF8Scan(sample, from: place)
      wide += scan.wideCount
      if scan.validCount < sample.count, !scan.isCutOff { bad += 1 }
      place = scan.validCount + 1
    }
    return wide >= 8 && wide > 8 * bad
  }

  /// The legacy encoding with the best score; nil where none is credible.
  private static func mostPlausible(_ sample: UnsafeBufferPointer<UInt8>) -> TextEncoding? {
    var best: TextEncoding?
    var bestScore = 0.08
    for encoding in [TextEncoding.cp949, .gb18030, .big5, .cp932, .eucJP, .windows1252] {
      let limit = sample.count / 50 + 1
      guard let output = Converter.convert(sample, from: 0, encoding: encoding, limit: limit), output.badCount <= limit
      else { continue }
      let penalty = 1 - min(1, Double(output.badCount) * 30 / Double(sample.count))
      var score = Plausibility.score(output.text, as: encoding) * penalty
      // Every byte is a character in it: it takes what nothing else explains.
      if encoding == .windows1252 { score *= 0.15 }
      if score > bestScore {
        best = encoding
        bestScore = score
      }
    }
    return best
  }

  /// The share of bytes that are no characters in an encoding.
  private static func errorShare(_ sample: UnsafeBufferPointer<UInt8>, _ encoding: TextEncoding) -> Double {
    guard let output = Converter.convert(sample, from: 0, encoding: encoding, limit: sample.count / 20 + 1) else {
      return 1
    }
    return Double(output.badCount) / Double(max(1, sample.count))
  }

  /// UTF-16 without a mark: NULs on one side of the pairs only (digits, blanks, line breaks are in every text).
  private static func utf16(_ sample: UnsafeBufferPointer<UInt8>) -> TextEncoding? {
    guard sample.count >= 4 else { return nil }
    var zeros = (even: 0, odd: 0)
    for place in 0..<sample.count / 2 * 2 where sample[place] == 0 {
      if place & 1 == 0 { zeros.even += 1 } else { zeros.odd += 1 }
    }
    let pairs = sample.count / 2
    guard zeros.even + zeros.odd > pairs / 100 else { return nil }
    let encoding: TextEncoding
    if zeros.odd > 20 * zeros.even {
      encoding = .utf16LittleEndian
    } else if zeros.even > 20 * zeros.odd {
      encoding = .utf16BigEndian
    } else {
      return nil
    }
    guard let output = Converter.convert(sample, from: 0, encoding: encoding, limit: pairs / 100 + 1),
      output.badCount * 100 <= pairs
    else { return nil }
    var odd = 0
    var all = 0
    for scalar in String(decoding: output.text, as: UTF8.self).unicodeScalars {
      all += 1
      switch scalar.value {
      case 0..<9, 0x0E..<0x20, 0xE000...0xF8FF, 0x0700..<0x0900, 0x1200..<0x1E00: odd += 1
      default: break
      }
    }
    return odd * 50 > all ? nil : encoding
  }

  /// ISO-2022-JP hides in seven bits behind escape sequences.
  private static func escapes(_ bytes: UnsafeBufferPointer<UInt8>) -> TextEncoding? {
    let sample = UnsafeBufferPointer(rebasing: bytes[..<min(bytes.count, 1 << 12)])
    guard let base = sample.baseAddress, let found = memchr(base, 0x1B, sample.count) else { return nil }
    let escape = UnsafeRawPointer(base).distance(to: UnsafeRawPointer(found))
    guard escape + 2 < sample.count else { return nil }
    let next = (sample[escape + 1], sample[escape + 2])
    return next == (UInt8(ascii: "$"), UInt8(ascii: "B")) || next == (UInt8(ascii: "$"), UInt8(ascii: "@"))
      ? .iso2022JP : nil
  }

  /// Whether so many control characters stand at the start that this is no text.
  private static func hasControls(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let count = min(bytes.count, 1 << 12)
    guard let base = bytes.baseAddress else { return false }
    let controls = invest_count_controls(base, count)
    return controls > count / 50 + 1
  }

  /// What a page says of itself: `charset=euc-kr` in a meta element, `encoding="…"` in an XML declaration.
  private static func declared(_ sample: UnsafeBufferPointer<UInt8>) -> TextEncoding? {
    let head = UnsafeBufferPointer(rebasing: sample[..<min(sample.count, 4096)])
    for mark in ["charset=", "encoding="] {
      let mark = Array(mark.utf8)
      guard var place = ByteSearch.first(of: mark, in: head, from: 0, foldingCase: true) else { continue }
      place += mark.count
      while place < head.count, head[place] == UInt8(ascii: "\"") || head[place] == UInt8(ascii: "'") { place += 1 }
      let start = place
      while place < head.count, head[place].isNameByte { place += 1 }
      if place > start, place - start < 24 {
        return TextEncoding(label: String(decoding: head[start..<place], as: UTF8.self))
      }
    }
    return nil
  }
}
