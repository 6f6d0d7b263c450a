/// The names of companies that a text has shown, each once, looked up by all of it, by its first words and by its letters in
/// either case. Of several that fit it is the one found first. Each question and each name O(its length).
struct EnglishKnownNames {
  private(set) var names: [[UInt8]] = []
  private var whole: [[UInt8]: Int] = [:]
  /// By the words that one begins with, but for the last.
  private var heads: [[UInt8]: Int] = [:]
  /// The same in lower case.
  private var foldedWhole: [[UInt8]: Int] = [:]
  private var foldedHeads: [[UInt8]: Int] = [:]
  private var initials: [[UInt8]: Int] = [:]

  var isEmpty: Bool { names.isEmpty }

  func contains(_ name: [UInt8]) -> Bool { whole[name] != nil }

  mutating func insert(_ name: [UInt8]) {
    guard whole[name] == nil else { return }
    let index = names.count
    names.append(name)
    whole[name] = index
    let folded = Self.folded(name)
    if foldedWhole[folded] == nil { foldedWhole[folded] = index }
    for place in name.indices where name[place] == UInt8(ascii: " ") {
      let head = Array(name[..<place])
      if heads[head] == nil { heads[head] = index }
      let foldedHead = Array(folded[..<place])
      if foldedHeads[foldedHead] == nil { foldedHeads[foldedHead] = index }
    }
    if let letters = EnglishNames.initials(name), initials[letters] == nil { initials[letters] = index }
  }

  /// The name that goes on behind some words with another one.
  func longer(than words: [UInt8]) -> [UInt8]? { heads[words].map { names[$0] } }

  /// The name of these initials, "H&M".
  func name(ofInitials letters: [UInt8]) -> [UInt8]? { initials[letters].map { names[$0] } }

  /// The name that is, or that begins with, these words in either case; beginnings have four letters and more.
  func name(inEitherCase words: [UInt8]) -> [UInt8]? {
    let folded = Self.folded(words)
    let head = words.count >= 4 ? foldedHeads[folded] : nil
    return [foldedWhole[folded], head].compactMap { $0 }.min().map { names[$0] }
  }

  private static func folded(_ name: [UInt8]) -> [UInt8] { name.map { $0 | 0x20 } }
}
