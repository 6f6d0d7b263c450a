import Testing

/// Floors under the score of each corpus, by language and table: of the rules alone, and of the whole reading with the
/// learned judgements behind them. Those of the rules only go up. Those of the whole leave room for weights learned anew:
/// a hundredth over all tables, three in one. Weights are learned from all of these but `held`, so that only its floors
/// say what to expect of other articles.
struct CorpusFloorTests {
  struct Floor: Sendable {
    let folder: String
    let language: String
    let table: String
    let rules: Double
    let whole: Double

    init(_ folder: String, _ language: String, _ table: String, rules: Double, whole: Double) {
      self.folder = folder
      self.language = language
      self.table = table
      self.rules = rules
      self.whole = whole
    }
  }

  static let floors: [Floor] = [
    Floor("dev", "ko", "all", rules: 0.99, whole: 0.93),
    Floor("dev", "ko", "investments", rules: 0.97, whole: 0.9),
    Floor("dev", "ko", "revenue_growth", rules: 0.98, whole: 0.87),
    Floor("dev", "ko", "stock_moves", rules: 0.97, whole: 0.95),
    Floor("dev", "ko", "market_tickers", rules: 1, whole: 1),
    Floor("dev", "en", "all", rules: 0.97, whole: 0.95),
    Floor("dev", "en", "investments", rules: 0.95, whole: 0.9),
    Floor("dev", "en", "revenue_growth", rules: 0.95, whole: 0.88),
    Floor("dev", "en", "stock_moves", rules: 0.99, whole: 0.94),
    Floor("dev", "en", "market_tickers", rules: 1, whole: 1),
    Floor("dev", "zh", "all", rules: 0.95, whole: 0.95),
    Floor("dev", "zh", "investments", rules: 0.9, whole: 0.9),
    Floor("dev", "zh", "revenue_growth", rules: 0.92, whole: 0.92),
    Floor("dev", "zh", "stock_moves", rules: 0.95, whole: 0.97),
    Floor("dev", "zh", "market_tickers", rules: 1, whole: 1),
    Floor("dev", "ja", "all", rules: 0.99, whole: 0.95),
    Floor("dev", "ja", "investments", rules: 0.98, whole: 0.9),
    Floor("dev", "ja", "revenue_growth", rules: 0.98, whole: 0.85),
    Floor("dev", "ja", "stock_moves", rules: 0.95, whole: 0.97),
    Floor("dev", "ja", "market_tickers", rules: 1, whole: 1),
    Floor("own", "ko", "all", rules: 0.96, whole: 0.96),
    Floor("own", "en", "all", rules: 0.86, whole: 0.92),
    Floor("unseen", "en", "all", rules: 0.89, whole: 0.91),
    Floor("fresh", "en", "all", rules: 0.86, whole: 0.9),
    Floor("unseen", "zh", "all", rules: 0.92, whole: 0.95),
    Floor("unseen", "ja", "all", rules: 0.9, whole: 0.91),
    Floor("unseen", "ko", "all", rules: 0.9, whole: 0.92),
    Floor("fresh", "zh", "all", rules: 0.84, whole: 0.89),
    Floor("fresh", "ja", "all", rules: 0.86, whole: 0.89),
    Floor("fresh", "ko", "all", rules: 0.88, whole: 0.94),
    Floor("blind", "en", "all", rules: 0.75, whole: 0.83),
    Floor("blind", "zh", "all", rules: 0.79, whole: 0.86),
    Floor("blind", "ja", "all", rules: 0.77, whole: 0.85),
    Floor("blind", "ko", "all", rules: 0.8, whole: 0.86),
    Floor("unread", "en", "all", rules: 0.56, whole: 0.64),
    Floor("unread", "zh", "all", rules: 0.57, whole: 0.62),
    Floor("unread", "ja", "all", rules: 0.48, whole: 0.69),
    Floor("unread", "ko", "all", rules: 0.62, whole: 0.71),
    Floor("held", "en", "all", rules: 0.62, whole: 0.7),
    Floor("held", "zh", "all", rules: 0.69, whole: 0.75),
    Floor("held", "ja", "all", rules: 0.7, whole: 0.77),
    Floor("held", "ko", "all", rules: 0.76, whole: 0.78),
  ]

  @Test(arguments: ["ko", "en", "zh", "ja"], [false, true])
  func scoresKeepTheirFloors(language: String, judges: Bool) throws {
    for folder in ["dev", "own", "unseen", "fresh", "blind", "unread", "held"] {
      let floors = Self.floors.filter { $0.folder == folder && $0.language == language }
      if floors.isEmpty { continue }
      let scores = try CorpusScore.of(folder, language: language, judges: judges)
      for floor in floors {
        let score = scores[floor.table] ?? CorpusScore()
        let least = judges ? floor.whole : floor.rules
        #expect(score.gold > 0)
        #expect(score.f1 >= least, "\(folder) \(language) \(floor.table): \(score.f1)")
      }
    }
  }

  /// What the judgements are for: of articles that neither rules nor weights have seen, the whole reads more.
  @Test func judgementsAreWorthTheirWeight() throws {
    var (rules, whole) = (CorpusScore(), CorpusScore())
    for language in ["ko", "en", "zh", "ja"] {
      rules.add(try CorpusScore.of("held", language: language, judges: false)["all"] ?? CorpusScore())
      whole.add(try CorpusScore.of("held", language: language, judges: true)["all"] ?? CorpusScore())
    }
    #expect(whole.f1 > rules.f1 + 0.02, "\(rules.f1) by rules, \(whole.f1) with judgements")
  }
}
