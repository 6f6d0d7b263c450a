// The verdicts: what is right, nearly right, wrong, and not to be said.
import Testing
import Vocabulary

@testable import Analysis

enum CheckExamples {
  static func day(_ text: String) -> Day { Day(iso: text) ?? Day(number: 0) }

  static func number(_ text: String) -> DecimalNumber { DecimalNumber(text) ?? .zero }

  static func series(_ closes: [(String, Double)]) -> DailySeries {
    DailySeries(days: closes.map { day($0.0).number }, values: closes.map(\.1))
  }
}

struct StatedPrecisionTests {
  @Test(arguments: [
    ("75000000000000", 12, 12), ("8000000000000", 12, 12), ("74800000000000", 8, 11), ("100000000000000", 12, 13),
    ("52400000000", 8, 8), ("380000000000", 8, 10), ("50000000000", 9, 9), ("52400000000", 7, 8), ("7.5", -1, -1),
  ])
  func lastDigits(_ amount: String, _ given: Int, _ power: Int) {
    #expect(StatedPrecision.lastDigit(of: CheckExamples.number(amount), given: given) == power)
  }

  @Test func percentagesCountTheirPlaces() {
    #expect(StatedPrecision.step(of: CheckExamples.number("68")) == 1)
    #expect(StatedPrecision.step(of: CheckExamples.number("11.5")) == 0.1)
  }
}

struct ConversionCheckTests {
  static let rates = RateTable(
    [
      ("2025-02-21", 7.6, 1500.0), ("2025-02-24", 7.5879, 1494.52),
    ].flatMap { day, cny, krw in
      [
        DailyRate(day: CheckExamples.day(day), base: .eur, quote: .cny, rate: cny),
        DailyRate(day: CheckExamples.day(day), base: .eur, quote: .krw, rate: krw),
      ]
    })

  func check(
    _ restated: String, power: Int? = 12, amount: String = "380000000000", high: String? = nil,
    _ qualifier: Qualifier = .exact, day: String? = "2025-02-24", to: Currency = .krw
  ) throws -> CheckFinding {
    try ConversionCheck.check(
      StatedConversion(
        factID: 1, entityID: "a", entityName: "A", amount: CheckExamples.number(amount),
        amountHigh: high.map(CheckExamples.number), currency: .cny, qualifier: qualifier,
        restated: CheckExamples.number(restated), restatedCurrency: to, restatedPower: power,
        statedOn: day.map(CheckExamples.day), uri: "a.txt"), rates: ExchangeRates(source: Self.rates))
  }

  @Test(arguments: [
    // 74.845 trillion at the day's rate.
    ("75000000000000", 12, CheckVerdict.holds), ("74800000000000", 8, .holds), ("74845000000000", 8, .holds),
    ("74000000000000", 12, .close), ("76000000000000", 12, .close), ("77000000000000", 12, .wrong),
    ("74700000000000", 8, .close), ("60000000000000", 12, .wrong), ("90000000000000", 12, .wrong),
    // Half of ten trillions: exact to the second digit.
    ("70000000000000", 12, .wrong), ("7500000000000", 8, .wrong),
  ])
  func brackets(_ restated: String, _ power: Int, _ verdict: CheckVerdict) throws {
    let finding = try check(restated, power: power)
    #expect(finding.verdict == verdict)
    #expect(finding.tolerance ?? 0 > 0)
    #expect(finding.data?.hasPrefix("1 CNY = 19") == true)
  }

  @Test func theRateOfTheDayBeforeWillDo() throws {
    // 75.00 trillion at the rate of the 21st, given to the tenth: 74.845 is not 75.0.
    let finding = try check("75010000000000", power: 10)
    #expect(finding.verdict == .close)
    let exact = try check("75000000000000", power: 9, amount: "380000000000")
    #expect(exact.verdict == .holds)
    let early = try check("14.8", power: -1, amount: "0.075", to: .krw)
    #expect(early.verdict == .holds)
  }

  @Test func aQualifiedAmountIsLessExactItself() throws {
    #expect(try check("76000000000000").verdict == .close)
    #expect(try check("75700000000000", power: 11, .about).verdict == .holds)
  }

  @Test func whatCannotBeChecked() throws {
    #expect(try check("75000000000000", day: nil).help == "the text has no day: ingest it again with --published DAY")
    let gap = try check("75000000000000", day: "2004-05-03")
    #expect(gap.verdict == .unchecked)
    #expect(gap.help?.contains("ingest a file of rates") == true)
  }

