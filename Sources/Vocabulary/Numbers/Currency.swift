/// A currency by its ISO 4217 code, three capital ASCII letters.
///
/// Any well-formed code is a currency here; whether rates for it are known is the rate table's business.
public struct Currency: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The three letters, packed into one number so that comparing costs one instruction.
  private let packed: UInt32

  /// The three letters as one number, the first one highest.
  public var number: UInt32 { packed }

  /// A currency from its code in either case; nil unless it is three ASCII letters.
  public init?(_ code: some StringProtocol) {
    var packed: UInt32 = 0
    var count = 0
    for byte in code.utf8 {
      let upper = byte & 0xDF
      guard count < 3, (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(upper) else { return nil }
      packed = packed << 8 | UInt32(upper)
      count += 1
    }
    guard count == 3 else { return nil }
    self.packed = packed
  }

  /// The same from ASCII bytes.
  public init?(bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.count == 3 else { return nil }
    var packed: UInt32 = 0
    for byte in bytes {
      let upper = byte & 0xDF
      guard upper &- UInt8(ascii: "A") < 26 else { return nil }
      packed = packed << 8 | UInt32(upper)
    }
    self.packed = packed
  }

  private init(known code: StaticString) {
    self.packed = code.withUTF8Buffer { $0.reduce(0) { $0 << 8 | UInt32($1) } }
  }

  /// The three letters in one number, which is not zero: for look-ups that keep no object.
  public var packedCode: UInt32 { packed }

  /// The ISO 4217 code.
  public var code: String {
    String(decoding: [UInt8(packed >> 16 & 0xFF), UInt8(packed >> 8 & 0xFF), UInt8(packed & 0xFF)], as: UTF8.self)
  }

  public var description: String { code }

  public static func < (left: Currency, right: Currency) -> Bool { left.packed < right.packed }

  public static let usd = Currency(known: "USD")
  public static let eur = Currency(known: "EUR")
  public static let krw = Currency(known: "KRW")
  public static let cny = Currency(known: "CNY")
  public static let jpy = Currency(known: "JPY")
  public static let twd = Currency(known: "TWD")
  public static let hkd = Currency(known: "HKD")
}
