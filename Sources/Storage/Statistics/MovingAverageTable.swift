// `moving_average`: one row for each day that has a mean of so many closes.
//
//   select day, close, average from moving_average('9988.HK', 50)
//
// Parameters: of (the symbol; all of them where it is not given), length (in days of trading; default 20), kind ('simple'
// or 'exponential'), basis ('close' or 'adjusted'). `moving_average(50)` is of all symbols.
import Analysis
import GRDBSQLite
import Vocabulary

final class MovingAverageTable: ComputedTable {
  init(_ access: SeriesAccess) {
    super.init(
      access, columns: ["symbol", "day", "close", "average"], parameters: ["of", "length", "kind", "basis"],
      order: [0, 1])
  }

  override func rows(symbol: Cell?, parameters: [Cell], parts: Int32) throws -> ComputedRows {
    var of = parameters[0]
    var length = parameters[1]
    if case .integer = of, length == .null { (of, length) = (.null, of) }
    let isExponential: Bool
    switch parameters[2] {
    case .null, .text("simple"): isExponential = false
    case .text("exponential"): isExponential = true
    default: throw ParameterProblem("moving_average: the kind is 'simple' or 'exponential'")
    }
    return AveragedRows(
      access, try chosen(symbol, of),
      length: try Parameter.count(length, "moving_average", of: "the length", orElse: 20),
      isExponential: isExponential, basis: try Parameter.basis(parameters[3], "moving_average"))
  }
}

/// Instruments in order, a few at a time.
private final class AveragedRows: ComputedRows, @unchecked Sendable {
  private let access: SeriesAccess
  private let instruments: [Instrument]
  private let length: Int
  private let isExponential: Bool
  private let basis: PriceBasis
  private let workers: [SeriesWorker]
  private let second: BorrowedConnection?
  private var done = 0
  private static let share = 32

  init(_ access: SeriesAccess, _ instruments: [Instrument], length: Int, isExponential: Bool, basis: PriceBasis) {
    self.access = access
    self.instruments = instruments
    self.length = length
    self.isExponential = isExponential
    self.basis = basis
    (workers, second) = instruments.count == 1 ? ([SeriesWorker(access)], nil) : access.workers()
  }

  override func next() throws -> ComputedBatch? {
    if done == instruments.count { return nil }
    let part = instruments[done..<min(done + Self.share, instruments.count)]
    done = part.endIndex
    let all = try access.map(part, workers: workers) { [length, isExponential, basis] instrument, worker in
      let closes = try worker.closes(of: instrument, days: .min ... .max, basis: basis)
      let means = isExponential ? closes.exponentialMovingAverage(length) : closes.simpleMovingAverage(length)
      return (closes.values.suffix(means.count), means)
    }
    let count = all.reduce(0) { $0 + $1.1.count }
    var symbols: [Int32] = []
    var days: [Int32] = []
    var closes: [Double] = []
    var means: [Double] = []
    symbols.reserveCapacity(count)
    days.reserveCapacity(count)
    closes.reserveCapacity(count)
    means.reserveCapacity(count)
    for (index, (values, average)) in all.enumerated() {
      symbols.append(contentsOf: repeatElement(Int32(index), count: average.count))
      days.append(contentsOf: average.days)
      closes.append(contentsOf: values)
      means.append(contentsOf: average.values)
    }
    return ComputedBatch(
      count: count, columns: [.texts(symbols), .days(days), .reals(closes), .reals(means)], texts: part.map(\.symbol))
  }
}
