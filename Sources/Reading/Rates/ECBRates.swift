public import Vocabulary

/// Reads the files of euro reference rates of the European Central Bank, both shapes: the history with ISO days
/// (`eurofxref-hist.csv`) and the newest day with English dates (`eurofxref.csv`).
public struct ECBRates: Sendable {
  /// In the order of the file; base EUR throughout.
  public var rates: [DailyRate] = []
  /// What could not be used, with line and column.
  public var diagnostics: [Diagnostic] = []

  /// Reads a whole file.
  ///
  /// A cell that holds no rate (`N/A`, nothing) is left out in silence; one that holds no number or a rate of zero or
  /// less is left out with a diagnostic, and so is a row of an unreadable day or with too few or too many cells.
  ///
  /// - Parameters:
  ///   - days: only these days, nil for all; other rows are skipped without looking at their rates.
  ///   - file: the name for diagnostics.
  /// - Complexity: linear in the size of the file.
  public static func read(_ bytes: [UInt8], days: ClosedRange<Day>? = nil, file: String) -> ECBRates {
    bytes.withUnsafeBufferPointer { read($0, days: days, file: file) }
  }

  /// Reads a whole file that is in memory already, such as the embedded one.
  public static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, days: ClosedRange<Day>? = nil, file: String
  ) -> ECBRates {
    var scanner = ECBScanner(bytes: bytes, days: days, file: file)
    scanner.run()
    return ECBRates(rates: scanner.rates, diagnostics: scanner.diagnostics)
  }
}
