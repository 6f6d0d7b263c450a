import Testing
import Vocabulary

@testable import Reading

/// What the tables cannot say: places, directions, boundaries, overlaps, single parts of a text.
@Suite struct MentionTests {
  private func only(_ text: String, language: String? = nil) throws -> (Mention, [UInt8]) {
    let bytes = Array(text.utf8)
    let mentions = Recognizer().mentions(in: bytes, language: language)
    try #require(mentions.count == 1, "\(text)")
    return (mentions[0], bytes)
  }

  @Test(arguments: [
    ("약 3조 원 이상을", "3조 원", "약 3조 원 이상"), ("over the next three years", "three years", "over the next three years"),
    ("逾3800亿元左右", "3800亿元", "逾3800亿元左右"), ("今後5年間", "5年間", "今後5年間"), ("by 2030", "2030", "by 2030"),
    ("마이너스 5%", "마이너스 5%", "마이너스 5%"), ("계약 3000억 원", "3000억 원", "3000억 원"),
  ]) func outerHoldsTheQualifyingWords(_ text: String, _ inner: String, _ outer: String) throws {
    let (mention, bytes) = try only(text)
    #expect(String(decoding: bytes[mention.range], as: UTF8.self) == inner)
    #expect(String(decoding: bytes[mention.outer], as: UTF8.self) == outer)
  }

  @Test(arguments: [
    ("향후 3년간", StatedDuration.Direction.next), ("over the past five years", .past), ("未来三年", .next), ("過去10年間", .past),
    ("4년 전", .past), ("3년간", .unspecified), ("two years ago", .past),
  ]) func durationsPointForwardOrBack(_ text: String, _ direction: StatedDuration.Direction) throws {
    let (mention, _) = try only(text)
    guard case .duration(let duration) = mention.value else {
      Issue.record("\(mention)")
      return
    }
    #expect(duration.direction == direction)
  }

  @Test(arguments: [
    ("2030년까지", StatedPeriod.Boundary.until), ("since January", .since), ("through 2027", .until), ("到2030年", .until),
    ("올해 들어", .since),
    ("2025年", .during),
  ]) func periodsMayBeEndsOrStarts(_ text: String, _ boundary: StatedPeriod.Boundary) throws {
    let (mention, _) = try only(text)
    guard case .period(let period) = mention.value else {
      Issue.record("\(mention)")
      return
    }
    #expect(period.boundary == boundary)
  }

  @Test(arguments: [
    ("올해", "2025-01-01", "2025-12-31"), ("지난 분기", "2024-10-01", "2024-12-31"), ("지난해 4분기", "2024-10-01", "2024-12-31"),
    ("지난달 24일", "2025-01-24", "2025-01-24"), ("next year", "2026-01-01", "2026-12-31"),
    ("H1 2026", "2026-01-01", "2026-06-30"),
    ("2월 3일", "2025-02-03", "2025-02-03"), ("지난주", "2025-02-17", "2025-02-23"), ("어제", "2025-02-23", "2025-02-23"),
    ("2024年2月", "2024-02-01", "2024-02-29"),
    ("the 2020s", "2020-01-01", "2029-12-31"), ("last month", "2025-01-01", "2025-01-31"),
  ]) func periodsResolveAgainstTheDay(_ text: String, _ first: String, _ last: String) throws {
    let (mention, _) = try only(text)
    guard case .period(let period) = mention.value else {
      Issue.record("\(mention)")
      return
    }
    let days = try #require(period.days(published: Day(iso: "2025-02-24")))
    #expect("\(days.lowerBound) \(days.upperBound)" == "\(first) \(last)")
  }

  @Test func nothingResolvesWithoutADay() throws {
    for text in ["올해", "지난달 24일", "last quarter", "2분기"] {
      guard case .period(let period) = try only(text).0.value else {
        Issue.record("\(text)")
        continue
      }
      #expect(period.year(published: nil) == nil)
      #expect(period.days(published: nil) == nil)
    }
  }

