import Vocabulary

/// Percentages that an English text writes without their unit, since it told the ones before with it.
///
///     Dairy rose 5%, snacks by 3 and drinks a mere 2.        3 and 2
///     Handsets: +41. Lighting: -8.                           +41 and -8, behind a sentence with a percentage
///     Halden gained 1.5 per cent, Rieber fell 0.7.           0.7
extension FactReading {
  /// Whether a number may be such a percentage: a sign stands at it, and the sentence before told one.
  func mayBeBarePercent(_ number: Range<Int>) -> Bool {
    percentSentence == sentence && signBefore(number) != nil
  }

  /// Takes such numbers of the sentence at hand for percentages.
  mutating func readBarePercents() {
    guard tongue == .english else { return }
    // Behind which place the sentence has told a percentage, and of what lies before it.
    var told = percentSentence == sentence - 1 ? scene.range.lowerBound : -1
    var isHere = false
    for index in scene.marks.indices {
      let mark = scene.marks[index]
      if mark.kind == .percent {
        told = Int(mark.end)
        isHere = true
      }
      guard mark.kind == .number, told >= 0, Int(mark.start) - told < 110,
        case .number(let number) = mentions[Int(mark.ref)].value, number.high == nil,
        number.low.magnitude.double < 400, number.low.significand != 0, TextClass.isDigit(text[Int(mark.end) - 1]),
        endsBarePercent(Int(mark.end))
      else { continue }
      let outer = mentions[Int(mark.ref)].outer
      let sign = signBefore(Int(mark.start)..<Int(mark.end))
      guard sign != nil || isHere && followsChange(outer.lowerBound, Int(mark.end)) else { continue }
      let value = number.low.magnitude
      mentions[Int(mark.ref)].value = .percent(
        StatedPercent(low: sign == false ? value.negated : value, high: nil, isPoints: false))
      scene.marks[index].kind = .percent
      told = Int(mark.end)
      isHere = true
    }
  }

  /// What a sign at a number or right before it says; nil for none.
  private func signBefore(_ number: Range<Int>) -> Bool? {
    let start = number.lowerBound
    if scene.starts("+", at: start) { return true }
    if scene.starts("-", at: start) || scene.starts("−", at: start) { return false }
    if scene.starts("plus ", at: start) { return true }
    if scene.starts("minus ", at: start) { return false }
    guard start - 2 > scene.range.lowerBound else { return nil }
    if endsWith(start, " plus ") { return true }
    if endsWith(start, " minus ") { return false }
    let isFree = text[start - 2] == 0x20 || text[start - 2] == UInt8(ascii: "(") || text[start - 2] == UInt8(ascii: ":")
    if text[start - 1] == UInt8(ascii: "+") { return true }
    return isFree && text[start - 1] == UInt8(ascii: "-") || endsWith(start, " −") ? false : nil
  }

  /// Whether a number ends what is said: no noun that it counts follows.
  private func endsBarePercent(_ end: Int) -> Bool {
    guard end < scene.range.upperBound else { return true }
    switch text[end] {
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "."), UInt8(ascii: ")"), UInt8(ascii: ":"):
      return end + 1 >= scene.range.upperBound || !TextClass.isASCIIWord(text[end + 1])
    default: return scene.starts(.afterBarePercent, at: end)
    }
  }

  /// Whether a word of change, one that only colours a number, a bracket or a name stands right before it.
  private func followsChange(_ start: Int, _ end: Int) -> Bool {
    guard start - 2 > scene.range.lowerBound, text[start - 1] == 0x20 else { return false }
    if scene.ends(.beforeBarePercent, at: start) { return true }
    if scene.marks.contains(where: { ($0.kind == .up || $0.kind == .down) && Int($0.end) == start - 1 }) { return true }
    // "Castings (at Halden) 13," and "Tooling 13,": in a row of others.
    guard lastTopic?.kind == .revenue || scene.has(.revenue) else { return false }
    let isItem = end >= scene.range.upperBound || text[end] != 0x20
    guard isItem else { return false }
    if text[start - 2] == UInt8(ascii: ")") { return true }
    var place = start - 1
    while place > scene.range.lowerBound,
      TextClass.isASCIIWord(text[place - 1]) || text[place - 1] >= 0x80
        || text[place - 1] == UInt8(ascii: "&") || text[place - 1] == UInt8(ascii: "'")
    { place -= 1 }
    return place < start - 3 && TextClass.isUpper(text[place])
      && !scene.marks.contains {
        ($0.kind == .period || $0.kind == .duration || $0.kind == .number || $0.kind == .money) && Int($0.end) > place
          && Int($0.start) < start
      }
  }
}
