// The words around a place in a document, for showing it.

/// Finds what to show around a quote.
public enum Passage {
  /// How many bytes are shown before and after at most.
  private static let reach = 400

  /// The sentences that a range of a body lies in, with the one before and the one after, all of one paragraph.
  ///
  /// The result holds the whole range, cuts no character, and reaches at most 400 bytes beyond it on each side.
  public static func around(_ range: Range<Int>, in body: [UInt8]) -> Range<Int> {
    guard range.lowerBound >= 0, range.upperBound <= body.count else { return 0..<0 }
    return body.withUnsafeBufferPointer { text in
      let paragraph = paragraph(around: range, in: text)
      var sentences: [Range<Int>] = []
      Sentences.forEach(in: text, part: paragraph) { sentences.append($0) }
      var low = range.lowerBound
      var high = range.upperBound
      let mine = sentences.indices.filter { sentences[$0].overlaps(range) }
      if let first = mine.first, let last = mine.last {
        low = min(low, sentences[max(0, first - 1)].lowerBound)
        high = max(high, sentences[min(sentences.count - 1, last + 1)].upperBound)
      }
      low = max(low, range.lowerBound - reach)
      high = min(high, range.upperBound + reach)
      while low < range.lowerBound, text[low] & 0xC0 == 0x80 { low += 1 }
      while high > range.upperBound, high < text.count, text[high] & 0xC0 == 0x80 { high -= 1 }
      return low..<high
    }
  }

  /// The lines around a range: up to the ends of its lines, and further where a line was wrapped to a width.
  private static func paragraph(around range: Range<Int>, in text: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    var low = range.lowerBound
    while low > 0, range.lowerBound - low < reach * 2 {
      if text[low - 1] == 0x0A, !isWrapped(at: low - 1, text) { break }
      low -= 1
    }
    var high = range.upperBound
    while high < text.count, high - range.upperBound < reach * 2 {
      if text[high] == 0x0A, !isWrapped(at: high, text) { break }
      high += 1
    }
    return low..<high
  }

  /// Whether a line end stands within a sentence: the line is long and does not end one, and the next goes on with a word.
  private static func isWrapped(at end: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var last = end - 1
    while last >= 0, text[last] == 0x0D || text[last] == 0x20 { last -= 1 }
    var start = last
    while start >= 0, text[start] != 0x0A, last - start < 200 { start -= 1 }
    guard last - start >= 50, last - start < 200, end + 1 < text.count else { return false }
    let next = text[end + 1]
    let goesOn = TextClass.isASCIIWord(next) || next >= 0x80 || next == UInt8(ascii: "$") || next == UInt8(ascii: "(")
    return goesOn && (TextClass.isASCIIWord(text[last]) || text[last] == UInt8(ascii: ","))
  }
}
