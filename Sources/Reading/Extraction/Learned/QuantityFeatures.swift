import Vocabulary

/// What the learned judgements see of an amount or a percentage: the words and marks around it, the rules' own reading of
/// it, and what the text was about so far.
extension FactReading {
  /// How many units on either side are looked at one by one, and how many as a bag.
  private static let near = 4
  private static let far = 14

  /// Adds the features of a quantity. `ruling` is what a rule made of it.
  mutating func addFeatures(of index: Int, ruling: Ruling?, to list: inout FeatureList) {
    guard let unit = units.index(of: index) else { return }
    addWords(around: unit, to: &list)
    addMarks(around: index, to: &list)
    addContext(of: index, to: &list)
    addRuling(of: index, ruling, to: &list)
  }

  // MARK: Words

  private func addWords(around unit: Int, to list: inout FeatureList) {
    let all = units.units
    let isWordy = tongue == .korean || tongue == .english
    func hash(_ at: Int) -> UInt64 { at < 0 ? 1 : at >= all.count ? 2 : all[at].hash }
    for step in 1...Self.near {
      list.add(10 + UInt32(step), hash(unit + step))
      list.add(20 + UInt32(step), hash(unit - step))
      if isWordy {
        addForms(of: unit + step, template: 30 + 4 * UInt32(step), to: &list)
        addForms(of: unit - step, template: 60 + 4 * UInt32(step), to: &list)
      }
    }
    list.add(90, FeatureList.join(hash(unit + 1), hash(unit + 2)))
    list.add(91, FeatureList.join(hash(unit - 2), hash(unit - 1)))
    list.add(92, FeatureList.join(hash(unit - 1), hash(unit + 1)))
    list.add(93, FeatureList.join(hash(unit + 2), hash(unit + 3)))
    list.add(94, FeatureList.join(FeatureList.join(hash(unit + 1), hash(unit + 2)), hash(unit + 3)))
    list.add(95, FeatureList.join(FeatureList.join(hash(unit - 3), hash(unit - 2)), hash(unit - 1)))
    bag(unit + 1, min(all.count, unit + 1 + (isWordy ? Self.far : 22)), template: 100, isWordy, to: &list)
    bag(max(0, unit - (isWordy ? Self.far : 22)), unit, template: 110, isWordy, to: &list)
    bag(0, all.count, template: 120, isWordy, to: &list)
    // The end of the sentence, where verbs of Korean and Japanese stand.
    var last = all.count - 1
    while last >= 0, all[last].end - all[last].start == 1 { last -= 1 }
    if last >= 0 {
      if isWordy { addForms(of: last, template: 130, to: &list) }
      list.add(134, hash(last))
      list.add(135, FeatureList.join(hash(last - 1), hash(last)))
      list.add(136, FeatureList.join(FeatureList.join(hash(last - 2), hash(last - 1)), hash(last)))
    }
    list.add(137, hash(0))
    list.add(138, FeatureList.join(hash(0), hash(1)))
  }

  /// The beginning and the ending of a word.
  private func addForms(of at: Int, template: UInt32, to list: inout FeatureList) {
    guard at >= 0, at < units.units.count else { return }
    let unit = units.units[at]
    guard unit.mark < 0 else { return }
    let (low, high) = (Int(unit.start), Int(unit.end))
    if tongue == .korean {
      guard high - low >= 3, text[low] >= 0xEA else { return }
      list.add(template, FeatureList.hash(folded, low, min(high, low + 6)))
      list.add(template + 1, FeatureList.hash(folded, max(low, high - 3), high))
      list.add(template + 2, FeatureList.hash(folded, max(low, high - 6), high))
    } else {
      guard high - low > 5 else { return }
      list.add(template, FeatureList.hash(folded, low, low + 5))
      list.add(template + 1, FeatureList.hash(folded, high - 3, high))
    }
  }

  /// The units of a part without their order, and each two (in Chinese and Japanese three) in a row.
  private func bag(_ low: Int, _ high: Int, template: UInt32, _ isWordy: Bool, to list: inout FeatureList) {
    let all = units.units
    guard low < high else { return }
    for at in low..<high {
      let one = all[at].hash
      if isWordy {
        list.add(template, one)
        if all[at].mark < 0 {
          let (low, high) = (Int(all[at].start), Int(all[at].end))
          if tongue == .korean, high - low > 6 {
            list.add(template + 1, FeatureList.hash(folded, low, low + 6))
            if template != 120 { list.add(template + 3, FeatureList.hash(folded, high - 6, high)) }
          } else if tongue == .english, high - low > 5 {
            list.add(template + 1, FeatureList.hash(folded, low, low + 5))
          }
        }
        if template != 120, at + 1 < high { list.add(template + 2, FeatureList.join(one, all[at + 1].hash)) }
      } else if at + 1 < high {
        let two = FeatureList.join(one, all[at + 1].hash)
        list.add(template + 2, two)
        if template != 120, at + 2 < high { list.add(template + 3, FeatureList.join(two, all[at + 2].hash)) }
      }
    }
  }

