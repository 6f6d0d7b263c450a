/// Finds out whether "," or "." is the decimal mark, from all numbers of the sample at once.
struct NumberStyle {
  /// Cells that only one of the two explains.
  private(set) var commaCells = 0
  private(set) var pointCells = 0
  /// Cells such as `1,294`, which both explain.
  private(set) var openCommaCells = 0

  /// Counts one cell (without quotes).
  mutating func add(_ cell: UnsafeBufferPointer<UInt8>) {
    var commas = 0
    var points = 0
    var lastMark: UInt8 = 0
    var behind = 0
    var ahead = 0
    for byte in cell {
      if byte == UInt8(ascii: ",") || byte == UInt8(ascii: ".") {
        if byte == UInt8(ascii: ",") { commas += 1 } else { points += 1 }
        lastMark = byte
        behind = 0
      } else if byte.isDigit {
        if lastMark == 0 { ahead += 1 } else { behind += 1 }
      } else if lastMark != 0, behind > 0, byte | 0x20 == UInt8(ascii: "e") {
        break
      }
    }
    if commas > 0, points > 0 {
      if lastMark == UInt8(ascii: ",") { commaCells += commas == 1 ? 1 : 0 } else { pointCells += points == 1 ? 1 : 0 }
    } else if commas > 1 {
      pointCells += 1
    } else if points > 1 {
      commaCells += 1
    } else if commas == 1 {
      if behind != 3 || ahead > 3 || ahead == 0 || cell.first == UInt8(ascii: "0") {
        commaCells += 1
      } else {
        openCommaCells += 1
      }
    } else if points == 1, behind != 3 || ahead > 3 || ahead == 0 || cell.first == UInt8(ascii: "0") {
      pointCells += 1
    }
  }

  /// Whether "," is the decimal mark. Cells that both explain are taken for the decimal comma only where ";" parts
  /// the columns, as it does in countries that write it.
  func decimalComma(delimiter: UInt8) -> Bool {
    if commaCells != pointCells { return commaCells > pointCells }
    return commaCells == 0 && openCommaCells > 0 && delimiter == UInt8(ascii: ";")
  }
}
