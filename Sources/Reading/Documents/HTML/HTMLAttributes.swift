/// Hashes of short words in lower case (FNV-1a), so that class names are looked up without making strings of them.
enum WordHash {
  static let start: UInt64 = 0xCBF2_9CE4_8422_2325

  @inline(__always)
  static func adding(_ byte: UInt8, to hash: UInt64) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }

  static func of(_ word: UnsafePointer<CChar>) -> UInt64 {
    var hash = start
    var place = 0
    while word[place] != 0 {
      hash = adding(UInt8(bitPattern: word[place]), to: hash)
      place += 1
    }
    return hash
  }

  static func set(_ words: [String]) -> Set<UInt64> {
    Set(words.map { $0.utf8.reduce(start) { adding($1, to: $0) } })
  }
}

/// The attributes of an element as the parser hands them over.
struct HTMLAttributes {
  private let list: UnsafePointer<UnsafePointer<CChar>?>?

  init(_ list: UnsafePointer<UnsafePointer<CChar>?>?) { self.list = list }

  var isEmpty: Bool { list == nil }

  /// The value of an attribute; nil where it is absent or has none.
  func value(_ name: StaticString) -> String? { raw(name).map { String(cString: $0) } }

  func raw(_ name: StaticString) -> UnsafePointer<CChar>? {
    guard let list else { return nil }
    var index = 0
    while let key = list[index], index < 200 {
      if Self.equals(key, name) { return list[index + 1] }
      index += 2
    }
    return nil
  }

  private static func equals(_ key: UnsafePointer<CChar>, _ name: StaticString) -> Bool {
    let count = name.utf8CodeUnitCount
    for place in 0..<count where UInt8(bitPattern: key[place]) != name.utf8Start[place] { return false }
    return key[count] == 0
  }

  /// Whether the element is not shown: `hidden`, `display:none`.
  var isHidden: Bool {
    guard let list else { return false }
    var index = 0
    while let key = list[index], index < 200 {
      if Self.equals(key, "hidden") { return true }
      if Self.equals(key, "style"), let raw = list[index + 1] {
        let compact = String(
          decoding: String(cString: raw).utf8.prefix(400).filter { $0 != 0x20 }.map(\.lowered), as: UTF8.self)
        return compact.contains("display:none") || compact.contains("visibility:hidden")
      }
      index += 2
    }
    return false
  }

  /// Calls `body` with the hashes of the words of class and id: `article_relatedNews` is article, related, news and
  /// articlerelatednews.
  func forEachWord(_ body: (UInt64) -> Void) {
    forEachWord(of: raw("class"), body)
    forEachWord(of: raw("id"), body)
  }

  private func forEachWord(of raw: UnsafePointer<CChar>?, _ body: (UInt64) -> Void) {
    guard let raw else { return }
    var word = WordHash.start
    var whole = WordHash.start
    var pieces = 0
    var place = 0
    var before: UInt8 = 0
    func flush() {
      if word != WordHash.start {
        body(word)
        pieces += 1
      }
      word = WordHash.start
    }
    func flushWhole() {
      flush()
      if pieces > 1 { body(whole) }
      whole = WordHash.start
      pieces = 0
    }
    while raw[place] != 0, place < 400 {
      let byte = UInt8(bitPattern: raw[place])
      if byte.isLetter {
        if byte.isUpper, before.isLetter, !before.isUpper { flush() }
        word = WordHash.adding(byte.lowered, to: word)
        whole = WordHash.adding(byte.lowered, to: whole)
      } else if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte.isDigit {
        flush()
      } else {
        flushWhole()
      }
      before = byte
      place += 1
    }
    flushWhole()
  }
}
