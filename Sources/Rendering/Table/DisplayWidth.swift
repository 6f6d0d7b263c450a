// How many columns of a terminal a text takes.

/// The columns a text takes: Hangul, Han, kana, full-width forms and emoji two, combining marks none, the rest one.
///
/// Counted by grapheme. Sources: Unicode UAX #11 "East Asian Width" (W and F are 2, ambiguous ones count 1) and the
/// emoji properties of UTS #51. O(length).
public func displayWidth(_ text: String) -> Int {
  var width = 0
  for scalar in text.unicodeScalars {
    let columns = plainColumns(scalar.value)
    if columns == 0 { return displayWidthByGrapheme(text) }
    width += columns
  }
  return width
}

/// The columns of a scalar that never joins with a neighbour, so that a text of such need not be divided into graphemes; 0 for
/// all others.
@inline(__always)
func plainColumns(_ scalar: UInt32) -> Int {
  switch scalar {
  case 0x20..<0x7F, 0xA0..<0xAD, 0xAE..<0x300: 1
  case 0xAC00...0xD7A3, 0x4E00...0x9FFF, 0x3000...0x3029, 0x3041...0x3096, 0x309B...0x30FF, 0xFF01...0xFF60: 2
  // Dashes, quotation marks, dots; currencies.
  case 0x2010...0x2027, 0x20A0...0x20C0: 1
  default: 0
  }
}

private func displayWidthByGrapheme(_ text: String) -> Int {
  var width = 0
  for character in text { width += displayWidth(of: character) }
  return width
}

/// The columns of one grapheme, 0 to 2.
///
/// A cluster of several spacing scalars (jamo, flags, joined emoji) is drawn in two columns at most.
func displayWidth(of character: Character) -> Int {
  var width = 0
  for scalar in character.unicodeScalars {
    if scalar.value == 0xFE0F { return 2 }
    width += displayWidth(of: scalar)
  }
  return min(width, 2)
}

private func displayWidth(of scalar: Unicode.Scalar) -> Int {
  let value = scalar.value
  if value < 0x300 { return value == 0xAD ? 0 : 1 }
  // Vowels and final consonants of decomposed Hangul stand in the block of the first consonant.
  if (0x1160...0x11FF).contains(value) { return 0 }
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .format: return 0
  default: break
  }
  if value < 0x1100 { return 1 }
  if wideRanges.contains(where: { $0.contains(value) }) || scalar.properties.isEmojiPresentation { return 2 }
  return 1
}

/// The scalars of East Asian Width W or F that are no emoji, from EastAsianWidth.txt of Unicode 16; gaps of
/// unassigned scalars inside a block count as the block.
private let wideRanges: [ClosedRange<UInt32>] = [
  0xAC00...0xD7A3, 0x4E00...0xA4CF, 0x3041...0x3247, 0x3250...0x4DBF, 0x2E80...0x303E, 0xFF01...0xFF60,
  0xFFE0...0xFFE6, 0x1100...0x115F, 0x2329...0x232A, 0xA960...0xA97C, 0xF900...0xFAFF, 0xFE10...0xFE19,
  0xFE30...0xFE6B, 0x16FE0...0x18CFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F265, 0x20000...0x2FFFD, 0x30000...0x3FFFD,
]

/// The beginning of a text that takes at most so many columns, and whether that is all of it.
func prefix(of text: String, columns: Int) -> (text: String, isWhole: Bool) {
  var width = 0
  var index = text.startIndex
  while index < text.endIndex {
    let next = displayWidth(of: text[index])
    if width + next > columns { return (String(text[..<index]), false) }
    width += next
    index = text.index(after: index)
  }
  return (text, true)
}

/// The text cut to so many columns, with a mark in place of what is left out.
func elided(_ text: String, columns: Int, isASCII: Bool) -> String {
  if displayWidth(text) <= columns { return text }
  let mark = isASCII ? "..." : "…"
  let markWidth = isASCII ? 3 : 1
  return prefix(of: text, columns: max(columns - markWidth, 0)).text + mark
}

/// Spaces that fill a text up to so many columns.
func padding(_ text: String, to columns: Int) -> String {
  String(repeating: " ", count: max(0, columns - displayWidth(text)))
}
