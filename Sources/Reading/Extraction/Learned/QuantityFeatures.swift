import Vocabulary

/// What the learned judgements see of an amount or a percentage: the words and marks around it, the rules' own reading of
/// it, and what the text was about so far.
extension FactReading {
  /// How many units on either side are looked at one by one, and how many as a bag.
  private static let near = 4
  private static let far = 14

  /// Adds the few features by which most quantities that no rule took are seen to be no facts, and most percentages that
  /// a rule took to be what it says: which classes of words the sentence has, what it is about, how much it is.
  mutating func addFirstFeatures(of index: Int, ruling: Ruling?, to list: inout FeatureList) {
    list.addShared(200, ruling?.reading.code ?? 0)
    addMarks(around: index, to: &list)
    addContext(of: index, to: &list)
    addTold(before: index, to: &list)
  }

  /// Adds the features by which it is decided whether a quantity is a fact. `ruling` is what a rule made of it.
  mutating func addFeatures(of index: Int, ruling: Ruling?, to list: inout FeatureList) {
    lead = (0, 255)
    guard let unit = units.index(of: index) else { return }
    addClause(of: index, to: &list)
    if scene.marks[index].kind == .percent { addChange(of: index, to: &list) }
    addWords(around: unit, to: &list)
    addRuling(of: index, ruling, to: &list)
  }

  /// Adds what is looked at besides where a quantity is a fact: for its status, its part of the business, its window.
  mutating func addFurtherFeatures(of index: Int, ruling: Ruling?, to list: inout FeatureList) {
    let own = scene.marks[index]
    scene.marks.withUnsafeBufferPointer { marks in
      for mark in marks where !isQuantity(mark.kind) && !Self.isName(mark.kind) {
        let isLeft = mark.end <= own.start
        guard isLeft || mark.start >= own.end else { continue }
        list.add(175, FeatureList.word(folded, Int(mark.start), Int(mark.end)) ^ (isLeft ? 0 : 1))
      }
    }
    if let ruling {
      switch ruling.reading {
      case .capex, .stake:
        list.addShared(212, ruling.isSpent ? 1 : 2)
        list.addShared(213, ruling.hasTarget ? 2 : 1)
      case .move: list.addShared(214, UInt64(ruling.window))
      case .growth: list.addShared(215, UInt64(ruling.segment))
      case .other: break
      }
    }
    if own.kind == .percent {
      addWindows(of: index, to: &list)
      addPart(before: index, ruled: ruling?.reading == .growth ? UInt64(ruling?.segment ?? 0) : 9, to: &list)
    } else if tongue == .korean || tongue == .english {
      // How the words of the whole sentence begin.
      let length = tongue == .korean ? 6 : 5
      units.units.withUnsafeBufferPointer { units in
        for unit in units where unit.mark < 0 && Int(unit.end &- unit.start) > length {
          list.add(121, FeatureList.word(folded, Int(unit.start), Int(unit.start) &+ length))
        }
      }
    }
  }

  // MARK: Words

  private func addWords(around unit: Int, to list: inout FeatureList) {
    let isWordy = tongue == .korean || tongue == .english
    units.units.withUnsafeBufferPointer { all in
      func hash(_ at: Int) -> UInt64 { at < 0 ? 1 : at >= all.count ? 2 : all[at].hash }
      for step in 1...Self.near {
        list.add(10 + UInt32(step), hash(unit + step))
        list.add(20 + UInt32(step), hash(unit - step))
      }
      let far = isWordy ? Self.far : 22
      bag(all, unit + 1, min(all.count, unit + 1 + far), template: 100, isWordy, to: &list)
      bag(all, max(0, unit - far), unit, template: 110, isWordy, to: &list)
      // The end of the sentence, where verbs of Korean and Japanese stand.
      var last = all.count - 1
      while last >= 0, all[last].end - all[last].start == 1 { last -= 1 }
      if last >= 0 { list.add(134, hash(last)) }
    }
  }

  /// The units of a part without their order, and each two in a row; in Chinese and Japanese only these.
  @inline(__always)
  private func bag(
    _ all: UnsafeBufferPointer<SentenceUnits.Unit>, _ low: Int, _ high: Int, template: UInt32, _ isWordy: Bool,
    to list: inout FeatureList
  ) {
    var at = low
    while at < high {
      let one = all[at].hash
      if isWordy { list.add(template, one) }
      at &+= 1
      if at < high { list.add(template &+ 2, FeatureList.join(one, all[at].hash)) }
    }
  }

  // MARK: Marks

