import Vocabulary

/// Whom a Korean amount is said of where particles do not tell: nobody by name, who promises it, not what it goes into.
extension FactReading {
  /// Whether the nearest subject before a place is some company without a name: 어느 철강사는, 한 대형 증권사가.
  func isOfUnnamed(before place: Int) -> Bool {
    var words: [Range<Int>] = []
    var at = max(scene.range.lowerBound, place - 120)
    while at < place, text[at] & 0xC0 == 0x80 { at += 1 }
    while at < place {
      let start = at
      while at < place, text[at] > 0x20 { at += 1 }
      if at > start { words.append(start..<at) }
      at += 1
    }
    for (index, word) in words.enumerated().reversed() where word.count >= 9 {
      let stop = word.upperBound - 3
      let last = TextClass.scalarBefore(text, word.upperBound)
      // 은 는 이 가
      guard last == 0xC740 || last == 0xB294 || last == 0xC774 || last == 0xAC00,
        scene.words.length(of: .adverbialTopic, in: text, endingAt: word.upperBound, from: word.lowerBound) == 0
      else { continue }
      let isFirm = scene.words.length(of: .unnamedFirm, in: text, endingAt: stop, from: word.lowerBound) > 0
      guard isFirm else {
        // Another subject stands nearer.
        if scene.marks.contains(where: { $0.kind == .entity && Int($0.start) < stop && Int($0.end) > word.lowerBound })
        {
          return false
        }
        continue
      }
      if scene.marks.contains(where: {
        $0.kind == .entity && Int($0.start) < word.upperBound && Int($0.end) > word.lowerBound
      }) {
        return false
      }
      for near in words[max(0, index - 3)..<index].reversed() {
        if scene.words.holds(near, of: text, .oneOf) {
          return scene.count(.entity, between: near.upperBound, and: word.upperBound) == 0
        }
        if near.contains(where: { TextClass.isDigit(text[$0]) || text[$0] == UInt8(ascii: ",") }) { break }
      }
      return false
    }
    return false
  }

  /// Who promises an amount to a town or an agency: 함안군은 X로부터 70억원을 투자하겠다는 의향서를 받았다.
  func promiser(_ quantity: Int) -> Subject? {
    guard tongue == .korean else { return nil }
    let money = scene.marks[quantity]
    let end = Int(money.end)
    guard scene.contains(.promisedTo, in: end..<max(end, min(scene.range.upperBound, end + 45))) else { return nil }
    guard
      let giver = scene.marks[..<quantity].lastIndex(where: {
        $0.kind == .entity && canAct($0) && scene.starts(.promiser, at: Int($0.end))
      })
    else { return nil }
    return certain(giver)
  }

  /// Who buys what a Korean verb says is sold for an amount: X는 Y에 3조원에 팔렸다, X는 3조원에 Y에 넘어간다.
  func passiveBuyer(_ quantity: Int) -> Subject? {
    guard tongue == .korean else { return nil }
    let (start, end) = (outer(scene.marks[quantity]).lowerBound, afterGloss(quantity))
    if scene.starts(.soldFor, at: end) {
      guard let at = scene.marks[..<quantity].lastIndex(where: { $0.kind == .entity }),
        case let mark = scene.marks[at], canAct(mark), scene.starts(.buyerParticle, at: Int(mark.end)),
        start - Int(hits[Int(mark.ref)].roleEnd) <= 12
      else { return nil }
      return certain(at)
    }
    guard scene.starts("에 ", at: end) else { return nil }
    for (at, mark) in scene.marks.enumerated().dropFirst(quantity + 1) {
      if Int(mark.start) - end > 30 { return nil }
      guard mark.kind == .entity, canAct(mark), scene.starts(.buyerParticle, at: Int(mark.end)) else { continue }
      return scene.starts(.soldFor, at: Int(hits[Int(mark.ref)].roleEnd) - 3) ? certain(at) : nil
    }
    return nil
  }

  /// The name right before an amount of a row of such pairs: 설비투자는 알파벳 750억달러, 메타 700억달러로 불어난다.
  func ownerInRow(_ quantity: Int) -> Subject? {
    guard tongue == .korean, let own = bareName(before: quantity) else { return nil }
    let hasOther = scene.marks.indices.contains {
      $0 != quantity && scene.marks[$0].kind == .money && bareName(before: $0) != nil
    }
    return hasOther ? found(own) : nil
  }

  /// The bare name that stands right before an amount, behind a comma, a topic or nothing.
  private func bareName(before quantity: Int) -> Int? {
    guard let at = scene.marks[..<quantity].lastIndex(where: { $0.kind == .entity }),
      case let mark = scene.marks[at], canAct(mark), hits[Int(mark.ref)].role == .none,
      case let gap = outer(scene.marks[quantity]).lowerBound
        - NameBorder.skipGloss(text, Int(mark.end), scene.range.upperBound),
      gap >= 0, gap <= 1
    else { return nil }
    let start = Int(mark.start)
    return start <= scene.range.lowerBound + 2 || endsWith(start, ", ") || endsWith(start, "는 ")
      || endsWith(start, "은 ")
      || endsWith(start, "로 ") ? at : nil
  }

