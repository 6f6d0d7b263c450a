import Vocabulary

/// How exactly a text gives a conversion in brackets: the place of the last digit that it writes.
extension FactReading {
  /// For each conversion the power of ten of its last digit: 12 for 75조, 8 for $52.4bn and for 74조8000억. Nil where it
  /// is written in words.
  func lastDigits(of restated: [Money], near range: Range<Int>) -> [Int?] {
    restated.map { money -> Int? in
      let mention = mentions.first { mention in
        guard mention.restates != nil, mention.range.lowerBound >= range.lowerBound,
          mention.range.lowerBound < range.upperBound + 240, case .money(let stated) = mention.value
        else { return false }
        return stated.low == money.amount && stated.currency == money.currency
      }
      return mention.flatMap { LastDigit.power(of: money.amount, in: text[$0.range]) }
    }
  }
}

enum LastDigit {
  /// The power of ten of the last digit that is written of an amount: what the zeros at its end and those at the end of
  /// the last run of digits differ by. Nil where no digits are written.
  static func power(of amount: DecimalNumber, in text: some Collection<UInt8>) -> Int? {
    var run: [UInt8] = []
    var last: [UInt8] = []
    for byte in text {
      if TextClass.isDigit(byte) || (!run.isEmpty && (byte == UInt8(ascii: ",") || byte == UInt8(ascii: "."))) {
        run.append(byte)
      } else {
        if !run.isEmpty { last = run }
        run.removeAll(keepingCapacity: true)
      }
    }
    if !run.isEmpty { last = run }
    let digits = last.filter(TextClass.isDigit)
    let zeros = digits.reversed().prefix { $0 == UInt8(ascii: "0") }.count
    guard zeros < digits.count, amount.significand != 0 else { return nil }
    var significand = amount.significand
    var trailing = -amount.scale
    while significand % 10 == 0 {
      significand /= 10
      trailing += 1
    }
    return trailing - zeros
  }
}
