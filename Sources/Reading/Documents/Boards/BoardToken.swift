import Vocabulary

/// A piece of a line that may be the row of a quote board.
struct BoardToken {
  enum Kind: Equatable {
    /// Characters of a name or of anything else.
    case word
    /// Characters within brackets.
    case bracket
    case number
    case percent
    /// A change that is none: 보합, unchanged, 持平.
    case flat
  }

  var kind: Kind
  var range: Range<Int>
  var value: DecimalNumber = .zero
  /// +1, -1, or 0 where no sign is printed.
  var sign = 0
  /// Whether the sign is ▲ or △, which means a loss in Japanese tables.
  var isTriangle = false
  /// Whether the triangle is the hollow one (△, ▽).
  var isHollow = false
  var currency: Currency?
  /// Printed with the yen sign, which is the yuan's too.
  var isYen = false
  /// Digits only: no grouping, no decimals, no myriads.
  var isBare = false
  var hasFraction = false
  /// Counted in 억, 조, 亿, bn: sums of business, seldom prices.
  var isLarge = false
  /// Whether it stands within brackets.
  var isBracketed = false

  var signed: DecimalNumber { sign < 0 ? value.magnitude.negated : value }
}
