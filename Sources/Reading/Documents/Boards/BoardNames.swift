import Vocabulary

/// What the lexicon and the name itself tell about a row of a board.
struct BoardNames {
  /// A row's name, settled.
  struct Settled {
    var name: String
    var symbol: String?
    var entity: EntityMention?
    var kind: EntityKind?
    /// The currency that the name implies: the second of a pair.
    var currency: Currency?
    var isPair = false
  }

  private let lexicon: Lexicon
  private var cache: [String: Settled] = [:]

  init(_ lexicon: Lexicon) { self.lexicon = lexicon }

  /// Settles a name as printed: ticker apart, pairs (`BTC/JPY`, `EURUSD`, `원/달러`) taken to pieces.
  mutating func settle(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, symbol printed: String?) -> Settled {
    let range = Self.unlabelled(text, Self.unbulleted(text, range))
    let written = String(decoding: text[range], as: UTF8.self)
    let key = printed.map { written + "\u{1}" + $0 } ?? written
    if let known = cache[key] { return known }
    let settled = look(up: written, text, range, printed)
    if cache.count < 4096 { cache[key] = settled }
    return settled
  }

  /// The name without the sign that opens its line: ▽ビットコイン, ◇ WTI.
  private static func unbulleted(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Range<Int> {
    var low = range.lowerBound
    while low + 3 < range.upperBound {
      let scalar = TextClass.scalar3(text, low)
      // Geometric shapes and stars, the ideographic blank.
      guard
        (0x25A0...0x25FF).contains(scalar) || (0x2605...0x2606).contains(scalar) || scalar == 0x203B
          || scalar == 0x3000 || scalar == 0x30FB
      else { break }
      low += 3
    }
    return low..<range.upperBound
  }

  /// The name without the head of a line of several rows: 主な建設株：大林組.
  private static func unlabelled(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Range<Int> {
    var low = range.lowerBound
    var place = low
    while place + 3 < range.upperBound {
      if text[place] == 0xEF, text[place + 1] == 0xBC, text[place + 2] == 0x9A { low = place + 3 }
      // 〈指数〉, 【株】
      if text[place] == 0xE3, text[place + 1] == 0x80, text[place + 2] == 0x89 || text[place + 2] == 0x91 {
        low = place + 3
      }
      place += 1
    }
    return range.upperBound - low >= 6 ? low..<range.upperBound : range
  }

  private func look(
    up written: String, _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ printed: String?
  ) -> Settled {
    var result = Settled(name: written, symbol: printed)
    if let pair = pair(text, range) {
      result.currency = pair.quote
      result.isPair = true
      if let base = pair.base {
        result.name = base
        result.symbol = base
        result.isPair = false
      } else {
        return result
      }
    }
    if !result.isPair, let currency = pairWord(text, range) {
      result.currency = currency
      result.isPair = true
    }
    if let row = row(named: result.name) {
      settle(&result, row)
      return result
    }
    // "비트코인 BTC", "엔비디아 NVDA": the last word is the ticker.
    let words = written.split(omittingEmptySubsequences: true) { $0 == " " || $0 == "\u{3000}" }
    if words.count >= 2, let last = words.last, last.utf8.allSatisfy({ $0.isUpper || $0.isDigit }),
      last.utf8.count <= 6,
      last.utf8.contains(where: \.isUpper)
    {
      let rest = words.dropLast().joined(separator: " ")
      if let row = row(named: rest) ?? row(named: String(last)) {
        result.name = rest
        if result.symbol == nil { result.symbol = String(last) }
        settle(&result, row)
        return result
      }
    }
    // きょうの建設株　大林組: the head of the line and a blank.
    if result.entity == nil, words.count == 2, written.contains("\u{3000}"), let row = row(named: String(words[1])) {
      result.name = String(words[1])
      settle(&result, row)
      return result
    }
    if let printed, let row = row(named: printed) { settle(&result, row) }
    return result
  }

  private func settle(_ result: inout Settled, _ row: Int) {
    let storage = lexicon.storage
    result.kind = storage.rows[row].kind
    result.entity = storage.mention(row, as: result.name)
    if result.symbol == nil, result.kind == .crypto || result.kind == .index || result.kind == .company {
      result.symbol = storage.firstSymbol(ofRow: row)
    }
  }

  /// The row of a name, exactly or in capitals. O(1).
  private func row(named name: String) -> Int? {
    let bytes = Array(name.utf8)
    return row(bytes) ?? row(bytes.map { $0 &- 0x61 < 26 ? $0 & 0xDF : $0 })
      ?? row(
        bytes.enumerated().map { index, byte in
          index > 0 && byte.isUpper && bytes[index - 1].isLetter ? byte | 0x20 : byte
        })
  }

  private func row(_ name: [UInt8]) -> Int? {
    guard name.count >= 2 else { return nil }
    return lexicon.storage.table.withView { view in
      name.withUnsafeBufferPointer { name in
        var row: Int?
        view.forEachForm(in: name, at: 0, before: name.count) { form in
          if row == nil, Int(form.length) == name.count, form.value >= 0 { row = Int(form.value) }
        }
        return row
      }
    }
  }

  // MARK: - Pairs

  /// `BTC/JPY`, `BTC-USD`, `EURUSD`, `XAU/USD`: the base where it is no currency, and the currency of the quote.
  private func pair(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> (base: String?, quote: Currency)? {
    guard (6...12).contains(range.count), text[range].allSatisfy({ $0.isUpper || "/-_".utf8.contains($0) }) else {
      return nil
    }
    let parts = text[range].split { !$0.isUpper }
    if parts.count == 2 {
      let base = String(decoding: parts[0], as: UTF8.self)
      var quote = String(decoding: parts[1], as: UTF8.self)
      if quote == "USDT" || quote == "USDC" { quote = "USD" }
      guard let currency = Currency(quote), Self.isMoney(quote) else { return nil }
      return (Self.isMoney(base) ? nil : base, currency)
    }
    guard parts.count == 1, range.count == 6 else { return nil }
    let base = String(decoding: text[range.lowerBound..<range.lowerBound + 3], as: UTF8.self)
    let quote = String(decoding: text[range.lowerBound + 3..<range.upperBound], as: UTF8.self)
    guard Self.isMoney(quote), let currency = Currency(quote) else { return nil }
    if Self.isMoney(base) { return (nil, currency) }
    return row(named: base).map { lexicon.storage.rows[$0].kind } == .crypto ? (base, currency) : nil
  }

  private static func isMoney(_ code: String) -> Bool { money.contains(code) }

  private static let money: Set<String> = [
    "USD", "EUR", "JPY", "GBP", "KRW", "CNY", "CNH", "HKD", "TWD", "AUD", "CAD", "CHF", "NZD", "SEK", "NOK", "DKK",
    "INR", "BRL", "MXN", "ZAR", "TRY", "SGD", "THB", "IDR", "MYR", "PHP", "VND", "PLN", "CZK", "HUF", "ILS", "RUB",
  ]

  /// `원/달러`, `ドル円`, `美元/人民币`: rates of exchange by name.
  private func pairWord(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Currency? {
    let lowered = text[range].map(\.lowered)
    return lowered.withUnsafeBufferPointer { line in
      LayoutWords.shared.longest(.pair, in: line, at: 0)?.currency
    }
  }
}
