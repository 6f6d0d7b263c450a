public import Vocabulary

/// What came out of some lines of a table: bars or rates, and what could not be used.
public struct ParsedTable: Sendable {
  /// Empty for a table of rates.
  public var bars = BarBatch()
  /// What the file tells of each of `bars.symbols`, in their order.
  public var facts: [InstrumentFacts] = []
  /// Empty for a table of prices.
  public var rates: [DailyRate] = []
  /// The first `diagnosticLimit` rows that were left out, each with its place, in the order of the lines.
  public var diagnostics: [Diagnostic] = []
  /// How many rows were left out, with or without a diagnostic of their own.
  public var rejectedRows = 0
  /// How many lines were gone over, blank ones included.
  public var lines = 0

  /// So many diagnostics of one file are kept; the others are counted.
  public static let diagnosticLimit = 1000

  public init() {}

  /// Moves the places of the diagnostics down: for lines that were read before it was known where they stand.
  public mutating func moveDown(by lines: Int) {
    guard lines != 0 else { return }
    for index in diagnostics.indices {
      if let line = diagnostics[index].place?.line { diagnostics[index].place?.line = line + lines }
    }
  }

  /// Keeps no more diagnostics than a file may have, given those that are kept already.
  public mutating func limitDiagnostics(kept: Int) {
    let room = max(0, Self.diagnosticLimit - kept)
    if diagnostics.count > room { diagnostics.removeSubrange(room...) }
  }
}
