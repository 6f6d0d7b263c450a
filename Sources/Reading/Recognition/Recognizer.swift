/// Finds the mentions of money, percentages, numbers, durations and periods in a text.
///
/// Stateless and cheap to make: the tables behind it are built once per process, at first use. Linear in the length of the text.
public struct Recognizer: Sendable {
  public init() {}

  /// Appends the mentions of a part of a text to a result; their ranges are offsets in the whole text.
  ///
  /// - Parameters:
  ///   - text: valid UTF-8, Hangul composed; full-width digits and letters are understood as they are.
  ///   - part: the bytes to read, at character borders; what stands outside is not looked at.
  ///   - language: `ko`, `en`, `zh`, `ja`; nil to decide by the script of the part.
  ///   - mentions: appended to, in the order of the text; `restates` counts in this array.
  func find(
    in text: UnsafeBufferPointer<UInt8>, part: Range<Int>, language: String?, into mentions: inout [Mention]
  ) {
    let set = set(for: text, part, language)
    var list: [Mention] = []
    swap(&list, &mentions)
    var scanner = Scanner(text, part: part, language: set, found: list)
    list = []
    scanner.run()
    scanner.linkConversions()
    mentions = scanner.found.mentions
  }

  /// The mentions of a whole text.
  func mentions(in text: [UInt8], language: String? = nil) -> [Mention] {
    var mentions: [Mention] = []
    text.withUnsafeBufferPointer { find(in: $0, part: 0..<$0.count, language: language, into: &mentions) }
    return mentions
  }

  /// The language to read a part in: the one that is named, or that of the script.
  func set(for text: UnsafeBufferPointer<UInt8>, _ part: Range<Int>, _ language: String?) -> LanguageSet {
    Self.languages(language) ?? Self.script(of: text, part)
  }

  /// The language of a code, nil for none that we know.
  private static func languages(_ code: String?) -> LanguageSet? {
    switch code {
    case "ko": .ko
    case "en": .en
    case "zh": .zh
    case "ja": .ja
    default: nil
    }
  }

  /// The language that a part's script speaks for: kana before Hangul before Chinese characters. Looks at 200 such characters, and at 4 KB, at most.
  private static func script(of text: UnsafeBufferPointer<UInt8>, _ part: Range<Int>) -> LanguageSet {
    var han = 0
    var hangul = 0
    var kana = 0
    var place = part.lowerBound
    let end = min(part.upperBound, part.lowerBound + 4096)
    while place < end, han + hangul + kana < 200 {
      switch text[place] {
      case 0xE3:
        if place + 1 < end, text[place + 1] >= 0x81, text[place + 1] <= 0x83 { kana += 1 }
        place += 3
      case 0xE4...0xE9:
        han += 1
        place += 3
      case 0xEA...0xED:
        hangul += 1
        place += 3
      default: place += 1
      }
    }
    if hangul > 0, hangul >= kana { return .ko }
    if kana > 0 { return .ja }
    return han > 0 ? .zh : .en
  }
}
