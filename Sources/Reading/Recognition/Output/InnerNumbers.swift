import Vocabulary

/// The numbers inside amounts, lengths and periods: 64 and 45 of `64달러 45센트`, 2018, 5 and 17 of `2018年5月17日`.
///
/// The mentions themselves never overlap; these are only listed beside them where the output is asked for as a list of all that
/// the text says, each with the mention that holds it.
extension Recognizer {
  /// The numerals in a range of a text, from left to right: where they stand and what they are worth.
  func numerals(
    in text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, language: String?
  ) -> [(range: Range<Int>, value: DecimalNumber)] {
    let scanner = Scanner(text, part: range, language: set(for: text, 0..<text.count, language), found: [])
    var result: [(range: Range<Int>, value: DecimalNumber)] = []
    var place = range.lowerBound
    while place < range.upperBound {
      var skip = 0
      let mayBegin = place == range.lowerBound || !Scanner.isLatin(text[place]) || !Scanner.isLatin(text[place - 1])
      if mayBegin, scanner.startsNumeral(place), let numeral = scanner.numeral(at: place, skip: &skip),
        numeral.hasDigit,
        let value = numeral.value.decimal
      {
        result.append((numeral.start..<numeral.end, value))
        place = max(numeral.end, place + 1)
      } else {
        place = max(skip, place + scanner.character(place).width)
      }
    }
    return result
  }
}
