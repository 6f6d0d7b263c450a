import Vocabulary

/// The state of reading one document: what has been named, whom it is about, the sentence at hand.
struct FactReading: ~Copyable {
  /// What the compiler does not know the size of keeps the whole from being copied: without it each method that changes
  /// something hands a kilobyte on to each that does not.
  private let stays: (any Sendable)? = nil
  let document: Document
  let text: UnsafeBufferPointer<UInt8>
  /// The same bytes with ASCII letters in lower case, for cue words.
  var folded = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  let published: Day?
  let tongue: Tongue
  var actors: Actors
  var mentions: [Mention] = []
  var hits: [EntityHit] = []
  var scene: Scene
  var statements: [Statement] = []
  /// Whether the caller wants to know why amounts and percentages became no facts; then these are kept.
  var explains = false
  var unused: [UnusedMention] = []
  /// Why mentions of the block at hand were not taken, by their index.
  var reasons: [Int: UnusedReason] = [:]
  /// Which of the statements a headline makes.
  var headlines: Set<Int> = []
  /// Whether every place that states a fact is wanted, and where its parts stand; else one place of each is enough.
  var isForStore = true
  var repetitions = Repetitions()

  /// Whom the text is about at this place: the subject of the sentence before.
  var focus: Actors.Who?
  /// Whom a Korean or Japanese sentence named last as what the text goes on about, and which sentence did.
  var introduced: (who: Actors.Who, sentence: Int)?
  /// Which prefecture or town a Japanese 県 or 市 that stands alone was found to mean last, and where.
  var lastGovernment: (letter: UInt32, place: Int, who: Actors.Who)?
  /// Whom the headline is about.
  var titleActor: Actors.Who?
  /// Whether it begins with that name, in Japanese.
  var isTitleLed = false
  /// Whom the last heading is about.
  var headingActor: Actors.Who?
  /// Whether the last heading named somebody, in Japanese.
  var sectionHadActor = false
  /// Whether the last heading names a part of the business, in Japanese.
  var partHeading = false
  /// For how many more blocks rows of results may stand, and whether they tell percentages, in Japanese.
  var resultRows = 0
  var resultsHavePercent = false
  /// Names that rows of a Japanese table show to be of parts of a business.
  var partNames: Set<Actors.Who> = []
  /// Whether the last line that opened a section stands between signs, in Japanese: ◇X◇.
  var sectionIsFramed = false
  /// Whether the sentence that took up the last name has it as its topic, in Japanese.
  var introducedAsTopic = false
  /// Whose revenue the last sentence told, and the first sentence of its block, in Japanese.
  var lastGrowth: (who: Actors.Who, block: Int)?
  /// Where the last row of a Japanese table begins that told the growth of a part.
  var rowSentence = -1
  /// Who calls himself 当社 in the text, where it says so.
  var issuer: Actors.Who?
  /// Whether it is the head of a release that says so, in Japanese: 株式会社X（本社：…、代表取締役：…）.
  var isRelease = false
  /// Whom the label of the block at hand names.
  var blockActor: Actors.Who?
  /// What the block before announced for the list or table that follows.
  var intro = Announcement()
  /// What the headline is about.
  var documentTopic: Cue?
  /// The columns of the table at hand.
  var table = TableColumns()
  /// The currency of the last amount that had one.
  var currency: Currency?
  /// What bare 元 stands for in the document, nil for the yuan.
  var homeCurrency: Currency?
  /// Whether the last sentences spoke of revenue, and of share prices.
  var revenueTopic = false
  var shareTopic = false
  /// A purchase without a price that the next sentence may speak of.
  var pendingDeal: PendingDeal?
  /// Whom the last sentence told to buy something, in Japanese.
  var toldDeal: ToldDeal?
  /// The last English sentence that asked what something costs.
  var askedCost = -9
  /// Who bought whom in English, and in which sentence.
  var shopper: (who: Actors.Who, target: Actors.Who?, sentence: Int)?
  /// Whom an English paragraph names in a first sentence of its own, and which sentence did.
  var roster: (who: Actors.Who, sentence: Int)?
  /// The last English sentence that told of something built.
  var workSentence = -9
  /// The number of the sentence at hand, and of the last one that spoke of revenue.
  var sentence = 0
  var revenueSentence = -9
  /// The number of the last Korean sentence that stated a growth, and of the last one that measured something else.
  var growthSentence = -9
  var growthIsUp = true
  /// Of whom a Korean sentence told the growth of the whole, and which one did.
  var lastTotal: (who: Actors.Who, sentence: Int)?
  var otherSentence = -9
  /// The number of the last sentence that stated capital spending, and what it covered.
  var capexSentence = -9
  /// The number of the last sentence that stated a stake with its price.
  var stakeSentence = -9
  var lastCoverage = Coverage()
  /// The company that the document names most.
  var mostNamed: Actors.Who?
  /// Where it is named first, in Chinese.
  var mostNamedPlace = 0
  /// A round whose amount is known and whose leader is named in the next sentence.
  var pendingRound: PendingRound?
  /// The last line that told of a round, in Korean.
  var roundLine = -9
  /// The company whose funding round the last sentences told of, and in which sentence.
  var round: (who: Actors.Who, sentence: Int)?
  /// The stretch of time of the last move that named one, and in which sentence.
  var lastWindow: (window: MoveWindow, sentence: Int)?
  /// What the moves of the last sentence that had any covered, in Chinese and Japanese.
  var lastStretch = MoveStretch()
  /// The stretch of the moves before, where a sentence may go on in it.
  var moveTime: MoveTime?
  /// The number of the first sentence of the block at hand.
  var blockSentence = 0
  /// The last sentence that a day opens, in Japanese: 5日単独でみると.
  var openedByDay = -9
  /// The stretch that a headline sets for all moves of a report.
  var wrapWindow: MoveWindow?
  /// The purchase that the sentence before told of without its price.
  var purchase: Purchase?
  /// Whose growth was told last in English, and in which sentence; the last sentence there that told a percentage.
  var lastGrower: (who: Actors.Who, sentence: Int)?
  var percentSentence = -9
  /// The percentages of the sentence at hand that are of parts of whose growth it told first.
  var grownParts: [Int] = []
  /// Whose price the last move was of, and in which sentence.
  var lastMover: (who: Actors.Who, sentence: Int)?
  /// The quarter, half or year that the last sentences reported on, and in which sentence.
  var reportSpan: (coverage: Coverage, sentence: Int)?
  /// The words of the sentence at hand, in English.
  var tokens: [EnglishToken] = []
  /// What the last amount of an English sentence was, and in which sentence.
  var lastRelation: EnglishRelation.Kind?
  var lastRelationSentence = -9
  /// The last English sentence that told of a purchase.
  var dealSentence = -9
  /// How many statements there were before the last sentence with a quantity.
  var statementsBefore = 0
  /// What the rules made of the quantities of the sentence at hand.
  var rulings: [Ruling] = []
  /// The quantity and the subject of the statement that a rule is about to make.
  var ruled: (mark: Int, subject: Subject, isShared: Bool)?
  /// Whom the last statement was about.
  var lastSubject: Actors.Who?
  /// Whom the sentences before named, and what they told.
  var recent = RecentNames()
  var told = ToldFacts()
  /// The weights of learned judgements, nil where only rules read.
  var model: LinearModel?
  /// Room for features, of a quantity and of a candidate.
  var rooms: (quantity: UnsafeMutableBufferPointer<UInt32>, candidate: UnsafeMutableBufferPointer<UInt32>)
  /// Room for the candidates for a subject.
  var candidates: [SubjectCandidate] = []
  /// The word that says what the quantity at hand is, and its class.
  var lead: (word: UInt64, kind: UInt64) = (0, 255)
  /// How many bytes the block at hand has, and where it begins.
  var blockLength = 0
  var blockStart = 0
  /// The words that govern the amounts of the sentence at hand.
  let governors = KnownGovernors()
  /// What its percentages are said of, and which way they go.
  let percents = KnownPercents()
  /// The sentence at hand, for learned judgements.
  var units = SentenceUnits()
  /// What judgements are learned from, where the caller wants that.
  var examples: [String]?
  /// What the last percentage of an English sentence was said of.
  var lastTopic: EnglishTopic?
  /// How often each company is named.
  var nameCounts = NameCounts()
  /// Whether it is named far more often than any other.
  var isDominated = false
  /// Whom "we" means outside of quotation marks, in English.
  var narrator: Actors.Who?
  /// The last index or company whose price the text was about.
  var priceFocus: Actors.Who?
  /// The quarter or year that the text last spoke of.
  var lastPeriod: Int?

