import CEmbedded

/// Weights that were learned from labelled articles (`Tests/Corpus/teaching`), one table for each question.
///
/// A question has one or more answers; the score of an answer is the sum of the weights of all features that hold. The
/// tables lie in the program as they are: nothing is read or copied.
struct LinearModel: @unchecked Sendable {
  /// What is asked, in the order of the file.
  enum Question: Int, CaseIterable {
    /// Of an amount: capex, stake; none is 0.
    case amount
    /// Of an investment: spent; planned is 0.
    case status
    /// Of a percentage: growth of revenue, move of a price; none is 0.
    case percent
    /// Of a growth: total, cloud, ai, another part.
    case segment
    /// Of a move: the windows in their order.
    case window
    /// Of a candidate: how well it fits as the subject.
    case subject
    /// Of a time: how well it fits as what an amount covers.
    case span
    /// Of a character: begins a name, goes on in one; neither is 0.
    case name
    /// Of a run of capitals in an English text: names a company.
    case run
    /// Of an amount that no rule took, by its first features: may be a fact where the score is above the margin.
    case openAmount
    /// The same of a percentage.
    case openPercent
    /// Of a percentage that a rule took, by its first features: the rule is right where the score is above the margin.
    case closedPercent
  }

  private struct Table {
    var outputs = 0
    var mask: UInt32 = 0
    var margin: Int32 = 0
    var biases: UnsafePointer<Int32>
    var weights: UnsafePointer<Int8>
  }

  /// One for each question; it stays as long as the program.
  private let tables: UnsafePointer<Table>

  /// The model of the program, nil where its file is damaged.
  static let builtIn = LinearModel()

  private init?() {
    guard let file = invest_embedded_find("model/weights.bin") else { return nil }
    self.init(UnsafeBufferPointer(start: file.pointee.bytes, count: file.pointee.length))
  }

  /// Reads the heads of the tables: `INVM`, then for each question the number of answers, the binary logarithm of the
  /// number of slots, the margin and the biases as 32-bit integers, then slots × answers weights of one byte.
  ///
  /// - Parameter bytes: the file; it must stay where it is, as the weights are looked up in it.
  /// - Returns: nil where the file is none of these or ends early.
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    var place = 4
    func number() -> Int32? {
      guard place + 4 <= bytes.count else { return nil }
      defer { place += 4 }
      return Int32(
        bitPattern: UInt32(bytes[place]) | UInt32(bytes[place + 1]) << 8 | UInt32(bytes[place + 2]) << 16
          | UInt32(bytes[place + 3]) << 24)
    }
    guard bytes.count > 4, bytes.starts(with: "INVM".utf8) else { return nil }
    var heads: [(outputs: Int, mask: UInt32, margin: Int32, biases: [Int32], weights: UnsafePointer<Int8>)] = []
    for _ in Question.allCases {
      guard let outputs = number(), let bits = number(), let margin = number(), (1...16).contains(outputs),
        (1...22).contains(bits)
      else {
        return nil
      }
      var biases: [Int32] = []
      for _ in 0..<outputs {
        guard let bias = number() else { return nil }
        biases.append(bias)
      }
      let count = Int(outputs) << Int(bits)
      guard place + count <= bytes.count, let base = bytes.baseAddress else { return nil }
      let weights = UnsafeRawPointer(base + place).assumingMemoryBound(to: Int8.self)
      heads.append((Int(outputs), UInt32(1) << UInt32(bits) - 1, margin, biases, weights))
      place += count
    }
    let tables = UnsafeMutablePointer<Table>.allocate(capacity: heads.count)
    for (at, head) in heads.enumerated() {
      let biases = UnsafeMutablePointer<Int32>.allocate(capacity: head.outputs)
      biases.initialize(from: head.biases, count: head.outputs)
      (tables + at).initialize(
        to: Table(
          outputs: head.outputs, mask: head.mask, margin: head.margin, biases: UnsafePointer(biases),
          weights: head.weights))
    }
    self.tables = UnsafePointer(tables)
  }

  /// How many answers a question has.
  func answers(_ question: Question) -> Int { tables[question.rawValue].outputs }

  /// The score of the first answer. Linear in the features.
  func score(_ question: Question, _ list: borrowing FeatureList) -> Int32 {
    let table = tables[question.rawValue]
    var sum = table.biases[0]
    let outputs = table.outputs
    for hash in list.hashes { sum &+= Int32(table.weights[Int(hash & table.mask) &* outputs]) }
    return sum
  }

  /// The table of a question with two answers, for loops that look up as they go.
  func pairTable(_ question: Question) -> (weights: UnsafePointer<Int8>, mask: UInt32, biases: (Int32, Int32))? {
    let table = tables[question.rawValue]
    return table.outputs == 2 ? (table.weights, table.mask, (table.biases[0], table.biases[1])) : nil
  }

  /// The scores of a question with two answers. Linear in the features.
  func pair(_ question: Question, _ list: borrowing FeatureList) -> (Int32, Int32) {
    guard let table = pairTable(question) else { return (0, 0) }
    var (first, second) = table.biases
    for hash in list.hashes {
      let slot = table.weights + Int(hash & table.mask) &* 2
      first &+= Int32(slot[0])
      second &+= Int32(slot[1])
    }
    return (first, second)
  }

  /// By how much another answer must be ahead of a rule's own before it takes its place.
  func margin(_ question: Question) -> Int32 { tables[question.rawValue].margin }

  /// The answer with the highest score; a rule's own unless another is ahead by the margin. Linear in the features.
  func best(_ question: Question, _ list: borrowing FeatureList, over ruled: Int?) -> Int {
    let table = tables[question.rawValue]
    let outputs = table.outputs
    let hashes = list.hashes
    return withUnsafeTemporaryAllocation(of: Int32.self, capacity: outputs) { sums in
      for answer in 0..<outputs { sums[answer] = table.biases[answer] }
      for hash in hashes {
        let slot = table.weights + Int(hash & table.mask) &* outputs
        for answer in 0..<outputs { sums[answer] &+= Int32(slot[answer]) }
      }
      var best = 0
      for answer in 1..<max(outputs, 1) where sums[answer] > sums[best] { best = answer }
      if let ruled, ruled < outputs, sums[best] &- sums[ruled] < table.margin { return ruled }
      return best
    }
  }
}
