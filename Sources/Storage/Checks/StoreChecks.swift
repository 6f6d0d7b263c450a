// What the store states, held against the prices, rates and filings that it holds.
public import Analysis
import Dispatch
import Synchronization
public import Vocabulary

extension Store {
  /// Runs the checks of these kinds, in the order of the kinds; within one by the day of the statement.
  ///
  /// - Parameters:
  ///   - entities: only what is said of these; empty for all.
  ///   - asOf: what was known by the end of that day.
  /// - Complexity: linear in the facts; of each instrument the days that its moves need are read once. Of a large store two
  ///   kinds are checked beside the two others.
  public func check(
    _ kinds: Set<CheckKind>, entities: [String] = [], asOf: Day? = nil
  ) throws(Diagnostic) -> [CheckFinding] {
    let scope = CheckScope(entities: Set(entities), asOf: asOf)
    do {
      let own = try reader()
      let (first, second) = (kinds.intersection([.moves, .conversions]), kinds.intersection([.sources, .filings]))
      guard !first.isEmpty, !second.isEmpty, path != nil, try own.integer("SELECT max(id) FROM facts") ?? 0 >= 10_000
      else { return try checkStated(first, scope, in: own) + Self.checkFigures(second, scope, in: own) }
      // Each half takes about as long as the other.
      let other = OtherReader(connection: try anotherReader())
      try SQLFunctions.register(on: other.connection)
      let group = DispatchGroup()
      let figures = Mutex<Result<[CheckFinding], any Error>>(.success([]))
      DispatchQueue.global().async(group: group) {
        let found = Result { try Self.checkFigures(second, scope, in: other.connection) }
        figures.withLock { $0 = found }
      }
      let stated = Result { try checkStated(first, scope, in: own) }
      group.wait()
      return try stated.get() + figures.withLock { $0 }.get()
    } catch let diagnostic as Diagnostic {
      throw diagnostic
    } catch {
      throw problem.diagnostic(error, verb: "read")
    }
  }
  /// Checks what a text states against prices and rates.
  private func checkStated(
    _ kinds: Set<CheckKind>, _ scope: CheckScope, in connection: Connection
  ) throws -> [CheckFinding] {
    var findings: [CheckFinding] = []
    if kinds.contains(.moves) { findings += try checkMoves(scope) }
    if kinds.contains(.conversions) {
      let rates = ExchangeRates(source: StoredRates(connection))
      for stated in try ConversionRows.read(scope, in: connection) {
        findings.append(try ConversionCheck.check(stated, rates: rates, asOf: scope.asOf))
      }
    }
    return findings
  }

  /// Checks figures against each other and against filings.
  private static func checkFigures(
    _ kinds: Set<CheckKind>, _ scope: CheckScope, in connection: Connection
  ) throws -> [CheckFinding] {
    var findings: [CheckFinding] = []
    if kinds.contains(.sources) { findings += FigureCheck.check(try FigureRows.read(scope, in: connection)) }
    if kinds.contains(.filings) {
      findings += try SpendingRows.read(scope, in: connection).map { FilingCheck.check($0) }
      for (id, name) in try SpendingRows.withoutFilings(scope, in: connection) {
        var finding = CheckFinding(
          .filings, .unchecked, entityID: id, entityName: name, factID: nil, statedOn: nil, claim: CheckFinding.Claim())
        finding.claim.about = "capital expenditure"
        finding.help = "no filings: ingest the SEC's company facts (CIK##########.json) of those that file there"
        findings.append(finding)
      }
    }
    return findings
  }
}

/// A connection that one other thread uses alone.
private struct OtherReader: @unchecked Sendable {
  let connection: Connection
}
