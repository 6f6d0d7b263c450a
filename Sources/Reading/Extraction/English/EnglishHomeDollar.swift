import Vocabulary

/// The currency of a bare "$" in an English text: of Australia, Canada, New Zealand, Singapore or Hong Kong where the text
/// is written there, which its places tell, or its way of writing the American dollar.
enum EnglishHomeDollar {
  /// The words of each country, from `lexicons/en/homes.tsv`; value 0 for America's.
  private static let words: FormTable = {
    var forms = FormList(capacity: 192)
    EmbeddedFile.named("lexicons/en/homes.tsv")?.forEachLine { line in
      let field = line.fields(2)
      guard let value = codes.firstIndex(of: field[0].string) else { return }
      for form in field[1].split(separator: UInt8(ascii: "|")) {
        forms.add(UnsafeBufferPointer(rebasing: form), value: Int32(value))
      }
    }
    return FormTable(forms)
  }()

  private static let codes = ["USD", "AUD", "CAD", "NZD", "SGD", "HKD"]
  /// The letter before the sign where the dollar of each is written with letters: US$, A$, C$, NZ$, S$, HK$.
  private static let signs = [UInt8]("SACZSK".utf8)

  /// What a bare "$" stands for in a text; nil for the dollar of the United States. Linear in the text; texts that do not
  /// begin in one of the other countries are told by their first lines, on a page those behind what stands around them.
  static func of(_ text: UnsafeBufferPointer<UInt8>, _ blocks: [Block]) -> Currency? {
    // Where a text says where it was written: in the headline or the first lines.
    let head = min(blocks.first { $0.statesFacts }?.range.lowerBound ?? 0, text.count)
    var early = counts(text, 0..<min(400, text.count))
    if head > 0 {
      let more = counts(text, max(head, min(400, text.count))..<max(head, min(head + 700, text.count)))
      for code in early.indices { early[code] += more[code] }
    }
    guard early.dropFirst().contains(where: { $0 > 0 }) else { return nil }
    if let declared = declared(text) { return declared }
    var foreign = 0
    var bare = 0
    // The letters before a dollar sign: of those who write A$, C$ or S$.
    var letters: [UInt8] = []
    var place = 0
    while place < text.count {
      place = ByteWord.first(of: UInt8(ascii: "$"), or: UInt8(ascii: "$"), in: text, place..<text.count)
      guard place < text.count else { break }
      let before = place > 0 ? text[place - 1] : 0
      let isAmerican = before == UInt8(ascii: "S") && place > 1 && text[place - 2] == UInt8(ascii: "U")
      if isAmerican || place + 1 < text.count && text[place + 1] == UInt8(ascii: "U") {
        foreign += 1
      } else if TextClass.isUpper(before) {
        letters.append(before)
      } else {
        bare += 1
      }
      place += 1
    }
    guard bare > 0 else { return nil }
    let all = counts(text, 0..<text.count)
    var best = 1
    for code in 2..<codes.count where all[code] > all[best] { best = code }
    // Who writes A$, C$ or S$ for the dollar at home writes that of the United States bare, unless he writes US$ as well.
    let own = letters.reduce(0) { $1 == signs[best] ? $0 + 1 : $0 }
    if foreign == 0 ? own > 0 : own * 3 > bare { return nil }
    let others = all.indices.contains { $0 != best && $0 != 0 && all[$0] * 2 > all[best] }
    guard early[best] > 0, !others else { return nil }
    let isHome = foreign > 0 ? all[best] >= 2 : all[best] >= (all[0] == 0 ? 3 : 5) && all[best] >= 3 * all[0]
    return isHome ? Currency(codes[best]) : nil
  }

  /// The currency that a text says its dollars are: "All figures in Canadian dollars unless noted", "Dollars are Australian
  /// except where shown".
  private static func declared(_ text: UnsafeBufferPointer<UInt8>) -> Currency? {
    var place = 0
    while place < text.count {
      place = ByteWord.first(of: UInt8(ascii: "o"), or: UInt8(ascii: "o"), in: text, place..<text.count)
      guard place < text.count else { return nil }
      defer { place += 1 }
      guard holds("ollars", text, place), place > 1 else { continue }
      let behind = min(text.count, place + 40)
      guard
        ["unless", "except", " are "].contains(where: { word in
          (place + 6..<behind).contains { holds(word, text, $0) }
        })
      else { continue }
      let near = counts(text, max(0, place - 24)..<behind)
      guard let code = near.indices.first(where: { near[$0] > 0 }) else { continue }
      return code == 0 ? nil : Currency(codes[code])
    }
    return nil
  }

  private static func holds(_ word: StaticString, _ text: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
    guard place + word.utf8CodeUnitCount <= text.count else { return false }
    return word.withUTF8Buffer { buffer in
      for offset in buffer.indices where text[place + offset] != buffer[offset] { return false }
      return true
    }
  }

  /// How often a part of a text names the places of each country.
  private static func counts(_ text: UnsafeBufferPointer<UInt8>, _ part: Range<Int>) -> [Int] {
    var counts = [Int](repeating: 0, count: codes.count)
    words.withView { view in
      var place = part.lowerBound
      while place < part.upperBound {
        guard TextClass.isUpper(text[place]), place == 0 || !TextClass.isASCIIWord(text[place - 1]) else {
          place += 1
          continue
        }
        var length = 0
        var value = 0
        view.forEachForm(in: text, at: place, before: text.count) { form in
          let end = place + Int(form.length)
          if Int(form.length) > length, end >= text.count || !TextClass.isASCIIWord(text[end]) {
            length = Int(form.length)
            value = Int(form.value)
          }
        }
        if length > 0 { counts[value] += 1 }
        place += max(1, length)
      }
    }
    return counts
  }
}

extension FactReading {
  /// Takes a bare "$" for the dollar of the country where an English text was written.
  mutating func settleHomeDollar() {
    guard tongue == .english, let home = homeCurrency else { return }
    for index in mentions.indices {
      guard case .money(var money) = mentions[index].value, money.currency == .usd else { continue }
      let range = mentions[index].range
      guard let sign = range.first(where: { text[$0] == UInt8(ascii: "$") }),
        sign == 0 || !TextClass.isUpper(text[sign - 1]),
        sign + 1 >= text.count || text[sign + 1] != UInt8(ascii: "U")
      else { continue }
      money.currency = home
      mentions[index].value = .money(money)
    }
  }
}
