// One document as one line of JSON.
import Testing
import Vocabulary

@testable import Rendering

@Suite struct ExtractLineTests {
  private let alibaba = EntityMention(id: "alibaba", name: "Alibaba", mention: "알리바바")

  private func line(_ article: ReadArticle) -> String {
    var json = JSONWriter()
    ExtractLine.write(article, into: &json) { _ in }
    return String(decoding: json.bytes, as: UTF8.self)
  }

  @Test func writesEveryTable() throws {
    func citation(_ quote: String, _ qualifier: Qualifier = .exact, _ restated: [Money] = []) -> Citation {
      Citation(quote: quote, bytes: 10..<20, qualifier: qualifier, restated: restated, rule: "r")
    }
    let won = Money(DecimalNumber(75_000_000_000_000), .krw)
    let article = ReadArticle(
      uri: "a/\"b\".txt", title: "제목", language: "ko", publishedOn: Day(iso: "2025-02-24"), publishedFrom: .document,
      body: "",
      statements: [
        Statement(
          value: .stockMove(StockMove(entity: alibaba, percent: DecimalNumber(-68), window: .ytd, qualifier: .about)),
          citation: citation("q3", .about)),
        Statement(
          value: .investment(
            Investment(
              entity: alibaba, kind: .capex, status: .planned, amount: DecimalNumber(380_000_000_000), currency: .cny,
              qualifier: .atLeast, years: 3, fiscalYear: nil)),
          citation: citation("q1", .atLeast, [won])),
        Statement(
          value: .revenueGrowth(
            RevenueGrowth(entity: alibaba, segment: "cloud", percent: try #require(DecimalNumber("11.5")))),
          citation: citation("q2")),
        Statement(
          value: .marketTicker(
            MarketTicker(
              name: "비트코인", symbol: "BTC", price: DecimalNumber(139_850_000), currency: .krw,
              changePercent: DecimalNumber("-1.25"), window: .day24Hours)),
          citation: citation("q4")),
      ])
    let entity = #""entity":{"id":"alibaba","name":"Alibaba","mention":"알리바바"}"#
    let place = #""byte_start":10,"byte_end":20,"rule":"r"}]"#
    #expect(
      line(article)
        == #"{"doc":"a/\"b\".txt","published":"2025-02-24","language":"ko","lang":"ko","title":"제목","publisher":null,"#
        + #""investments":[{\#(entity),"kind":"capex","status":"planned","amount":380000000000,"amount_high":null,"currency":"CNY","#
        + #""qualifier":"at_least","years":3,"fiscal_year":null,"starts_on":null,"ends_on":null,"target":null,"purpose":null,"#
        + #""revision":false,"restated":[{"amount":75000000000000,"currency":"KRW"}],"quote":"q1",\#(place),"#
        + #""revenue_growth":[{\#(entity),"segment":"cloud","percent":11.5,"basis":"yoy","period":null,"qualifier":"exact","quote":"q2",\#(place),"#
        + #""stock_moves":[{\#(entity),"percent":-68,"window":"ytd","qualifier":"about","quote":"q3",\#(place),"#
        + #""market_tickers":[{"entity":null,"name":"비트코인","symbol":"BTC","price":139850000,"currency":"KRW","change_percent":-1.25,"window":"24h","qualifier":"exact","quote":"q4",\#(place)}"#
    )
  }

  @Test func aDayThatTheUserGaveIsNotTheDocuments() {
    let article = ReadArticle(uri: "-", publishedOn: Day(iso: "2025-02-24"), publishedFrom: .option, body: "")
    #expect(
      line(article)
        == #"{"doc":"-","published":null,"language":null,"lang":null,"title":null,"publisher":null,"investments":[],"revenue_growth":[],"stock_moves":[],"market_tickers":[]}"#
    )
  }

  /// Texts of every length, with what needs escapes at every place, numbers of every size: as the plain writer has them.
  @Test func measuredValuesAreWhatTheWriterWrites() throws {
    var texts = ["", "\"", "\\", "\u{1}\u{1F}\u{7F}", "가나다", "é", "\u{202E}x"]
    for length in 1...40 {
      let text = String(repeating: "a", count: length)
      texts.append(text)
      for place in [0, length / 2, length - 1] {
        var bytes = Array(text.utf8)
        for byte in ["\"", "\n", "\u{7F}"].flatMap(\.utf8) {
          bytes[place] = byte
          texts.append(String(decoding: bytes, as: UTF8.self))
        }
      }
    }
    for escapesUnsafe in [false, true] {
      for text in texts {
        var plain = JSONWriter(escapesUnsafe: escapesUnsafe)
        plain.string(text)
        var measured = JSONWriter(escapesUnsafe: escapesUnsafe)
        measured.value(within: MeasuredJSON.room(text)) { $0.string(text) }
        #expect(measured.bytes == plain.bytes)
      }
    }
    for digits in [
      "0", "-1", "0.05", "-12.5", "9223372036854775807", "9223372036854775808", "0.0000000000000000000001",
      "0.00000000000000000000001", "-170141183460469231731687303715884105727", "1234567890.123456789",
    ] {
      let number = try #require(DecimalNumber(digits))
      var plain = JSONWriter()
      plain.number(number)
      var measured = JSONWriter()
      measured.value(within: MeasuredJSON.number) { $0.number(number) }
      #expect(measured.bytes == plain.bytes)
    }
    for number in [
      0, 1, -0.25, 0.1, 1e300, .leastNonzeroMagnitude, -.greatestFiniteMagnitude, 9_007_199_254_740_994, .infinity,
      .nan,
    ] as [Double] {
      var plain = JSONWriter()
      plain.number(number)
      var measured = JSONWriter()
      measured.value(within: MeasuredJSON.double) { $0.number(number) }
      #expect(measured.bytes == plain.bytes)
    }
  }

  @Test func daysAreWrittenAsTheyAre() {
    for text in ["0001-01-01", "1999-12-31", "2024-02-29"] {
      var json = JSONWriter()
      json.field("day", Day(iso: text))
      #expect(String(decoding: json.bytes, as: UTF8.self) == "\"day\":\"\(text)\"")
    }
  }
}
