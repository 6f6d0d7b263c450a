import Analysis
import Testing
import Vocabulary

@testable import Storage

/// Files of prices can be taken out again in any order: what is left is what the others say.
@Suite struct LayerTests {
  /// Random files about few instruments and days, so that they overlap, agree and contradict each other.
  private static func file(_ generator: inout SplitMix, _ size: Int) -> [SampleBar] {
    (0..<size).map { _ in
      let symbol = ["A", "B"][Int.random(in: 0..<2, using: &generator)]
      let day = Int32.random(in: 0..<40, using: &generator)
      var bar = SampleBar(symbol, day, cents: Int.random(in: 100..<103, using: &generator) * (Int(day) + 1))
      for column in 1..<6 where Int.random(in: 0..<6, using: &generator) == 0 { bar.numbers[column] = nil }
      if bar.numbers[1] != nil, Bool.random(using: &generator) { bar.numbers[1] = 0.5 }
      return bar
    }
  }

  @Test(arguments: 0..<40)
  func undoLeavesWhatTheOtherFilesSay(_ seed: Int) throws {
    var generator = SplitMix(state: UInt64(seed))
    let store = try Store.inMemory(builtIn: Examples.builtIn)
    var dumps = [try store.priceDump()]
    var runs: [ImportRun] = []
    let files = (0..<5).map { _ in Self.file(&generator, Int.random(in: 1..<60, using: &generator)) }
    for (number, file) in files.enumerated() {
      runs.append(try store.ingest(file, as: "file \(number)", batch: Int.random(in: 3..<50, using: &generator)).run)
      dumps.append(try store.priceDump())
    }
    // Taken back from the end, each undo gives the dump before.
    for number in files.indices.reversed() {
      _ = try store.undo(try #require(runs[number].id))
      #expect(try store.priceDump() == dumps[number])
    }
    // Taken back in any order, what is left is what the others say.
    runs = try files.enumerated().map { number, file in
      try store.ingest(file, as: "file \(number)").run
    }
    #expect(try store.priceDump() == dumps[files.count])
    var left = Array(files.indices)
    while left.count > 1 {
      let gone = left.remove(at: Int.random(in: 0..<left.count, using: &generator))
      _ = try store.undo(try #require(runs[gone].id))
      let other = try Store.inMemory(builtIn: Examples.builtIn)
      for number in left { try other.ingest(files[number], as: "file \(number)") }
      #expect(try store.allBars() == other.allBars())
    }
  }

  @Test func aCorrectionAndItsUndoOverManyBlocks() throws {
    let store = try Store.inMemory(builtIn: Examples.builtIn)
    let bars = (0..<3_000).map { SampleBar("A", Int32($0), cents: 1_000 + $0 * 31 % 77) }
    try store.ingest(bars, as: "first")
    let dump = try store.priceDump()
    let patch = stride(from: 1_500, to: 1_600, by: 3).map { SampleBar("A", Int32($0), cents: 5_000) }
    let report = try store.ingest(patch + bars[100..<1_400] + [SampleBar("A", -9, cents: 1)], as: "second")
    #expect(report.report.replacedBars == patch.count && report.report.sameBars == 1_300 && report.report.newBars == 1)
    #expect(try store.lines("select sum(n) from overlaid_bars") == ["\(1_300 + patch.count)"])
    let undone = try store.undo(try #require(report.run.id))
    #expect(undone.bars == 1 && undone.sources == 1)
    #expect(try store.priceDump() == dump)
  }

  @Test func whatFilesSayOfAnInstrumentGoesWithThem() throws {
    let store = try Store.inMemory(builtIn: Examples.builtIn)
    func ingest(_ name: String, _ facts: InstrumentFacts) throws -> Int64? {
      let run = store.beginImport(command: name, startedAt: "2025-04-01T00:00:00Z")
      _ = try store.ingestPrices(file: IngestedFile(uri: name, sha256: name), in: run) {
        try $0.add(BarBatch([SampleBar("A", 7, cents: 1_000)]), facts: [facts])
      }
      try store.finish(run)
      return run.id
    }
    let first = try ingest("1", InstrumentFacts(name: "Aha", currency: .usd, isAdjusted: false))
    _ = try ingest("2", InstrumentFacts(kind: .crypto, currency: .krw))
    var instrument = try #require(try store.instrument(symbol: "A"))
    #expect(instrument.name == "Aha" && instrument.currency == .krw && instrument.kind == .crypto)
    #expect(instrument.isAdjusted == false)
    _ = try store.undo(try #require(first))
    instrument = try #require(try store.instrument(symbol: "A"))
    #expect(instrument.name == nil && instrument.currency == .krw && instrument.isAdjusted == nil)
  }
}
