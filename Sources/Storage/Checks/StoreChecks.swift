// What the store states, held against the prices, rates and filings that it holds.
public import Analysis
public import Vocabulary

extension Store {
  /// Runs the checks of these kinds, in the order of the kinds; within one by the day of the statement.
  ///
  /// - Parameters:
  ///   - entities: only what is said of these; empty for all.
  ///   - asOf: what was known by the end of that day.
  /// - Complexity: linear in the facts; of each instrument the days that its moves need are read once.
  public func check(
    _ kinds: Set<CheckKind>, entities: [String] = [], asOf: Day? = nil
  ) throws(Diagnostic) -> [CheckFinding] {
    let scope = CheckScope(entities: Set(entities), asOf: asOf)
    do {
      let connection = try reader()
      var findings: [CheckFinding] = []
      if kinds.contains(.moves) { findings += try checkMoves(scope) }
      if kinds.contains(.conversions) {
        let rates = ExchangeRates(source: StoredRates(connection))
        for stated in try ConversionRows.read(scope, in: connection) {
          findings.append(try ConversionCheck.check(stated, rates: rates, asOf: asOf))
        }
      }
      if kinds.contains(.sources) { findings += FigureCheck.check(try FigureRows.read(scope, in: connection)) }
      if kinds.contains(.filings) {
        findings += try SpendingRows.read(scope, in: connection).map { FilingCheck.check($0) }
        for (id, name) in try SpendingRows.withoutFilings(scope, in: connection) {
          var finding = CheckFinding(
            .filings, .unchecked, entityID: id, entityName: name, factID: nil, statedOn: nil,
            claim: CheckFinding.Claim())
          finding.claim.about = "capital expenditure"
          finding.help = "no filings: ingest the SEC's company facts (CIK##########.json) of those that file there"
          findings.append(finding)
        }
      }
      return findings
    } catch let diagnostic as Diagnostic {
      throw diagnostic
    } catch {
      throw problem.diagnostic(error, verb: "read")
    }
  }
}