  private func addMarks(around index: Int, to list: inout FeatureList) {
    scene.marks.withUnsafeBufferPointer { marks in
      let own = marks[index]
      var (left, second): (UInt64, UInt64) = (250, 250)
      var (right, next): (UInt64, UInt64) = (251, 251)
      var at = index - 1
      while at >= 0 {
        if marks[at].end <= own.start {
          if left != 250 {
            second = kind(marks[at])
            break
          }
          left = kind(marks[at])
        }
        at -= 1
      }
      at = index + 1
      while at < marks.count {
        if marks[at].start >= own.end {
          if right != 251 {
            next = kind(marks[at])
            break
          }
          right = kind(marks[at])
        }
        at += 1
      }
      list.addShared(160, FeatureList.pack(left, second))
      list.addShared(161, FeatureList.pack(right, next))
      list.addShared(162, FeatureList.pack(left, right))
      // Which classes of words the sentence has.
      var seen = CueSet(bits: 0)
      for mark in marks where !isQuantity(mark.kind) && !seen.contains(mark.kind) {
        guard mark.end <= own.start || mark.start >= own.end else { continue }
        seen.insert(mark.kind)
        list.addShared(171, kind(mark))
      }
    }
  }

  /// Adds which classes of words the clause has on which side.
  private func addClause(of index: Int, to list: inout FeatureList) {
    let inner = innerClause(of: index)
    let own = scene.marks[index]
    scene.marks.withUnsafeBufferPointer { marks in
      for mark in marks where inner.contains(Int(mark.start)) && !isQuantity(mark.kind) && !Self.isName(mark.kind) {
        let isLeft = mark.end <= own.start
        guard isLeft || mark.start >= own.end else { continue }
        list.addShared(173, FeatureList.pack(UInt64(mark.kind.rawValue), isLeft ? 0 : 1))
      }
    }
  }

  private static func isName(_ kind: Cue) -> Bool { kind == .entity || kind == .comma || kind == .stop }

  private func isQuantity(_ kind: Cue) -> Bool { kind == .money || kind == .percent || kind == .number }

  /// The kind of a mark; of names which kind of entity they are.
  private func kind(_ mark: Mark) -> UInt64 {
    guard mark.kind == .entity else { return UInt64(mark.kind.rawValue) }
    switch actors.carrierKind(who(mark)) {
    case .company, .unit, .fund: return 200
    case .government: return 201
    case .index: return 202
    case .crypto, .currency, .commodity: return 203
    }
  }

  // MARK: Context

  private func addContext(of index: Int, to list: inout FeatureList) {
    let mark = scene.marks[index]
    list.addShared(180, UInt64(blockCode))
    list.addShared(181, UInt64(min(sentence, 6)))
    list.addShared(182, FeatureList.pack(topicCode(documentTopic), topicCode(intro.topic)))
    list.addShared(183, FeatureList.pack(shareTopic ? 1 : 0, revenueTopic ? 1 : 0))
    list.addShared(184, UInt64(min(6, max(0, sentence - capexSentence))))
    list.addShared(185, UInt64(min(6, max(0, sentence - revenueSentence))))
    if let round { list.addShared(186, UInt64(min(6, max(0, sentence - round.sentence)))) }
    var (before, after) = (0, 0)
    for (at, other) in scene.marks.enumerated() where other.kind == mark.kind && at != index {
      if at < index { before += 1 } else { after += 1 }
    }
    list.addShared(187, FeatureList.pack(UInt64(min(before, 3)), UInt64(min(after, 3))))
    let ref = Int(mark.ref)
    let qualifier = mentions[ref].qualifier
    list.addShared(188, FeatureList.pack(UInt64(qualifier.rank), qualifier == .atMost ? 1 : 0))
    switch mentions[ref].value {
    case .money(let money):
      list.addShared(189, UInt64(money.high == nil ? 0 : 1))
      list.add(190, UInt64(money.currency?.number ?? 0))
      let isRestated = ref + 1 < mentions.count && mentions[ref + 1].restates == ref
      list.add(191, FeatureList.pack(Self.magnitude(of: money.low), isRestated ? 1 : 0))
    case .percent(let percent):
      let value = percent.low.magnitude.double
      let bucket: UInt64 = value < 1 ? 0 : value < 3 ? 1 : value < 7 ? 2 : value < 15 ? 3 : value < 40 ? 4 : 5
      list.addShared(192, bucket)
      list.addShared(193, FeatureList.pack(percent.isPoints ? 1 : 0, percent.high == nil ? 0 : 1))
    default: break
    }
  }

  /// Adds which way a percentage goes, and what it is said of.
  private mutating func addChange(of index: Int, to list: inout FeatureList) {
    if let direction = direction(of: index) {
      list.addShared(194, direction.isUp ? 1 : 2)
      if let at = direction.mark {
        lead.word = word(at)
        list.add(195, lead.word)
        list.addShared(196, scene.marks[at].start < scene.marks[index].start ? 1 : 2)
      }
    } else {
      list.addShared(194, 0)
    }
    if let label = label(of: index) {
      lead.kind = UInt64(label.kind.rawValue)
      list.addShared(197, lead.kind)
      list.add(198, word(label.mark))
    } else {
      list.addShared(197, 255)
    }
  }

