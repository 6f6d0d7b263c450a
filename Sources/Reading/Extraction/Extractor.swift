import CScan
import Vocabulary

/// Reads the facts out of a document.
///
/// Blocks are split into sentences; sentences with an amount or a percentage (or a stake without one) are looked at
/// closely: names, quantities and cue words become marks, and every rule of `ExtractionRules` looks at them. The other
/// sentences only say whom the text is about. Linear in the text.
struct Extractor {
  let lexicon: Lexicon
  /// The weights of learned judgements, nil for rules alone.
  var model: LinearModel?

  /// The statements of a document, in the order of the text.
  ///
  /// - Parameters:
  ///   - isForStore: whether every place that states a fact is wanted, with its parts; else one of each is enough.
  ///   - examples: where given, it is filled with what judgements are learned from (see `noteExample`).
  ///   - unused: where given, it is filled with the amounts and percentages that became no facts, and why.
  func statements(
    of document: Document, published: Day?, isForStore: Bool = true, unused: inout [UnusedMention]?,
    examples: inout [String]?
  ) -> [Statement] {
    // Room for the longest block in lower case, with the byte behind it that tells whether a word goes on, and zeros to
    // the end of the last eight bytes that are looked at together.
    let longest = document.blocks.reduce(0) { max($0, $1.range.count) } + 17
    return document.text.withUnsafeBufferPointer { text in
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: longest) { room in
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 6144) { features in
          let tongue = Tongue(document.language)
          var reading = FactReading(
            document: document, text: text, published: published, tongue: tongue,
            actors: Actors(storage: lexicon.storage), scene: Scene(text: text, tongue: tongue, range: 0..<0),
            rooms: (.init(rebasing: features[..<4096]), .init(rebasing: features[4096...])))
          reading.explains = unused != nil
          reading.model = model
          reading.examples = examples
          if tongue == .chinese { reading.homeCurrency = HomeCurrency.of(text) }
          if tongue == .english { reading.homeCurrency = EnglishHomeDollar.of(text, document.blocks) }
          reading.isForStore = isForStore
          let matcher = EntityMatcher(lexicon: lexicon, language: document.language)
          let recognizer = Recognizer()
          // Room for the names of a text that is dense with them: growing would leave holes of half its size behind.
          reading.hits.reserveCapacity(text.count / 128 + 8)
          for block in document.blocks where block.statesFacts {
            matcher.find(in: text, part: block.range, into: &reading.hits)
          }
          reading.noteNewNames()
          reading.settleBareGovernments()
          if tongue == .english { EnglishNames.add(to: &reading) }
          reading.noteStrongNames()
          var cursor = Cursor()
          var ahead = MentionsAhead(in: text, of: document)
          reading.lexiconHits = reading.hits.count
          for (index, block) in document.blocks.enumerated() {
            let folded = Self.fold(block.range, of: text, in: room)
            reading.folded = folded
            let next = index + 1 < document.blocks.count ? document.blocks[index + 1].kind : nil
            let isHead =
              tongue != .english && block.kind == .listItem
              && (next == .paragraph || next == .tableHeader && reading.tongue == .japanese) && block.range.count < 160
              && (index == 0 || document.blocks[index - 1].kind != .listItem)
              && (!BlockShape.endsSentence(text, block.range) || text[block.range.upperBound - 1] == UInt8(ascii: "?"))
            reading.announce(block, as: isHead && tongue == .japanese ? .heading : block.kind, before: next)
            guard block.statesFacts else {
              if reading.explains { Self.explain(block, recognizer, &reading) }
              continue
            }
            cursor.mention = 0
            ahead.take(index, into: &reading.mentions)
            reading.settleHomeCurrency()
            reading.settleHomeDollar()
            reading.settleOpenCurrencies()
            Self.read(block, as: isHead ? .heading : block.kind, folded, &cursor, &reading)
            if reading.explains { reading.explainBlock(block) }
          }
          reading.consolidate()
          if reading.explains { unused = reading.explained(reading.statements) }
          examples = reading.examples
          return reading.statements
        }
      }
    }
  }

  /// Notes what stands in a block that states nothing.
  private static func explain(_ block: Block, _ recognizer: Recognizer, _ reading: inout FactReading) {
    reading.mentions.removeAll(keepingCapacity: true)
    recognizer.find(
      in: reading.text, part: block.range, language: reading.document.language, into: &reading.mentions)
    reading.explainBlock(block)
  }

  /// A block and the byte behind it with ASCII letters in lower case, in the room given; to be read at the block's own
  /// places and the one behind only.
  private static func fold(
    _ range: Range<Int>, of text: UnsafeBufferPointer<UInt8>, in room: UnsafeMutableBufferPointer<UInt8>
  ) -> UnsafeBufferPointer<UInt8> {
    guard let base = room.baseAddress else { return text }
    let start = range.lowerBound
    let end = min(range.upperBound + 1, text.count)
    ByteWord.fold(text, start..<end, into: base)
    (base + (end - start)).initialize(repeating: 0, count: 8)
    return UnsafeBufferPointer(start: UnsafePointer(base) - range.lowerBound, count: text.count)
  }

  /// How far the sorted mentions and names have been read.
  private struct Cursor {
    var mention = 0
    var hit = 0
  }

  private static func read(
    _ block: Block, as kind: Block.Kind, _ folded: UnsafeBufferPointer<UInt8>, _ cursor: inout Cursor,
    _ reading: inout FactReading
  ) {
    reading.scene.block = kind
    reading.noteReportBlock(block)
    if kind == .heading, reading.tongue != .english { reading.headingActor = nil }
    reading.beginBlock(block)
    reading.blockLength = block.range.count
    reading.blockStart = block.range.lowerBound
    reading.recent.firstOfParagraph = nil
    reading.blockSentence = reading.sentence + 1
    if kind != .title, reading.openSection(block) { return }
    if block.kind == .tableRow, reading.readRow(block, &cursor.mention, &cursor.hit) { return }
    if reading.resultRows > 0, reading.readResultRow(block) { return }
    Sentences.forEach(in: reading.text, part: block.range) { range in
      read(sentence: range, folded, &cursor, &reading)
    }
  }

  private static func read(
    sentence range: Range<Int>, _ folded: UnsafeBufferPointer<UInt8>, _ cursor: inout Cursor,
    _ reading: inout FactReading
  ) {
    while cursor.mention < reading.mentions.count, reading.mentions[cursor.mention].range.lowerBound < range.lowerBound
    {
      cursor.mention += 1
    }
    while cursor.hit < reading.lexiconHits, Int(reading.hits[cursor.hit].start) < range.lowerBound { cursor.hit += 1 }
    reading.scene.range = range
    reading.scene.marks.removeAll(keepingCapacity: true)
    var hasQuantity = false
    var mention = cursor.mention
    while mention < reading.mentions.count, reading.mentions[mention].range.lowerBound < range.upperBound {
      let kind: Cue
      switch reading.mentions[mention].value {
      case .money: kind = .money
      case .percent: kind = .percent
      case .number: kind = .number
      case .duration: kind = .duration
      case .period: kind = .period
      }
      if kind == .money || kind == .percent { hasQuantity = true }
      if kind == .number, reading.tongue == .english, reading.mayBeBarePercent(reading.mentions[mention].range) {
        hasQuantity = true
      }
      if case .number(let number) = reading.mentions[mention].value, number.low.significand >= 100_000_000 {
        hasQuantity = true
      }
      // A conversion in brackets belongs to the amount before it.
      if reading.mentions[mention].restates != nil {
        mention += 1
        continue
      }
      let place = reading.mentions[mention].range
      reading.scene.marks.append(
        Mark(
          start: Int32(place.lowerBound), end: Int32(place.upperBound), kind: kind, value: 0, ref: Int32(mention)))
      mention += 1
    }
    var names = 0
    var hit = cursor.hit
    while hit < reading.lexiconHits, Int(reading.hits[hit].start) < range.upperBound {
      let name = reading.hits[hit]
      reading.scene.marks.append(
        Mark(start: name.start, end: name.end, kind: .entity, value: 0, ref: Int32(hit)))
      names += 1
      hit += 1
    }
    reading.sentence += 1
    guard hasQuantity || names > 0 || range.count < 240 else { return }
    if !hasQuantity { reading.noteRosterName() }
    if !hasQuantity, names == 0, !reading.explains, !reading.isBehindRelation, !reading.isBehindDeal,
      reading.purchase == nil,
      !reading.tongue.cues.mayHoldTopical(folded, part: range)
    {
      // Names nobody, states nothing, and speaks of nothing that what follows could refer to.
      return reading.updateFocus()
    }
    if hasQuantity || (names >= 2 && reading.tongue == .korean) {
      reading.tongue.cues.find(in: folded, part: range, into: &reading.scene.marks)
      punctuation(range, &reading)
      reading.scene.sortMarks()
      reading.dropShadowed()
      reading.takeInForms()
      reading.nameStrangers()
      reading.joinRanges()
      reading.readBareAmounts()
      reading.readBarePercents()
      reading.dropRevokedFigures()
      reading.noteDescriptions()
      reading.dropWeakNames()
      reading.noteTopic()
      reading.noteParent()
      if reading.scene.has(.percent) { reading.percentSentence = reading.sentence }
      reading.statementsBefore = reading.statements.count
      reading.rulings.removeAll(keepingCapacity: true)
      reading.takeUpPrice()
      for rule in ExtractionRules.all where reading.scene.kinds.overlaps(rule.needs) { rule.apply(&reading) }
      reading.takeUpDeal()
      reading.noteWork()
      reading.judge()
      reading.settleGrowers()
      reading.noteToldDeal()
      if reading.explains { reading.explainSentence() }
      noteCurrency(&reading)
    } else {
      reading.tongue.cues.find(in: folded, part: range, into: &reading.scene.marks)
      reading.scene.sortMarks(byStartOnly: true)
      reading.dropWeakNames()
      reading.noteTopic()
      reading.noteTalkOfTime()
      if reading.pendingRound != nil, reading.scene.has(.lead) { FundingRoundRule.settle(&reading) }
      reading.takeUpAfterthought()
      reading.takeUpDeal()
      reading.noteWork()
    }
    reading.noteUndisclosed()
    reading.noteRecent()
    reading.noteReportSpan()
    reading.updateFocus()
  }

  private static func noteCurrency(_ reading: inout FactReading) {
    for mark in reading.scene.marks {
      if let currency = reading.money(mark)?.currency {
        reading.currency = currency
        return
      }
    }
  }

  /// Commas, semicolons, dashes and bullets.
  private static func punctuation(_ range: Range<Int>, _ reading: inout FactReading) {
    let text = reading.text
    var place = range.lowerBound
    func mark(_ length: Int, _ kind: Cue) {
      reading.scene.marks.append(
        Mark(start: Int32(place), end: Int32(place + length), kind: kind, value: 0, ref: -1))
    }
    guard let base = text.baseAddress else { return }
    while place < range.upperBound {
      if place &+ 18 <= range.upperBound { place = invest_next_mark(base, place, range.upperBound, 1) }
      let byte = text[place]
      // Letters and bytes within characters, then the characters of three bytes that are no marks.
      if byte &- 0x3C < 0xA6 {
        place &+= 1
        continue
      }
      if byte >= 0xE4, byte != 0xEF {
        place &+= 3
        continue
      }
      switch byte {
      case UInt8(ascii: ","):
        // Not within a number.
        let isNumber =
          place + 1 < range.upperBound && TextClass.isDigit(text[place + 1]) && place > 0
          && TextClass.isDigit(text[place - 1])
        if !isNumber { mark(1, .comma) }
      case UInt8(ascii: ";"): mark(1, .stop)
      case 0xE2 where place + 2 < range.upperBound && text[place + 1] == 0x80:
        if text[place + 2] == 0x94 || text[place + 2] == 0xA6 || text[place + 2] == 0xA2 { mark(3, .stop) }
      case 0xE3 where place + 2 < range.upperBound && text[place + 1] == 0x80:
        if text[place + 2] == 0x81 { mark(3, .comma) }
        // The blank that parts the halves of a headline.
        if text[place + 2] == 0x80, reading.scene.block == .title || reading.scene.block == .heading { mark(3, .stop) }
      case 0xEF where place + 2 < range.upperBound && text[place + 1] == 0xBC:
        // A question mark within a sentence parts a topic from what is said of it: 股價呢？收漲2%.
        if text[place + 2] == 0x8C || text[place + 2] == 0x9F && place + 3 < range.upperBound { mark(3, .comma) }
        if text[place + 2] == 0x9B { mark(3, .stop) }
      default: break
      }
      place &+= TextClass.length(byte)
    }
  }
}

extension FactReading {
  /// Takes up whether the sentence speaks of revenue or of share prices.
  mutating func noteTopic() {
    scene.noteKinds()
    noteRoundLine()
    if scene.has(.share) {
      shareTopic = true
      revenueTopic = false
    } else if scene.has(.revenue), !isOnlyMeasuredByRevenue {
      revenueTopic = true
      shareTopic = false
      revenueSentence = sentence
    } else {
      noteMeasure()
    }
    if tongue == .japanese {
      if scene.has(.window), !scene.has(.percent) { noteTalkOfTime() }
      if wrapWindow != nil, isOpenedByDay { openedByDay = sentence }
    }
  }
}