  @Test func aRangeMayBeGivenByEitherEnd() throws {
    let ends = ["73900000000000", "75800000000000", "74500000000000"]
    for restated in ends {
      #expect(
        try check(restated, power: 11, amount: "375000000000", high: "385000000000", .range).verdict == .holds)
    }
    #expect(try check("60000000000000", amount: "375000000000", high: "385000000000", .range).verdict == .wrong)
  }
}

struct MoveCheckTests {
  static let hongKong = ListingCloses(
    symbol: "9988.HK",
    closes: CheckExamples.series([
      ("2024-12-30", 82), ("2025-02-20", 126), ("2025-02-21", 138.5), ("2025-02-24", 130), ("2025-02-25", 128),
    ]), isAdjusted: true)
  static let newYork = ListingCloses(
    symbol: "BABA",
    closes: CheckExamples.series([
      ("2024-12-31", 84.79), ("2025-02-20", 135.97), ("2025-02-21", 143.75), ("2025-02-24", 129.04),
    ]))

  func check(
    _ percent: String, _ qualifier: Qualifier = .about, _ window: MoveWindow = .ytd, on day: String? = "2025-02-24",
    _ listings: [ListingCloses] = [hongKong, newYork]
  ) -> CheckFinding {
    MoveCheck.check(
      StatedMove(
        factID: 1, entityID: "alibaba", entityName: "Alibaba", percent: CheckExamples.number(percent), window: window,
        qualifier: qualifier, statedOn: day.map(CheckExamples.day)), listings: listings, tickers: ["9988.HK", "BABA"])
  }

  @Test func theListingThatReproducesItIsNamed() {
    let finding = check("68")
    #expect(finding.verdict == .holds)
    #expect(finding.data == "9988.HK +68.90% (adjusted close): 138.5 on 2025-02-21 over 82 on 2024-12-30")
    #expect(
      finding.also.contains("BABA +69.54% (close): 143.75 on 2025-02-21 over 84.79 on 2024-12-31"))
    #expect(finding.also.contains { $0.contains("the day itself") })
    #expect(check("69.5", .exact).data?.hasPrefix("BABA") == true)
  }

  @Test(arguments: [
    ("95", Qualifier.about, CheckVerdict.wrong), ("72", .about, .close), ("69", .exact, .holds),
    ("68.9", .exact, .holds), ("68", .exact, .holds), ("67", .exact, .close), ("65", .exact, .wrong),
    ("65", .atLeast, .holds), ("75", .atLeast, .wrong), ("75", .atMost, .holds), ("50", .atMost, .wrong),
    ("-68", .about, .wrong),
  ])
  func verdicts(_ percent: String, _ qualifier: Qualifier, _ verdict: CheckVerdict) {
    #expect(check(percent, qualifier).verdict == verdict)
  }

  @Test func theDayOfTheTextIsTriedLast() {
    // The close of the day itself: 130 over 82.
    let finding = check("58.5", .exact)
    #expect(finding.verdict == .holds)
    #expect(finding.data?.contains("the day itself") == true)
    #expect(check("-6", .exact, .day).data?.contains("130 on 2025-02-24 over 138.5") == true)
    #expect(
      check("9.9", .exact, .day).data == "9988.HK +9.92% (adjusted close): 138.5 on 2025-02-21 over 126 on 2025-02-20")
  }

  @Test func whatCannotBeChecked() {
    #expect(check("68", .about, .ytd, on: nil).help == "the text has no day: ingest it again with --published DAY")
    #expect(check("68", .about, .ytd, []).help == "no prices of 9988.HK or BABA: ingest a price history")
    #expect(check("68", .about, .other).help == "the text does not say since when")
    let late = check("68", .about, .ytd, on: "2026-02-24")
    #expect(late.verdict == .unchecked)
    #expect(late.help?.contains("9988.HK has 2024-12-30 to 2025-02-25") == true)
    // A history that begins in February has no close of the year before.
    let short = ListingCloses(
      symbol: "9988.HK", closes: CheckExamples.series([("2025-02-20", 126), ("2025-02-21", 138.5)]))
    #expect(check("68", .about, .ytd, on: "2025-02-24", [short]).verdict == .unchecked)
  }

  @Test func flatBarsWithoutVolumeAreNoBase() {
    let series = PriceSeries(
      days: ["2024-12-30", "2024-12-31", "2025-02-21"].map { CheckExamples.day($0).number }, open: [81, 82.5, 130],
      high: [83, 82.5, 140], low: [80, 82.5, 129], close: [82, 82.5, 138.5], volume: [10, 0, 10])
    let finding = check("68", .about, .ytd, [ListingCloses(symbol: "9988.HK", closes: series.closes())])
    #expect(finding.data?.hasSuffix("over 82 on 2024-12-30") == true)
  }

  @Test func adjustedClosesAreTriedToo() {
    let listing = ListingCloses(
      symbol: "X", closes: CheckExamples.series([("2024-12-31", 200), ("2025-02-21", 110)]),
      adjusted: CheckExamples.series([("2024-12-31", 100), ("2025-02-21", 110)]))
    let finding = check("10", .exact, .ytd, [listing])
    #expect(finding.verdict == .holds && finding.data?.contains("adjusted close") == true)
  }

  @Test func monthsQuartersAndYears() {
    let listing = ListingCloses(
      symbol: "X",
      closes: CheckExamples.series([
        ("2022-12-30", 50), ("2023-12-29", 100), ("2024-02-21", 80), ("2024-11-21", 90), ("2024-12-31", 120),
        ("2025-01-21", 110), ("2025-01-31", 100), ("2025-02-14", 105), ("2025-02-21", 132),
      ]))
    #expect(check("20", .exact, .month, [listing]).verdict == .holds)
    #expect(check("32", .exact, .month, [listing]).verdict == .holds)
    #expect(check("46.7", .exact, .quarter, [listing]).verdict == .holds)
    #expect(check("10", .exact, .quarter, [listing]).verdict == .holds)
    #expect(check("65", .exact, .year, [listing]).verdict == .holds)
    #expect(check("20", .exact, .year, [listing]).verdict == .holds)
    #expect(check("25.7", .exact, .week, [listing]).verdict == .holds)
    #expect(check("50", .exact, .month, [listing]).verdict == .wrong)
  }
}

