// `prices` for people: instruments are columns and figures are rows; many instruments are rows with the main figures.
public import Vocabulary

/// The figures of instruments, from a grid with one row each (the columns of `prices`' machine output).
public struct PriceSheet {
  private let grid: Grid
  private let notes: [String]
  private let averageLength: Int
  private let options: RenderOptions

  public init(_ grid: Grid, averageLength: Int, notes: [String], options: RenderOptions) {
    self.grid = grid
    self.averageLength = averageLength
    self.notes = notes
    self.options = options
  }

  /// More instruments than this become rows.
  private static let most = 4

  public func text() -> [UInt8] {
    let limit = max(options.terminalWidth ?? 80, 40)
    var out: [UInt8] = []
    let rows = self.rows
    let labelWidth = rows.map { displayWidth($0.label) }.max() ?? 0
    let widths = grid.rows.indices.map { place in
      rows.flatMap { $0.cells[place] }.map(displayWidth).max() ?? 0
    }
    if grid.rows.count <= Self.most, widths.reduce(labelWidth, { $0 + 2 + $1 }) <= limit || grid.rows.count == 1 {
      write(rows, labelWidth, widths, into: &out)
    } else {
      out += render(summary, as: .table, options: options)
    }
    if !notes.isEmpty { out.append(UInt8(ascii: "\n")) }
    for note in notes { for line in wrapped(note, columns: limit) { out.append(text: line + "\n") } }
    return out
  }

  public func markdown() -> [UInt8] {
    var out: [UInt8] = []
    let names = rows.first?.cells.map { $0.joined(separator: "<br>") } ?? []
    writeMarkdown(
      [""] + names.map(markdownEscaped),
      rows.dropFirst().map { row in
        [markdownEscaped(row.label)] + row.cells.map { $0.map(markdownEscaped).joined(separator: "<br>") }
      }, [false] + names.map { _ in false }, into: &out)
    if !notes.isEmpty { out.append(UInt8(ascii: "\n")) }
    for note in notes { out.append(text: "- \(markdownEscaped(note))\n") }
    return out
  }

  // MARK: Rows

  private struct Row {
    let label: String
    let cells: [[String]]
  }

  private var rows: [Row] {
    let all: [(String, ([Cell]) -> [String])] = [
      ("", { [text($0, "symbol") ?? ""] }),
      ("name", { [text($0, "name") ?? text($0, "entity")].compactMap { $0 } }),
      (
        "days",
        { row in
          guard let first = text(row, "first_day"), let last = text(row, "last_day") else { return ["none"] }
          return [number(row, "n") ?? "", "\(first) to \(last)"]
        }
      ),
      ("last close", { row in [money(row, "last"), text(row, "last_day")].compactMap { $0 } }),
      ("1 day", { percents($0, "return_1d") }), ("1 week", { percents($0, "return_1w") }),
      ("1 month", { percents($0, "return_1m") }), ("3 months", { percents($0, "return_3m") }),
      ("6 months", { percents($0, "return_6m") }), ("1 year", { percents($0, "return_1y") }),
      (
        "year to date",
        { row in
          percents(row, "ytd")
            + [text(row, "ytd_base_day").map { "from \(number(row, "ytd_base") ?? "") on \($0)" }].compactMap { $0 }
        }
      ),
      ("all days", { percents($0, "change") }), ("a year (CAGR)", { isLong($0) ? percents($0, "cagr") : [] }),
      ("volatility", { row in number(row, "volatility").map { [$0 + "%"] } ?? [] }),
      (
        "max drawdown",
        { row in
          guard let peak = text(row, "peak_day"), let trough = text(row, "trough_day") else { return [] }
          if peak == trough { return percents(row, "max_drawdown") }
          return percents(row, "max_drawdown") + [
            "\(peak) to \(trough)", text(row, "recovered_on").map { "recovered \($0)" } ?? "not recovered",
          ]
        }
      ),
      ("lowest", { row in [money(row, "min")].compactMap { $0 } }),
      ("highest", { row in [money(row, "max")].compactMap { $0 } }),
      ("mean", { row in [money(row, "avg")].compactMap { $0 } }),
      ("\(averageLength)-day mean", { row in [money(row, "sma")].compactMap { $0 } }),
    ]
    return all.map { label, cell in Row(label: label, cells: grid.rows.map(cell)) }
  }

  /// Growth over less than a year says little about a year.
  private func isLong(_ row: [Cell]) -> Bool {
    guard let first = text(row, "first_day").flatMap({ Day(iso: $0) }),
      let last = text(row, "last_day").flatMap({ Day(iso: $0) })
    else { return false }
    return last.days(since: first) >= 365
  }

  private func cell(_ row: [Cell], _ name: String) -> Cell { grid.index(of: name).map { row[$0] } ?? .null }

  private func text(_ row: [Cell], _ name: String) -> String? {
    if case .text(let text) = cell(row, name) { shownSafely(text) } else { nil }
  }

  private func number(_ row: [Cell], _ name: String) -> String? {
    switch cell(row, name) {
    case .integer(let value): grouped(DecimalNumber(Int(value)))
    case .real(let value): PriceText.number(value)
    default: nil
    }
  }

  private func money(_ row: [Cell], _ name: String) -> String? {
    number(row, name).map { $0 + (text(row, "currency").map { " \($0)" } ?? "") }
  }

  private func percents(_ row: [Cell], _ name: String) -> [String] {
    if case .real(let value) = cell(row, name) { [PriceText.percent(value)] } else { [] }
  }

  /// One row an instrument, with what fits 80 columns.
  private var summary: Grid {
    let shown = [
      ("symbol", "symbol"), ("last_day", "last day"), ("last", "last"), ("currency", ""), ("return_1d", "1 day"),
      ("return_1m", "1 month"), ("ytd", "ytd"), ("return_1y", "1 year"), ("max_drawdown", "drawdown"),
    ]
    let columns = shown.map { name, label -> Column in
      switch name {
      case "symbol", "currency": Column(label, .code)
      case "last", "last_day": Column(label)
      default: Column(label, .percent)
      }
    }
    let rows = grid.rows.map { row in
      shown.map { name, _ -> Cell in
        if case .real(let value) = cell(row, name) { .real(PriceText.rounded(value)) } else { cell(row, name) }
      }
    }
    return Grid(columns: columns, rows: rows)
  }

  private func write(_ rows: [Row], _ labelWidth: Int, _ widths: [Int], into out: inout [UInt8]) {
    let isDrawn = options.isTerminal && !options.isASCII
    for (index, row) in rows.enumerated() {
      if row.cells.allSatisfy(\.isEmpty) { continue }
      for line in 0..<max(1, row.cells.map(\.count).max() ?? 1) {
        var text = line == 0 ? row.label : ""
        var column = labelWidth
        for (place, cell) in row.cells.enumerated() {
          text += padding(text, to: column + 2)
          column += 2
          if line < cell.count { text += cell[line] }
          column += widths[place]
        }
        while text.last == " " { text.removeLast() }
        out.append(text: index == 0 && options.usesColour ? "\u{1B}[1m\(text)\u{1B}[0m\n" : text + "\n")
      }
      if index == 0 {
        let width = widths.reduce(labelWidth) { $0 + 2 + $1 }
        out.append(text: String(repeating: isDrawn ? "─" : "-", count: width) + "\n")
      }
    }
  }
}
