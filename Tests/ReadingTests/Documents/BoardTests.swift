import Testing
import Vocabulary

@testable import Reading

@Suite struct BoardTests {
  private static let reader = ArticleReader()

  @Test(arguments: boardSamples)
  func rowsOf(_ sample: BoardSample) throws {
    let article = try Self.reader.read(Array(sample.text.utf8), uri: sample.file)
    let rows = article.statements.compactMap { statement -> String? in
      guard case .marketTicker(let ticker) = statement.value else { return nil }
      let currency = ticker.currency?.code ?? "-"
      let change = ticker.changePercent?.description ?? "-"
      return "\(ticker.name)|\(ticker.price)|\(currency)|\(change)|\(ticker.window.rawValue)"
    }
    #expect(rows == sample.rows)
  }

  @Test(arguments: boardSamples)
  func quotesAreSpansOfTheBody(_ sample: BoardSample) throws {
    let article = try Self.reader.read(Array(sample.text.utf8), uri: sample.file)
    let body = Array(article.body.utf8)
    for statement in article.statements {
      #expect(String(decoding: body[statement.citation.bytes], as: UTF8.self) == statement.citation.quote)
      if case .marketTicker(let ticker) = statement.value {
        #expect(statement.citation.quote.contains(ticker.name))
        #expect(statement.citation.rule == "quote-board")
      }
    }
  }

  @Test func symbolsComeFromTheLexiconAndFromBrackets() throws {
    let text = "코인 시세 (원)\n비트코인 101,500,000 +2.15%\nBitcoin Cash(BCH) 460,700 -5.21%\nETH/USD 3,310.5 -0.8%\n"
    let article = try Self.reader.read(Array(text.utf8), uri: "a.txt")
    let tickers = article.statements.compactMap { statement -> MarketTicker? in
      if case .marketTicker(let ticker) = statement.value { ticker } else { nil }
    }
    #expect(tickers.map(\.symbol) == ["BTC", "BCH", "ETH"])
    #expect(tickers.map(\.name) == ["비트코인", "Bitcoin Cash", "ETH"])
    #expect(tickers.map(\.currency?.code) == ["KRW", "KRW", "USD"])
    #expect(tickers[0].entity?.id == "btc")
  }

  @Test func decomposedBoardsQuoteThePieces() throws {
    // "시세" and "비트코인" as macOS stores them.
    let text =
      "\u{1109}\u{1175}\u{1109}\u{1166}\n\u{1107}\u{1175}\u{1110}\u{1173}\u{110F}\u{1169}\u{110B}\u{1175}\u{11AB} 101,500,000\u{110B}\u{116F}\u{11AB} +2.15%\n리플 712원 -1%\n"
    let article = try Self.reader.read(Array(text.utf8), uri: "a.txt")
    #expect(article.body.utf8.elementsEqual(text.utf8))
    let first = try #require(article.statements.first)
    guard case .marketTicker(let ticker) = first.value else {
      Issue.record("no ticker")
      return
    }
    #expect(ticker.name == "비트코인" && ticker.name.utf8.count == 12)
    #expect(first.citation.quote.utf8.count > 40)
    #expect(String(decoding: Array(text.utf8)[first.citation.bytes], as: UTF8.self) == first.citation.quote)
  }
}
