import Testing
import Vocabulary

@testable import Reading

@Suite struct MetadataTests {
  private static let prose =
    "The company said that it would build two plants and hire several hundred people in the coming years, though it gave no figures."

  private func document(_ head: String, name: String = "a.txt", tail: String = "") throws -> Document {
    let text = "A headline about a company\n\n\(head)\n\n\(Self.prose)\n\n\(Self.prose)\n\n\(tail)\n"
    return try ArticleReader.document(Array(text.utf8), uri: name, options: ReadingOptions())
  }

  @Test(arguments: [
    ("입력 2025-02-24 15:39", "2025-02-24"), ("입력 : 2025.02.24 15:39 | 수정 : 2025.02.25 01:00", "2025-02-24"),
    ("등록 2025. 2. 24. 오후 3:10", "2025-02-24"), ("2025년 2월 24일(월) 18:31", "2025-02-24"),
    ("승인 2025/02/24 18:52", "2025-02-24"), ("By Theo L. | Published: 24 March 2025, 11:05 GMT", "2025-03-24"),
    ("Posted : 2025-03-25 14:22   Updated : 2025-03-26 17:40", "2025-03-25"), ("March 25th, 2025", "2025-03-25"),
    ("Tuesday, 25 Mar 2025", "2025-03-25"), ("15 June 2025, 7.00am AEST | 3 min read", "2025-06-15"),
    ("2025-12-24 08:31  来源：潮汐财经", "2025-12-24"), ("2025年11月30日 05時10分", "2025-11-30"),
    ("25/11/25 15:52", "2025-11-25"), ("配信：2025-10-28 16:20", "2025-10-28"), ("令和7年2月24日 10時", "2025-02-24"),
    ("民國114年2月24日 10:05", "2025-02-24"),
    ("BEIJING, Jan. 23, 2025 — TikTok said nothing at all about the plan.", "2025-01-23"),
    ("WASHINGTON, July 22, 2025. A drugmaker said something.", "2025-07-22"),
  ])
  func daysOfPublication(_ line: String, _ day: String) throws {
    #expect(try document(line).publishedOn?.description == day)
  }

  @Test(arguments: [
    "▲창업자가 2018년 10월 12일 인도네시아에서 열린 세미나에 참석해 연설하고 있다. 발리/AP연합뉴스",
    "The deal was signed on 12 October 2018 and has been kept secret by both sides since that day.",
    "The model of 2024, version 3.1.12, costs 10.5.", "2025-02-30 10:00", "Call 010-1234-5678 now",
  ])
  func daysThatAreNone(_ line: String) throws {
    #expect(try document(line).publishedOn == nil)
  }

  @Test func aDatelineTakesItsYearFromElsewhere() throws {
    let line = "SEOUL, Feb. 24 (Reuters) - A company said something about its plans for the year."
    #expect(try document(line).publishedOn == nil)
    #expect(try document(line, tail: "© 2025 Reuters. All rights reserved.").publishedOn?.description == "2025-02-24")
    #expect(try document(line, name: "/x/2024-02-26-news.txt").publishedOn?.description == "2024-02-24")
    #expect(try document(line).publisher == "Reuters")
  }

  @Test(
    arguments: [
      ("2025-02-24-title.md", "2025-02-24"), ("posts/2025-02-24_title.txt", "2025-02-24"),
      ("20250224.txt", "2025-02-24"),
      ("news_2025.02.24.txt", "2025-02-24"), ("2025-02-30-x.txt", nil), ("8ad73183f9b7328d.txt", nil),
      ("12345678901.txt", nil),
    ] as [(String, String?)])
  func fileNames(_ name: String, _ day: String?) throws {
    #expect(try document("No day here at all", name: name).publishedOn?.description == day)
  }

  @Test func theOptionServesUndatedDocumentsOnly() throws {
    let reader = ArticleReader()
    let options = ReadingOptions(published: Day(year: 2025, month: 1, day: 2))
    let undated = try reader.read(Array("Headline of it\n\nText.".utf8), uri: "a.txt", options: options)
    #expect(undated.publishedOn?.description == "2025-01-02" && undated.publishedFrom == .option)
    let dated = try reader.read(Array("Headline of it\n\n2025-02-24 15:39\n".utf8), uri: "a.txt", options: options)
    #expect(dated.publishedOn?.description == "2025-02-24" && dated.publishedFrom == .document)
  }

  @Test(arguments: [
    ("(서울=연합경제) 문가람 기자 = 회사가 밝혔다.", "연합경제"), ("2025-12-24 08:31  来源：潮汐财经  作者：沈", "潮汐财经"),
    ("출처: 한빛일보", "한빛일보"),
  ])
  func publishers(_ line: String, _ name: String) throws {
    #expect(try document(line).publisher == name)
  }

  @Test func publisherOfACopyrightLine() throws {
    #expect(try document("x y z", tail: "ⓒ 메디경제, 무단전재 금지").publisher == "메디경제")
    #expect(try document("▲ 창업자. 발리/AP연합뉴스").publisher == nil)
  }

  @Test(
    arguments: [
      ("회사는 AI와 GPU에 5조 원을 투자한다고 밝혔다.", "ko"), ("The company will spend the money on chips, it said.", "en"),
      ("公司宣布将投资五千亿元建设数据中心。", "zh"), ("同社は半導体の工場に１兆円を投じる。", "ja"),
      ("公司表示將投資の概念股。而且還有很多很多很多很多很多很多很多很多很多很多很多字。", "zh"),
      ("Das Unternehmen will nach eigenen Angaben mehrere Milliarden in neue Werke stecken und Leute einstellen.", nil),
      ("12 34", nil),
    ] as [(String, String?)])
  func languages(_ text: String, _ language: String?) throws {
    let document = try ArticleReader.document(Array(text.utf8), uri: "a.txt", options: ReadingOptions())
    #expect(document.language == language)
  }

  @Test func mailHeaders() throws {
    let text =
      "From: \"Morning Chips\" <a@b.example>\nSubject: TSMC lifts capex\nDate: Thu, 16 Oct 2025 07:00:00 +0000\n\nGood morning.\n"
    let document = try ArticleReader.document(Array(text.utf8), uri: "mail.txt", options: ReadingOptions())
    #expect(document.title == "TSMC lifts capex")
    #expect(document.publisher == "Morning Chips")
    #expect(document.publishedOn?.description == "2025-10-16")
    #expect(document.blocks.count { $0.statesFacts } == 2)
  }
}
