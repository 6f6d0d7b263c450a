import Vocabulary

/// One quantity or time that a text mentions: where it stands, what it says, and which rule read it.
///
/// The recogniser returns mentions sorted by place and not overlapping (`outer` ranges included).
struct Mention: Sendable, Equatable {
  /// The bytes of the number with its unit or currency, sign and range: `3천800억 위안`, `RMB380 billion`, `$60-65 billion`.
  var range: Range<Int>
  /// `range` with the words that qualify or direct it: `약 … 이상`, `more than …`, `over the next …`, `by …`.
  var outer: Range<Int>
  var value: MentionValue
  /// From approximators and bounds around the number (`약`, `가량`, `at least`, `逾`); `.range` where there are two ends.
  var qualifier: Qualifier
  /// The name of the grammar rule that read it.
  var rule: StaticString
  /// Of a money mention: the index (in the same result) of the money that this one converts into another currency:
  /// `3800억 위안(약 75조 원)`, `RMB380 billion ($52.4 billion)`, `3800亿元（约合520亿美元）`, `…, or about $52bn`. Always smaller than its own index.
  var restates: Int?

  init(
    range: Range<Int>, outer: Range<Int>, value: MentionValue, qualifier: Qualifier, rule: StaticString,
    restates: Int? = nil
  ) {
    self.range = range
    self.outer = outer
    self.value = value
    self.qualifier = qualifier
    self.rule = rule
    self.restates = restates
  }

  static func == (left: Mention, right: Mention) -> Bool {
    left.range == right.range && left.outer == right.outer && left.value == right.value
      && left.qualifier == right.qualifier && left.restates == right.restates
  }
}

/// What a mention says.
enum MentionValue: Sendable, Equatable {
  case money(StatedMoney)
  case percent(StatedPercent)
  /// A number that is none of the others: counts (`400만 관중`), plain figures.
  case number(StatedNumber)
  case duration(StatedDuration)
  case period(StatedPeriod)
}

/// An amount of money as stated, in the currency's main unit (dollars, not cents, unless only cents are named in an unknown currency).
struct StatedMoney: Sendable, Equatable {
  /// The amount, or the low end of a range. Signed where a sign or a word such as "minus" stands before it.
  var low: DecimalNumber
  /// The high end of a range.
  var high: DecimalNumber?
  /// Nil where the text leaves it open: rials, francs and pesos of no named country, bitcoins. A bare dollar is USD, a bare pound GBP.
  var currency: Currency?
}

/// A percentage as stated: 22 for 22 %.
struct StatedPercent: Sendable, Equatable {
  /// Signed by signs and by words such as "minus" and `마이너스` only; "fell 3 %" is positive here: the verb is the extraction's business.
  var low: DecimalNumber
  /// The high end of a range.
  var high: DecimalNumber?
  /// Percentage points (`%포인트`, `percentage points`, `个百分点`, basis points as hundredths): a difference of two percentages, no change in percent.
  var isPoints: Bool
}

/// A number without a unit that the recogniser knows.
struct StatedNumber: Sendable, Equatable {
  var low: DecimalNumber
  /// The high end of a range.
  var high: DecimalNumber?
}
