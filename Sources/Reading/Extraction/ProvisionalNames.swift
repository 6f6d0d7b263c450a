/// Names that no lexicon holds, recognised by where and how they stand.
enum ProvisionalNames {
  /// The name in the first cell of a row: what stands there as a whole, when it looks like a name.
  static func cell(_ cell: Range<Int>, of reading: FactReading) -> String? {
    guard cell.count >= 2, cell.count <= 60, !cell.contains(where: { TextClass.isDigit(reading.text[$0]) }) else {
      return nil
    }
    if reading.tongue == .english, !TextClass.isUpper(reading.text[cell.lowerBound]) { return nil }
    return reading.string(cell)
  }
}
