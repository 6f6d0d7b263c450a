public import Vocabulary

/// The reference rates that the program carries: the whole history published by the European Central Bank.
public enum BuiltInRates {
  /// The file's name at its publisher.
  public static let fileName = "eurofxref-hist.csv"
  public static let publisher = "European Central Bank"

  /// The file as published.
  public static var bytes: UnsafeBufferPointer<UInt8> {
    EmbeddedFile.named(fileName)?.bytes ?? UnsafeBufferPointer(start: nil, count: 0)
  }

  /// Its rates of some days, nil for all. Linear in the file's size (2 MB), most of it for the days that are wanted.
  public static func rates(days: ClosedRange<Day>? = nil) -> [DailyRate] {
    ECBRates.read(bytes, days: days, file: fileName).rates
  }
}