struct FigureCheckTests {
  func figure(
    _ id: Int64, _ low: String, _ qualifier: Qualifier = .exact, high: String? = nil, currency: Currency? = .usd,
    key: String = "k"
  ) -> StatedFigure {
    StatedFigure(
      factID: id, entityID: "a", entityName: "A", key: key, about: "planned", low: CheckExamples.number(low),
      high: high.map(CheckExamples.number), currency: currency, qualifier: qualifier)
  }

  @Test func figuresThatCannotBothBeRight() {
    let findings = FigureCheck.check([
      figure(1, "60000000000"), figure(2, "65000000000"), figure(3, "65000000000", key: "other"),
      figure(4, "72000000000"),
    ])
    #expect(findings.map(\.verdict) == [.wrong, .wrong])
    #expect(findings.map(\.factID) == [1, 1] && findings.map(\.otherFactID) == [2, 4])
  }

  @Test func figuresThatRoundToEachOther() {
    #expect(FigureCheck.check([figure(1, "75000000000"), figure(2, "75300000000")]).map(\.verdict) == [.holds])
    #expect(
      FigureCheck.check([figure(1, "60000000000", .atLeast), figure(2, "65000000000")]).map(\.verdict) == [.holds])
    #expect(
      FigureCheck.check([figure(1, "60000000000", .range, high: "65000000000"), figure(2, "64000000000")])
        .map(\.verdict) == [.holds])
    #expect(
      FigureCheck.check([figure(1, "11", currency: nil), figure(2, "11.4", currency: nil)]).map(\.verdict) == [.holds])
    #expect(
      FigureCheck.check([figure(1, "11", currency: nil), figure(2, "13", currency: nil)]).map(\.verdict) == [.wrong])
  }
}

struct FilingCheckTests {
  func check(_ amount: String, isPlan: Bool, reported: String = "37256000000", rate: Double? = 1) -> CheckFinding {
    FilingCheck.check(
      StatedSpending(
        factID: 1, entityID: "meta", entityName: "Meta", amount: CheckExamples.number(amount), currency: .usd,
        qualifier: .exact, isPlan: isPlan, statedOn: nil,
        inReported: rate.map { CheckExamples.number(amount).double * $0 }, reported: CheckExamples.number(reported),
        reportedCurrency: .usd, year: 2024, filing: "10-K"))
  }

  @Test func plansAreNoted() {
    let finding = check("65000000000", isPlan: true)
    #expect(finding.verdict == .noted)
    #expect(abs((finding.measured ?? 0) - 1.7447) < 0.001)
  }

  @Test func spendingIsJudged() {
    #expect(check("37300000000", isPlan: false).verdict == .holds)
    #expect(check("39200000000", isPlan: false).verdict == .close)
    #expect(check("52000000000", isPlan: false).verdict == .wrong)
    #expect(check("37300000000", isPlan: false, rate: nil).verdict == .unchecked)
  }
}
