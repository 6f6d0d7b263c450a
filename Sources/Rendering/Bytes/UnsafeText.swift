// Characters of documents that must not reach a terminal as they are: they could move the cursor, rewrite what was
// printed before, or show a text in another order than it has.

/// Whether a scalar is a control or bidirectional formatting character.
///
/// C0 and C1 controls and DEL; the marks, embeddings, overrides and isolates of Unicode's bidirectional algorithm
/// (UAX #9, "Directional Formatting Characters"); the line and paragraph separators.
func isUnsafeOnTerminal(_ scalar: UInt32) -> Bool {
  switch scalar {
  case 0..<0x20, 0x7F..<0xA0: true
  case 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
  default: false
  }
}

/// Whether some byte of a UTF-8 text may begin such a character; false answers quickly for nearly every text.
@inline(__always)
func mayHoldUnsafe(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  for byte in bytes where byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xD8 || byte == 0xE2 { return true }
  return false
}

/// The text with control and bidirectional characters written as `\n`, `\t`, `\r` or `\u{202E}`.
///
/// For whatever is shown to people: tables, messages. Texts without such characters come back as they are.
/// Line feeds can be kept, where they are data that moves the cursor no further than any line end does.
public func shownSafely(_ text: String, keepingLineFeeds: Bool = false) -> String {
  let suspect = text.utf8.withContiguousStorageIfAvailable { mayHoldUnsafe($0) } ?? true
  guard suspect, text.unicodeScalars.contains(where: { isUnsafeOnTerminal($0.value) }) else { return text }
  var safe = ""
  for scalar in text.unicodeScalars {
    guard isUnsafeOnTerminal(scalar.value), !(keepingLineFeeds && scalar == "\n") else {
      safe.unicodeScalars.append(scalar)
      continue
    }
    switch scalar {
    case "\n": safe += "\\n"
    case "\t": safe += "\\t"
    case "\r": safe += "\\r"
    default: safe += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    }
  }
  return safe
}
