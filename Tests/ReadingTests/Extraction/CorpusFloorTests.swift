import Testing

/// Floors under the score of each corpus, by language and table. They only go up.
struct CorpusFloorTests {
  struct Floor: Sendable {
    let folder: String
    let language: String
    let table: String
    let f1: Double

    init(_ folder: String, _ language: String, _ table: String, _ f1: Double) {
      self.folder = folder
      self.language = language
      self.table = table
      self.f1 = f1
    }
  }

  static let floors: [Floor] = [
    Floor("dev", "ko", "all", 0.99), Floor("dev", "ko", "investments", 0.97),
    Floor("dev", "ko", "revenue_growth", 0.98),
    Floor("dev", "ko", "stock_moves", 0.97), Floor("dev", "ko", "market_tickers", 1),
    Floor("dev", "en", "all", 0.97), Floor("dev", "en", "investments", 0.95),
    Floor("dev", "en", "revenue_growth", 0.95),
    Floor("dev", "en", "stock_moves", 0.99), Floor("dev", "en", "market_tickers", 1),
    Floor("dev", "zh", "all", 0.96), Floor("dev", "zh", "investments", 0.9), Floor("dev", "zh", "revenue_growth", 0.92),
    Floor("dev", "zh", "stock_moves", 0.95), Floor("dev", "zh", "market_tickers", 1),
    Floor("dev", "ja", "all", 0.99), Floor("dev", "ja", "investments", 0.98),
    Floor("dev", "ja", "revenue_growth", 0.98),
    Floor("dev", "ja", "stock_moves", 0.95), Floor("dev", "ja", "market_tickers", 1),
    Floor("own", "ko", "all", 0.96), Floor("own", "en", "all", 0.86),
    Floor("unseen", "en", "all", 0.89), Floor("fresh", "en", "all", 0.86),
    Floor("unseen", "zh", "all", 0.92), Floor("unseen", "ja", "all", 0.9), Floor("unseen", "ko", "all", 0.91),
    Floor("fresh", "zh", "all", 0.84), Floor("fresh", "ja", "all", 0.86), Floor("fresh", "ko", "all", 0.88),
    Floor("blind", "en", "all", 0.67), Floor("blind", "zh", "all", 0.67), Floor("blind", "ja", "all", 0.66),
    Floor("blind", "ko", "all", 0.71),
  ]

  @Test(arguments: ["ko", "en", "zh", "ja"])
  func scoresKeepTheirFloors(language: String) throws {
    for folder in ["dev", "own", "unseen", "fresh", "blind"] {
      let floors = Self.floors.filter { $0.folder == folder && $0.language == language }
      if floors.isEmpty { continue }
      let scores = try CorpusScore.of(folder, language: language, judges: true)
      for floor in floors {
        let score = scores[floor.table] ?? CorpusScore()
        #expect(score.gold > 0)
        #expect(score.f1 >= floor.f1, "\(folder) \(language) \(floor.table): \(score.f1)")
      }
    }
  }
}
