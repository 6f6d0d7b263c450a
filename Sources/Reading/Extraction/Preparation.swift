import Vocabulary

/// What is done to a sentence's marks before the rules look at them.
extension FactReading {
  /// Leaves out cues that stand inside names and quantities.
  mutating func dropShadowed() {
    var end: Int32 = -1
    var solid: Int32 = -1
    scene.marks.removeAll { mark in
      let isSolid = mark.kind == .entity || mark.kind == .money || mark.kind == .percent || mark.kind == .number
      if isSolid {
        solid = max(solid, mark.end)
        return false
      }
      if mark.end <= solid, mark.kind != .duration, mark.kind != .period, mark.kind != .share {
        return true
      }
      end = max(end, mark.end)
      return false
    }
  }

  /// Joins the two amounts of "a range of $91 billion to $93 billion".
  mutating func joinRanges() {
    var index = 0
    while index + 1 < scene.marks.count {
      defer { index += 1 }
      guard scene.marks[index].kind == .money,
        let next = scene.first(.money, after: index),
        case .money(let low) = mentions[Int(scene.marks[index].ref)].value,
        case .money(let high) = mentions[Int(scene.marks[next].ref)].value, low.high == nil, high.high == nil
      else { continue }
      guard scene.marks[index].end <= scene.marks[next].start else { continue }
      let between = Int(scene.marks[index].end)..<Int(scene.marks[next].start)
      guard between.count <= 4, scene.starts(.rangeMark, at: between.lowerBound) else { continue }
      let before = Int(scene.marks[index].start)
      guard endsWith(before, "range of ") || endsWith(before, "between ") || endsWith(before, "range from ") else {
        continue
      }
      guard let currency = high.currency ?? low.currency, low.low < high.low else { continue }
      let ref = Int(scene.marks[index].ref)
      mentions[ref].value = .money(StatedMoney(low: low.low, high: high.low, currency: currency))
      mentions[ref].qualifier = .range
      mentions[ref].outer = mentions[ref].outer.lowerBound..<mentions[Int(scene.marks[next].ref)].outer.upperBound
      mentions[ref].range = mentions[ref].range.lowerBound..<mentions[Int(scene.marks[next].ref)].range.upperBound
      scene.marks[index].end = scene.marks[next].end
      scene.marks.remove(at: next)
    }
  }

  /// Takes numbers in billions right beside a word of investing for amounts of money whose currency goes without saying:
  /// "Amazon promised six billion", 부산 변압기 공장에 1008억 투입.
  mutating func readBareAmounts() {
    guard
      scene.has(.invest) || scene.has(.capex) || scene.has(.passive) || intro.topic == .capex
        || tongue == .chinese
        || tongue.isHeadFinal && scene.has(.acquire) || tongue == .korean && scene.has(.number)
    else { return }
    for index in scene.marks.indices where scene.marks[index].kind == .number {
      let mark = scene.marks[index]
      guard case .number(let number) = mentions[Int(mark.ref)].value, let whole = number.low.int64,
        whole >= 100_000_000,
        !TextClass.isDigit(text[Int(mark.end) - 1]), isUncounted(Int(mark.end))
      else { continue }
      let reach: Int32 = tongue == .korean ? 60 : tongue == .chinese ? 24 : 14
      let near = scene.marks.contains { other in
        guard
          other.kind == .invest || other.kind == .capex || other.kind == .passive
            || other.kind == .acquire && tongue.isHeadFinal
        else { return false }
        let gap = other.end <= mark.start ? mark.start - other.end : other.start - mark.end
        return gap >= 0 && gap <= reach
      }
      guard
        near || tongue == .english && goesOn(index) || tongue == .korean && isGiven(index)
          || tongue == .chinese && isPaidSoFar(index)
      else { continue }
      let native: Currency?
      switch tongue {
      case .korean: native = .krw
      // 500亿美元的交易，其中X出290亿: the money that the sentence counts in.
      case .chinese:
        let before = scene.marks[..<index].last { $0.kind == .money }
        native = before.flatMap { money($0)?.currency } ?? homeCurrency ?? .cny
      case .japanese: native = .jpy
      case .english: native = nil
      }
      guard let currency = currency ?? native else { continue }
      mentions[Int(mark.ref)].value = .money(
        StatedMoney(low: number.low, high: number.high, currency: tongue == .english ? currency : native ?? currency))
      scene.marks[index].kind = .money
    }
  }

  /// Whether a Korean number stands right behind a giver, or behind the name of a round: 새봄벤처스에서 50억을, 시리즈A 120억.
  private func isGiven(_ index: Int) -> Bool {
    let start = Int(scene.marks[index].start)
    guard index > 0, case let before = scene.marks[index - 1] else { return false }
    return before.kind == .entity && scene.ends(.giver, at: start)
      || before.kind == .round && start - Int(before.end) <= 1
  }

  /// 预算430亿元，已付16亿; 阿里出了8亿: whether a verb of paying stands right before a bare number of a Chinese sentence.
  private func isPaidSoFar(_ index: Int) -> Bool {
    let start = outer(scene.marks[index]).lowerBound
    return scene.ends(.paidSoFar, at: start) || scene.ends(.paysSum, at: start) || scene.ends(.handsOver, at: start)
  }

