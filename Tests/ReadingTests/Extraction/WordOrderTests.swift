// What stands in an order that rules do not expect: names behind the figure they go with, numbers before the name of a
// row, sentences cut off in the middle. Each of these texts once stopped the program.
import Reading
import Testing
import Vocabulary

@Suite struct WordOrderTests {
  @Test(
    arguments: [
      ("A 5% gain in the Nasdaq.", 5), ("Shares saw a 7% drop for Nvidia.", -7),
      ("It was a 5% loss for the Nasdaq on Monday.", -5), ("A 5% rally in both the Nasdaq and AMD.", 5),
    ])
  func aMoveMayStandBeforeItsName(_ text: String, _ percent: Int) throws {
    var options = ReadingOptions()
    options.judges = false
    let article = try ArticleReader().read(Array(text.utf8), uri: "a.txt", options: options)
    let moves = article.statements.compactMap { statement in
      if case .stockMove(let move) = statement.value { return move.percent.double }
      return nil
    }
    #expect(moves.first == Double(percent))
  }

  @Test(
    arguments: [
      "at 5 Samsung 105 +5 +5%", "Samsung 105 +5 +5%\nat 5 Samsung 105 +5 +5%\nBTC 100 +1 +2%",
      "トヨタ自動車は（2兆円を投じ", "同社は2兆円を（", "삼성전자는 3조원을 (", "阿里巴巴计划投资（3800亿元",
      "光羽机器人完成10亿元B轮融资，云杉资本领投。\n\n这些交易里，杭州青石集团再给3亿元。\n\n顺德国资花5亿元。",
      "ソニーグループは100億円でパナソニック（買収された）などに事業を移す。",
    ])
  func whatIsCutOffIsRead(_ text: String) throws {
    for judges in [true, false] {
      var options = ReadingOptions()
      options.judges = judges
      let article = try ArticleReader().read(Array(text.utf8), uri: "a.txt", options: options)
      let body = Array(article.body.utf8)
      for statement in article.statements {
        let place = statement.citation.bytes
        #expect(statement.citation.quote == String(decoding: body[place], as: UTF8.self))
      }
    }
  }
}
