// A quote between the words around it, with its parts marked: in colour, or in brackets that name them.

/// A stretch of a document for reading.
public struct MarkedPassage: Sendable {
  /// A part of the quote that has a name.
  public enum Part: String, Sendable, CaseIterable {
    case subject, amount, period
  }

  /// The bytes of the document.
  private let body: [UInt8]
  /// What is shown of it.
  private let shown: Range<Int>
  private let quote: Range<Int>
  private let parts: [(range: Range<Int>, part: Part)]
  /// Whether tags are markup, to be left out.
  private let isHTML: Bool

  /// Ranges are bytes of the body; what lies outside of what is shown is cut. Of parts that overlap the first counts.
  public init(
    _ body: [UInt8], shown: Range<Int>, quote: Range<Int>, parts: [(range: Range<Int>, part: Part)],
    isHTML: Bool = false
  ) {
    self.body = body
    let shown = shown.clamped(to: 0..<body.count)
    self.shown = isHTML ? HTMLWords.block(of: shown, around: quote, in: body) : shown
    self.quote = quote.clamped(to: self.shown)
    self.isHTML = isHTML
    var kept: [(range: Range<Int>, part: Part)] = []
    for (range, part) in parts {
      // Of a part that begins outside of the quote, what is inside of it; one that is all outside stays.
      let range = range.clamped(to: range.overlaps(self.quote) ? self.quote : self.shown)
      if range.isEmpty || kept.contains(where: { $0.range.overlaps(range) }) { continue }
      kept.append((range, part))
    }
    self.parts = kept
  }

  /// A stretch of one kind: outside or inside of the quote, of a part or of none.
  struct Piece: Equatable {
    var words: String
    var isQuote: Bool
    /// The part that the stretch belongs to, and whether it begins or ends here.
    var part: Part?
    var beginsPart = false
    var endsPart = false
  }

  /// The text in stretches, control characters escaped, line ends as blanks.
  var pieces: [Piece] {
    let borders = Set(
      [shown.lowerBound, shown.upperBound, quote.lowerBound, quote.upperBound]
        + parts.flatMap { [$0.range.lowerBound, $0.range.upperBound] }
    ).sorted()
    var inTag = false
    return zip(borders, borders.dropFirst()).map { low, high in
      let part = parts.first { $0.range.contains(low) }
      return Piece(
        words: words(low..<high, &inTag), isQuote: quote.contains(low), part: part?.part,
        beginsPart: part?.range.lowerBound == low, endsPart: part?.range.upperBound == high)
    }
  }

  /// Whether words of the paragraph are left out before and behind what is shown.
  var isCut: (before: Bool, behind: Bool) {
    (
      shown.lowerBound > 0 && !isLineStart(shown.lowerBound),
      shown.upperBound < body.count && !isLineEnd(shown.upperBound)
    )
  }

  /// The text with control characters escaped and line ends as blanks: `[subject: Alibaba] will «invest [amount: $5bn]»`.
  /// With colour the quote is bold, its parts are underlined in colours of their own.
  public func text(usesColour: Bool) -> String {
    let cut = isCut
    var text = cut.before ? "… " : ""
    var wasQuote = false
    for piece in pieces {
      if usesColour {
        let isMarked = piece.isQuote || piece.part != nil
        text +=
          isMarked ? Self.colour(isQuote: piece.isQuote, piece.part) + piece.words + "\u{1B}[0m" : piece.words
        continue
      }
      if piece.isQuote != wasQuote { text += piece.isQuote ? "«" : "»" }
      wasQuote = piece.isQuote
      if let part = piece.part, piece.beginsPart { text += "[\(part.rawValue): " }
      text += piece.words
      if piece.part != nil, piece.endsPart { text += "]" }
    }
    if wasQuote { text += "»" }
    if cut.behind { text += " …" }
    return text
  }

  /// The parts that are marked, in words of their colours; empty where there are none.
  public static func legend(usesColour: Bool) -> String {
    guard usesColour else { return "" }
    return Part.allCases.map { colour(isQuote: false, $0) + $0.rawValue + "\u{1B}[0m" }.joined(separator: "  ")
  }

  private static func colour(isQuote: Bool, _ part: Part?) -> String {
    var codes: [String] = isQuote ? ["1"] : []
    switch part {
    case .subject: codes += ["4", "36"]
    case .amount: codes += ["4", "33"]
    case .period: codes += ["4", "32"]
    case nil: break
    }
    return "\u{1B}[\(codes.joined(separator: ";"))m"
  }

  /// The characters of a range, without tags, blanks as one.
  private func words(_ range: Range<Int>, _ inTag: inout Bool) -> String {
    var bytes: [UInt8] = []
    for place in range {
      let byte = body[place]
      if isHTML {
        if inTag {
          if byte == UInt8(ascii: ">") { inTag = false }
          continue
        }
        if byte == UInt8(ascii: "<"), place + 1 < body.count, Self.opensTag(body[place + 1]) {
          inTag = true
          continue
        }
      }
      let isBlank = byte == 0x0A || byte == 0x0D || byte == 0x09 || byte == 0x20
      if isBlank, bytes.last == 0x20 { continue }
      bytes.append(isBlank ? 0x20 : byte)
    }
    let words = String(decoding: bytes, as: UTF8.self)
    return shownSafely(isHTML ? HTMLWords.decoded(words) : words)
  }

  private static func opensTag(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "/") || byte == UInt8(ascii: "!") || (0x41...0x5A).contains(byte & 0xDF)
  }

  private func isLineStart(_ place: Int) -> Bool {
    body[place - 1] == 0x0A || isHTML && body[place - 1] == UInt8(ascii: ">")
  }

  private func isLineEnd(_ place: Int) -> Bool {
    body[place] == 0x0A || body[place] == 0x0D || isHTML && body[place] == UInt8(ascii: "<")
  }
}
