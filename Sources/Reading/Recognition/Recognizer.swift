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
  }

  /// The mentions of a whole text.
  func mentions(in text: [UInt8], language: String? = nil) -> [Mention] {
    var mentions: [Mention] = []
    text.withUnsafeBufferPointer { find(in: $0, part: 0..<$0.count, language: language, into: &mentions) }
    return mentions
  }
}
