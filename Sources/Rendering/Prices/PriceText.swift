// Prices and changes for reading.
import Vocabulary

public enum PriceText {
  /// Two digits after the mark, four significant ones below 1, groups of three.
  public static func number(_ value: Double) -> String {
    guard let number = DecimalNumber(plain(value)) else { return plain(value) }
    return grouped(number.roundedForReading)
  }

  /// The same digits as a number, for tables that align numbers.
  public static func rounded(_ value: Double) -> Double {
    DecimalNumber(plain(value))?.roundedForReading.double ?? value
  }

  /// `+68.9%`.
  public static func percent(_ value: Double) -> String {
    guard let number = DecimalNumber(plain(value)) else { return plain(value) + "%" }
    return (value > 0 ? "+" : "") + grouped(number.rounded(toPlaces: 2)) + "%"
  }
}
