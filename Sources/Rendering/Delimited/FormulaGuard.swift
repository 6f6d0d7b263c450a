// Texts that a spreadsheet would run as a formula.
//
// After the OWASP page "CSV Injection": a cell that begins with = + - @, tab or carriage return can be executed when
// the file is opened. A leading ' makes it a text. Numbers are left alone: a negative percentage is no attack.

/// Whether a text cell needs a leading `'`.
@inline(__always)
public func needsFormulaGuard(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
  guard let first = text.first else { return false }
  switch first {
  case UInt8(ascii: "="), UInt8(ascii: "@"), UInt8(ascii: "\t"), UInt8(ascii: "\r"): return true
  case UInt8(ascii: "+"), UInt8(ascii: "-"): return !isNumber(text)
  default: return false
  }
}

/// Whether the whole text is one number: `-5`, `+1.25`, `-1,250.00`, `-3e-4`, `-1.25%`.
func isNumber(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
  var rest = text[...]
  func takeDigits() -> Int {
    let digits = rest.prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
    rest = rest[digits.endIndex...]
    return digits.count
  }
  func take(_ byte: UInt8) -> Bool {
    guard rest.first == byte else { return false }
    rest = rest.dropFirst()
    return true
  }
  if !take(UInt8(ascii: "-")) { _ = take(UInt8(ascii: "+")) }
  var digits = takeDigits()
  while digits > 0, rest.first == UInt8(ascii: ",") {
    rest = rest.dropFirst()
    guard takeDigits() == 3 else { return false }
  }
  if take(UInt8(ascii: ".")) { digits += takeDigits() }
  guard digits > 0 else { return false }
  if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
    if !take(UInt8(ascii: "-")) { _ = take(UInt8(ascii: "+")) }
    guard takeDigits() > 0 else { return false }
  }
  _ = take(UInt8(ascii: "%"))
  return rest.isEmpty
}
