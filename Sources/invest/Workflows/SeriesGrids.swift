// What `series` prints: bars, aligned closes, correlations.
import Analysis
import Rendering
import Storage
import Vocabulary

enum SeriesGrids {
  /// Bars of one series, gathered into periods or daily, with a moving average where that was asked for.
  static func bars(_ one: LoadedSeries, every period: CalendarPeriod?, from: Day?, average: Int?) -> Grid {
    let part = one.bars.traded(from: from, to: nil)
    var columns = [Column("symbol", .code)]
    columns += period == nil ? [Column("day", .day)] : ["start", "first_day", "last_day"].map { Column($0, .day) }
    if period != nil { columns.append(Column("n")) }
    columns += ["open", "high", "low", "close", "adj_close", "volume"].map { Column($0) }
    if average != nil { columns.append(Column("average")) }
    guard let period else {
      let averages = average.map { one.closes.simpleMovingAverage($0) }
      let rows = part.days.indices.map { index -> [Cell] in
        var row: [Cell] = [.text(one.symbol), Cell(Day(number: part.days[index]))]
        for column in [part.open, part.high, part.low, part.close, part.adjClose, part.volume] {
          row.append(column.isEmpty ? .null : Cell(column[index]))
        }
        if let averages { row.append(mean(averages, on: part.days[index])) }
        return row
      }
      return Grid(columns: columns, rows: rows)
    }
    // Averages look back before the first period that is shown.
    let all = one.bars.resampled(period)
    let closes = DailySeries(
      days: all.map(\.start.number), values: all.map { one.basis == .adjusted ? $0.adjClose : $0.close })
    let averages = average.map { closes.simpleMovingAverage($0) }
    let hasAdjusted = !part.adjClose.isEmpty
    let rows = part.resampled(period).map { bar -> [Cell] in
      var row: [Cell] = [
        .text(one.symbol), Cell(bar.start), Cell(bar.firstDay), Cell(bar.lastDay), .integer(Int64(bar.count)),
        Cell(bar.open), Cell(bar.high), Cell(bar.low), Cell(bar.close), hasAdjusted ? Cell(bar.adjClose) : .null,
        Cell(bar.volume),
      ]
      if let averages { row.append(mean(averages, on: bar.start.number)) }
      return row
    }
    return Grid(columns: columns, rows: rows)
  }

  private static func mean(_ averages: DailySeries, on day: Int32) -> Cell {
    guard let index = averages.index(onOrBefore: Day(number: day)), averages.days[index] == day else { return .null }
    return .real(averages.values[index])
  }

  /// Closes of several series side by side, on the same days.
  static func aligned(
    _ series: [LoadedSeries], every period: CalendarPeriod?, gaps: GapRule, from: Day?, average: Int?
  ) -> Grid {
    var (days, values) = DailySeries.aligned(series.map(\.closes), gaps: gaps)
    if let period {
      let last = DailySeries.lastIndices(of: days, in: period)
      days = last.map { days[$0] }
      values = values.map { column in last.map { column[$0] } }
    }
    let averages = average.map { length in
      values.map { DailySeries(days: days, values: $0).simpleMovingAverage(length) }
    }
    var columns = period == nil ? [Column("day", .day)] : [Column("start", .day), Column("day", .day)]
    for one in series {
      columns.append(Column(one.symbol))
      if averages != nil { columns.append(Column("\(one.symbol) average")) }
    }
    var rows: [[Cell]] = []
    for (index, day) in days.enumerated() where from.map({ $0.number <= day }) ?? true {
      var row: [Cell] = period.map { [Cell($0.start(of: Day(number: day)))] } ?? []
      row.append(Cell(Day(number: day)))
      for place in series.indices {
        row.append(.real(values[place][index]))
        if let averages { row.append(mean(averages[place], on: day)) }
      }
      rows.append(row)
    }
    return Grid(columns: columns, rows: rows)
  }

  /// The grid with its numbers as people read prices.
  static func rounded(_ grid: Grid) -> Grid {
    Grid(
      columns: grid.columns,
      rows: grid.rows.map { row in
        row.map { if case .real(let value) = $0 { .real(PriceText.rounded(value)) } else { $0 } }
      })
  }

  /// Every pair once, for programs; the matrix for people.
  static func correlations(_ series: [LoadedSeries], from: Day?, asMatrix: Bool) -> Grid {
    let closes = series.map { $0.closes.within(from: from, to: nil) }
    if asMatrix {
      let rows = series.indices.map { left -> [Cell] in
        [.text(series[left].symbol)]
          + series.indices.map { right in
            Cell(
              left == right ? 1 : closes[left].correlation(with: closes[right])
            )
          }
      }
      return Grid(columns: [Column("symbol", .code)] + series.map { Column($0.symbol) }, rows: rows)
    }
    var rows: [[Cell]] = []
    for left in series.indices {
      for right in series.indices where left < right {
        let common = DailySeries.aligned([closes[left], closes[right]], gaps: .commonDaysOnly).days.count
        rows.append([
          .text(series[left].symbol), .text(series[right].symbol), Cell(closes[left].correlation(with: closes[right])),
          .integer(Int64(common)),
        ])
      }
    }
    return Grid(
      columns: [Column("symbol", .code), Column("other", .code), Column("correlation"), Column("days")], rows: rows)
  }
}
