import Vocabulary

/// Links amounts to the amount that they convert: `3800억 위안(한화 약 75조 원)`, `RMB380 billion ($52.4 billion)`, `3800亿元（约合520亿美元）`,
/// `…, or about $52bn`, `3800억 위안, 우리 돈 약 75조 원`.
///
/// Two amounts of different currencies belong together where nothing but a bracket or a phrase of conversion stands between them.
extension Scanner {
  /// Links the money mentions of this pass. Linear in their number.
  mutating func linkConversions() {
    var base = -1
    for index in found.first..<found.mentions.count {
      guard case .money(let money) = found.mentions[index].value else { continue }
      if base >= 0, case .money(let first) = found.mentions[base].value, money.currency != nil, first.currency != nil,
        converts(from: base, to: index)
      {
        let origin = found.mentions[base].restates ?? base
        if case .money(let original) = found.mentions[origin].value, original.currency != money.currency {
          found.update(index) { $0.restates = origin }
          if origin == base { qualifyBehindBracket(origin, conversion: index) }
        }
      }
      base = index
    }
  }

  /// `3800억 위안(약 75조 원) 이상`: words behind the bracket qualify the amount before it.
  private mutating func qualifyBehindBracket(_ origin: Int, conversion: Int) {
    let end = found.mentions[conversion].outer.upperBound
    let isWide = has("）", at: end)
    guard byte(end) == 0x29 || isWide else { return }
    let close = end + (isWide ? 3 : 1)
    var behind = Surroundings(outer: close..<close, signStart: close)
    readAfter(&behind, close, timed: false)
    guard behind.qualifier != .exact, found.mentions[origin].qualifier != .range else { return }
    found.update(origin) { $0.qualifier = $0.qualifier.atLeast(behind.qualifier) }
  }

  private func converts(from first: Int, to second: Int) -> Bool {
    let start = found.mentions[first].range.upperBound
    let end = found.mentions[second].range.lowerBound
    guard start <= end, end - start <= 120 else { return false }
    return isConversion(start, end, wasConverted: found.mentions[first].restates != nil)
  }

  /// Whether the text between two amounts says that the second converts the first: an opening bracket (or, in a bracket
  /// already, a separator), or a phrase of conversion, among words that say nothing else.
  private func isConversion(_ start: Int, _ end: Int, wasConverted: Bool) -> Bool {
    var place = start
    var says = false
    while place < end {
      let blank = self.blank(place)
      if blank > 0 {
        place += blank
        continue
      }
      if byte(place) == 0x28 || byte(place) == 0x5B || has("（", at: place) || has("［", at: place) || has("【", at: place)
      {
        says = true
        place += text[place] < 0x80 ? 1 : 3
        continue
      }
      if byte(place) == 0x2C || byte(place) == 0x3B || byte(place) == 0x2F || byte(place) == 0x7E
        || byte(place) == 0x3A
      {
        if wasConverted && byte(place) != 0x2C { says = true }
        place += 1
        continue
      }
      if let rate = rateNamed(place, end) {
        place = rate
        continue
      }
      let word = Self.words.withView { words in
        words.first(with: packed(place), count: high - place) { hasTail($0, of: words, at: place) }
      }
      guard let word else { return false }
      // Approximators and bounds between the two say nothing of their own.
      if word.value == Self.speaking { says = true }
      place += Int(word.length)
    }
    return says && place == end
  }

  /// 按2025年9月18日汇率(折合人民币约…): where the words end that say by which rate.
  private func rateNamed(_ start: Int, _ end: Int) -> Int? {
    guard has("按", at: start) || has("以", at: start) else { return nil }
    var place = start + 3
    while place + 6 <= end {
      if has("汇率", at: place) || has("匯率", at: place) { return place + 6 }
      place += TextClass.length(text[place])
    }
    return nil
  }

  /// All of the words below, those of conversion with the value `speaking`.
  private static let words: FormTable = {
    var list = FormList(fillers + phrases.filter { !$0.says }.map { $0.text })
    for phrase in phrases where phrase.says { list.add(phrase.text, value: speaking) }
    return FormTable(list)
  }()

  private static let speaking: Int32 = 1

  /// Words of conversion; those that say so by themselves need no bracket.
  private static let phrases: [(text: StaticString, says: Bool)] = [
    ("한화로", true), ("한화", true), ("우리 돈으로", true), ("우리돈으로", true), ("우리 돈", true), ("우리돈", true), ("원화로", true),
    ("원화 환산", true), ("원화", true), ("미화로", true), ("미화", true), ("달러로는", true), ("달러로", true), ("환산하면", true),
    ("환산 시", true), ("환산", true),
    ("equivalent to", true), ("the equivalent of", true), ("equal to", true), ("or about", true), ("or roughly", true),
    ("or around", true),
    ("or approximately", true), ("or some", true), ("or nearly", true), ("or just over", true), ("or more than", true),
    ("or over", true), ("or ", true), ("i.e.", true), ("that is", true), ("worth", true),
    // 人民币 alone: it may be the sign of the amount behind it.
    ("折合", true), ("折", true), ("折算", true), ("换算", true), ("換算", true), ("相等于", true), ("相等於", true), ("投资", false),
    ("投資", false), ("资金", false), ("資金", false),
    ("的", false), ("约合", true), ("約合", true),
    ("相当于", true), ("相當於", true), ("等于", true), ("合计", false),
    ("合", true), ("人民币", false), ("人民幣", false), ("日本円で", true), ("円換算で", true), ("円換算", true), ("日本円換算", true),
    ("日本円にして", true), ("当時の為替で", true), ("当時の為替レートで", true), ("当時のレートで", true), ("当時のレート換算で", true),
    ("当時のレート", true), ("現在の為替で", true), ("現在のレートで", true), ("足元の為替で", true), ("足元のレートで", true), ("邦貨換算で", true),
    ("邦貨で", true), ("円換算すると", true), ("日本円では", true), ("円にすると", true), ("円に直すと", true),
    ("米ドルで", true), ("ドル換算", true), ("相当の", true), ("にして", true),
  ]

  private static let fillers: [StaticString] = [
    "약", "가량", "정도", "규모", "수준", "상당", "이상", "에 달하는", "으로", "로", "최소", "최대", "대략", "넘는", "안팎", "내외", "about", "around",
    "roughly", "approximately", "approx.",
    "some", "nearly", "almost", "more than", "over", "at least", "up to", "an estimated", "just over", "just under",
    "at current exchange rates", "at the time", "around", "约", "約", "大约", "近", "逾", "超", "为", "左右", "以上", "およそ", "ほぼ",
    "程度", "超", "で", "、", "，", "；", "：", "~", "–", "—", "-", "'", "’", "of", "the",
    "a", "total", "in", "US", "U.S.", "미국",
  ]
}
