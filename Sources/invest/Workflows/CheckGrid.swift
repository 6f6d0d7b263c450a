// The findings of `check` as rows: the columns of its machine output, which the report is made of too.
import Analysis
import Vocabulary

enum CheckGrid {
  /// A contract with its readers.
  static let columns = [
    Column("check"), Column("verdict"), Column("entity", .code), Column("name"), Column("fact_id", .code),
    Column("other_fact_id", .code), Column("stated_on", .day), Column("amount", .amount),
    Column("amount_high", .amount), Column("currency", .code), Column("other_amount", .amount),
    Column("other_currency", .code), Column("percent", .percent), Column("other_percent", .percent), Column("window"),
    Column("qualifier"), Column("about"), Column("measured"), Column("difference"), Column("tolerance"),
    Column("data"), Column("also"), Column("help"), Column("uri"),
  ]

  static func grid(_ findings: [CheckFinding]) -> Grid {
    Grid(columns: columns, rows: findings.map(row))
  }

  private static func row(_ finding: CheckFinding) -> [Cell] {
    let claim = finding.claim
    return [
      .text(finding.kind.rawValue), .text(finding.verdict.rawValue), .text(finding.entityID), .text(finding.entityName),
      finding.factID.map { .integer($0) } ?? .null, finding.otherFactID.map { .integer($0) } ?? .null,
      Cell(finding.statedOn), cell(claim.amount), cell(claim.amountHigh), Cell(claim.currency), cell(claim.otherAmount),
      Cell(claim.otherCurrency), cell(claim.percent), cell(claim.otherPercent), Cell(claim.window?.rawValue),
      .text(claim.qualifier.rawValue), Cell(claim.about), cell(finding.measured), cell(finding.difference),
      cell(finding.tolerance), Cell(finding.data),
      Cell(finding.also.isEmpty ? nil : finding.also.joined(separator: "; ")),
      Cell(finding.help), Cell(finding.uri),
    ]
  }

  private static func cell(_ number: DecimalNumber?) -> Cell {
    guard let number else { return .null }
    return number.int64.map { .integer($0) } ?? .real(number.double)
  }

  private static func cell(_ number: Double?) -> Cell { number.map { .real($0) } ?? .null }
}