  struct PendingRound {
    var target: Actors.Who
    var targetRange: Range<Int>?
    var money: Money
    var high: DecimalNumber?
    var qualifier: Qualifier
    var range: Range<Int>
    var sentence: Int
  }

  /// The value that a cue's line names.
  func value(_ mark: Mark) -> String { tongue.cues.values[Int(mark.value)] }

  /// The stretch of time that a cue's line names.
  func moveWindow(_ mark: Mark) -> MoveWindow? { tongue.cues.windows[Int(mark.value)] }

  func money(_ mark: Mark) -> StatedMoney? {
    guard mark.kind == .money, case .money(let money) = mentions[Int(mark.ref)].value else { return nil }
    return money
  }

  func percent(_ mark: Mark) -> StatedPercent? {
    guard mark.kind == .percent, case .percent(let percent) = mentions[Int(mark.ref)].value else { return nil }
    return percent
  }

  /// The characters of a part of the text.
  func string(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }

  func mention(_ who: Actors.Who, at range: Range<Int>?) -> EntityMention {
    actors.mention(who, as: UnsafeBufferPointer(rebasing: text[range ?? 0..<0]))
  }

  /// How many of `hits` are names of the lexicon, in the order of the text; names found by their context follow.
  var lexiconHits = 0
  /// How far rows of tables have looked among them for the company named next.
  var nextCompany = 0