  // MARK: Marks

  private func addMarks(around index: Int, to list: inout FeatureList) {
    let marks = scene.marks
    let own = marks[index]
    var left: (UInt64, UInt64, UInt64, UInt64) = (250, 250, 250, 250)
    var right: (UInt64, UInt64, UInt64, UInt64) = (251, 251, 251, 251)
    var count = 0
    var at = index - 1
    while at >= 0, count < 4 {
      if marks[at].end <= own.start {
        let kind = kind(marks[at])
        switch count {
        case 0: left.0 = kind
        case 1: left.1 = kind
        case 2: left.2 = kind
        default: left.3 = kind
        }
        count += 1
      }
      at -= 1
    }
    count = 0
    at = index + 1
    while at < marks.count, count < 4 {
      if marks[at].start >= own.end {
        let kind = kind(marks[at])
        switch count {
        case 0: right.0 = kind
        case 1: right.1 = kind
        case 2: right.2 = kind
        default: right.3 = kind
        }
        count += 1
      }
      at += 1
    }
    list.addShared(150, left.0)
    list.addShared(151, left.1)
    list.addShared(152, left.2)
    list.addShared(153, left.3)
    list.addShared(154, right.0)
    list.addShared(155, right.1)
    list.addShared(156, right.2)
    list.addShared(157, right.3)
    list.addShared(160, FeatureList.pack(left.0, left.1))
    list.addShared(161, FeatureList.pack(right.0, right.1))
    list.addShared(162, FeatureList.pack(left.0, right.0))
    list.add(163, FeatureList.pack(left.0, left.1, right.0))
    list.add(164, FeatureList.pack(right.0, right.1, left.0))
    list.add(165, FeatureList.pack(right.0, right.1, right.2))
    // Which classes of words the sentence and the clause have, on which side, how far.
    let inner = innerClause(of: index)
    var seen = CueSet(bits: 0)
    for mark in marks where !isQuantity(mark.kind) {
      let isLeft = mark.end <= own.start
      let gap = isLeft ? own.start - mark.end : mark.start - own.end
      guard gap >= 0 else { continue }
      let side: UInt64 = isLeft ? 0 : 1
      let bucket: UInt64 = gap <= 4 ? 0 : gap <= 12 ? 1 : gap <= 30 ? 2 : gap <= 80 ? 3 : 4
      let code = kind(mark)
      list.add(170, FeatureList.pack(code, side, bucket))
      if !seen.contains(mark.kind) {
        seen.insert(mark.kind)
        list.addShared(171, code)
      }
      if mark.kind != .entity, mark.kind != .comma, mark.kind != .stop {
        list.add(172, FeatureList.pack(code, side))
        if inner.contains(Int(mark.start)) { list.addShared(173, FeatureList.pack(code, side)) }
        if mark.ref < 0, mark.value != 0 { list.add(174, FeatureList.pack(code, UInt64(mark.value), side)) }
        list.add(175, FeatureList.hash(folded, Int(mark.start), Int(mark.end)) ^ side)
      }
    }
  }

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
    let mention = mentions[Int(mark.ref)]
    list.addShared(188, FeatureList.pack(UInt64(mention.qualifier.rank), mention.qualifier == .atMost ? 1 : 0))
    if case .money(let money) = mention.value {
      list.addShared(189, UInt64(money.high == nil ? 0 : 1))
      list.add(190, money.currency?.code.utf8.reduce(0) { $0 << 8 | UInt64($1) } ?? 0)
      list.add(191, FeatureList.pack(UInt64(magnitude(of: money)), restatement(of: index) == nil ? 0 : 1))
    }
    if case .percent(let percent) = mention.value {
      let value = percent.low.magnitude.double
      let bucket: UInt64 = value < 1 ? 0 : value < 3 ? 1 : value < 7 ? 2 : value < 15 ? 3 : value < 40 ? 4 : 5
      list.addShared(192, bucket)
      list.addShared(193, FeatureList.pack(percent.isPoints ? 1 : 0, percent.high == nil ? 0 : 1))
      if let direction = direction(of: index) {
        list.addShared(194, direction.isUp ? 1 : 2)
        if let at = direction.mark {
          let verb = scene.marks[at]
          list.add(195, FeatureList.hash(folded, Int(verb.start), Int(verb.end)))
          list.addShared(196, verb.start < mark.start ? 1 : 2)
        }
      } else {
        list.addShared(194, 0)
      }
      if let label = label(of: index) {
        list.addShared(197, UInt64(label.kind.rawValue))
        let noun = scene.marks[label.mark]
        list.add(198, FeatureList.hash(folded, Int(noun.start), Int(noun.end)))
      } else {
        list.addShared(197, 255)
      }
    }
  }

  /// What kind of block the sentence stands in. A title with nothing under it is what the document says, no summary of it.
  private var blockCode: Int {
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

  /// How many digits an amount has before the decimal point.
  private func magnitude(of money: StatedMoney) -> Int {
    var value = money.low.double
    var digits = 0
    while value >= 10, digits < 18 {
      value /= 10
      digits += 1
    }
    return digits
  }

  // MARK: Rules

  private mutating func addRuling(of index: Int, _ ruling: Ruling?, to list: inout FeatureList) {
    // Few features among many words: each counts three times, so that learning does not spread thin what they say.
    let first = list.hashes.count
    defer { list.repeatLast(from: first) }
    let mark = scene.marks[index]
    let code = ruling.map { rulingCode(statements[$0.statement].value) } ?? 0
    list.addShared(200, code)
    list.addShared(201, FeatureList.pack(code, UInt64(blockCode)))
    if mark.kind == .money {
      if tongue == .english {
        guard let token = tokens.firstIndex(where: { $0.kind == .money && Int($0.mark) == index }) else { return }
        let relation = relation(of: token)
        let kind = relation.kind.number
        list.add(202, FeatureList.pack(kind, code))
        list.add(203, FeatureList.pack(kind, relation.isPassive ? 1 : 0, relation.isContinued ? 1 : 0))
        if relation.verb >= 0 { addToken(relation.verb, template: 204, to: &list) }
        if relation.noun >= 0 { addToken(relation.noun, template: 206, to: &list) }
      } else if let governor = governor(of: index) {
        let kind = UInt64(governor.kind.rawValue)
        list.addShared(208, FeatureList.pack(kind, code))
        list.addShared(209, FeatureList.pack(kind, governor.isRight ? 1 : 0, governor.isShared ? 1 : 0))
        list.addShared(210, FeatureList.pack(kind, isDisclaimed(index, governor) ? 1 : 0))
        if governor.mark >= 0 {
          let word = scene.marks[governor.mark]
          list.add(211, FeatureList.hash(folded, Int(word.start), Int(word.end)))
        }
      } else {
        list.addShared(208, FeatureList.pack(255, code))
      }
    }
    if let ruling {
      switch statements[ruling.statement].value {
      case .investment(let value):
        list.addShared(212, value.status == .spent ? 1 : 2)
        list.addShared(213, value.target == nil ? 1 : 2)
      case .stockMove(let move): list.addShared(214, UInt64(move.window.code))
      case .revenueGrowth(let growth): list.addShared(215, segmentCode(growth.segment))
      default: break
      }
    }
    if mark.kind == .percent {
      let own = window(of: index).map { UInt64($0.code) } ?? 9
      let said = recent.window.map { FeatureList.pack(UInt64($0.code), UInt64(min(4, max(0, sentence - $0.sentence)))) }
      let stated = lastWindow.map {
        FeatureList.pack(UInt64($0.window.code), UInt64(min(4, max(0, sentence - $0.sentence))))
      }
      let announced = intro.window.map { UInt64($0.code) } ?? 9
      list.addShared(219, own)
      list.addShared(220, FeatureList.pack(own, said ?? 99))
      list.addShared(221, FeatureList.pack(own, stated ?? 99))
      list.addShared(222, FeatureList.pack(own, announced))
      list.addShared(223, FeatureList.pack(own, announced, said ?? 99, UInt64(blockCode)))
      let level: UInt64 = scene.marks.contains { $0.kind == .number || $0.kind == .money } ? 1 : 0
      list.addShared(224, FeatureList.pack(own, level, said ?? 99))
      var windows: UInt64 = 0
      for cue in scene.marks where cue.kind == .window {
        if let window = MoveWindow(rawValue: value(cue)) { windows |= 1 << UInt64(window.code) }
      }
      list.addShared(225, FeatureList.pack(own, windows))
    }
    if ruling == nil, mark.kind == .percent {
      if let window = window(of: index) { list.addShared(216, UInt64(window.code)) }
      if let near = scene.nearest(.segment, to: Int(mark.start), within: 60, right: false) {
        list.addShared(217, segmentCode(value(scene.marks[near])))
        list.add(218, FeatureList.hash(folded, Int(scene.marks[near].start), Int(scene.marks[near].end)))
      }
    }
  }

  private func addToken(_ at: Int, template: UInt32, to list: inout FeatureList) {
    let token = tokens[at]
    list.add(template, FeatureList.hash(folded, Int(token.start), Int(token.end)))
  }

  private func rulingCode(_ value: FactValue) -> UInt64 {
    switch value {
    case .investment(let value): value.kind == .capex ? 1 : 2
    case .revenueGrowth: 3
    case .stockMove: 4
    case .marketTicker: 5
    }
  }

  /// Which of the parts of a business that judgements tell apart a segment is.
  func segmentCode(_ segment: String) -> UInt64 {
    switch segment {
    case "total": 0
    case "cloud": 1
    case "ai": 2
    default: 3
    }
  }
}

extension MoveWindow {
  var code: Int { MoveWindow.allCases.firstIndex(of: self) ?? 0 }
}
