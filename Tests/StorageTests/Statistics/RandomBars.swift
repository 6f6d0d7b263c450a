import Vocabulary

@testable import Storage

/// Numbers that are the same in every run.
struct RandomNumbers {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next(_ count: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % count
  }

  mutating func next(in range: ClosedRange<Int32>) -> Int32 { range.lowerBound + Int32(next(Int(range.count))) }
}

/// Bars as files have them: holidays, missing closes, flat bars without volume, adjusted closes.
enum RandomBars {
  static let symbols = ["AAA", "BBB", "CCC"]

  static func make() -> [SampleBar] {
    var random = RandomNumbers(seed: 5)
    var bars: [SampleBar] = []
    for (place, symbol) in symbols.enumerated() {
      var cents = 10_000 + place * 5_000
      var day: Int32 = 14_600 + Int32(place) * 40
      for index in 0..<(2_300 - place * 900) {
        day += random.next(20) == 0 ? Int32(1 + random.next(9)) : 1
        cents = max(50, cents + random.next(401) - 200)
        let close = Double(cents) / 100
        var numbers: [Double?] = [
          close, close, Double(cents + random.next(100) - 50) / 100, Double(cents + 60) / 100,
          Double(cents - 60) / 100, Double(1 + random.next(1_000_000)),
        ]
        // Adjusted closes in the second instrument only.
        if symbol == "BBB" { numbers[1] = index < 700 ? Double(cents / 2) / 100 : close }
        switch random.next(60) {
        case 0: numbers[0] = nil
        case 1: numbers = [close, numbers[1], close, close, close, 0]
        case 2: numbers[5] = 0
        case 3: numbers[5] = nil
        case 4: numbers[2] = nil
        default: break
        }
        bars.append(SampleBar(symbol, day, numbers))
      }
    }
    return bars
  }

  /// The bars as a plain table, and as `traded` those of days of trading.
  static func writePlainTable(_ bars: [SampleBar], into store: Store) throws {
    var sql = "create table plain (symbol, day, close, adj_close, open, high, low, volume);"
    var start = 0
    while start < bars.count {
      let part = bars[start..<min(start + 400, bars.count)].map { bar in
        let numbers = bar.numbers.map { $0.map { "\($0)" } ?? "null" }.joined(separator: ", ")
        return "('\(bar.symbol)', '\(Day(number: bar.day))', \(numbers))"
      }
      sql += "insert into plain values \(part.joined(separator: ", "));"
      start += 400
    }
    sql += """
      create table traded as select * from plain
      where close is not null and not ifnull(volume = 0 and open = close and high = close and low = close, 0);
      """
    _ = try store.runWriting(sql: sql)
  }
}
