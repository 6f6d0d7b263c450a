// One finding of `check` in words.
import Vocabulary

/// A row of `check`'s grid, read by the names of its columns.
struct Finding {
  private let row: [Cell]
  private let columns: FindingColumns

  init(_ row: [Cell], _ columns: FindingColumns) {
    self.row = row
    self.columns = columns
  }

  func text(_ column: FindingColumn) -> String? {
    switch columns.place(of: column).map({ row[$0] }) {
    case .text(let text): shownSafely(text)
    case .integer(let number): String(number)
    case .real(let number): plain(number)
    default: nil
    }
  }

  private func number(_ column: FindingColumn) -> DecimalNumber? { text(column).flatMap { DecimalNumber($0) } }

  var name: String { text(.name) ?? text(.entity) ?? "" }

  // MARK: The claim

  /// `Alibaba, 2025-02-24: shares about +68% ytd`.
  func claim(_ options: RenderOptions) -> String {
    let day = text(.statedOn).map { ", \($0)" } ?? ""
    return "\(name)\(day): \(said(options))"
  }

  private func said(_ options: RenderOptions) -> String {
    switch text(.check) {
    case "moves": return "shares \(qualified(percent(.percent))) \(text(.window) ?? "")"
    case "conversions":
      return "\(qualified(money(.amount, .currency, options, high: .amountHigh))) "
        + "(\(money(.otherAmount, .otherCurrency, options)))"
    case "sources":
      let about = text(.about).map { "\($0): " } ?? ""
      if number(.percent) != nil { return "\(about)\(percent(.percent)) and \(percent(.otherPercent))" }
      return "\(about)\(money(.amount, .currency, options, high: .amountHigh)) and "
        + money(.otherAmount, .otherCurrency, options)
    case "filings":
      guard number(.otherAmount) != nil else { return text(.about) ?? "" }
      let reported = money(.otherAmount, .otherCurrency, options)
      let stated = qualified(money(.amount, .currency, options, high: .amountHigh))
      if text(.verdict) == "noted" {
        let times = number(.measured).map { "\($0.rounded(toSignificantDigits: 2))\(options.isASCII ? "x" : "×")" }
        let year = text(.about)?.split(separator: " ").last.map(String.init) ?? "the last year"
        return "plan per year, \(stated), is \(times ?? "?") the reported capex of \(year), \(reported)"
      }
      return "\(text(.about) ?? ""): \(stated); reported: \(reported)"
    default: return ""
    }
  }

  // MARK: The evidence

  /// How far off, with which data, what else there is, and where it is stated.
  func evidence(_ options: RenderOptions) -> [String] {
    var lines = proof(options)
    let facts = [text(.factId), text(.otherFactId)].compactMap { $0 }
    var place = facts.isEmpty ? "" : "fact\(facts.count > 1 ? "s" : "") \(facts.joined(separator: " and "))"
    if let uri = text(.uri) { place += (place.isEmpty ? "" : ", ") + uri }
    if !place.isEmpty { lines.append(place) }
    return lines
  }

  /// How far off, with which data, and what else there is.
  func proof(_ options: RenderOptions) -> [String] {
    var lines: [String] = []
    let data = text(.data) ?? ""
    if let off = off(options) {
      lines.append(data.isEmpty ? off : "\(off): \(data)")
    } else if !data.isEmpty {
      lines.append(data)
    }
    if let also = text(.also) {
      for other in also.split(separator: ";") { lines.append("also " + other.drop { $0 == " " }) }
    }
    if let help = text(.help) { lines.append(help) }
    return lines
  }

  /// `off by -0.9 points, 1.5 allowed`, `off by +155 bn KRW (+0.2%), 500 bn allowed`.
  private func off(_ options: RenderOptions) -> String? {
    guard let difference = number(.difference), let tolerance = number(.tolerance) else { return nil }
    let sign = difference > .zero ? "+" : ""
    if text(.check) == "moves" {
      return "off by \(sign)\(difference.rounded(toPlaces: 2)) points, \(tolerance.rounded(toPlaces: 2)) allowed"
    }
    let code = text(.otherCurrency) ?? ""
    var share = ""
    if let measured = number(.measured), measured.double != 0 {
      let percent = DecimalNumber(plain(difference.double / measured.double * 100))?.rounded(toPlaces: 2)
      share = percent.map { " (\(sign)\($0)%)" } ?? ""
    }
    let words = options.scale.words(difference, currency: code)
    return "off by \(sign)\(words) \(code)\(share), \(options.scale.words(tolerance, currency: code)) allowed"
  }

  // MARK: Pieces

  private func qualified(_ words: String) -> String {
    switch text(.qualifier) {
    case "about": "about \(words)"
    case "at_least": "at least \(words)"
    case "at_most": "at most \(words)"
    default: words
    }
  }

  private func percent(_ column: FindingColumn) -> String {
    guard let value = number(column) else { return "?" }
    return "\(value > .zero ? "+" : "")\(value)%"
  }

  private func money(
    _ column: FindingColumn, _ currency: FindingColumn, _ options: RenderOptions, high: FindingColumn? = nil
  ) -> String {
    guard let amount = number(column), let code = text(currency) else { return "?" }
    var words = options.scale.words(amount, currency: code)
    if let top = high.flatMap({ number($0) }) {
      words += "\(options.isASCII ? "-" : "–")" + options.scale.words(top, currency: code)
    }
    return "\(words) \(code)"
  }
}
