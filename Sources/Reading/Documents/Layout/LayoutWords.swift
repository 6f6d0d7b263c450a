import Vocabulary

/// The words that the parts of a page are known by (`lexicons/<language>/layout.tsv`): heads of boxes, buttons, credits,
/// columns of quote boards.
final class LayoutWords: Sendable {
  /// What a word says about the line that holds it.
  enum Class: Int32, CaseIterable, Sendable {
    case published, updated, related, comments, button, rights, ad, adlabel, byline, caption, credit, end
    case board, notboard, price, change, points, skipped, percent, window24, up, down, currency, unit, pair, publisher

    static let byName: [String: Class] = {
      var names: [String: Class] = [:]
      for value in allCases { names["\(value)"] = value }
      return names
    }()
  }

  /// A word where it stands.
  struct Hit {
    var kind: Class
    var currency: Currency?
    var range: Range<Int>
  }

  /// All classes of a line at once.
  struct Classes: OptionSet {
    let rawValue: UInt32
    init(rawValue: UInt32) { self.rawValue = rawValue }
    init(_ kind: Class) { self.rawValue = 1 << UInt32(kind.rawValue) }
    func has(_ kind: Class) -> Bool { contains(Classes(kind)) }
  }

  static let shared = LayoutWords()

  private let table: FormTable
  private let currencies: [Currency]
  /// One bit for each character of two or three bytes that a word begins with.
  private let firsts: [UInt64]

  private init() {
    var forms = FormList(capacity: 4096)
    var firsts = [UInt64](repeating: 0, count: 1024)
    var currencies: [Currency] = []
    for language in ["ko", "en", "zh", "ja"] {
      guard let file = EmbeddedFile.named("lexicons/\(language)/layout.tsv") else { continue }
      file.forEachLine { line in
        let fields = line.fields(3)
        guard let kind = Class.byName[fields[1].string] else { return }
        var value = kind.rawValue
        if let currency = Currency(fields[2].string) {
          let index = currencies.firstIndex(of: currency) ?? currencies.count
          if index == currencies.count { currencies.append(currency) }
          value |= Int32(index + 1) << 8
        }
        let lowered = fields[0].map(\.lowered)
        lowered.withUnsafeBufferPointer { form in
          forms.add(form, value: value)
          if let first = form.first, first >= 0x80 {
            let scalar = Self.scalar(form, 0)
            firsts[scalar >> 6] |= 1 << UInt64(scalar & 63)
          }
        }
      }
    }
    self.table = FormTable(forms)
    self.currencies = currencies
    self.firsts = firsts
  }

  /// The character at a place, cut to sixteen bits.
  @inline(__always)
  private static func scalar(_ line: UnsafeBufferPointer<UInt8>, _ place: Int) -> Int {
    let lead = line[place]
    if lead < 0xE0 { return place + 1 < line.count ? Int(lead & 0x1F) << 6 | Int(line[place + 1] & 0x3F) : 0 }
    guard place + 2 < line.count else { return 0 }
    return (Int(lead & 0x0F) << 12 | Int(line[place + 1] & 0x3F) << 6 | Int(line[place + 2] & 0x3F)) & 0xFFFF
  }

  /// Calls `body` with every word of a line, overlapping ones too. O(line).
  ///
  /// - Parameter line: the line with its ASCII letters in lower case.
  func forEachHit(in line: UnsafeBufferPointer<UInt8>, _ body: (Hit) -> Void) {
    table.withView { view in
      firsts.withUnsafeBufferPointer { firsts in
        var place = 0
        while place + 1 < line.count {
          let byte = line[place]
          if byte < 0x80 {
            visit(view, line, place, body)
            place += 1
            // A word begins at its first letter only.
            if byte.isLetter {
              while place < line.count, line[place].isLetter { place += 1 }
            }
            continue
          }
          let scalar = Self.scalar(line, place)
          if firsts[scalar >> 6] & (1 << UInt64(scalar & 63)) != 0 { visit(view, line, place, body) }
          place += byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        }
      }
    }
  }

  /// The longest word of a class that begins at a place.
  func longest(_ kind: Class, in line: UnsafeBufferPointer<UInt8>, at place: Int) -> Hit? {
    guard place + 1 < line.count else { return nil }
    return table.withView { view in
      var best: Hit?
      visit(view, line, place) { hit in
        if hit.kind == kind, hit.range.count > best?.range.count ?? 0 { best = hit }
      }
      return best
    }
  }

  @inline(__always)
  private func visit(
    _ view: FormTable.View, _ line: UnsafeBufferPointer<UInt8>, _ place: Int, _ body: (Hit) -> Void
  ) {
    view.forEachForm(in: line, at: place, before: line.count) { form in
      let end = place + Int(form.length)
      guard isWord(line, place..<end), let kind = Class(rawValue: form.value & 0xFF) else { return }
      let currency = form.value >> 8
      body(Hit(kind: kind, currency: currency > 0 ? currencies[Int(currency) - 1] : nil, range: place..<end))
    }
  }

  /// Whether no ASCII letter goes on at either side: "print" is no word of "printing".
  private func isWord(_ line: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    if line[range.lowerBound].isLetter, range.lowerBound > 0, line[range.lowerBound - 1].isLetter { return false }
    if line[range.upperBound - 1].isLetter, range.upperBound < line.count, line[range.upperBound].isLetter {
      return false
    }
    return true
  }
}
