import CEmbedded
import CScan

/// A file that travels inside the program, as bytes that live as long as the program does.
struct EmbeddedFile {
  let name: String
  let bytes: UnsafeBufferPointer<UInt8>

  /// The file of that name, nil where the program carries none. O(number of files).
  static func named(_ name: String) -> EmbeddedFile? {
    guard let file = invest_embedded_find(name) else { return nil }
    return EmbeddedFile(name: name, bytes: UnsafeBufferPointer(start: file.pointee.bytes, count: file.pointee.length))
  }

  /// Calls `body` with every line that is neither blank nor a comment (`#`), header line left out.
  /// The line's bytes are without the line break.
  func forEachLine(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    guard let base = bytes.baseAddress else { return }
    let lineEnd = UInt8(ascii: "\n")
    var start = 0
    var isHeader = true
    while start < bytes.count {
      let end = invest_first_of(base, start, bytes.count, lineEnd, lineEnd, lineEnd)
      var stop = end
      if stop > start, bytes[stop - 1] == UInt8(ascii: "\r") { stop -= 1 }
      if stop > start, bytes[start] != UInt8(ascii: "#") {
        if isHeader { isHeader = false } else { body(UnsafeBufferPointer(rebasing: bytes[start..<stop])) }
      }
      start = end + 1
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The fields of a tab-separated line, as ranges; at most `limit`, missing ones empty.
  func fields(_ limit: Int) -> [UnsafeBufferPointer<UInt8>] {
    var fields: [UnsafeBufferPointer<UInt8>] = []
    fields.reserveCapacity(limit)
    var start = 0
    while fields.count < limit {
      var end = start
      while end < count, self[end] != UInt8(ascii: "\t") { end &+= 1 }
      fields.append(UnsafeBufferPointer(rebasing: self[start..<end]))
      start = Swift.min(end + 1, count)
    }
    return fields
  }

  var string: String { String(decoding: self, as: UTF8.self) }

  /// Whether a word stands anywhere in a field.
  func holds(_ word: StaticString) -> Bool {
    let length = word.utf8CodeUnitCount
    var place = 0
    while place + length <= count {
      var offset = 0
      while offset < length, self[place + offset] == word.utf8Start[offset] { offset += 1 }
      if offset == length { return true }
      place += 1
    }
    return false
  }
}
