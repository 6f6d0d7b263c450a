/// What the readers of documents ask of single bytes and of short runs of them.
extension UInt8 {
  @inline(__always) var isDigit: Bool { self &- 0x30 < 10 }
  @inline(__always) var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
  @inline(__always) var isUpper: Bool { self &- 0x41 < 26 }
  /// A blank within a line.
  @inline(__always) var isBlank: Bool { self == 0x20 || self == 0x09 }
  /// Letters, digits and the marks that names of encodings and the like hold.
  @inline(__always) var isNameByte: Bool {
    isDigit || isLetter || self == UInt8(ascii: "-") || self == UInt8(ascii: "_") || self == UInt8(ascii: ":")
      || self == UInt8(ascii: ".")
  }
  @inline(__always) var lowered: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }
}

/// Finding short byte strings.
enum ByteSearch {
  /// The first place of `needle` at or after `start`.
  static func first(
    of needle: [UInt8], in bytes: UnsafeBufferPointer<UInt8>, from start: Int, foldingCase: Bool = false
  ) -> Int? {
    guard !needle.isEmpty, bytes.count >= needle.count else { return nil }
    var place = start
    let last = bytes.count - needle.count
    while place <= last {
      var matched = 0
      while matched < needle.count {
        let byte = bytes[place + matched]
        if byte != needle[matched], !(foldingCase && byte.lowered == needle[matched]) { break }
        matched += 1
      }
      if matched == needle.count { return place }
      place += 1
    }
    return nil
  }
}
