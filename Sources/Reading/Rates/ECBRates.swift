public import Vocabulary

/// Reads the files of euro reference rates of the European Central Bank, both shapes.
public struct ECBRates: Sendable {
  /// In the order of the file; base EUR throughout.
  public var rates: [DailyRate] = []
  /// What could not be used, with line and column.
  public var diagnostics: [Diagnostic] = []

  /// Reads `eurofxref-hist.csv` or `eurofxref.csv`.
  ///
  /// - Parameters:
  ///   - days: only these days, nil for all; other lines are skipped without being parsed.
  ///   - file: the name for diagnostics.
  /// - Complexity: linear in the size of the file.
  public static func read(_ bytes: [UInt8], days: ClosedRange<Day>? = nil, file: String) -> ECBRates {
    ECBRates()
  }
}