  /// Out of whose purse a Korean amount comes: 4억유로가 네오테크 지갑에서 나왔다.
  func purseOwner(_ quantity: Int) -> Subject? {
    guard tongue == .korean, quantity + 1 < scene.marks.count else { return nil }
    let end = scene.marks[quantity].end
    for at in (quantity + 1)..<scene.marks.count {
      let mark = scene.marks[at]
      guard mark.start - end <= 60, mark.kind != .money else { return nil }
      if mark.kind == .entity, canAct(mark) { return scene.starts(.purse, at: Int(mark.end)) ? certain(at) : nil }
    }
    return nil
  }

  /// The government whose budget a Korean sentence without a name before the amount speaks of: 내년 예산안에는 10조원이 담겼다.
  func stateSpending(_ quantity: Int) -> Subject? {
    guard tongue == .korean, scene.marks.indices.contains(quantity),
      case let part = scene.range.lowerBound..<max(scene.range.lowerBound, Int(scene.marks[quantity].start)),
      scene.count(.entity, between: part.lowerBound, and: part.upperBound) == 0, scene.contains(.stateBudget, in: part)
    else { return nil }
    // The one named last, not further back than some paragraphs: the names before lie in their order.
    var (low, high) = (0, lexiconHits)
    while low < high {
      let middle = (low + high) / 2
      if Int(hits[middle].start) < part.lowerBound { low = middle + 1 } else { high = middle }
    }
    let who = hits[max(0, low - 100)..<low].last {
      actors.carrierKind($0.row) == .government
        && (scene.starts("정부", at: Int($0.end) - 6) || !$0.flags.contains(.weak))
    }?.row
    return who.map { Subject(who: $0, range: nil, mark: -1, isCertain: true) }
  }

  /// Whether the word before an amount is the place that it is put into: 데브레첸 한 곳에만 73억유로를, 울산에 9000억원을.
  func isPutIntoOne(_ money: Int) -> Bool {
    let start = outer(scene.marks[money]).lowerBound
    let low = max(scene.range.lowerBound, start - 60)
    let particle = scene.words.length(of: .purposeParticle, in: text, endingAt: start, from: low)
    guard particle > 0 else { return false }
    return scene.ends(.countedPlace, at: start - particle) || scene.ends(.townName, at: start - particle)
      || scene.ends(.province, at: start - particle)
  }

  /// Whether a name is only the one that something comes from: 화이자로부터 공장을 넘겨받는 데.
  func isGiver(_ index: Int) -> Bool {
    tongue == .korean && scene.starts(.giverParticle, at: Int(scene.marks[index].end))
  }

  /// Whether a Korean sentence tells what somebody does to whom the paragraph is about, who stays so:
  /// 새봄지주는 이 회사 유상증자에 2000억원을 댔다.
  func actsOnFocus(_ index: Int, _ who: Actors.Who) -> Bool {
    guard tongue == .korean, scene.block == .paragraph, sentence > blockSentence, let focus, !actors.same(focus, who)
    else { return false }
    let name = scene.marks[index]
    return scene.marks.contains {
      $0.kind == .pronoun && $0.start >= name.end && scene.starts(.ofCompanyAsObject, at: Int($0.start))
    }
  }

  /// Whether a name with 의 only says whose shares are bought, where the text is about somebody: 두레전자의 유상증자에 300억원을.
  func isOfShares(_ index: Int, _ quantity: Int) -> Bool {
    guard tongue == .korean, let carried, !actors.same(carried.who, who(scene.marks[index])) else { return false }
    let low = Int(hits[Int(scene.marks[index].ref)].roleEnd)
    return scene.contains(.sharesOf, in: low..<max(low, Int(scene.marks[quantity].start)))
  }

  /// The years that a stake covers, where it is what somebody gives in a year: 정부는 올해 모태펀드에 1조원을 출자한다, 올해만 300억원을 댔다.
  func yearsOfStake(_ coverage: Coverage, by subject: Subject) -> Double? {
    guard tongue == .korean, coverage.years == 1 else { return nil }
    if actors.carrierKind(subject.who) == .government { return 1 }
    guard let range = coverage.range else { return nil }
    return scene.starts("만 ", at: range.upperBound) || scene.starts("에만 ", at: range.upperBound)
      || endsWith(range.upperBound, "만") ? 1 : nil
  }

  /// Whether a name only tells why something is so: '마운자로' 덕에, 하이닉스 호조로.
  func isBeforeReason(_ index: Int) -> Bool {
    var end = Int(scene.marks[index].end)
    if end < scene.range.upperBound, text[end] == UInt8(ascii: "'") { end += 1 }
    if scene.starts(.closeQuote, at: end) { end += 3 }
    return scene.starts(.reason, at: end)
  }

  /// Whether a bare name only describes what money is put into: 보잉 예비엔진과 정비 서비스에도 137억 달러를.
  func isOfPurpose(_ index: Int, _ quantity: Int) -> Bool {
    guard tongue == .korean, carried != nil else { return false }
    var place = Int(scene.marks[index].end)
    let stop = Int(scene.marks[quantity].start)
    var words = 0
    while place + 1 < stop, text[place] == 0x20, words < 4 {
      let end = wordEnd(place + 1, from: place + 1)
      guard end < stop else { return false }
      if endsWith(end, "에") || endsWith(end, "에도") || endsWith(end, "에만") || endsWith(end, "에는") { return words > 0 }
      if scene.starts(.topicMark, at: end - 3) || endsWith(end, "가") || endsWith(end, "이") { return false }
      place = end
      words += 1
    }
    return false
  }
}
