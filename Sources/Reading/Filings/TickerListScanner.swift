import Vocabulary

/// Reads the shape of the SEC's ticker list: `{"0": {"cik_str": 320193, "ticker": "AAPL", "title": "Apple Inc."}, …}`.
struct TickerListScanner {
  private var scanner: JSONScanner

  init(_ scanner: JSONScanner) { self.scanner = scanner }

  /// Whether the first value of an object has the keys of a ticker.
  static func fits(_ start: JSONScanner) -> Bool {
    var scanner = start
    var isFirst = true
    guard (try? scanner.expect(UInt8(ascii: "{"))) != nil, (try? scanner.nextKey(&isFirst)) != nil,
      (try? scanner.expect(UInt8(ascii: "{"))) != nil
    else { return false }
    isFirst = true
    while let key = try? scanner.nextKey(&isFirst) {
      if scanner.matches(key, "cik_str") { return true }
      guard (try? scanner.skipValue()) != nil else { return false }
    }
    return false
  }

  mutating func read() throws(JSONProblem) -> [ListedTicker] {
    var tickers: [ListedTicker] = []
    try scanner.expect(UInt8(ascii: "{"))
    var isFirst = true
    while try scanner.nextKey(&isFirst) != nil {
      let offset = scanner.place
      try scanner.expect(UInt8(ascii: "{"))
      var isFirstField = true
      var cik: Int?
      var ticker: String?
      var title: String?
      while let key = try scanner.nextKey(&isFirstField) {
        if scanner.matches(key, "ticker"), let text = try scanner.stringOrNull() {
          ticker = try scanner.decoded(text)
        } else if scanner.matches(key, "title"), let text = try scanner.stringOrNull() {
          title = try scanner.decoded(text)
        } else if scanner.matches(key, "cik_str"), scanner.peek() != UInt8(ascii: "\""), try !scanner.takeNull() {
          if case .whole(let number) = try scanner.number() { cik = Int(number) }
        } else if !scanner.matches(key, "ticker"), !scanner.matches(key, "title") {
          try scanner.skipValue()
        }
      }
      guard let cik, let ticker, !ticker.isEmpty, let title else {
        throw JSONProblem(message: "an entry of the list has no \"cik_str\", \"ticker\" and \"title\"", offset: offset)
      }
      tickers.append(ListedTicker(cik: cik, ticker: ticker, title: title))
    }
    try scanner.expectEnd()
    return tickers
  }
}
