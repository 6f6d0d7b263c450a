/// The cue words of one language.
final class CueTable: Sendable {
  let table: FormTable
  /// The forms of `CueSet.topical` alone.
  private let topical: FormTable
  /// The values that forms name, the empty one first.
  let values: [String]
  /// Whether forms are whole words (Latin script) or stand anywhere.
  let isWordBound: Bool

  static let korean = CueTable("ko")
  static let english = CueTable("en")
  static let chinese = CueTable("zh")
  static let japanese = CueTable("ja")

  private init(_ language: String) {
    var forms = FormList(capacity: 4096)
    var topical = FormList(capacity: 512)
    var values = [""]
    var folded: [UInt8] = []
    EmbeddedFile.named("lexicons/\(language)/cues.tsv")?.forEachLine { line in
      let field = line.fields(3)
      guard let cue = Cue(name: field[0].string) else { return }
      let value = field[1].string
      var index = values.firstIndex(of: value) ?? values.count
      if index == values.count { values.append(value) }
      index = min(index, 255)
      var start = 0
      for place in 0...field[2].count where place == field[2].count || field[2][place] == UInt8(ascii: "|") {
        folded.removeAll(keepingCapacity: true)
        for byte in field[2][start..<place] { folded.append(TextClass.isUpper(byte) ? byte | 0x20 : byte) }
        folded.withUnsafeBufferPointer { form in
          forms.add(form, value: Int32(index), flags: cue.rawValue)
          if CueSet.topical.contains(cue) { topical.add(form, value: 0) }
        }
        start = place + 1
      }
    }
    self.table = FormTable(forms)
    self.topical = FormTable(topical)
    self.values = values
    self.isWordBound = language == "en"
  }

  /// Appends the cues in a part of a text whose ASCII letters are in lower case: at each place the longest form, in all
  /// the classes that it has; nothing begins inside a cue.
  func find(in text: UnsafeBufferPointer<UInt8>, part: Range<Int>, into marks: inout [Mark]) {
    table.withView { view in
      var place = part.lowerBound
      let end = part.upperBound
      while place &+ 1 < end {
        var byte = text[place]
        if byte >= 0xE0 {
          // Most characters begin nothing.
          place = view.passingWide(text, place, end)
          guard place &+ 1 < end else { break }
          byte = text[place]
        }
        if byte >= 0x80 || view.mayBegin(withASCII: byte), view.mayBegin(text, at: place, before: end) {
          // A form that begins with a blank gives way to one that begins behind it.
          if byte == 0x20, view.mayBegin(text, at: place &+ 1, before: end) {
            let count = marks.count
            if longest(text, place &+ 1, end, view, &marks) > 0 {
              marks.removeLast(marks.count - count)
              place &+= 1
              continue
            }
          }
          let count = marks.count
          let length = longest(text, place, end, view, &marks)
          if length > 0 {
            if marks[marks.count - 1].kind == .none { marks.removeLast(marks.count - count) }
            place += length
            // A cue of another script may end inside a run of Latin letters.
            while place < end, TextClass.isASCIIWord(text[place]), TextClass.isASCIIWord(text[place - 1]) { place += 1 }
            continue
          }
        }
        place &+= TextClass.length(byte)
        if TextClass.isASCIIWord(byte) {
          // A Latin word begins at its first letter only.
          place = ByteWord.wordEnd(text, place, end)
        }
      }
    }
  }

  /// Whether a part of a text, with its ASCII letters in lower case, may hold cues of `CueSet.topical`: never false where
  /// `find` finds one.
  func mayHoldTopical(_ text: UnsafeBufferPointer<UInt8>, part: Range<Int>) -> Bool {
    topical.withView { view in
      var place = part.lowerBound
      let end = part.upperBound
      while place < end {
        let byte = text[place]
        if byte >= 0xE0 {
          let next = view.passingWide(text, place, end)
          if next > place {
            place = next
            continue
          }
          if view.mayBegin(text, at: place, before: end) { return true }
        } else if byte >= 0x80 || view.mayBegin(withASCII: byte), view.mayBegin(text, at: place, before: end) {
          return true
        }
        place &+= TextClass.length(byte)
        // As in `find`: a Latin word begins at its first letter only.
        if TextClass.isASCIIWord(byte) { place = ByteWord.wordEnd(text, place, end) }
      }
      return false
    }
  }

  private func longest(
    _ text: UnsafeBufferPointer<UInt8>, _ place: Int, _ end: Int, _ view: FormTable.View, _ marks: inout [Mark]
  ) -> Int {
    var best = 0
    let base = marks.count
    view.forEachLongest(in: text, at: place, before: end) { form in
      let length = Int(form.length)
      if length < best { return false }
      // Latin words end where they end, in whatever language.
      if TextClass.isASCIIWord(text[place + length - 1]), place + length < text.count,
        TextClass.isASCIIWord(text[place + length])
      {
        return true
      }
      if length > best {
        best = length
        marks.removeLast(marks.count - base)
      }
      guard let kind = Cue(rawValue: form.flags) else { return true }
      // By index: a slice would hold on to the whole array.
      var index = base
      while index < marks.count {
        if marks[index].kind == kind, marks[index].value == UInt8(truncatingIfNeeded: form.value) { return true }
        index &+= 1
      }
      // A blank before a form says that a word begins there.
      let start = text[place] == 0x20 && !isWordBound ? place + 1 : place
      marks.append(
        Mark(
          start: Int32(start), end: Int32(place + length), kind: kind, value: UInt8(truncatingIfNeeded: form.value),
          ref: -1))
      return true
    }
    var index = base
    while index < marks.count, marks[index].kind != .none { index &+= 1 }
    if index < marks.count { marks.swapAt(index, marks.count - 1) }
    return best
  }
}
