public import Vocabulary

/// A mention in the form that the program prints: plain fields, offsets in characters and bytes.
public struct RecognizedMention: Sendable, Hashable {
  /// `money`, `percent` (rule `percent.points` for percentage points), `number`, `duration`, `rate` (per year and the like), `period`, `entity`.
  public var kind: String
  /// The characters, without the words that qualify them.
  public var text: String
  /// Where it begins, in Unicode code points of the text.
  public var start: Int
  /// The same in bytes of UTF-8.
  public var bytes: Range<Int>
  /// The number; nil for ranges (`low`, `high`) and periods.
  public var value: DecimalNumber?
  public var low: DecimalNumber?
  public var high: DecimalNumber?
  /// Of money, where the text says which.
  public var currency: Currency?
  /// Of durations and rhythms: their length by the conventions month 30 days, quarter 90, year 365.
  public var seconds: DecimalNumber?
  /// Of periods: `2025`, `FY2026`, `2025-Q3`, `2025-H1`, `2025-02`, `2025-02-24`, `--02-24`, `year+0`, `quarter-1`.
  public var period: String?
  public var qualifier: Qualifier
  /// The grammar rule that read it.
  public var rule: String
  /// The index of the money mention that this one converts.
  public var restates: Int?
  /// Of `entity`: the id of whom the name stands for.
  public var entity: String?
}

extension Recognizer {
  /// The mentions of a text, in its order.
  ///
  /// - Parameters:
  ///   - text: UTF-8; bytes that are not are read as they come.
  ///   - language: `ko`, `en`, `zh`, `ja`; nil to decide by script.
  public func recognize(_ text: [UInt8], language: String? = nil) -> [RecognizedMention] {
    var counter = CodePointCounter()
    return mentions(in: text, language: language).map { mention in
      let start = counter.count(in: text, to: mention.range.lowerBound)
      let fields = MentionFields(mention)
      return RecognizedMention(
        kind: "\(fields.kind)", text: String(decoding: text[mention.range], as: UTF8.self), start: start,
        bytes: mention.range,
        value: fields.value, low: fields.low, high: fields.high, currency: fields.currency, seconds: fields.seconds,
        period: fields.period?.label, qualifier: mention.qualifier, rule: "\(mention.rule)", restates: mention.restates)
    }
  }
}

/// The fields of a mention as they are printed, without strings.
struct MentionFields {
  var kind: StaticString
  var value: DecimalNumber?
  var low: DecimalNumber?
  var high: DecimalNumber?
  var currency: Currency?
  var seconds: DecimalNumber?
  var period: StatedPeriod?

  init(_ mention: Mention) {
    switch mention.value {
    case .money(let money):
      kind = "money"
      currency = money.currency
      set(money.low, money.high)
    case .percent(let percent):
      // Percentage points are printed as percent: the rule name and the text tell them apart.
      kind = "percent"
      set(percent.low, percent.high)
    case .number(let number):
      kind = "number"
      set(number.low, number.high)
    case .duration(let duration):
      kind = duration.isRate ? "rate" : "duration"
      seconds = duration.seconds
      set(duration.value, duration.high)
    case .period(let period):
      kind = "period"
      self.period = period
    }
  }

  private mutating func set(_ low: DecimalNumber, _ high: DecimalNumber?) {
    if let high {
      self.low = low
      self.high = high
    } else {
      value = low
    }
  }
}

/// Counts code points from the start of a text, going forward only: linear over all calls together.
struct CodePointCounter {
  private var place = 0
  private var points = 0

  /// Code points before a byte offset, which must not lie before the one asked for last.
  mutating func count(in text: [UInt8], to target: Int) -> Int {
    while place < target, place < text.count {
      if text[place] & 0xC0 != 0x80 { points += 1 }
      place += 1
    }
    return points
  }
}

extension StatedPeriod {
  /// A short name: `2025`, `FY2026`, `2025-Q3`, `2025-H1`, `2025-02`, `2025-02-24`, `--02-24`, `2020s`, `year+0`, `year-1-Q4`, `quarter-1`.
  var label: String {
    func two(_ value: Int?) -> String { value.map { $0 < 10 ? "0\($0)" : "\($0)" } ?? "-" }
    var label: String
    switch year {
    case .absolute(let year): label = isFiscal ? "FY\(year)" : "\(year)"
    case .relative(let offset): label = (isFiscal ? "FY" : "") + "year" + (offset < 0 ? "\(offset)" : "+\(offset)")
    case nil:
      if let offset { return "\(unit)" + (offset < 0 ? "\(offset)" : "+\(offset)") }
      label = "-"
    }
    switch unit {
    case .decade: label += "s"
    case .half: label += "-H\(ordinal ?? 0)"
    case .quarter: label += "-Q\(ordinal ?? 0)"
    case .month: label += "-\(two(ordinal))"
    case .day: label += "-\(two(ordinal))-\(two(dayOfMonth))"
    case .year, .week: break
    }
    return label
  }
}
