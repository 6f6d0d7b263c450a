import Testing

@testable import Reading

/// Cues are found by their first bytes, sixteen bytes at a time; trying every form at every place finds the same.
struct CueTableTests {
  @Test(arguments: [(Tongue.korean, "ko"), (.english, "en"), (.chinese, "zh"), (.japanese, "ja")])
  func findsWhatTryingEveryFormFinds(tongue: Tongue, language: String) {
    var classes: [[UInt8]: Set<String>] = [:]
    EmbeddedFile.named("lexicons/\(language)/cues.tsv")?.forEachLine { line in
      let fields = line.fields(3)
      guard Cue(name: fields[0].string) != nil else { return }
      for form in fields[2].string.split(separator: "|", omittingEmptySubsequences: false) where form.utf8.count > 1 {
        classes[Array(form.utf8.map { TextClass.isUpper($0) ? $0 | 0x20 : $0 }), default: []]
          .insert("\(fields[0].string) \(fields[1].string)")
      }
    }
    let forms = classes.keys.sorted { $0.lexicographicallyPrecedes($1) }
    #expect(forms.count > 1000)
    var found = 0
    for index in stride(from: 0, to: forms.count - 1, by: 7) {
      // A form by itself, one without its last character behind it, and both run together; the last one at the very end.
      let cut = forms[index + 1].dropLast(language == "en" ? 1 : 3)
      let text = Array("x ".utf8) + forms[index] + Array(" ".utf8) + cut + Array(", 9 ".utf8) + forms[index]
      text.withUnsafeBufferPointer { bytes in
        var marks: [Mark] = []
        tongue.cues.find(in: bytes, part: 0..<bytes.count, into: &marks)
        var told: [Int: Set<String>] = [:]
        for mark in marks {
          let place =
            Int(mark.start) - (text[Int(mark.start)] == 0x20 || tongue == .english ? 0 : blank(mark, text, classes))
          told[place, default: []].insert("\(mark.kind) \(tongue.cues.values[Int(mark.value)])")
        }
        let expected = expectation(text, classes)
        #expect(told == expected)
        found += expected.count
      }
    }
    #expect(found > 300)
  }

  /// One for a mark whose form begins with the blank before it.
  private func blank(_ mark: Mark, _ text: [UInt8], _ classes: [[UInt8]: Set<String>]) -> Int {
    let start = Int(mark.start)
    return start > 0 && text[start - 1] == 0x20 && classes[Array(text[start..<Int(mark.end)])] == nil ? 1 : 0
  }

  /// What stands at each place: the longest form that ends where a Latin word ends, and none within one found before.
  private func expectation(_ text: [UInt8], _ classes: [[UInt8]: Set<String>]) -> [Int: Set<String>] {
    func longest(_ place: Int) -> Int {
      var end = min(text.count, place + 80)
      while end > place + 1 {
        let goesOn = end < text.count && TextClass.isASCIIWord(text[end]) && TextClass.isASCIIWord(text[end - 1])
        if !goesOn, classes[Array(text[place..<end])] != nil { return end - place }
        end -= 1
      }
      return 0
    }
    var expected: [Int: Set<String>] = [:]
    var place = 0
    while place + 1 < text.count {
      let length = longest(place)
      if length > 0, !(text[place] == 0x20 && longest(place + 1) > 0) {
        let found = classes[Array(text[place..<place + length])] ?? []
        if !found.contains("none ") { expected[place] = found }
        place += length
        while place < text.count, TextClass.isASCIIWord(text[place]), TextClass.isASCIIWord(text[place - 1]) {
          place += 1
        }
      } else {
        let isWord = TextClass.isASCIIWord(text[place])
        place += TextClass.length(text[place])
        while isWord, place < text.count, TextClass.isASCIIWord(text[place]) { place += 1 }
      }
    }
    return expected
  }
}
