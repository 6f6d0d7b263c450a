// One form for all writings of a name that a reader takes for the same: what `aliases.folded` holds.
import Foundation

/// Folds a name for look-up: lower case, full-width letters and digits as ASCII, composed (NFKC), single spaces.
func foldedName(_ name: String) -> String {
  var isPlain = true
  for scalar in name.unicodeScalars {
    switch scalar.value {
    case ..<0x80: break
    // Han, kana, Hangul syllables: neither case nor another form.
    case 0x3041...0x3096, 0x30A1...0x30FC, 0x4E00...0x9FFF, 0xAC00...0xD7A3: break
    default: isPlain = false
    }
  }
  return foldedBytes(isPlain ? name : name.precomposedStringWithCompatibilityMapping.lowercased())
}

/// ASCII letters in lower case, runs of white space as one space, none at the ends.
private func foldedBytes(_ name: String) -> String {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(name.utf8.count)
  for byte in name.utf8 {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): bytes.append(byte | 0x20)
    case 0x09...0x0D, UInt8(ascii: " "): if let last = bytes.last, last != 0x20 { bytes.append(0x20) }
    default: bytes.append(byte)
    }
  }
  if bytes.last == 0x20 { bytes.removeLast() }
  return String(decoding: bytes, as: UTF8.self)
}
