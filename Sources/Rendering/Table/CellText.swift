// The cells of a grid as texts for reading: amounts scaled, percents signed, dangerous characters escaped.
import Vocabulary

/// How the columns of one grid are shown to people, in tables and Markdown.
struct ReadingForm {
  let columns: [Column]
  let scale: Scale
  /// For each amount column the column of its currency, nil where there is none.
  private let currencyColumns: [Int?]

  init(columns: [Column], scale: Scale) {
    self.columns = columns
    self.scale = scale
    currencyColumns = columns.map { column in
      column.role == .amount ? Self.currencyColumn(of: column.name, in: columns) : nil
    }
  }

  /// The currency of `in_amount` is `in_currency`, that of `amount_high` or `price` is `currency`.
  private static func currencyColumn(of name: String, in columns: [Column]) -> Int? {
    var best: (index: Int, length: Int)?
    for (index, column) in columns.enumerated() where column.name.hasSuffix("currency") {
      let prefix = column.name.dropLast("currency".count)
      guard name.hasPrefix(prefix), prefix.utf8.count >= best?.length ?? 0 else { continue }
      best = (index, prefix.utf8.count)
    }
    return best?.index
  }

  /// The text of one cell; empty for null.
  func text(_ row: [Cell], _ index: Int) -> String {
    let role = columns[index].role
    switch row[index] {
    case .null: return ""
    case .text(let text): return shownSafely(text)
    case .blob(let blob):
      var bytes: [UInt8] = []
      bytes.append(blob: blob)
      return String(decoding: bytes, as: UTF8.self)
    case .integer(let value):
      switch role {
      case .amount: return scale.words(DecimalNumber(Int(value)), currency: currency(row, index))
      case .percent: return signed(String(value), isPositive: value > 0)
      default: return String(value)
      }
    case .real(let value):
      switch role {
      case .amount: return scale.words(value, currency: currency(row, index))
      case .percent: return signed(plain(value), isPositive: value > 0)
      default: return plain(value)
      }
    }
  }

  private func currency(_ row: [Cell], _ index: Int) -> String? {
    guard let column = currencyColumns[index], case .text(let code) = row[column] else { return nil }
    return code
  }

  private func signed(_ digits: String, isPositive: Bool) -> String { (isPositive ? "+" : "") + digits + "%" }

  /// Whether a column is one of numbers, which stand at the right: by its role, or because no cell is a text.
  func isNumeric(_ index: Int, rows: [[Cell]]) -> Bool {
    switch columns[index].role {
    case .amount, .percent: return true
    case .day: return false
    case .plain, .code: break
    }
    var hasNumber = false
    for row in rows {
      switch row[index] {
      case .text, .blob: return false
      case .integer, .real: hasNumber = true
      case .null: break
      }
    }
    return hasNumber
  }
}
