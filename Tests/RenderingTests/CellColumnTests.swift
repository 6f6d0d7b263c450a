// Rows that lie in columns: the bytes of lines made of them are those of the same cells one by one.
import Testing
import Vocabulary

@testable import Rendering

/// Plain memory that tests hand over.
private final class Memory {
  private var pieces: [UnsafeMutableRawPointer] = []

  deinit { for piece in pieces { piece.deallocate() } }

  func copy<Value>(_ values: [Value]) -> UnsafePointer<Value> {
    let start = UnsafeMutablePointer<Value>.allocate(capacity: max(1, values.count))
    start.initialize(from: values, count: values.count)
    pieces.append(UnsafeMutableRawPointer(start))
    return UnsafePointer(start)
  }

  func text(_ text: String) -> CellText { CellText(copy(Array(text.utf8CString))) }
}

@Suite struct CellColumnTests {
  private static let texts = [
    "9988.HK", "S1", "", "=1+1", "-5", "-5.00x", "+82-2", "@x", "a,b", "say \"hi\"", " x", "x ", "tab\tback\\", "한",
    "two words", "a\r\nb", "_x", ".x", "x_.-", "\u{1B}[2J", "^GSPC", "EURUSD=X",
  ]

  /// Numbers of few and of many digits, of every scale up to that of the store and beyond.
  private static func makeNumbers() -> [(number: Int64, scale: Int)] {
    var random = SystemRandomNumberGenerator()
    var numbers: [(Int64, Int)] = []
    for scale in 0...22 {
      for number: Int64 in [
        0, 1, -1, 10, -10, 5, 100, 999, 1_000_000, 12_345_678_900, 999_999_999_999_999, -999_999_999_999_999,
        1_000_000_000_000_000, -1_000_000_000_000_000, 1_000_000_000_000_001, 9_007_199_254_740_993, .max, .min + 1,
      ] {
        numbers.append((number, scale))
      }
      for digits in 1...15 {
        let limit = (0..<digits).reduce(Int64(1)) { power, _ in power * 10 }
        for _ in 0..<60 { numbers.append((Int64.random(in: 1 - limit..<limit, using: &random), scale)) }
      }
    }
    return numbers
  }

  private static func lines(_ batch: CellBatch, _ format: OutputFormat, _ options: RenderOptions) -> String {
    var stream = RowStream(columns: [Column("x")], as: format, options: options)
    stream.append(batch)
    stream.finish()
    return String(decoding: stream.bytes, as: UTF8.self)
  }

  private static let options = [
    RenderOptions(), RenderOptions(isForExcel: true), RenderOptions(terminalWidth: 80),
  ]

  /// The digits of a whole number over a power of ten are those of the double that it stands for.
  @Test func decimalsAreTheDoublesTheyStandFor() {
    for scale in 0...22 {
      let numbers = Self.makeNumbers().filter { $0.scale == scale }.map(\.number)
      let memory = Memory()
      let batch = CellBatch(columnCount: 1)
      batch.append(
        CellRows(
          0..<numbers.count + 1, of: [.decimals(memory.copy(numbers + [.min]), scale: scale)], keeper: memory))
      let single = CellBatch(columnCount: 1)
      for number in numbers {
        // As Swift reads decimals, to the nearest double; a larger number is a double first.
        let text = number.magnitude <= 1 << 53 ? "\(number)" : Double(number).description
        single.append((Double(text) ?? .nan) / (Double("1e\(scale)") ?? .nan))
        if number.magnitude <= 1 << 53 { #expect(Double("\(number)e-\(scale)") == CellDecimal.double(number, scale)) }
      }
      single.appendNull()
      #expect(batch.rows == single.rows)
      for options in Self.options {
        for format in [OutputFormat.csv, .tsv, .json] {
          #expect(Self.lines(batch, format, options) == Self.lines(single, format, options), "scale \(scale)")
        }
      }
    }
  }

  @Test func columnsAreTheirCells() {
    var random = SystemRandomNumberGenerator()
    let memory = Memory()
    let count = 500
    let texts = Self.texts.map { memory.text($0) }
    let some = [0.0, -0.0, .nan, .infinity, 1e300, -1e-300, 0.1 + 0.2, 1e15, 2.5]
    let reals = (0..<count).map { index in
      some[index % some.count] * (index % 4 == 0 ? 1 : Double(Int.random(in: -999...999, using: &random)))
    }
    let wholes = (0..<count).map { _ in Int64.random(in: -99_999...99_999, using: &random) }
    let places = (0..<count).map { _ in Int32.random(in: -1...Int32(texts.count), using: &random) }
    let day = UnsafeMutablePointer(mutating: memory.text("2025-02-24").start)
    let days = (0..<count).map { $0 % 7 == 0 ? nil : day }
    let columns: [CellColumn] = [
      .texts(memory.copy(places), of: UnsafeBufferPointer(start: memory.copy(texts), count: texts.count)),
      .days(memory.copy(days)), .reals(memory.copy(reals)), .integers(memory.copy(wholes + [.min])),
      .decimals(memory.copy(wholes), scale: 3), .null, .text(texts[0]), .text(texts[8]), .integer(.max), .real(0.5),
    ]
    let batch = CellBatch(columnCount: columns.count)
    let single = CellBatch(columnCount: columns.count)
    func add(_ text: String) { Array(text.utf8).withUnsafeBufferPointer { single.append(.text, bytes: $0) } }
    for row in 0..<count {
      let place = Int(places[row])
      if place >= 0, place < texts.count { add(Self.texts[place]) } else { single.appendNull() }
      if row % 7 == 0 { single.appendNull() } else { add("2025-02-24") }
      if reals[row].isNaN { single.appendNull() } else { single.append(reals[row]) }
      single.append(wholes[row])
      single.append(Double(wholes[row]) / 1000)
      single.appendNull()
      add(Self.texts[0])
      add(Self.texts[8])
      single.append(Int64.max)
      single.append(0.5)
    }
    // The first rows one by one, the others in two parts.
    for cell in single.rows[..<20].joined() {
      switch cell {
      case .null: batch.appendNull()
      case .integer(let number): batch.append(number)
      case .real(let number): batch.append(number)
      case .text(let text): Array(text.utf8).withUnsafeBufferPointer { batch.append(.text, bytes: $0) }
      case .blob: break
      }
    }
    for part in [20..<300, 300..<count] { batch.append(CellRows(part, of: columns, keeper: memory)) }
    #expect(batch.rowCount == count && single.rowCount == count)
    #expect(batch.rows == single.rows)
    for options in Self.options {
      for format in [OutputFormat.csv, .tsv, .jsonl] {
        #expect(Self.lines(batch, format, options) == Self.lines(single, format, options))
      }
    }
  }

  @Test func words() {
    let memory = Memory()
    let words = Self.texts.filter { memory.text($0).isWord }
    #expect(words == ["9988.HK", "S1", "x_.-"])
    for word in words {
      for options in Self.options {
        let bytes = Array(word.utf8)
        let batch = CellBatch(columnCount: 1)
        bytes.withUnsafeBufferPointer { batch.append(.text, bytes: $0) }
        #expect(Self.lines(batch, .csv, options).split(whereSeparator: \.isNewline).last.map(String.init) == word)
        #expect(Self.lines(batch, .tsv, options) == "x\n\(word)\n")
      }
    }
  }
}
