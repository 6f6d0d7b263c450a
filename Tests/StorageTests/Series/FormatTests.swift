import Testing
import Vocabulary

@testable import Storage

/// A reader of `price_blocks` written from the words of schema.sql alone, slow and plain, reads what the store wrote.
@Suite struct FormatTests {
  /// Bits and bytes of one BLOB, taken from its start.
  private struct Taker {
    let bytes: [UInt8]
    var place = 0

    mutating func byte() -> Int {
      defer { place += 1 }
      return Int(bytes[place])
    }

    mutating func signed() -> Int {
      var result = 0
      var factor = 1
      while true {
        let next = byte()
        result += next % 128 * factor
        factor *= 128
        if next < 128 { return result % 2 == 0 ? result / 2 : -(result + 1) / 2 }
      }
    }

    mutating func packed(_ count: Int, bits: Int) -> [Int] {
      let start = place * 8
      place += (count * bits + 7) / 8
      return (0..<count).map { index in
        (0..<bits).reduce(0) { sum, bit in
          let at = start + index * bits + bit
          return sum + (Int(bytes[at / 8]) >> (at % 8) & 1) << bit
        }
      }
    }
  }

  /// The numbers of a BLOB; nil where one is missing.
  private func numbers(_ bytes: [UInt8], closes: [Int?] = []) -> (whole: [Int?], reals: [Double?], scale: Int) {
    var taker = Taker(bytes: bytes)
    let how = taker.byte()
    let scale = taker.byte()
    let count = taker.byte() + taker.byte() * 256
    if how % 4 == 3 { return (Array(repeating: nil, count: count), Array(repeating: nil, count: count), scale) }
    if how % 4 == 2 {
      let reals = (0..<count).map { index in
        Double(bitPattern: (0..<8).reduce(UInt64(0)) { $0 | UInt64(bytes[4 + index * 8 + $1]) << UInt64($1 * 8) })
      }
      return ([], reals.map { $0.isNaN ? nil : $0 }, scale)
    }
    var gaps = Array(repeating: false, count: count)
    if how & 16 != 0 {
      for index in 0..<count { gaps[index] = bytes[4 + index / 8] >> (index % 8) & 1 == 1 }
      taker.place += (count + 7) / 8
    }
    var whole: [Int] = []
    if how % 4 == 1 { whole.append(taker.signed()) }
    while whole.count < count {
      // With differences the runs begin with the second number.
      let before = how % 4 == 1 ? 1 : 0
      let length = min(128, count - before - (whole.count - before))
      let base = taker.signed()
      let bits = taker.byte()
      for offset in taker.packed(length, bits: bits) {
        whole.append((how % 4 == 1 ? whole[whole.count - 1] : 0) + base + offset)
      }
    }
    if how & 32 != 0 { whole = zip(whole, closes).map { $0 + ($1 ?? 0) } }
    let values = zip(whole, gaps).map { $1 ? nil : $0 }
    let power = (0..<scale).reduce(1.0) { power, _ in power * 10 }
    return (values, values.map { $0.map { Double($0) / power } }, scale)
  }

  @Test(arguments: 0..<6)
  func theSchemaSaysHowToRead(_ seed: Int) throws {
    var generator = SplitMix(state: UInt64(seed))
    let store = try Store.inMemory(builtIn: Examples.builtIn)
    var cents = 10_000
    var day = Int32(-900)
    let bars = (0..<1_500).map { index in
      day += Int32.random(in: 1...4, using: &generator)
      cents = max(100, cents + Int.random(in: -150...150, using: &generator))
      var bar = SampleBar("A", day, cents: cents, volume: Int.random(in: 0..<3_000_000, using: &generator))
      // Each seed has its own oddities: gaps, adjusted closes, doubles that are no short decimals, a missing column.
      if seed == 1 { for column in 0..<6 where index % (7 + column) == 0 { bar.numbers[column] = nil } }
      if seed == 2 { bar.numbers[1] = Double(cents) / 123.4567 }
      if seed == 3 { bar.numbers[0] = Double(cents) / 3 }
      if seed == 4 { bar.numbers[5] = nil }
      if seed == 5 { bar.numbers[1] = nil }
      return bar
    }
    try store.ingest(bars, as: "a", asDoubles: true)
    let rows = try store.run(
      sql: "select n, days, closes, adj_closes, opens, highs, lows, volumes, first_day, last_day from price_blocks"
    )
    .grid.rows
    var read: [SampleBar] = []
    for row in rows {
      guard case .integer(let count) = row[0], case .blob(let dayBytes) = row[1], case .blob(let closeBytes) = row[2]
      else { throw CorruptColumn() }
      let days = numbers(dayBytes).whole
      let closes = numbers(closeBytes)
      var columns = [closes.reals]
      for place in 3..<8 {
        if case .blob(let bytes) = row[place] {
          columns.append(numbers(bytes, closes: closes.whole).reals)
        } else {
          columns.append(place == 3 ? closes.reals : Array(repeating: nil, count: Int(count)))
        }
      }
      for index in 0..<Int(count) {
        read.append(SampleBar("A", Int32(days[index] ?? 0), columns.map { $0[index] }))
      }
      #expect(row[8] == .integer(Int64(days[0] ?? 0)) && row[9] == .integer(Int64(days[Int(count) - 1] ?? 0)))
    }
    #expect(read == bars)
  }

  @Test func anEasyBarTakesFewBytes() throws {
    var generator = SplitMix(state: 5)
    let folder = TemporaryFolder()
    let path = folder.file("invest.db")
    var bars: [SampleBar] = []
    for number in 0..<20 {
      var price = 100.0
      for day in 0..<1_500 {
        price *= 1 + Double.random(in: -0.03...0.03, using: &generator)
        let close = (price * 100).rounded() / 100
        let numbers = [0, 0, -0.01, 0.015, -0.015].map {
          ((close * (1 + $0 + Double.random(in: 0...0.02, using: &generator) * ($0 == 0 ? 0 : 1))) * 100).rounded()
            / 100
        }
        bars.append(
          SampleBar(
            "S\(number)", Int32(day * 7 / 5), numbers + [Double(Int.random(in: 1..<2_000_000, using: &generator))]))
      }
    }
    func size() -> Int { contents(of: path).count }
    let store = try Store.openForWriting(at: path, builtIn: Examples.builtIn)
    try store.ingest([bars[0]], as: "one")
    store.close()
    let before = size()
    let again = try Store.openForWriting(at: path, builtIn: Examples.builtIn)
    try again.ingest(bars, as: "all")
    again.close()
    #expect(Double(size() - before) / Double(bars.count) < 10)
  }
}