  /// Adds a statement that the given part of the text makes.
  mutating func state(
    _ value: FactValue, quote: Range<Int>, qualifier: Qualifier, restated: [Money] = [], rule: String
  ) {
    var low = max(quote.lowerBound, scene.range.lowerBound)
    var high = max(low, min(quote.upperBound, scene.range.upperBound))
    while low < high, text[low] <= 0x20 { low += 1 }
    while high > low, text[high - 1] <= 0x20 { high -= 1 }
    // Never cut a character.
    while low > 0, low < text.count, text[low] & 0xC0 == 0x80 { low -= 1 }
    while high < text.count, text[high] & 0xC0 == 0x80 { high += 1 }
    let range = low..<high
    if scene.block == .title || scene.block == .heading { headlines.insert(statements.count) }
    let bytes = document.sourceRange(range)
    var citation = Citation(
      quote: document.quote(range), bytes: bytes, qualifier: qualifier, restated: restated, rule: rule,
      parts: isForStore ? parts(of: value, in: range) : StatedParts())
    if !restated.isEmpty { citation.restatedPowers = lastDigits(of: restated, near: range) }
    statements.append(Statement(value: value, citation: citation))
    let count = statements.count
    if !isForStore { repetitions.drop(from: &statements, &headlines) }
    if let ruled, statements.count == count {
      rulings.append(
        Ruling(
          mark: ruled.mark, statement: count - 1, subject: ruled.subject, quote: range, isShared: ruled.isShared,
          value: value))
    }
    ruled = nil
  }

  /// Notes whom a rule takes for the subject of a quantity, right before it states so.
  mutating func rule(_ index: Int, _ subject: Subject, isShared: Bool = false) {
    ruled = (index, subject, isShared || subject.isCertain)
  }
}
