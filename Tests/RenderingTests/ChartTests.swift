import Testing
import Vocabulary

@testable import Rendering

/// Charts as text and as pictures.
@Suite struct ChartTests {
  static func line(_ name: String, from day: String, _ values: [Double], every days: Int32 = 1) -> LineChart.Line {
    let first = Day(iso: day)?.number ?? 0
    return LineChart.Line(
      name: name, detail: "last \(values.last ?? 0)", days: values.indices.map { first + Int32($0) * days },
      values: values)
  }

  static let two = LineChart(
    title: "A and B", unit: "first day = 100",
    lines: [
      line("A.HK", from: "2024-01-01", [100, 110, 130, 120, 140, 160], every: 60),
      line("B", from: "2024-01-01", [100, 90, 80, 70, 90, 60], every: 60),
    ], notes: ["Source: a.csv; 2024–2025"])

  @Test func severalLinesInASCII() {
    let text = Self.two.text(TextChartOptions(width: 50, height: 9, isASCII: true))
    #expect(
      text == ChartGolden.two)
    #expect(text.utf8.allSatisfy { $0 < 0x80 })
  }

  @Test func oneLineInBraille() {
    let chart = LineChart(
      title: "한국 A", unit: "KRW", lines: [Self.line("A", from: "2025-02-03", [10, 20, 15, 30, 25, 40, 35, 40])])
    #expect(
      chart.text(TextChartOptions(width: 44, height: 6)) == ChartGolden.braille)
  }

  @Test(arguments: [40, 80, 200], [true, false])
  func noLineIsWiderThanThePlace(_ width: Int, _ usesColour: Bool) {
    var wandering = [100.0]
    for index in 1..<3000 { wandering.append(wandering[index - 1] + Double(index * 7919 % 13) - 6) }
    let chart = LineChart(
      title: "주가 " + String(repeating: "long ", count: 30), unit: "USD",
      lines: [Self.line("A", from: "2012-01-02", wandering), Self.line("B", from: "2013-01-02", wandering.reversed())],
      notes: [String(repeating: "note ", count: 60)])
    let text = chart.text(TextChartOptions(width: width, height: 20, usesColour: usesColour))
    for line in text.split(separator: "\n") {
      // Escapes take no column.
      let plain = line.replacing(/\u{1B}\[[0-9;]*m/, with: "")
      #expect(displayWidth(String(plain)) <= width, "\(plain)")
    }
    #expect(text.contains("\u{1B}[") == usesColour)
    // The line reaches both ends of its values.
    let rows = text.split(separator: "\n", omittingEmptySubsequences: false).filter {
      $0.contains("│") || $0.contains("┤")
    }
    #expect(rows.count == 20)
  }

  @Test func emptyAndSingleValues() {
    let empty = LineChart(title: "A", unit: "USD", lines: [Self.line("A", from: "2025-01-01", [])])
    #expect(empty.text(TextChartOptions(width: 60, height: 8)).contains("no values"))
    #expect(empty.svg().contains("no values"))
    let single = LineChart(title: "A", unit: "USD", lines: [Self.line("A", from: "2025-01-01", [5])])
    #expect(single.text(TextChartOptions(width: 60, height: 8, isASCII: true)).contains("2025-01-01"))
    let flat = LineChart(title: "A", unit: "USD", lines: [Self.line("A", from: "2025-01-01", [0, 0, 0])])
    #expect(flat.text(TextChartOptions(width: 60, height: 8, isASCII: true)).contains("***"))
  }

  @Test(arguments: [
    (0.0, 1.0, 4, ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"].count), (61.2, 306.4, 5, 6), (0.00123, 0.0045, 4, 5),
  ])
  func axesHoldTheirValues(_ low: Double, _ high: Double, _ count: Int, _ ticks: Int) {
    let axis = ValueAxis(low...high, about: count)
    #expect(axis.low <= low && axis.high >= high)
    #expect((3...count * 2 + 2).contains(axis.ticks.count))
    #expect(Set(axis.labels).count == axis.labels.count)
    for (tick, label) in zip(axis.ticks, axis.labels) {
      #expect(abs((Double(label.filter { $0 != "," }) ?? .nan) - tick) < 1e-9)
    }
  }

  @Test func daysBecomeYearsMonthsOrDays() {
    func labels(_ from: String, _ to: String, _ width: Double) -> [String] {
      let days = (Day(iso: from)?.number ?? 0)...(Day(iso: to)?.number ?? 0)
      return DayAxis(days, width: width, gap: 2) { Double($0.utf8.count) }.ticks.map(\.label)
    }
    #expect(labels("2020-01-01", "2024-12-31", 60) == ["2020", "2021", "2022", "2023", "2024"])
    #expect(labels("2024-11-05", "2025-03-20", 60) == ["2024-12", "2025-01", "2025-02", "2025-03"])
    #expect(labels("2025-02-03", "2025-02-06", 60) == ["2025-02-03", "2025-02-04", "2025-02-05", "2025-02-06"])
    #expect(labels("1990-01-01", "2025-12-31", 40).count > 2)
    #expect(labels("2025-02-03", "2025-02-03", 40) == ["2025-02-03"])
  }

  static let bars = BarChart(
    title: "Plans", unit: "USD a year",
    bars: [
      .init(label: "Alibaba 2025", value: 17.5, bound: .atLeast, text: "17.5 bn USD"),
      .init(label: "한빛 2025", value: 20, bound: .about, text: "20 bn USD"),
      .init(label: "Meta 2025", value: 60, high: 65, bound: .range, text: "60 bn–65 bn USD"),
      .init(label: "Other", value: 10, bound: .atMost, text: "10 bn USD"),
      .init(label: "Exact", value: 30, text: "30 bn USD"),
      .init(label: "Unknown", value: nil, text: "amount unknown"),
    ], notes: ["Divided evenly."])

  @Test func barsSayWhatTheyAreNotSureOf() {
    #expect(Self.bars.text(TextChartOptions(width: 60, height: 10, isASCII: true)) == ChartGolden.bars)
    #expect(Self.bars.text(TextChartOptions(width: 60, height: 10)) == ChartGolden.blocks)
  }

  @Test func picturesAreTextAndLightAndDark() throws {
    let svg = LineChart(
      title: "A & B <x>", unit: "USD", lines: Self.two.lines, notes: ["Source: \"a\".csv"]
    ).svg()
    #expect(svg.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\""))
    #expect(svg.contains("<title>A &amp; B &lt;x&gt;</title>"))
    #expect(svg.contains("prefers-color-scheme: dark"))
    #expect(svg.contains(">Source: &quot;a&quot;.csv</text>"))
    #expect(svg.ranges(of: "<path").count == 2)
    #expect(!svg.contains("nan") && !svg.contains("inf"))
    let bars = Self.bars.svg()
    for text in ["≥17.5 bn USD", "~20 bn USD", "60 bn–65 bn USD", "≤10 bn USD", "amount unknown", "Divided evenly."] {
      #expect(bars.contains(">\(text)</text>"), "\(text)")
    }
  }
}
