// From columns of bars to blocks. What comes out depends on the doubles nearest to the numbers alone, not on how their
// file wrote them: the same bars give the same bytes, in whatever order and by whatever files they came.
import CPacking
import Vocabulary

/// One column of bars on its way into blocks.
enum ColumnInput {
  /// The file has no such column.
  case none
  /// Part of some whole numbers over ten to the power of `scale`, `ColumnCodec.missing` where unknown.
  case decimals([Int64], Range<Int>, scale: Int)
  /// Part of some doubles, NaN where unknown.
  case doubles([Double], Range<Int>)
}

/// Encodes one block after the other with the same buffers. Used by one thread at a time.
final class BlockEncoder {
  /// What a column is, once it is brought to its shortest form.
  private enum Form: Equatable {
    case nothing
    case whole(scale: Int)
    case doubles
  }

  private let numbers: UnsafeMutablePointer<Int64>
  private let reals: UnsafeMutablePointer<Double>
  private let encoder = ColumnEncoder()
  /// One bit for each column whose whole numbers are known to be without gaps and small.
  private var plain = 0

  init() {
    numbers = .allocate(capacity: PriceBlock.capacity * (PriceColumn.allCases.count + 1))
    reals = .allocate(capacity: PriceBlock.capacity * PriceColumn.allCases.count)
  }

  deinit {
    numbers.deallocate()
    reals.deallocate()
  }

  /// Encodes bars with ascending days, each once: 1 to 1,024 of them. O(n).
  func encode(days: UnsafeBufferPointer<Int32>, _ input: (PriceColumn) -> ColumnInput) -> PriceBlock {
    let count = days.count
    var forms: [Form] = []
    plain = 0
    for column in PriceColumn.allCases { forms.append(prepare(input(column), column, count)) }
    let equalsClose = isEqual(.adjClose, .close, forms, count)
    unite(&forms, count)
    var reference: UnsafeBufferPointer<Int64>?
    if case .whole = forms[0], isPlain(.close) || survey(whole(.close, count)) & 1 == 0 {
      reference = UnsafeBufferPointer(whole(.close, count))
    }
    var columns: [[UInt8]?] = []
    for column in PriceColumn.allCases {
      switch forms[column.rawValue] {
      case _ where column == .adjClose && equalsClose: columns.append(nil)
      case .nothing:
        let isSaid = column == .close || column == .adjClose
        columns.append(isSaid ? ColumnCodec.encodeNothing(count: count) : nil)
      case .doubles: columns.append(ColumnCodec.encode(doubles: UnsafeBufferPointer(real(column, count))))
      case .whole(let scale):
        let canDiffer = column != .close && column != .volume && forms[column.rawValue] == forms[0]
        columns.append(
          encoder.encode(
            UnsafeBufferPointer(whole(column, count)), scale: UInt8(scale), against: canDiffer ? reference : nil,
            isPlain: (isPlain(column), isPlain(.close))))
      }
    }
    let dayNumbers = UnsafeMutableBufferPointer(
      start: numbers + PriceColumn.allCases.count * PriceBlock.capacity, count: count)
    for index in 0..<count { dayNumbers[index] = Int64(days[index]) }
    return PriceBlock(
      firstDay: days.first ?? 0, lastDay: days.last ?? 0, count: count,
      days: encoder.encode(UnsafeBufferPointer(dayNumbers), scale: 0, against: nil, isPlain: (true, true)),
      columns: columns)
  }

  private func whole(_ column: PriceColumn, _ count: Int) -> UnsafeMutableBufferPointer<Int64> {
    UnsafeMutableBufferPointer(start: numbers + column.rawValue * PriceBlock.capacity, count: count)
  }

  private func real(_ column: PriceColumn, _ count: Int) -> UnsafeMutableBufferPointer<Double> {
    UnsafeMutableBufferPointer(start: reals + column.rawValue * PriceBlock.capacity, count: count)
  }

  /// Brings a column to its shortest form, in the buffer that belongs to the form.
  private func prepare(_ input: ColumnInput, _ column: PriceColumn, _ count: Int) -> Form {
    let whole = whole(column, count)
    let real = real(column, count)
    switch input {
    case .none: return .nothing
    case .decimals(let given, let part, var scale):
      given.withUnsafeBufferPointer { _ = whole.update(fromContentsOf: $0[part]) }
      let found = survey(whole)
      if found & 2 != 0 { return .nothing }
      if Decimals.shorten(whole, scale: &scale, isSmall: found & 4 == 0) {
        // What follows keeps them below 10^15.
        if found == 0 { plain |= 1 << column.rawValue }
        return .whole(scale: scale)
      }
      for index in 0..<count { real[index] = Decimals.double(whole[index], scale: scale) }
    case .doubles(let given, let part):
      _ = real.update(fromContentsOf: given[part])
      if real.allSatisfy({ $0.isNaN }) { return .nothing }
    }
    if let scale = Decimals.scale(of: UnsafeBufferPointer(real), into: whole) { return .whole(scale: scale) }
    return .doubles
  }

  private func isPlain(_ column: PriceColumn) -> Bool { plain & 1 << column.rawValue != 0 }

  /// See `invest_survey`.
  private func survey(_ numbers: UnsafeMutableBufferPointer<Int64>) -> UInt32 {
    numbers.baseAddress.map { invest_survey($0, numbers.count, Decimals.limit) } ?? 2
  }

  private func isEqual(_ left: PriceColumn, _ right: PriceColumn, _ forms: [Form], _ count: Int) -> Bool {
    let form = forms[left.rawValue]
    guard form == forms[right.rawValue] else { return false }
    switch form {
    case .nothing: return true
    case .whole: return whole(left, count).elementsEqual(whole(right, count))
    case .doubles:
      return zip(real(left, count), real(right, count)).allSatisfy { $0 == $1 || $0.isNaN && $1.isNaN }
    }
  }

  /// Gives the four prices the same number of digits where they stay small enough, so that they can be told by their
  /// difference from the close.
  private func unite(_ forms: inout [Form], _ count: Int) {
    let prices: [PriceColumn] = [.close, .open, .high, .low]
    let scales = prices.compactMap { if case .whole(let scale) = forms[$0.rawValue] { scale } else { nil } }
    guard let largest = scales.max(), scales.contains(where: { $0 < largest }) else { return }
    for column in prices {
      guard case .whole(let scale) = forms[column.rawValue], scale < largest else { continue }
      let limit = UInt64(Decimals.limit / Decimals.wholePowers[largest - scale])
      let fits = whole(column, count).allSatisfy { $0 == ColumnCodec.missing || $0.magnitude < limit }
      // Each column decides for itself, so that the result is the same whichever other columns there are.
      guard fits else { continue }
      Decimals.rescale(whole(column, count), 0..<count, by: largest - scale)
      forms[column.rawValue] = .whole(scale: largest)
    }
  }
}
