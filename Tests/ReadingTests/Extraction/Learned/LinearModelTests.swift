import Testing

@testable import Reading

/// The weights that travel in the program.
struct LinearModelTests {
  /// How many answers each question has.
  static let answers: [(LinearModel.Question, Int)] = [
    (.amount, 2), (.status, 1), (.percent, 2), (.segment, 4), (.window, 7), (.subject, 1), (.span, 1), (.name, 2),
    (.run, 1),
  ]

  @Test func everyQuestionHasItsAnswers() throws {
    let model = try #require(LinearModel.builtIn)
    #expect(Self.answers.count == LinearModel.Question.allCases.count)
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 8) { room in
      var list = FeatureList(room, .english)
      list.add(1, 1)
      for (question, count) in Self.answers {
        #expect(model.scores(question, list).count == count, "\(question)")
        #expect((model.pairTable(question) != nil) == (count == 2), "\(question)")
        #expect(model.margin(question) >= 0, "\(question)")
      }
    }
  }

  @Test func scoresAreSumsOfWhatHolds() throws {
    let model = try #require(LinearModel.builtIn)
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 256) { room in
      for question in LinearModel.Question.allCases {
        func scores(_ values: Range<UInt64>) -> [Int32] {
          var list = FeatureList(room, .korean)
          for value in values { list.add(10, value) }
          #expect(model.score(question, list) == model.scores(question, list).first)
          if model.pairTable(question) != nil {
            let pair = model.pair(question, list)
            #expect([pair.0, pair.1] == model.scores(question, list))
          }
          return model.scores(question, list)
        }
        let (none, low, high, both) = (scores(0..<0), scores(0..<90), scores(90..<200), scores(0..<200))
        for answer in none.indices {
          #expect(both[answer] - none[answer] == low[answer] - none[answer] + high[answer] - none[answer])
        }
      }
    }
  }

  /// The answer of a rule stays unless another is ahead by the margin.
  @Test func rulesAreBeatenByTheMarginOnly() throws {
    let model = try #require(LinearModel.builtIn)
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { room in
      for seed in 0..<200 {
        var list = FeatureList(room, .chinese)
        for value in 0..<40 { list.add(UInt32(value), UInt64(seed)) }
        let scores = model.scores(.window, list)
        let free = model.best(.window, list, over: nil)
        #expect(scores[free] == scores.max())
        for ruled in scores.indices {
          let best = model.best(.window, list, over: ruled)
          #expect(best == (scores[free] - scores[ruled] < model.margin(.window) ? ruled : free))
        }
        #expect(model.best(.window, list, over: 99) == free)
      }
    }
  }
}
