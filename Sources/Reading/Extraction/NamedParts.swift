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
  /// What a part of the business that a figure is of is called, where a rule says that it is of one, but no more than
  /// `division`, or what class of parts it is in: by the last words before the figure that name one.
  ///
  /// - Complexity: O(the bytes looked at), at most those of a sentence from the figure before on, and 120.
  func namedPart(_ segment: String, before index: Int) -> String {
    let end = outer(scene.marks[index]).lowerBound
    var low = max(scene.range.lowerBound, end - 120)
    for mark in scene.marks[..<index] where mark.kind == .percent || mark.kind == .stop {
      low = max(low, min(Int(mark.end), end))
    }
    return namedPart(segment, in: low..<max(low, end))
  }

  func namedPart(_ segment: String, in part: Range<Int>) -> String {
    guard isNameless(segment) else { return segment }
    let names = PartNames.of(tongue)
    let bytes = tongue == .english ? folded : text
    // Where a rule knows which words they are, these tell, with what stands right before: AI 반도체.
    if segment != "region",
      let mark = scene.marks.last(where: {
        $0.kind == .segment && part.contains(Int($0.start)) && value($0) == segment
      })
    {
      for place in max(part.lowerBound, Int(mark.start) - 7)...Int(mark.start) where bytes[place] & 0xC0 != 0x80 {
        if let word = word(at: place, before: part.upperBound, names, bytes), place + word.length >= Int(mark.end) {
          return names.name(word.value)
        }
      }
      return segment
    }
    var broad: String?
    var best: String?
    var place = part.lowerBound
    while place < part.upperBound {
      let byte = bytes[place]
      if let name = scene.marks.first(where: { $0.kind == .entity && $0.start <= place && place < $0.end }) {
        place = Int(name.end)
        continue
      }
      if let word = word(at: place, before: part.upperBound, names, bytes) {
        if names.isBroad(word.value) { broad = names.name(word.value) } else { best = names.name(word.value) }
        place += word.length
      } else {
        place += max(1, TextClass.length(byte))
      }
    }
    return best ?? broad ?? segment
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

  /// Whether a noun ends with a word for a part of a business: 디지털 금융, 냉동식품.
  func endsWithPart(_ noun: Range<Int>) -> Bool {
    let names = PartNames.of(tongue)
    var place = noun.lowerBound
    while place < noun.upperBound {
      if let word = word(at: place, before: noun.upperBound, names, text), place + word.length == noun.upperBound {
        return true
      }
      place += TextClass.length(text[place])
    }
    return false
  }

  /// The longest word for a part of a business that stands at a place.
  private func word(
    at place: Int, before end: Int, _ names: PartNames, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> (value: Int32, length: Int)? {
    var found: (value: Int32, length: Int)?
    guard names.words.mayBegin(bytes, at: place, before: end) else { return nil }
    names.words.forEachForm(in: bytes, at: place, before: end) { form in
      let close = place + Int(form.length)
      guard Int(form.length) > found?.length ?? 0 else { return }
      // Of letters a word must be whole.
      if TextClass.isASCIIWord(bytes[place]), place > 0, TextClass.isASCIIWord(bytes[place - 1]) { return }
      if TextClass.isASCIIWord(bytes[close - 1]), close < bytes.count, TextClass.isASCIIWord(bytes[close]) {
        return
      }
      found = (form.value, Int(form.length))
    }
    return found
  }
}
