// Reads a zip archive, so that tests look at what a workbook really holds.

/// The members of an archive by name. Nil where its structure does not add up.
func unzip(_ bytes: [UInt8]) -> [String: String]? {
  func number(_ at: Int, _ size: Int) -> Int { (0..<size).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) } }
  guard bytes.count > 22 else { return nil }
  let end = bytes.count - 22
  guard number(end, 4) == 0x0605_4b50 else { return nil }
  var members: [String: String] = [:]
  var entry = number(end + 16, 4)
  for _ in 0..<number(end + 10, 2) {
    guard number(entry, 4) == 0x0201_4b50 else { return nil }
    let method = number(entry + 10, 2)
    let (packed, size) = (number(entry + 20, 4), number(entry + 24, 4))
    let nameLength = number(entry + 28, 2)
    let name = String(decoding: bytes[(entry + 46)..<(entry + 46 + nameLength)], as: UTF8.self)
    let local = number(entry + 42, 4)
    let start = local + 30 + number(local + 26, 2) + number(local + 28, 2)
    let data = Array(bytes[start..<(start + packed)])
    guard let content = method == 0 ? data : inflate(data), content.count == size else { return nil }
    members[name] = String(decoding: content, as: UTF8.self)
    entry += 46 + nameLength + number(entry + 30, 2) + number(entry + 32, 2)
  }
  return members
}

/// Decompresses RFC 1951 data.
private func inflate(_ bytes: [UInt8]) -> [UInt8]? {
  var bit = 0
  var out: [UInt8] = []
  func take(_ count: Int) -> Int {
    var value = 0
    for index in 0..<count {
      guard bit / 8 < bytes.count else { return value }
      value |= (Int(bytes[bit / 8]) >> (bit % 8) & 1) << index
      bit += 1
    }
    return value
  }
  /// Canonical codes: how many of each length, and the symbols in order.
  struct Codes {
    var counts = [Int](repeating: 0, count: 16)
    var symbols: [Int] = []
    init(_ lengths: [Int]) {
      for length in lengths where length > 0 { counts[length] += 1 }
      for length in 1...15 { symbols += lengths.indices.filter { lengths[$0] == length } }
    }
  }
  func symbol(_ codes: Codes) -> Int? {
    var (code, first, index) = (0, 0, 0)
    for length in 1...15 {
      code |= take(1)
      let count = codes.counts[length]
      if code - count < first { return codes.symbols[index + code - first] }
      index += count
      first = (first + count) << 1
      code <<= 1
    }
    return nil
  }
  let lengthBase = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
  ]
  let lengthBits = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0]
  let distanceBase = [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,
    8193,
    12289, 16385, 24577,
  ]
  while true {
    let isLast = take(1) == 1
    let kind = take(2)
    if kind == 0 {
      bit = (bit + 7) / 8 * 8
      let length = take(16)
      _ = take(16)
      for _ in 0..<length { out.append(UInt8(take(8))) }
    } else {
      var literals = Codes((0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 })
      var distances = Codes([Int](repeating: 5, count: 30))
      if kind == 2 {
        let (literalCount, distanceCount, codeCount) = (take(5) + 257, take(5) + 1, take(4) + 4)
        var lengths = [Int](repeating: 0, count: 19)
        for place in [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15].prefix(codeCount) {
          lengths[place] = take(3)
        }
        let codes = Codes(lengths)
        var all: [Int] = []
        while all.count < literalCount + distanceCount {
          guard let next = symbol(codes) else { return nil }
          switch next {
          case 16: all += [Int](repeating: all.last ?? 0, count: take(2) + 3)
          case 17: all += [Int](repeating: 0, count: take(3) + 3)
          case 18: all += [Int](repeating: 0, count: take(7) + 11)
          default: all.append(next)
          }
        }
        literals = Codes(Array(all[..<literalCount]))
        distances = Codes(Array(all[literalCount...]))
      }
      while true {
        guard let next = symbol(literals) else { return nil }
        if next == 256 { break }
        if next < 256 {
          out.append(UInt8(next))
          continue
        }
        guard next <= 285 else { return nil }
        let length = lengthBase[next - 257] + take(lengthBits[next - 257])
        guard let place = symbol(distances), place < 30 else { return nil }
        let distance = distanceBase[place] + take(max(0, place / 2 - 1))
        guard distance <= out.count else { return nil }
        for _ in 0..<length { out.append(out[out.count - distance]) }
      }
    }
    if isLast { return out }
  }
}
