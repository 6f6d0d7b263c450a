import Vocabulary

/// The words beside a name, and what the lexicon knows of them.
extension EnglishNames {
  struct Word {
    var range: Range<Int>
    var classes: WordClass
    var isLower: Bool
    var isPunctuated: Bool
  }

  func word(after place: Int, _ reading: borrowing FactReading, _ view: FormTable.View) -> Word {
    let text = reading.text
    var start = place
    var isPunctuated = false
    while start < text.count, !TextClass.isASCIIWord(text[start]), text[start] < 0xC3 || text[start] == 0xE2,
      start - place < 6
    {
      if text[start] == UInt8(ascii: ",") || text[start] == UInt8(ascii: ".") || text[start] == UInt8(ascii: ";")
        || text[start] == UInt8(ascii: "\n")
      {
        isPunctuated = true
      }
      start += 1
    }
    guard start < text.count, TextClass.isASCIIWord(text[start]) else {
      return Word(range: place..<place, classes: [], isLower: false, isPunctuated: true)
    }
    let end = Self.wordEnd(text, start, min(text.count, start + 40))
    var classes = classes(of: start..<end, reading, view)
    if classes.isEmpty, let hyphen = (start..<end).last(where: { text[$0] == UInt8(ascii: "-") }) {
      classes = self.classes(of: hyphen + 1..<end, reading, view).intersection([.company, .unit])
    }
    return Word(
      range: start..<end, classes: classes, isLower: TextClass.isLower(text[start]), isPunctuated: isPunctuated)
  }

  func word(before place: Int, _ reading: borrowing FactReading, _ view: FormTable.View) -> Word {
    let text = reading.text
    var end = place
    while end > 0,
      text[end - 1] == UInt8(ascii: " ") || text[end - 1] == UInt8(ascii: "*") || text[end - 1] == UInt8(ascii: "\"")
    { end -= 1 }
    var start = end
    while start > 0, TextClass.isASCIIWord(text[start - 1]) || text[start - 1] == UInt8(ascii: "-") { start -= 1 }
    guard start < end else { return Word(range: place..<place, classes: [], isLower: false, isPunctuated: true) }
    var classes = classes(of: start..<end, reading, view)
    if classes.isEmpty, let hyphen = (start..<end).last(where: { text[$0] == UInt8(ascii: "-") }), hyphen + 1 < end {
      classes = self.classes(of: hyphen + 1..<end, reading, view).intersection([.company, .unit])
    }
    return Word(range: start..<end, classes: classes, isLower: TextClass.isLower(text[start]), isPunctuated: false)
  }
}
