// The text of a document of which only quotes are known: each stands at its own place, blanks between them.
import Vocabulary

struct QuotedBody {
  /// Places beyond are not kept: a wrong number must not cost gigabytes of blanks.
  private static let limit = 1 << 24

  private var statements: [Statement] = []

  mutating func add(_ statement: Statement) { statements.append(statement) }

  /// The text and the statements with their places in it. A quote without a place of its length, and one that contradicts
  /// another, stands on a line of its own behind the others.
  func finished() -> (body: String, statements: [Statement]) {
    let fitting = statements.filter(Self.hasPlace)
    var body = [UInt8](repeating: 0x20, count: fitting.map(\.citation.bytes.upperBound).max() ?? 0)
    var isTaken = [Bool](repeating: false, count: body.count)
    var settled = statements
    for index in settled.indices {
      let quote = Array(settled[index].citation.quote.utf8)
      let place = settled[index].citation.bytes
      if Self.hasPlace(settled[index]),
        zip(place, quote).allSatisfy({ at, byte in !isTaken[at] || body[at] == byte }),
        Self.isWhole(place, isTaken, body)
      {
        for (at, byte) in zip(place, quote) {
          body[at] = byte
          isTaken[at] = true
        }
        continue
      }
      if !body.isEmpty { body.append(0x0A) }
      isTaken.append(contentsOf: repeatElement(true, count: body.count - isTaken.count))
      settled[index].citation.bytes = body.count..<body.count + quote.count
      body += quote
      isTaken.append(contentsOf: repeatElement(true, count: quote.count))
    }
    return (String(decoding: body, as: UTF8.self), settled)
  }

  private static func hasPlace(_ statement: Statement) -> Bool {
    let (quote, bytes) = (statement.citation.quote, statement.citation.bytes)
    return !bytes.isEmpty && bytes.count == quote.utf8.count && bytes.upperBound <= limit
  }

  /// Whether a place cuts no character of the quotes that are there.
  private static func isWhole(_ place: Range<Int>, _ isTaken: [Bool], _ body: [UInt8]) -> Bool {
    func continues(_ at: Int) -> Bool { at < body.count && isTaken[at] && body[at] & 0xC0 == 0x80 }
    return !continues(place.lowerBound) && !continues(place.upperBound)
  }
}
