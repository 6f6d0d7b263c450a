import Vocabulary

/// The cue words of one language.
final class CueTable: Sendable {
  private let forms: CueForms
  /// The forms of `CueSet.topical` alone.
  private let topical: FormTable
  /// The values that forms name, the empty one first.
  let values: [String]
  /// The stretch of time that each value names, nil for those that name none.
  let windows: [MoveWindow?]
  /// Whether forms are whole words (Latin script) or stand anywhere.
  let isWordBound: Bool

  static let korean = CueTable("ko")
  static let english = CueTable("en")
  static let chinese = CueTable("zh")
  static let japanese = CueTable("ja")

  private init(_ language: String) {
    var forms = FormList(capacity: 4096)
    var folded: [UInt8] = []
    var topical = FormList(capacity: 512)
    var values = [""]
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
    self.forms = CueForms(forms)
    self.topical = FormTable(topical)
    self.values = values
    self.windows = values.map { MoveWindow(rawValue: $0) }
    self.isWordBound = language == "en"
  }

  /// Appends the cues in a part of a text whose ASCII letters are in lower case: at each place the longest form, in all
  /// the classes that it has; nothing begins inside a cue.
  func find(in text: UnsafeBufferPointer<UInt8>, part: Range<Int>, into marks: inout [Mark]) {
    let forms = forms
    let end = part.upperBound
    var place = part.lowerBound
    while place &+ 1 < end {
      let packed = FormTable.View.packed(text, place)
      let byte = UInt8(truncatingIfNeeded: packed)
      var lengths: CueForms.Lengths
      if byte >= 0xE0 {
        lengths = forms.lengths(packed)
        // Most characters begin nothing.
        if lengths.isEmpty {
          place &+= byte < 0xF0 ? 3 : 4
          continue
        }
      } else {
        lengths = CueForms.Lengths.none
        if forms.mayBegin(with: byte) { lengths = forms.allLengths(packed) }
      }
      if !lengths.isEmpty, let form = forms.longest(lengths, packed, in: text, at: place, before: end) {
        // A form that begins with a blank gives way to one that begins behind it.
        if byte == 0x20, hasForm(text, place &+ 1, end) {
          place &+= 1
          continue
        }
        append(form, at: place, byte, &marks)
        place &+= form.pointee.length
        // A cue of another script may end inside a run of Latin letters.
        while place < end, TextClass.isASCIIWord(text[place]), TextClass.isASCIIWord(text[place - 1]) { place += 1 }
        continue
      }
      place &+= TextClass.length(byte)
      // A Latin word begins at its first letter only.
      if TextClass.isASCIIWord(byte) { place = ByteWord.wordEnd(text, place, end) }
    }
  }

  /// Whether a form stands at a place.
  private func hasForm(_ text: UnsafeBufferPointer<UInt8>, _ place: Int, _ end: Int) -> Bool {
    guard end &- place >= 2 else { return false }
    let packed = FormTable.View.packed(text, place)
    let lengths = packed & 0xFF < 0xE0 ? forms.allLengths(packed) : forms.lengths(packed)
    return !lengths.isEmpty && forms.longest(lengths, packed, in: text, at: place, before: end) != nil
  }

  /// Appends the cues of a writing, none where it only hides others.
  @inline(__always)
  private func append(_ form: UnsafePointer<CueForms.Form>, at place: Int, _ byte: UInt8, _ marks: inout [Mark]) {
    // A blank before a form says that a word begins there.
    let start = Int32(byte == 0x20 && !isWordBound ? place &+ 1 : place)
    let end = Int32(place &+ form.pointee.length)
    var form = form
    while form.pointee.kind != .none {
      marks.append(Mark(start: start, end: end, kind: form.pointee.kind, value: form.pointee.value, ref: -1))
      guard form.pointee.isFollowed else { return }
      form += 1
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
}
