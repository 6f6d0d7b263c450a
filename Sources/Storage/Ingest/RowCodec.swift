// One row of any table as bytes, every value exactly as SQLite holds it.
import Vocabulary

/// A row as a run of values: one byte for the type, then the value, lengths and numbers in eight bytes, lowest first.
enum RowCodec {
  static func encode(_ cells: [Cell]) -> [UInt8] {
    var bytes: [UInt8] = []
    for cell in cells {
      switch cell {
      case .null: bytes.append(0)
      case .integer(let value):
        bytes.append(1)
        append(UInt64(bitPattern: value), to: &bytes)
      case .real(let value):
        bytes.append(2)
        append(value.bitPattern, to: &bytes)
      case .text(let value):
        bytes.append(3)
        append(UInt64(value.utf8.count), to: &bytes)
        bytes += value.utf8
      case .blob(let value):
        bytes.append(4)
        append(UInt64(value.count), to: &bytes)
        bytes += value
      }
    }
    return bytes
  }

  /// The cells; as many as can be read where the bytes are damaged.
  static func decode(_ bytes: [UInt8]) -> [Cell] {
    var cells: [Cell] = []
    var position = 0
    func number() -> UInt64? {
      guard position + 8 <= bytes.count else { return nil }
      defer { position += 8 }
      return (0..<8).reduce(UInt64(0)) { $0 | UInt64(bytes[position + $1]) << UInt64(8 * $1) }
    }
    func run() -> ArraySlice<UInt8>? {
      guard let count = number(), count <= UInt64(bytes.count - position) else { return nil }
      defer { position += Int(count) }
      return bytes[position..<position + Int(count)]
    }
    while position < bytes.count {
      let type = bytes[position]
      position += 1
      switch type {
      case 0: cells.append(.null)
      case 1:
        guard let value = number() else { return cells }
        cells.append(.integer(Int64(bitPattern: value)))
      case 2:
        guard let value = number() else { return cells }
        cells.append(.real(Double(bitPattern: value)))
      case 3:
        guard let value = run() else { return cells }
        cells.append(.text(String(decoding: value, as: UTF8.self)))
      case 4:
        guard let value = run() else { return cells }
        cells.append(.blob([UInt8](value)))
      default: return cells
      }
    }
    return cells
  }

  private static func append(_ value: UInt64, to bytes: inout [UInt8]) {
    for shift in stride(from: UInt64(0), to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: value >> shift)) }
  }
}