  /// What kind of block the sentence stands in. A title with nothing under it is what the document says, no summary of it.
  var blockCode: Int {
    switch scene.block {
    case .title: document.blocks.count == 1 ? 2 : 0
    case .heading: 1
    case .listItem: 3
    case .tableRow: 4
    default: 2
    }
  }

  private func topicCode(_ cue: Cue?) -> UInt64 {
    switch cue {
    case .capex: 1
    case .lead: 2
    case .revenue: 3
    case .share: 4
    default: 0
    }
  }

  /// About how many digits an amount has before the decimal point.
  private static func magnitude(of amount: DecimalNumber) -> UInt64 {
    let exponent = (amount.magnitude.double.bitPattern >> 52 & 0x7FF) &- 1023
    return exponent < 64 ? exponent &* 77 >> 8 : 20
  }

  // MARK: Rules

  private mutating func addRuling(of index: Int, _ ruling: Ruling?, to list: inout FeatureList) {
    let mark = scene.marks[index]
    let code = ruling?.reading.code ?? 0
    list.addShared(201, FeatureList.pack(code, UInt64(blockCode)))
    if mark.kind == .percent {
      let own = window(of: index).map { UInt64($0.code) } ?? 9
      list.addShared(219, own)
      if ruling == nil {
        if own != 9 { list.addShared(216, own) }
        if let near = scene.nearest(.segment, to: Int(mark.start), within: 60, right: false) {
          list.addShared(217, UInt64(Ruling.code(ofSegment: value(scene.marks[near]))))
          list.add(218, word(near))
        }
      }
      return
    }
    if tongue == .english {
      guard let token = tokens.firstIndex(where: { $0.kind == .money && Int($0.mark) == index }) else { return }
      let relation = relation(of: token)
      let kind = relation.kind.number
      list.add(202, FeatureList.pack(kind, code))
      list.add(203, FeatureList.pack(kind, relation.isPassive ? 1 : 0, relation.isContinued ? 1 : 0))
      let word = relation.verb >= 0 ? relation.verb : relation.noun
      lead = (word >= 0 ? FeatureList.word(folded, Int(tokens[word].start), Int(tokens[word].end)) : 0, kind)
      if relation.verb >= 0 { addToken(relation.verb, template: 204, to: &list) }
      if relation.noun >= 0 { addToken(relation.noun, template: 206, to: &list) }
    } else if let governor = governor(of: index) {
      let kind = UInt64(governor.kind.rawValue)
      list.addShared(208, FeatureList.pack(kind, code))
      list.addShared(209, FeatureList.pack(kind, governor.isRight ? 1 : 0, governor.isShared ? 1 : 0))
      if governor.mark >= 0 {
        let word = word(governor.mark)
        list.add(211, word)
        lead.word = word
      }
      lead.kind = kind
    } else {
      list.addShared(208, FeatureList.pack(255, code))
    }
  }

  /// The stretches of time that the sentence and those before it name.
  private mutating func addWindows(of index: Int, to list: inout FeatureList) {
    let own = window(of: index).map { UInt64($0.code) } ?? 9
    let said = recent.window.map { FeatureList.pack(UInt64($0.code), UInt64(min(4, max(0, sentence - $0.sentence)))) }
    let stated = lastWindow.map {
      FeatureList.pack(UInt64($0.window.code), UInt64(min(4, max(0, sentence - $0.sentence))))
    }
    let announced = intro.window.map { UInt64($0.code) } ?? 9
    list.addShared(220, FeatureList.pack(own, said ?? 99))
    list.addShared(221, FeatureList.pack(own, stated ?? 99))
    list.addShared(222, FeatureList.pack(own, announced))
    list.addShared(223, FeatureList.pack(own, announced, said ?? 99, UInt64(blockCode)))
    let level: UInt64 = scene.has(.number) || scene.has(.money) ? 1 : 0
    list.addShared(224, FeatureList.pack(own, level, said ?? 99))
    var windows: UInt64 = 0
    for cue in scene.marks where scene.kinds.contains(.window) && cue.kind == .window {
      if let window = MoveWindow(rawValue: value(cue)) { windows |= 1 << UInt64(window.code) }
    }
    list.addShared(225, FeatureList.pack(own, windows))
  }

  /// The letters of a mark.
  func word(_ mark: Int) -> UInt64 {
    FeatureList.word(folded, Int(scene.marks[mark].start), Int(scene.marks[mark].end))
  }

  private func addToken(_ at: Int, template: UInt32, to list: inout FeatureList) {
    let token = tokens[at]
    list.add(template, FeatureList.word(folded, Int(token.start), Int(token.end)))
  }
}

extension MoveWindow {
  /// Its number among all, in their order.
  var code: Int {
    switch self {
    case .day: 0
    case .week: 1
    case .month: 2
    case .quarter: 3
    case .ytd: 4
    case .year: 5
    case .other: 6
    }
  }
}