  /// Whether a number of an English sentence follows an amount of the same kind: "Digital Realty 5 billion", "to 540 billion".
  private func goesOn(_ index: Int) -> Bool {
    let mark = scene.marks[index]
    guard scene.last(.money, before: index) != nil else { return false }
    let start = Int(mark.start)
    if endsWith(start, " to ") || endsWith(start, " from ") { return true }
    return index > 0 && scene.marks[index - 1].kind == .entity && mark.start - scene.marks[index - 1].end <= 4
  }

  /// Whether no noun that is counted follows a number.
  private func isUncounted(_ end: Int) -> Bool {
    end >= scene.range.upperBound || scene.starts(.uncounted, at: end)
  }

  /// Takes names for subjects whose title or part carries the particle: 셀트리온 미국법인이, 네이버 D2SF는.
  private func compoundRole(_ mark: Mark) -> NameRole? {
    var place = Int(mark.end)
    guard place < scene.range.upperBound, text[place] == UInt8(ascii: " ") else { return nil }
    for _ in 0..<2 {
      place += 1
      var end = place
      while end < scene.range.upperBound, text[end] > 0x20, text[end] != UInt8(ascii: ","),
        text[end] != UInt8(ascii: "(")
      { end += 1 }
      guard end > place, end - place <= 30 else { return nil }
      if scene.marks.contains(where: {
        ($0.kind == .entity || $0.kind == .money || $0.kind == .percent || $0.kind == .invest || $0.kind == .revenue
          || $0.kind == .share || $0.kind == .neg || $0.kind == .profit)
          && Int($0.start) < end && Int($0.end) > place
      }) {
        return nil
      }
      let last = TextClass.scalarBefore(text, end)
      // 미국 공장에는, 국내에서는: a place, not the one who acts.
      if scene.words.length(of: .adverbialTopic, in: text, endingAt: end, from: place) > 0 { return nil }
      if last == 0xC740 || last == 0xB294 { return .topic }  // 은 는
      if last == 0xC774 || last == 0xAC00 { return .subject }  // 이 가
      guard end < scene.range.upperBound, text[end] == UInt8(ascii: " ") else { return nil }
      // 두리기계 강이록 부사장 "…": who is quoted, without a particle.
      if scene.starts(.openQuote, at: end + 1) || text[end + 1] == UInt8(ascii: "\""),
        scene.words.length(of: .corporateTitle, in: text, at: place - 1) == end - place + 1
      {
        return .topic
      }
      // Particles of other roles end the phrase.
      if last == 0xC758 || last == 0xC744 || last == 0xB97C || last == 0xC5D0 || last == 0xB85C { return nil }
      place = end
    }
    return nil
  }

  /// Takes in the company's form that a Chinese text writes after a name: 比亞迪股份, 小米集团, 港鐵公司.
  mutating func takeInForms() {
    guard tongue == .chinese else { return }
    for index in scene.marks.indices where scene.marks[index].kind == .entity {
      let end = Int(scene.marks[index].end)
      let length = scene.words.length(of: .companyForm, in: text, at: end)
      guard length > 0 else { continue }
      let stop = end + length
      if scene.starts(.notAfterForm, at: stop) { continue }
      scene.marks[index].end = Int32(stop)
      for other in scene.marks.indices
      where scene.marks[other].kind != .entity && scene.marks[other].kind != .money
        && Int(scene.marks[other].start) >= end && Int(scene.marks[other].end) <= stop
      {
        scene.marks[other].kind = .none
      }
    }
    scene.marks.removeAll { $0.kind == .none }
  }

  /// Takes "the Indianapolis group", "the Cambridge-based drugmaker" for a pronoun: a noun for a company behind an
  /// article, with no name between.
  mutating func noteDescriptions() {
    noteOfficers()
    noteSought()
    if tongue == .korean {
      for mark in scene.marks where mark.kind == .entity && hits[Int(mark.ref)].role == .none {
        if scene.starts(" 역시 ", at: Int(mark.end)), canAct(mark) {
          hits[Int(mark.ref)].role = .also
          continue
        }
        guard let role = compoundRole(mark), canAct(mark) else { continue }
        hits[Int(mark.ref)].role = role
      }
    }
    guard tongue == .english else { return }
    for index in scene.marks.indices where scene.marks[index].kind == .relative {
      let end = Int(scene.marks[index].start)
      let low = max(scene.range.lowerBound, end - 44)
      var place = end - 1
      while place > low {
        if text[place] == UInt8(ascii: ",") && !scene.starts(", ", at: place) { break }
        let isStart = place == scene.range.lowerBound || text[place - 1] == UInt8(ascii: " ")
        if isStart, scene.starts("the ", at: place) || scene.starts("The ", at: place) {
          let crosses = scene.marks.contains {
            ($0.kind == .entity || $0.kind == .money || $0.kind == .invest) && Int($0.start) >= place
              && Int($0.end) <= end
          }
          if !crosses {
            scene.marks[index].kind = .pronoun
            scene.marks[index].start = Int32(place)
          }
          break
        }
        place -= 1
      }
    }
    scene.sortMarks()
  }
}
