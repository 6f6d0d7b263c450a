/// What a place in a sentence is, for the rules: a quantity, a name, or a word that tells what a number is about.
///
/// Words and their classes are data (`lexicons/<language>/cues.tsv`); this is the list of classes.
enum Cue: UInt8, Sendable {
  // Quantities, times and names, from the recogniser and the entity matcher.
  case entity, money, percent, number, duration, period
  // Punctuation that parts clauses: a comma; a semicolon, dash or bullet.
  case comma, stop
  /// Money put to work: invest, 투자, 投入. Value `past`, `plan`.
  case invest
  /// The same, said of the money: be spent.
  case passive
  /// A noun for money put to work: capital expenditure, 설비투자.
  case capex
  /// A noun for what money is put into or a sum set apart: plan, plant, budget.
  case project
  case cost, build
  /// Another company bought.
  case acquire
  /// A part of another company: stake, 지분, 入股.
  case stake
  /// A funding round.
  case round
  case lead
  case revenue, profit
  /// A noun or verb for money that is no investment. Value: which kind.
  case neg
  case share, trade
  case up, down, growth
  case none
  case denial, hypo, analyst, source, previous, revise, part
  case pronoun
  case year, quarterly
  case yoy, qoq
  /// The stretch of time of a move. Value: a `MoveWindow`.
  case window
  /// A part of the business. Value: an English word.
  case segment
  case division, aggregate
  /// What grows but is not revenue: users, prices, rates.
  case volume
  case plan, spent, peryear, relative, clause
  /// A stretch of time of so many years: 前三季度, 1~3분기, 四半期累計. Value: the years.
  case span
  /// A thing that is only ever built with money: plant, data centre. Right by an amount it makes it an investment.
  case plant
  /// A weak verb of spending: promise, expect, need. It counts where the text is about investment and nothing says otherwise.
  case commit
  /// A verb of deciding or announcing: what it tells of as done is still to be spent.
  case vow
  /// An adverb or noun of Chinese that sets what it stands with ahead, or tells it as done.
  case ahead, done

  init?(name: String) {
    switch name {
    case "invest": self = .invest
    case "passive": self = .passive
    case "capex": self = .capex
    case "project": self = .project
    case "cost": self = .cost
    case "build": self = .build
    case "acquire": self = .acquire
    case "stake": self = .stake
    case "round": self = .round
    case "lead": self = .lead
    case "revenue": self = .revenue
    case "profit": self = .profit
    case "neg": self = .neg
    case "share": self = .share
    case "trade": self = .trade
    case "up": self = .up
    case "down": self = .down
    case "growth": self = .growth
    case "none": self = .none
    case "denial": self = .denial
    case "hypo": self = .hypo
    case "analyst": self = .analyst
    case "source": self = .source
    case "previous": self = .previous
    case "revise": self = .revise
    case "part": self = .part
    case "pronoun": self = .pronoun
    case "year": self = .year
    case "quarterly": self = .quarterly
    case "yoy": self = .yoy
    case "qoq": self = .qoq
    case "window": self = .window
    case "segment": self = .segment
    case "division": self = .division
    case "aggregate": self = .aggregate
    case "volume": self = .volume
    case "plan": self = .plan
    case "spent": self = .spent
    case "peryear": self = .peryear
    case "relative": self = .relative
    case "clause": self = .clause
    case "span": self = .span
    case "plant": self = .plant
    case "commit": self = .commit
    case "vow": self = .vow
    case "ahead": self = .ahead
    case "done": self = .done
    default: return nil
    }
  }
}

/// A set of cues: one bit for each.
struct CueSet: Sendable {
  var bits: UInt64

  static let all = CueSet(bits: .max)
  /// What the figures of a business are.
  static let reported = CueSet(.revenue, .profit, .capex, .invest)

  /// What a sentence without names and amounts can add to what is known: what the text goes on to speak of.
  static let topical = CueSet(.share, .revenue, .profit, .capex, .invest, .lead)

  init(bits: UInt64) { self.bits = bits }

  init(_ cues: Cue...) { bits = cues.reduce(0) { $0 | 1 << UInt64($1.rawValue) } }

  @inline(__always)
  func contains(_ cue: Cue) -> Bool { bits >> UInt64(cue.rawValue) & 1 != 0 }

  @inline(__always)
  func overlaps(_ other: CueSet) -> Bool { bits & other.bits != 0 }

  @inline(__always)
  mutating func insert(_ cue: Cue) { bits |= 1 << UInt64(cue.rawValue) }
}

/// A place of a sentence with what it is.
struct Mark: Sendable {
  var start: Int32
  var end: Int32
  var kind: Cue
  /// The index of the cue's value in `CueTable.values`, 0 for none.
  var value: UInt8
  /// The index of the mention or the name behind it.
  var ref: Int32
}
