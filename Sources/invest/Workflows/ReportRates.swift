// The exchange rates that the amounts of a report were converted at: each once, with who declared it.
import Analysis
import Rendering
import Storage
import Vocabulary

struct ReportRates {
  let store: Store
  let asOf: Day?
  let rateOn: Day?

  /// The rates that the rows of a comparison used, and what is missing among them.
  func read(_ grid: Grid) throws -> (used: [Report.Rate], gaps: [Report.Gap]) {
    let rates = ExchangeRates(source: try store.rates())
    var used: [ConversionRate] = []
    var gaps: [Report.Gap] = []
    for row in grid.rows {
      func text(_ column: String) -> String? {
        if case .text(let text)? = grid.index(of: column).map({ row[$0] }) { text } else { nil }
      }
      guard let from = text("currency").flatMap({ Currency($0) }),
        let to = text("in_currency").flatMap({ Currency($0) }),
        from != to
      else { continue }
      let day = rateOn ?? text("convert_on").flatMap { Day(iso: $0) }
      switch try rates.rate(from: from, to: to, on: day, asOf: asOf) {
      case .success(let rate): if !used.contains(rate) { used.append(rate) }
      case .failure(let gap):
        let missing = Report.Gap(words: gap.words, help: gap.help)
        if !gaps.contains(missing) { gaps.append(missing) }
      }
    }
    let origins = try origins(of: used.flatMap(\.legs).map(\.declared))
    let words = used.map { rate in
      var origin: [String] = []
      for leg in rate.legs {
        guard let name = origins[key(leg.declared)], !origin.contains(name) else { continue }
        origin.append(name)
      }
      return Report.Rate(
        from: rate.from.code, to: rate.to.code, value: rate.value, day: rate.day?.description ?? "",
        legs: rate.legWords,
        origin: origin.isEmpty ? "unknown" : origin.joined(separator: "; "))
    }
    return (words, gaps)
  }

  private func key(_ rate: DailyRate) -> String { "\(rate.base)/\(rate.quote) \(rate.day)" }

  /// Who declared each rate, by its key.
  private func origins(of rates: [DailyRate]) throws -> [String: String] {
    if rates.isEmpty { return [:] }
    let legs = Set(rates.map(key)).sorted().joined(separator: ",")
    let grid = try store.grid("report-rates", ["legs": .text(legs)])
    var origins: [String: String] = [:]
    for row in grid.rows {
      guard case .text(let leg) = row[0], case .text(let uri) = row[2] else { continue }
      let file = uri.split(separator: "/").last.map(String.init) ?? uri
      origins[leg] = if case .text(let publisher) = row[1] { "\(publisher) (\(file))" } else { file }
    }
    return origins
  }
}
