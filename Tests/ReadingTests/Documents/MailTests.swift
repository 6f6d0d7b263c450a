import Testing
import Vocabulary

@testable import Reading

/// Mail messages are read as the articles that they carry.
struct MailTests {
  private func read(_ text: String, uri: String = "news.eml") throws -> ReadArticle {
    try ArticleReader().read(Array(text.utf8), uri: uri)
  }

  private static let quotedPrintable = """
    Return-Path: <news@example.org>\r
    From: =?UTF-8?B?7ZWc67mb6rK97KCc?= <news@example.org>\r
    Subject: =?UTF-8?Q?=EC=95=8C=EB=A6=AC=EB=B0=94=EB=B0=94,?=\r
     =?UTF-8?Q?_3=EB=85=84=EA=B0=84_=ED=88=AC=EC=9E=90?=\r
    Date: Mon, 24 Feb 2025 08:30:00 +0900\r
    MIME-Version: 1.0\r
    Content-Type: text/plain; charset="utf-8"\r
    Content-Transfer-Encoding: quoted-printable\r
    \r
    =EC=95=8C=EB=A6=AC=EB=B0=94=EB=B0=94=EB=8A=94 =EC=95=9E=EC=9C=BC=EB=A1=9C =\r
    3=EB=85=84=EA=B0=84 3800=EC=96=B5 =EC=9C=84=EC=95=88=EC=9D=84 =ED=88=AC=EC=\r
    =9E=90=ED=95=9C=EB=8B=A4=EA=B3=A0 =EB=B0=9D=ED=98=94=EB=8B=A4.\r

    """

  @Test func quotedPrintableTextIsDecoded() throws {
    let article = try read(Self.quotedPrintable)
    #expect(article.title == "알리바바, 3년간 투자")
    #expect(article.publisher == "한빛경제")
    #expect(article.publishedOn == Day(iso: "2025-02-24"))
    let plan = try #require(article.statements.first?.value.investment)
    #expect(plan.entity.id == "alibaba")
    #expect(plan.amount == DecimalNumber(380_000_000_000))
    let citation = article.statements[0].citation
    #expect(String(decoding: Array(article.body.utf8)[citation.bytes], as: UTF8.self) == citation.quote)
    #expect(citation.quote.contains("3800억 위안"))
  }

  @Test func thePlainFormReadsAsItself() throws {
    let article = try read(Self.quotedPrintable)
    let again = try read(article.body)
    #expect(again.body == article.body)
    #expect(again.title == article.title)
    #expect(again.publishedOn == article.publishedOn)
    #expect(again.statements == article.statements)
  }

  private func multipart(plain: String, page: String) -> String {
    let base64 = Self.base64(Array(page.utf8))
    return """
      From: "Harbour Wire" <wire@example.org>
      To: reader@example.org
      Subject: Alibaba to spend
      Date: Mon, 24 Feb 2025 08:30:00 +0000
      MIME-Version: 1.0
      Content-Type: multipart/mixed; boundary=outer

      A preamble.
      --outer
      Content-Type: multipart/alternative;
       boundary="in;ner"

      --in;ner
      Content-Type: text/plain; charset=us-ascii

      \(plain)
      --in;ner
      Content-Type: text/html; charset=utf-8
      Content-Transfer-Encoding: base64

      \(base64)
      --in;ner--
      --outer
      Content-Type: application/pdf
      Content-Transfer-Encoding: base64

      JVBERi0xLjQ=
      --outer--

      """
  }

  private static let sentence =
    "Alibaba Group said it would invest at least 380 billion yuan over the next three years."

  @Test func ofTwoFormsThePlainOneIsReadWhereItSaysAnything() throws {
    let article = try read(multipart(plain: Self.sentence, page: "<p>\(Self.sentence)</p>"))
    #expect(article.statements.count == 1)
    #expect(!article.body.contains("<p>"))
    #expect(article.title == "Alibaba to spend")
    #expect(article.publisher == "Harbour Wire")
  }

  @Test func aPageIsReadWhereThePlainTextOnlyPointsToIt() throws {
    let page =
      "<html><body><h1>Alibaba to spend</h1><p>\(Self.sentence) &amp; more</p>"
      + String(repeating: "<p>Other words of no weight stand here for a while.</p>", count: 20) + "</body></html>"
    let article = try read(multipart(plain: "See the page.", page: page))
    #expect(article.statements.count == 1)
    #expect(article.body.hasPrefix("<!doctype html>"))
    #expect(article.title == "Alibaba to spend")
    #expect(article.publisher == "Harbour Wire")
    #expect(article.publishedOn == Day(iso: "2025-02-24"))
    let again = try read(article.body)
    #expect(again.body == article.body)
    #expect(again.statements == article.statements)
  }

  @Test func otherCharactersAreDecoded() throws {
    // "투자" in CP949, as quoted-printable.
    let mail = """
      Subject: =?euc-kr?B?xfXA2g==?=
      From: x@example.org
      Content-Type: text/plain; charset=euc-kr
      Content-Transfer-Encoding: quoted-printable

      =C5=F5=C0=DA

      """
    #expect(try read(mail).body == "Subject: 투자\nFrom: x@example.org\n\n투자\n")
  }

  /// What looks a little like a mail, or is a broken one, is read as it stands.
  @Test(arguments: [
    "Subject: Alibaba to spend\nFrom: Harbour Wire\n\nAlibaba spends.\n",
    "Note: this is no mail.\n\nAlibaba spends.\n",
    "Content-Type: text/plain\n\nAlibaba spends.\n",
    "From: a\nContent-Type: multipart/mixed\n\nno boundary\n",
    "From: a\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: image/png\n\nabc\n--x--\n",
    "From: a\nContent-Type: text/plain",
    "From: a\n continued\nContent-Type: application/pdf\n\nabc\n",
  ])
  func whatIsNoMessageStays(_ text: String) throws {
    #expect(try read(text).body == text)
  }

  @Test func nestingHasAnEnd() throws {
    var mail = "From: a\n"
    for _ in 0..<1000 { mail += "Content-Type: multipart/mixed; boundary=x\n\n--x\n" }
    #expect(try read(mail).statements.isEmpty)
  }

  private static func base64(_ bytes: [UInt8]) -> String {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var text = ""
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(bytes.count, start + 3)]
      let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for digit in 0...group.count { text.append(digits[bits >> (18 - 6 * digit) & 63]) }
      text += String(repeating: "=", count: 3 - group.count)
      if start % 57 == 54 { text += "\n" }
    }
    return text
  }
}