  @Test func yearsAndSecondsOfDurations() throws {
    guard case .duration(let duration) = try only("2년 6개월").0.value else {
      Issue.record("no duration")
      return
    }
    #expect(duration.years == 2.5)
    #expect(duration.seconds == DecimalNumber(2 * 31_536_000 + 6 * 2_592_000))
  }

  @Test func pointsAreNoPercentages() throws {
    for (text, isPoints) in [
      ("3%포인트", true), ("3%", false), ("3 percentage points", true), ("3个百分点", true), ("50bp", true),
    ] {
      guard case .percent(let percent) = try only(text).0.value else {
        Issue.record("\(text)")
        continue
      }
      #expect(percent.isPoints == isPoints)
    }
  }

  @Test func onlyThePartIsRead() {
    let text = Array("100억 원, 200억 원, 300억 원".utf8)
    let first = Array("100억 원, ".utf8).count
    let end = Array("100억 원, 200억 원".utf8).count
    var mentions: [Mention] = []
    text.withUnsafeBufferPointer {
      Recognizer().find(in: $0, part: first..<end, language: "ko", into: &mentions)
      Recognizer().find(in: $0, part: end..<text.count, language: "ko", into: &mentions)
    }
    #expect(mentions.map(\.range.lowerBound) == [first, end + 2])
  }

  @Test func mentionsNeverOverlap() {
    let texts = [
      "3800억 위안(약 75조 원) 이상 약 3년간 10~15% $1 billion to $2 billion a year 2025년 3월 3일 3억 4천만 달러 50센트",
      "between $1 and $2 about three years ago over 5% or more than 6% at least 7% nearly 8%",
      "1년 반 2년 6개월 3~5년 2025~2027년 1조~2조 원 이상 가량",
    ]
    for text in texts {
      for language in ["ko", "en", "zh", "ja"] {
        let mentions = Recognizer().mentions(in: Array(text.utf8), language: language)
        #expect(!mentions.isEmpty)
        for (left, right) in zip(mentions, mentions.dropFirst()) {
          #expect(left.outer.upperBound <= right.outer.lowerBound)
        }
        for mention in mentions {
          #expect(
            mention.outer.lowerBound <= mention.range.lowerBound && mention.range.upperBound <= mention.outer.upperBound
          )
        }
      }
    }
  }

  @Test func theListKeepsTheLongerOfTwo() {
    func mention(_ range: Range<Int>, _ outer: Range<Int>) -> Mention {
      Mention(
        range: range, outer: outer, value: .number(StatedNumber(low: .one, high: nil)), qualifier: .exact, rule: "test")
    }
    var list = MentionList([])
    list.add(mention(0..<4, 0..<6))
    list.add(mention(7..<9, 5..<9))
    #expect(list.mentions.map(\.outer) == [0..<6, 6..<9])
    list.add(mention(8..<12, 8..<12))
    #expect(list.mentions.map(\.range) == [0..<4, 8..<12])
    list.add(mention(10..<11, 10..<11))
    #expect(list.mentions.count == 2)
  }

  @Test func endlessNumeralsEndWell() {
    let units = [
      "1", "일", "三", "万", "1,", "1-", "one ", "1년", "$", "(", "三分之", "1 000 ", "약 ", "1~", "half ", "천", "さん", "1원 1전 ",
    ]
    for unit in units {
      let text = Array(String(repeating: unit, count: 20_000).utf8)
      for mention in Recognizer().mentions(in: text) { #expect(mention.range.upperBound <= text.count) }
    }
  }

  @Test func numbersThatDoNotFitAreNoMentions() {
    #expect(Recognizer().mentions(in: Array("\(String(repeating: "9", count: 45))원".utf8)).isEmpty)
    #expect(Recognizer().mentions(in: Array("\(String(repeating: "9", count: 30))원".utf8)).count == 1)
  }
}
