// The look-up rule of exchange rates, choice by choice.
import Testing
import Vocabulary

@testable import Analysis

private func currency(_ code: String) throws -> Currency { try #require(Currency(code)) }

/// Rates written as `EUR/CNY 2025-02-24 7.5879`.
private func rates(_ lines: String...) throws -> ExchangeRates { try ExchangeRates(source: table(lines)) }

private func table(_ lines: [String]) throws -> RateTable {
  RateTable(
    try lines.map { line in
      let parts = line.split(separator: " ")
      return DailyRate(
        day: try day(String(parts[1])), base: try currency(String(parts[0].prefix(3))),
        quote: try currency(String(parts[0].suffix(3))), rate: try #require(Double(parts[2])))
    })
}

private let ecb = [
  "EUR/USD 2025-02-21 1.0465", "EUR/CNY 2025-02-21 7.5933", "EUR/KRW 2025-02-21 1500.16",
  "EUR/USD 2025-02-24 1.0466", "EUR/CNY 2025-02-24 7.5879", "EUR/KRW 2025-02-24 1494.52",
  "EUR/USD 2004-05-03 1.1953", "EUR/KRW 2004-05-03 1400.83", "EUR/CNY 2005-04-01 10.7255",
]

@Suite struct ExchangeRatesTests {
  @Test func crossesThroughTheEuro() throws {
    let rates = ExchangeRates(source: try table(ecb))
    let won = try rates.rate(from: .cny, to: .krw, on: day("2025-02-24")).get()
    #expect(won.words == "1 CNY = 196.961 KRW (2025-02-24)")
    #expect(won.legWords == "EUR/KRW 1494.52 2025-02-24 ÷ EUR/CNY 7.5879 2025-02-24")
    #expect(won.convert(DecimalNumber(380_000_000_000)).rounded() == 74_845_161_375_348)
    let dollar = try rates.rate(from: .cny, to: .usd, on: day("2025-02-24")).get()
    #expect(dollar.words == "1 CNY = 0.137930 USD (2025-02-24)")
    #expect(dollar.convert(DecimalNumber(380_000_000_000)).rounded() == 52_413_447_726)
  }

  /// What is remembered by day is what is looked up.
  @Test func valuesOfDaysAreThoseOfRates() throws {
    let rates = ExchangeRates(source: try table(ecb))
    let lookUp = ExchangeRates(source: try table(ecb))
    for (from, to) in [(Currency.cny, .krw), (.eur, .cny), (.krw, .usd), (.cny, .cny)] as [(Currency, Currency)] {
      for _ in 0..<2 {
        for number in -3...20_200 where number < 10 || number % 7 == 0 || number > 20_130 {
          let day = Day(number: Int32(number))
          let expected = try? lookUp.rate(from: from, to: to, on: day).get().value
          #expect(try rates.value(from: from, to: to, on: day) == expected, "\(from) \(to) \(day)")
        }
      }
    }
  }

  /// The same of pairs that are declared in both directions and over both middles on days of their own, with gaps; each
  /// expected value is looked up by a value that remembers nothing.
  @Test(arguments: 1...6) func valuesOfDaysAreThoseOfRatesInAnyTable(seed: UInt64) throws {
    var state = seed &* 0x9E37_79B9_7F4A_7C15
    func random(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    let pairs: [(Currency, Currency)] = [
      (.cny, .krw), (.krw, .cny), (.eur, .cny), (.eur, .krw), (.usd, .cny), (.krw, .usd), (.usd, .eur),
    ]
    var declared: [DailyRate] = []
    for (base, quote) in pairs where random(4) > 0 {
      var number = Int32(14_000 + random(600))
      for _ in 0..<random(400) {
        declared.append(
          DailyRate(day: Day(number: number), base: base, quote: quote, rate: Double(1 + random(1000)) / 8))
        number += Int32(1 + random(random(9) == 0 ? 40 : 5))
      }
    }
    let table = RateTable(declared)
    let rates = ExchangeRates(source: table)
    for number in Int32(13_990)...15_400 where number % 5 < 2 {
      let day = Day(number: number)
      let expected = try? ExchangeRates(source: table).rate(from: .cny, to: .krw, on: day).get().value
      #expect(try rates.value(from: .cny, to: .krw, on: day) == expected, "\(day)")
    }
    // The same with a bound on what is known, the newest, and their days.
    for number in Int32(13_990)...15_400 where number % 7 < 2 {
      let day = Day(number: number)
      for (on, asOf) in [(day, nil), (day, day.advanced(by: -3)), (nil, day), (nil, nil)] as [(Day?, Day?)] {
        let expected = try? ExchangeRates(source: table).rate(from: .cny, to: .krw, on: on, asOf: asOf).get()
        let found = try rates.datedRate(from: .cny, to: .krw, on: on, asOf: asOf)
        #expect(found?.value == expected?.value && found?.day == expected?.day, "\(day)")
      }
    }
  }

  @Test func aCurrencyIsWorthItselfWithoutADay() throws {
    let rate = try ExchangeRates(source: try table(ecb)).datedRate(
      from: .krw, to: .krw, on: day("1900-01-01"), asOf: nil)
    #expect(rate == DatedRate(value: 1, day: nil))
  }

  @Test func aSundayTakesFridaysRate() throws {
    let rates = ExchangeRates(source: try table(ecb))
    let rate = try rates.rate(from: .eur, to: .cny, on: day("2025-02-23")).get()
    #expect(rate.value == 7.5933)
    #expect(rate.day == (try day("2025-02-21")))
    #expect(rate.legWords == "EUR/CNY 7.5933 2025-02-21")
  }

  @Test func aRateOfTheDayItselfCountsAndOneOfTheDayAfterDoesNot() throws {
    let rates = try rates("EUR/USD 2025-02-24 1.1", "EUR/USD 2025-02-25 1.2")
    #expect(try rates.rate(from: .eur, to: .usd, on: day("2025-02-24")).get().value == 1.1)
  }

  @Test(arguments: [("2025-03-03", true), ("2025-03-04", false)])
  func sevenDaysOldIsTheLimit(named: String, found: Bool) throws {
    let rates = try rates("EUR/USD 2025-02-24 1.1")
    let answer = try rates.rate(from: .eur, to: .usd, on: day(named))
    #expect((try? answer.get().value) == (found ? 1.1 : nil))
  }

  @Test func aGapNamesPairAndDay() throws {
    let rates = ExchangeRates(source: try table(ecb))
    guard case .failure(let gap) = try rates.rate(from: .cny, to: .krw, on: day("2004-05-03")) else {
      Issue.record("the yuan of 2004 has no rate")
      return
    }
    #expect(gap.words == "no rate from CNY to KRW on 2004-05-03 or in the 7 days before")
    #expect(gap.unknown == nil)
    #expect(gap.tooOld == nil)
    guard case .failure(let late) = try rates.rate(from: .cny, to: .krw, on: day("2026-01-01")) else {
      Issue.record("a rate ten months old is none")
      return
    }
    #expect(late.tooOld == (try day("2025-02-24")))
    guard case .failure(let unknown) = try rates.rate(from: .cny, to: currency("XQX")) else {
      Issue.record("there is no such currency")
      return
    }
    #expect(unknown.words == "no rate from CNY to XQX")
    #expect(unknown.unknown?.code == "XQX")
  }

  @Test func theNewestDateWinsWhateverTheDirection() throws {
    let rates = try rates("EUR/USD 2025-02-20 1.1", "USD/EUR 2025-02-21 0.8")
    let there = try rates.rate(from: .eur, to: .usd, on: day("2025-02-24")).get()
    #expect(there.value == 1 / 0.8)
    #expect(there.legWords == "1 ÷ USD/EUR 0.8 2025-02-21")
    #expect(try rates.rate(from: .usd, to: .eur, on: day("2025-02-24")).get().value == 0.8)
  }

  @Test func onOneDayDeclaredBeatsTurnedRoundBeatsCrossed() throws {
    let both = try rates(
      "CNY/KRW 2025-02-21 200", "KRW/CNY 2025-02-21 0.004", "USD/KRW 2025-02-21 1400", "USD/CNY 2025-02-21 7")
    #expect(try both.rate(from: .cny, to: .krw).get().legWords == "CNY/KRW 200 2025-02-21")
    let turned = try rates("KRW/CNY 2025-02-21 0.004", "USD/KRW 2025-02-21 1400", "USD/CNY 2025-02-21 7")
    #expect(try turned.rate(from: .cny, to: .krw).get().legWords == "1 ÷ KRW/CNY 0.004 2025-02-21")
    let crossed = try rates(
      "USD/KRW 2025-02-21 1400", "USD/CNY 2025-02-21 7", "EUR/KRW 2025-02-21 1500", "EUR/CNY 2025-02-21 7.5")
    #expect(try crossed.rate(from: .cny, to: .krw).get().legs.map(\.declared.base) == [.eur, .eur])
  }

  @Test func aNewerCrossBeatsAnOlderDeclaredRate() throws {
    let rates = try rates("CNY/KRW 2025-02-20 200", "USD/KRW 2025-02-21 1400", "USD/CNY 2025-02-21 7")
    #expect(try rates.rate(from: .cny, to: .krw, on: day("2025-02-21")).get().legs.count == 2)
  }

  @Test func theOldestLegIsTheDayOfACross() throws {
    let rates = try rates("EUR/KRW 2025-02-24 1500", "EUR/CNY 2025-02-20 7.5", "CNY/KRW 2025-02-21 199")
    #expect(try rates.rate(from: .cny, to: .krw, on: day("2025-02-24")).get().value == 199)
    let crossed = try self.crossedOnly()
    #expect(crossed.day == (try day("2025-02-20")))
    #expect(crossed.legWords == "EUR/KRW 1500 2025-02-24 ÷ EUR/CNY 7.5 2025-02-20")
  }

  private func crossedOnly() throws -> ConversionRate {
    try rates("EUR/KRW 2025-02-24 1500", "EUR/CNY 2025-02-20 7.5")
      .rate(from: .cny, to: .krw, on: day("2025-02-24")).get()
  }

  @Test func withNoDayNamedTheNewestCounts() throws {
    let rates = ExchangeRates(source: try table(ecb))
    #expect(try rates.rate(from: .eur, to: .krw).get().day == (try day("2025-02-24")))
    #expect(try rates.rate(from: .eur, to: .krw, asOf: day("2025-02-23")).get().day == (try day("2025-02-21")))
    #expect(try rates.rate(from: .eur, to: .krw, asOf: day("2019-01-01")).get().day == (try day("2004-05-03")))
  }

  @Test func asOfHidesLaterRatesOfANamedDay() throws {
    let rates = ExchangeRates(source: try table(ecb))
    let known = try rates.rate(from: .eur, to: .krw, on: day("2025-02-24"), asOf: day("2025-02-23")).get()
    #expect(known.day == (try day("2025-02-21")))
    // The age still counts from the named day.
    guard case .failure(let gap) = try rates.rate(from: .eur, to: .krw, on: day("2025-03-01"), asOf: day("2025-02-23"))
    else {
      Issue.record("a rate eight days older than the named day is none")
      return
    }
    #expect(gap.words == "no rate from EUR to KRW on 2025-03-01 or in the 7 days before, as known on 2025-02-23")
  }

  @Test func aCurrencyThatIsNoMoreMeetsTheOtherLegOfItsTime() throws {
    let rates = try rates("EUR/SIT 2006-12-29 239.64", "EUR/USD 2006-12-29 1.3170", "EUR/USD 2026-10-30 1.1172")
    let rate = try rates.rate(from: currency("SIT"), to: .usd).get()
    #expect(rate.day == (try day("2006-12-29")))
    #expect(rate.value == 1.3170 / 239.64)
  }

  @Test func aCurrencyIsItselfWithoutLegs() throws {
    let rate = try rates().rate(from: .krw, to: .krw, on: day("1990-01-01")).get()
    #expect(rate.value == 1)
    #expect(rate.legs.isEmpty)
    #expect(rate.day == nil)
    #expect(rate.legWords == "")
  }

  @Test func thereAreNoChainsOfThreeLegs() throws {
    let rates = try rates("EUR/USD 2025-02-21 1.1", "EUR/SEK 2025-02-21 11", "USD/ISK 2025-02-21 140")
    #expect(throws: RateGap.self) { try rates.rate(from: currency("ISK"), to: currency("SEK")).get() }
  }

  /// After sixteen questions the pair's history answers instead of the source: both must say the same.
  @Test func oftenAskedPairsAnswerAsRareOnes() throws {
    let source = try table(ecb)
    let often = ExchangeRates(source: source)
    let start = try day("2025-02-10")
    for offset in 0..<40 {
      let day = start.advanced(by: offset)
      let rare = ExchangeRates(source: source)
      #expect(try often.rate(from: .cny, to: .krw, on: day) == rare.rate(from: .cny, to: .krw, on: day))
    }
  }
}

@Suite struct RateTableTests {
  @Test func leavesOutWhatIsNoRateAndKeepsTheLaterOfTwo() throws {
    let good = try day("2025-02-24")
    let table = RateTable([
      DailyRate(day: good, base: .eur, quote: .usd, rate: 1.1), DailyRate(day: good, base: .eur, quote: .krw, rate: 0),
      DailyRate(day: good, base: .eur, quote: .cny, rate: -7),
      DailyRate(day: good, base: .eur, quote: .jpy, rate: .nan),
      DailyRate(day: good, base: .eur, quote: .usd, rate: 1.2),
    ])
    #expect(table.rejected == 3)
    #expect(table.rates.map(\.rate) == [1.2])
  }

  @Test func keepsPairsApart() throws {
    let table = try table(ecb)
    let days = try day("2000-01-01")...day("2030-01-01")
    #expect(table.history(base: .eur, quote: .usd, days: days).map(\.rate) == [1.1953, 1.0465, 1.0466])
    #expect(table.history(base: .usd, quote: .eur, days: days).isEmpty)
    #expect(table.latest(base: .eur, quote: .usd, onOrBefore: nil)?.rate == 1.0466)
    #expect(table.latest(base: .eur, quote: .cny, onOrBefore: try day("2005-03-31")) == nil)
    #expect(table.latest(base: .eur, quote: .krw, onOrBefore: try day("2004-05-03"))?.rate == 1400.83)
  }

  @Test func aPartOfAHistoryBeginsWithWhatHeldAtItsBeginning() throws {
    let table = try table(ecb)
    let last = try #require(table.latest(base: .eur, quote: .usd, onOrBefore: nil))
    let before = try #require(table.latest(base: .eur, quote: .usd, onOrBefore: last.day.advanced(by: -1)))
    #expect(table.history(base: .eur, quote: .usd, days: last.day...last.day) == [before, last])
    #expect(table.history(base: .eur, quote: .usd, days: last.day.advanced(by: 1)...last.day.advanced(by: 9)) == [last])
    let first = try day("1999-01-01")
    #expect(table.history(base: .eur, quote: .usd, days: first...first).isEmpty)
  }
}

@Suite struct DigitsTests {
  @Test(arguments: [
    (196.961, "196.961"), (0.13793, "0.137930"), (1491.76, "1491.76"), (0.999_999_96, "1.00000"), (7, "7.00000"),
    (0.000_006_14, "0.00000614000"), (12_345_678, "12345700"), (9_999_999, "10000000"),
  ])
  func sixSignificantDigits(value: Double, text: String) {
    #expect(significantDigits(value, 6) == text)
  }

  @Test(arguments: [(7.5879, "7.5879"), (0.000_006_1, "0.0000061"), (20_275.0, "20275"), (1e16, "10000000000000000")])
  func plain(value: Double, text: String) {
    #expect(plainDigits(value) == text)
  }
}
