// Series of prices as a command wants them: up to a day, in a currency, on a basis, with what is missing said.
import Analysis
import Storage
import Vocabulary

struct LoadedSeries {
  let instrument: Instrument
  /// The bars of days of trading, converted where that was asked for.
  let bars: PriceSeries
  /// What prices are in; nil where nobody says.
  let currency: Currency?
  let basis: PriceBasis
  /// How many days are left out for want of a rate.
  let missingDays: Int
  /// The closes of the chosen basis.
  let closes: DailySeries

  /// `Alibaba (9988.HK)`, or the symbol alone.
  var symbol: String { instrument.symbol }
}

/// Loads series for one command.
struct SeriesLoader {
  let store: Store
  let options: SeriesOptions
  let asOf: Day?
  let to: Day?
  let console: Console
  /// The first day that is read; nil for all.
  var from: Day?

  func load(_ instruments: [Instrument]) throws -> [LoadedSeries] {
    let reader = try store.priceReader()
    let rates = try options.target.map { _ in ExchangeRates(source: try store.rates()) }
    if let target = options.target, try !store.currenciesWithRates().contains(target),
      !instruments.contains(where: { $0.currency == target })
    {
      throw Diagnostic(
        .error, "no exchange rate of \"\(target)\" is known on any day",
        help: "is the code right? Currencies are named by ISO 4217 codes, like KRW")
    }
    let last = [asOf, to].compactMap { $0 }.min()
    return try instruments.map { instrument in
      var bars = PriceSeries()
      try reader.read(instrument, days: (from?.number ?? .min)...(last?.number ?? .max), into: &bars)
      return try loaded(instrument, bars.traded(from: nil, to: nil), rates)
    }
  }

  private func loaded(_ instrument: Instrument, _ bars: PriceSeries, _ rates: ExchangeRates?) throws -> LoadedSeries {
    var basis = options.basis
    if basis == .adjusted, bars.adjClose.isEmpty {
      basis = .close
      let why = instrument.isAdjusted == true ? ", which its file calls adjusted" : ""
      console.say("\(visible(instrument.symbol)) has no adjusted closes: its closes are used\(why)")
    }
    var bars = bars
    var currency = instrument.currency
    var missing = 0
    if let target = options.target, let rates {
      if let from = instrument.currency {
        let (factors, gaps) = try rates.factors(from: from, to: target, days: bars.days, asOf: asOf)
        bars = bars.converted(factors)
        missing = gaps?.count ?? 0
        if let gaps { tell(gaps, of: instrument) }
      } else {
        console.note(.incomplete)
        console.report(
          Diagnostic(
            .warning, "nobody says what currency the prices of \(visible(instrument.symbol)) are in",
            help: "ingest its file again with --currency"))
        missing = bars.days.count
        bars = PriceSeries()
      }
      currency = target
    }
    return LoadedSeries(
      instrument: instrument, bars: bars, currency: currency, basis: basis, missingDays: missing,
      closes: bars.closes(basis))
  }

  private func tell(_ gaps: RateGaps, of instrument: Instrument) {
    console.note(.incomplete)
    let days = gaps.count == 1 ? "1 day is" : "\(gaps.count) days from \(gaps.firstDay) to \(gaps.lastDay) are"
    console.report(
      Diagnostic(
        .warning, "\(gaps.first.words); \(days) left out of \(visible(instrument.symbol))", help: gaps.first.help))
  }
}
