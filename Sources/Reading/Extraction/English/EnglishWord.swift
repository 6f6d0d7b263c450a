/// What an English word may be, for the rules that take sentences apart.
///
/// Words and their classes are data (`lexicons/en/grammar.tsv`). One writing may be many things ("plan", "budget"): which
/// one it is, its place tells.
struct WordClass: OptionSet, Sendable {
  let rawValue: UInt64

  // Function words.
  static let det = bit(0)
  static let possessive = bit(1)
  static let prep = bit(2)
  static let conj = bit(3)
  /// "and", "or", "but": what joins equals.
  static let coord = bit(4)
  /// "while", "although", "after": what begins a clause of its own.
  static let sub = bit(5)
  static let rel = bit(6)
  static let be = bit(7)
  static let bePast = bit(8)
  static let have = bit(9)
  static let `do` = bit(10)
  /// Modal verbs.
  static let will = bit(11)
  /// Places and those who live there: capitals that name no company.
  static let place = bit(12)
  static let not = bit(13)
  static let adverb = bit(14)
  static let pron = bit(15)
  static let they = bit(16)
  static let we = bit(17)
  /// Subjects that stand for nobody the text is about: "analysts", "others", "there".
  static let nobody = bit(18)
  /// Words that begin a sentence with a capital without being names.
  static let common = bit(19)
  // Nouns for who acts.
  static let company = bit(20)
  static let unit = bit(21)
  static let person = bit(22)
  static let title = bit(23)
  // Verbs, by what their object is.
  static let vInvest = bit(24)
  /// Those of them that only set money apart.
  static let vPledge = bit(25)
  static let vPut = bit(26)
  static let vBuild = bit(27)
  /// Those of them that say that it stands.
  static let vDone = bit(28)
  static let vAcquire = bit(29)
  static let vPay = bit(30)
  static let vSell = bit(31)
  static let vRaise = bit(32)
  static let vCut = bit(33)
  static let vGuide = bit(34)
  static let vAnnounce = bit(35)
  static let vAbandon = bit(36)
  static let vConsider = bit(37)
  static let vPlan = bit(38)
  static let vSay = bit(39)
  static let vFund = bit(40)
  static let vLead = bit(41)
  static let vJoin = bit(42)
  static let vTake = bit(43)
  static let vCost = bit(44)
  static let vReach = bit(45)
  static let vRise = bit(46)
  static let vGo = bit(47)
  static let vNeg = bit(48)
  static let vValue = bit(49)
  // Nouns that tell what a sum or a percentage is.
  static let nCapex = bit(50)
  static let nInvest = bit(51)
  static let nProject = bit(52)
  /// Nouns that say nothing of their own: "a total of", "a range of".
  static let nTransparent = bit(53)
  static let nCost = bit(54)
  static let nGuide = bit(55)
  static let nStake = bit(56)
  static let nRound = bit(57)
  static let nDeal = bit(58)
  static let nRevenue = bit(59)
  static let nProfit = bit(60)
  static let nNeg = bit(61)
  static let nShare = bit(62)
  static let nVolume = bit(63)

  private static func bit(_ index: Int) -> WordClass { WordClass(rawValue: 1 << UInt64(index)) }

  static let verb: WordClass = [
    .vInvest, .vPledge, .vPut, .vBuild, .vDone, .vAcquire, .vPay, .vSell, .vRaise, .vCut, .vGuide, .vAnnounce,
    .vAbandon, .vConsider, .vPlan, .vSay, .vFund, .vLead, .vJoin, .vTake, .vCost, .vReach, .vRise, .vGo, .vNeg, .vValue,
  ]
  static let noun: WordClass = [
    .nCapex, .nInvest, .nProject, .nTransparent, .nCost, .nGuide, .nStake, .nRound, .nDeal, .nRevenue, .nProfit, .nNeg,
    .nShare, .nVolume,
  ]
  static let auxiliary: WordClass = [.be, .have, .do, .will]

  /// The class that a line of the lexicon names.
  static let named: [String: WordClass] = [
    "det": .det, "possessive": .possessive, "prep": .prep, "conj": .conj, "coord": .coord, "sub": .sub, "rel": .rel,
    "be": .be, "be.past": .bePast, "have": .have, "do": .do, "will": .will, "place": .place, "not": .not,
    "adv": .adverb, "pron": .pron, "they": .they, "we": .we, "not.subject": .nobody, "common": .common,
    "company": .company, "unit": .unit, "person": .person, "title": .title, "v.invest": .vInvest,
    "v.pledge": .vPledge, "v.put": .vPut, "v.build": .vBuild, "v.done": .vDone, "v.acquire": .vAcquire, "v.pay": .vPay,
    "v.sell": .vSell, "v.raise": .vRaise, "v.cut": .vCut, "v.guide": .vGuide, "v.announce": .vAnnounce,
    "v.abandon": .vAbandon, "v.consider": .vConsider, "v.plan": .vPlan, "v.say": .vSay, "v.fund": .vFund,
    "v.lead": .vLead, "v.join": .vJoin, "v.take": .vTake, "v.cost": .vCost, "v.reach": .vReach, "v.rise": .vRise,
    "v.go": .vGo, "v.neg": .vNeg, "v.value": .vValue, "n.capex": .nCapex, "n.invest": .nInvest,
    "n.project": .nProject, "n.transparent": .nTransparent, "n.cost": .nCost, "n.guide": .nGuide, "n.stake": .nStake,
    "n.round": .nRound, "n.deal": .nDeal, "n.revenue": .nRevenue, "n.profit": .nProfit, "n.neg": .nNeg,
    "n.share": .nShare, "n.volume": .nVolume,
  ]
}

/// Which forms of a verb a writing may be.
struct VerbForm: OptionSet, Sendable {
  let rawValue: UInt8

  static let base = VerbForm(rawValue: 1)
  static let third = VerbForm(rawValue: 2)
  static let past = VerbForm(rawValue: 4)
  static let participle = VerbForm(rawValue: 8)
  static let ing = VerbForm(rawValue: 16)
}
