import Vocabulary

/// What a rule made of a quantity: the statement, and whom the rule took for its subject.
struct Ruling {
  /// What the statement says, without its names.
  enum Reading {
    case capex, stake, growth, move, other

    /// A number for each, for features; 0 is for none.
    var code: UInt64 {
      switch self {
      case .capex: 1
      case .stake: 2
      case .growth: 3
      case .move: 4
      case .other: 5
      }
    }
  }

  /// The index of the mark in the sentence.
  var mark: Int
  /// The index of the statement.
  var statement: Int
  var subject: FactReading.Subject
  /// The bytes that were quoted.
  var quote: Range<Int>
  /// Others share the statement: "X and Y each invest".
  var isShared: Bool
  var reading: Reading
  /// Of an investment.
  var isSpent = false
  var hasTarget = false
  var years: Double?
  /// Of a growth, as judgements tell the parts of a business apart.
  var segment = 0
  /// Of a move, its number.
  var window = 0

  init(
    mark: Int, statement: Int, subject: FactReading.Subject, quote: Range<Int>, isShared: Bool, value: FactValue
  ) {
    self.mark = mark
    self.statement = statement
    self.subject = subject
    self.quote = quote
    self.isShared = isShared
    switch value {
    case .investment(let value):
      reading = value.kind == .capex ? .capex : .stake
      isSpent = value.status == .spent
      hasTarget = value.target != nil
      years = value.years
    case .revenueGrowth(let value):
      reading = .growth
      segment = Self.code(ofSegment: value.segment)
    case .stockMove(let value):
      reading = .move
      window = value.window.code
    case .marketTicker: reading = .other
    }
  }

  /// Which of the parts of a business that judgements tell apart a segment is.
  static func code(ofSegment segment: String) -> Int {
    switch segment {
    case "total": 0
    case "cloud": 1
    case "ai": 2
    default: 3
    }
  }
}
