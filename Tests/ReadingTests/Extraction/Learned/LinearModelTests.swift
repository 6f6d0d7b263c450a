import CEmbedded
import Testing
import Vocabulary

@testable import Reading

/// The weights that travel in the program.
struct LinearModelTests {
  /// How many answers each question has.
  static let answers: [(LinearModel.Question, Int)] = [
    (.amount, 2), (.status, 1), (.percent, 2), (.segment, 4), (.window, 7), (.subject, 1), (.span, 1), (.name, 2),
    (.run, 1), (.openAmount, 1), (.openPercent, 1), (.closedPercent, 1),
  ]

  @Test func everyQuestionHasItsAnswers() throws {
    let model = try #require(LinearModel.builtIn)
    #expect(Self.answers.count == LinearModel.Question.allCases.count)
    for (question, count) in Self.answers {
      #expect(model.answers(question) == count, "\(question)")
      #expect((model.pairTable(question) != nil) == (count == 2), "\(question)")
    }
  }

  @Test func scoresAreSumsOfWhatHolds() throws {
    let model = try #require(LinearModel.builtIn)
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 256) { room in
      for question in LinearModel.Question.allCases {
        func score(_ values: Range<UInt64>) -> Int32 {
          var list = FeatureList(room, .korean)
          for value in values { list.add(10, value) }
          if model.answers(question) == 2 { #expect(model.pair(question, list).0 == model.score(question, list)) }
          return model.score(question, list)
        }
        let none = score(0..<0)
        #expect(score(0..<200) - none == score(0..<90) - none + score(90..<200) - none, "\(question)")
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
        let free = model.best(.window, list, over: nil)
        #expect(model.best(.window, list, over: free) == free)
        #expect(model.best(.window, list, over: 99) == free)
        for ruled in 0..<7 { #expect([ruled, free].contains(model.best(.window, list, over: ruled))) }
      }
    }
  }

  /// The answers of a window are all windows in their order.
  @Test func windowsAreAnswersInTheirOrder() throws {
    #expect(MoveWindow.allCases.map(\.code) == Array(0..<MoveWindow.allCases.count))
    #expect(try #require(LinearModel.builtIn).answers(.window) == MoveWindow.allCases.count)
  }

  /// A file that ends early, or begins otherwise, is no model; the whole one is.
  @Test func damagedFilesAreNone() throws {
    let file = try #require(invest_embedded_find("model/weights.bin"))
    let whole = UnsafeBufferPointer(start: file.pointee.bytes, count: file.pointee.length)
    #expect(LinearModel(whole) != nil)
    for count in [0, 1, 4, 5, 16, 20, 1000, whole.count / 2, whole.count - 1] {
      #expect(LinearModel(UnsafeBufferPointer(rebasing: whole[..<count])) == nil, "\(count)")
    }
    for (place, byte) in [(0, 0x4A), (4, 0), (4, 200), (8, 0), (8, 40), (7, 0x80)] {
      var damaged = Array(whole)
      damaged[place] = UInt8(byte)
      damaged.withUnsafeBufferPointer { #expect(LinearModel($0) == nil, "\(place)") }
    }
  }
}
