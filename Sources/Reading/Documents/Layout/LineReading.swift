import Vocabulary

/// What the layout words say about one short line.
struct LineReading {
  var classes: LayoutWords.Classes = []
  /// How many bytes stand in words of each of these classes.
  var buttonBytes = 0
  var relatedBytes = 0
  /// Where the first word of a class begins.
  private var first = InlineArray<26, Int32>(repeating: -1)
  private var counts = InlineArray<26, UInt8>(repeating: 0)
  /// The currency named last.
  var currency: Currency?
  var pair: Currency?
  /// Where the first word that labels advertising ends.
  var adLabelEnd = 0
  /// Bytes that are neither blank, digit nor ASCII punctuation.
  var letterBytes = 0

  /// Reads a line; `scratch` is reused from line to line.
  init(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, scratch: inout [UInt8]) {
    scratch.removeAll(keepingCapacity: true)
    scratch.append(contentsOf: UnsafeBufferPointer(rebasing: text[range]))
    scratch.withUnsafeMutableBufferPointer { line in
      for place in line.indices {
        let byte = line[place]
        if byte >= 0x80 {
          letterBytes += 1
        } else if byte.isLetter {
          letterBytes += 1
          line[place] = byte | 0x20
        }
      }
    }
    var buttonEnd = 0
    var relatedEnd = 0
    scratch.withUnsafeBufferPointer { line in
      LayoutWords.shared.forEachHit(in: line) { hit in
        classes.insert(LayoutWords.Classes(hit.kind))
        let index = Int(hit.kind.rawValue)
        if first[index] < 0 { first[index] = Int32(hit.range.lowerBound) }
        if counts[index] < 255 { counts[index] += 1 }
        if hit.kind == .adlabel, adLabelEnd == 0 { adLabelEnd = hit.range.upperBound }
        switch hit.kind {
        case .button:
          buttonBytes += max(0, hit.range.upperBound - max(buttonEnd, hit.range.lowerBound))
          buttonEnd = max(buttonEnd, hit.range.upperBound)
        case .related, .comments:
          relatedBytes += max(0, hit.range.upperBound - max(relatedEnd, hit.range.lowerBound))
          relatedEnd = max(relatedEnd, hit.range.upperBound)
        case .currency: if Self.standsAlone(line, hit.range) { currency = hit.currency }
        case .pair: pair = hit.currency
        default: break
        }
      }
    }
  }

  /// Whether a currency of one character is a word of its own: 원 is no currency in 지원, 元 none in 多元.
  private static func standsAlone(_ line: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    guard range.count == 3, line[range.lowerBound] >= 0xE3, line[range.lowerBound] <= 0xED else { return true }
    if range.lowerBound > 0, line[range.lowerBound - 1] >= 0x80, line[range.lowerBound - 1] < 0xC0 {
      // Full-width brackets and marks may stand before.
      guard range.lowerBound >= 3,
        line[range.lowerBound - 3] == 0xEF || line[range.lowerBound - 3] == 0xE2
          || line[range.lowerBound - 3] == 0xE3 && line[range.lowerBound - 2] == 0x80
      else { return false }
    }
    guard range.upperBound + 2 < line.count, line[range.upperBound] >= 0xE3 else { return true }
    return line[range.upperBound] == 0xEF || line[range.upperBound] == 0xE3 && line[range.upperBound + 1] == 0x80
  }

  func has(_ kind: LayoutWords.Class) -> Bool { classes.has(kind) }

  /// Where the first word of a class begins within the line; nil where there is none.
  func place(of kind: LayoutWords.Class) -> Int? {
    let place = first[Int(kind.rawValue)]
    return place < 0 ? nil : Int(place)
  }

  func count(of kind: LayoutWords.Class) -> Int { Int(counts[Int(kind.rawValue)]) }
}
