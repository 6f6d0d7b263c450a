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
  /// Lines of text behind the last row: notes, if the table ends with them, and rows that were left out if others follow.
  public var notes: [Diagnostic] = []
  /// How many lines were gone over, blank ones included.
  public var lines = 0

  /// So many diagnostics of one file are kept; the others are counted.
  public static let diagnosticLimit = 1000

  public init() {}

  /// Moves the places of the diagnostics down: for lines that were read before it was known where they stand.
  public mutating func moveDown(by lines: Int) {
    guard lines != 0 else { return }
    Self.moveDown(&diagnostics, by: lines)
    Self.moveDown(&notes, by: lines)
  }

  private static func moveDown(_ diagnostics: inout [Diagnostic], by lines: Int) {
    for index in diagnostics.indices {
      if let line = diagnostics[index].place?.line { diagnostics[index].place?.line = line + lines }
    }
  }

  /// Whether any row was read or left out.
  public var hasRows: Bool { !bars.days.isEmpty || !rates.isEmpty || rejectedRows > 0 }

  /// Takes up the notes of the pieces before this one: they are rows that were left out where this one has rows. Hands on in
  /// `carried` what may still be notes.
  public mutating func settleNotes(_ carried: inout [Diagnostic], hasRows: Bool) {
    if !hasRows {
      carried += notes
    } else {
      diagnostics.insert(contentsOf: carried, at: 0)
      rejectedRows += carried.count
      carried = notes
    }
    notes = []
  }

  /// Keeps no more diagnostics than a file may have, given those that are kept already.
  public mutating func limitDiagnostics(kept: Int) {
    let room = max(0, Self.diagnosticLimit - kept)
    if diagnostics.count > room { diagnostics.removeSubrange(room...) }
  }
}
