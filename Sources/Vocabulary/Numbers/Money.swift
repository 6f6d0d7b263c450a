/// An exact amount of one currency, in its main unit (dollars, not cents).
public struct Money: Sendable, Hashable, CustomStringConvertible {
  public let amount: DecimalNumber
  public let currency: Currency

  public init(_ amount: DecimalNumber, _ currency: Currency) {
    self.amount = amount
    self.currency = currency
  }

  /// The plain digits and the code: `380000000000 CNY`.
  public var description: String { "\(amount) \(currency)" }
}
