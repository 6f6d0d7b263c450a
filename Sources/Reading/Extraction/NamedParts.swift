import Vocabulary

/// What the parts of a business are called in English, from `lexicons/parts.tsv`.
///
/// Built once a language, when a text first tells of a part.
struct PartNames: Sendable {
  /// The words of one language; each stands for a line of the file.
  let words: FormTable.View
  private let table: FormTable
  /// The name of each line.
  private let names: [String]
  /// Which lines are broad ones: those that tell less than any other does.
  private let broad: Set<Int32>

  private static let english = PartNames(column: 2)
  private static let korean = PartNames(column: 3)
  private static let japanese = PartNames(column: 4)
  private static let chinese = PartNames(column: 5)

  static func of(_ tongue: Tongue) -> PartNames {
    switch tongue {
    case .english: english
    case .korean: korean
    case .japanese: japanese
    case .chinese: chinese
    }
  }

  private init(column: Int) {
    var forms = FormList(capacity: 1200)
    var names: [String] = []
    var broad: Set<Int32> = []
    EmbeddedFile.named("lexicons/parts.tsv")?.forEachLine { line in
      let fields = line.fields(6)
      let value = Int32(names.count)
      if fields[0].string == "broad" { broad.insert(value) }
      names.append(fields[1].string)
      for word in fields[column].split(separator: UInt8(ascii: "|")) {
        forms.add(UnsafeBufferPointer(rebasing: word), value: value)
      }
    }
    table = FormTable(forms)
    words = table.permanentView
    (self.names, self.broad) = (names, broad)
  }

  func name(_ value: Int32) -> String { names[Int(value)] }

  /// Whether a part of the text is a word for a part of a business as a whole.
  func holds(_ part: Range<Int>, of text: UnsafeBufferPointer<UInt8>) -> Bool {
    var isHeld = false
    words.forEachForm(in: text, at: part.lowerBound, before: part.upperBound) {
      if Int($0.length) == part.count { isHeld = true }
    }
    return isHeld
  }

  func isBroad(_ value: Int32) -> Bool { broad.contains(value) }
}

extension FactReading {
  /// A word for a part of the business: which line of the list it is of, and where it stands.
  struct PartWord {
    var line: Int32
    var range: Range<Int>
  }

  /// What a part of the business that a figure is of is called, where a rule says that it is of one, but no more than
  /// `division`, or what class of parts it is in: by the last words before the figure that name one.
  ///
  /// - Complexity: O(the bytes looked at), at most those of a sentence from the figure before on, and 120.
  func namedPart(_ segment: String, before index: Int) -> String { namedPart(segment, in: rangeOfPart(before: index)) }

  func namedPart(_ segment: String, in part: Range<Int>) -> String {
    guard isNameless(segment) else { return segment }
    let names = PartNames.of(tongue)
    // Where a rule knows which words they are, these tell, with what stands right before: AI 반도체.
    if segment != "region",
      let mark = scene.marks.last(where: {
        $0.kind == .segment && part.contains(Int($0.start)) && value($0) == segment
      })
    {
      for place in max(part.lowerBound, Int(mark.start) - 7)...Int(mark.start) where text[place] & 0xC0 != 0x80 {
        if let word = word(at: place, before: part.upperBound, names), word.range.upperBound >= Int(mark.end) {
          return names.name(word.line)
        }
      }
      return segment
    }
    let words = lastParts(in: part)
    return (words.narrow ?? words.broad).map { names.name($0.line) } ?? segment
  }

  /// Where a figure's part of the business is looked for: in the sentence before it, from the figure before on.
  func rangeOfPart(before index: Int) -> Range<Int> {
    let end = outer(scene.marks[index]).lowerBound
    var low = max(scene.range.lowerBound, end - 120)
    for mark in scene.marks[..<index] where mark.kind == .percent || mark.kind == .stop {
      low = max(low, min(Int(mark.end), end))
    }
    return low..<max(low, end)
  }

  /// The last words for parts of a business in a stretch of text, and the last broad ones; names of companies are passed over.
  func lastParts(in part: Range<Int>) -> (narrow: PartWord?, broad: PartWord?) {
    let names = PartNames.of(tongue)
    var found: (narrow: PartWord?, broad: PartWord?)
    var place = part.lowerBound
    while place < part.upperBound {
      if let name = scene.marks.first(where: { $0.kind == .entity && $0.start <= place && place < $0.end }) {
        place = Int(name.end)
      } else if let word = word(at: place, before: part.upperBound, names) {
        if names.isBroad(word.line) { found.broad = word } else { found.narrow = word }
        place = word.range.upperBound
      } else {
        place += max(1, TextClass.length(text[place]))
      }
    }
    return found
  }

  /// Whether a noun is a word for a part of a business.
  func isPartWord(_ noun: Range<Int>) -> Bool {
    word(at: noun.lowerBound, before: noun.upperBound, PartNames.of(tongue))?.range == noun
  }

  /// Whether a noun ends with a word for a part of a business: 디지털 금융, 冷冻食品.
  func endsWithPart(_ noun: Range<Int>) -> Bool {
    let names = PartNames.of(tongue)
    return (max(noun.lowerBound, noun.upperBound - 48)..<max(noun.lowerBound, noun.upperBound)).contains { place in
      text[place] & 0xC0 != 0x80
        && word(at: place, before: noun.upperBound, names)?.range.upperBound == noun.upperBound
    }
  }

  /// Whether a rule's word for a part says of which class it is, no more: it is none that the text itself has.
  private func isNameless(_ segment: String) -> Bool {
    switch segment {
    case "total", "cloud", "ai", "comparable": false
    case "division", "region": true
    default:
      scene.marks.contains { $0.kind == .segment && value($0) == segment } || segment.utf8.contains { $0 >= 0x80 }
    }
  }

  /// The longest word for a part of a business that stands at a place.
  private func word(at place: Int, before end: Int, _ names: PartNames) -> PartWord? {
    let bytes = tongue == .english ? folded : text
    guard names.words.mayBegin(bytes, at: place, before: end) else { return nil }
    var found: PartWord?
    names.words.forEachForm(in: bytes, at: place, before: end) { form in
      let close = place + Int(form.length)
      guard close > found?.range.upperBound ?? place else { return }
      // Of letters a word must be whole. What is around it is looked up in the text: the block in lower case has nothing
      // before it.
      if TextClass.isASCIIWord(text[place]), place > 0, TextClass.isASCIIWord(text[place - 1]) { return }
      if TextClass.isASCIIWord(text[close - 1]), close < text.count, TextClass.isASCIIWord(text[close]) { return }
      found = PartWord(line: form.value, range: place..<close)
    }
    return found
  }
}
