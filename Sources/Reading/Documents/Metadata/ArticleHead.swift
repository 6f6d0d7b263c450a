import Vocabulary

/// What the text of a document says of itself: its title, the day and the house of its publication.
struct ArticleHead {
  let text: UnsafeBufferPointer<UInt8>
  let blocks: [Block]
  var scratch: [UInt8] = []

  /// Fills in what the format's own metadata left open. O(head of the document).
  static func read(_ document: inout Document, fileName: String) {
    readMailHeader(&document)
    markTitle(&document)
    let day = document.text.withUnsafeBufferPointer { text -> (day: Day?, publisher: String?) in
      var head = ArticleHead(text: text, blocks: document.blocks)
      return (head.publicationDay(fileName: fileName), head.publisher())
    }
    if document.publishedOn == nil {
      document.publishedOn = day.day ?? document.pageTimeDay ?? DayReader.day(ofFileName: fileName)
    }
    if document.publisher == nil { document.publisher = day.publisher }
  }

  private init(text: UnsafeBufferPointer<UInt8>, blocks: [Block]) {
    self.text = text
    self.blocks = blocks
  }

  // MARK: - Title

  /// The title's own block, or the first line that reads as a headline.
  private static func markTitle(_ document: inout Document) {
    if document.blocks.contains(where: { $0.kind == .title }) { return }
    document.text.withUnsafeBufferPointer { text in
      for index in document.blocks.indices.prefix(12) {
        let block = document.blocks[index]
        if block.kind == .furniture || block.isTable { continue }
        if let title = document.title {
          let line = String(decoding: text[block.range], as: UTF8.self)
          // A page's own title often has the site's name behind it.
          guard title == line || title.hasPrefix(line) && line.utf8.count >= 12 else { continue }
          document.blocks[index].kind = .title
          return
        }
        guard isHeadline(text, block) else { continue }
        document.title = String(decoding: text[block.range], as: UTF8.self)
        document.blocks[index].kind = .title
        return
      }
    }
  }

  private static func isHeadline(_ text: UnsafeBufferPointer<UInt8>, _ block: Block) -> Bool {
    let range = block.range
    guard range.count >= 6, range.count <= 320, block.kind != .listItem else { return false }
    if block.kind == .heading { return true }
    if BlockShape.isProse(text, range) || BlockShape.isAddress(text, range) { return false }
    var scratch: [UInt8] = []
    let reading = LineReading(text, range, scratch: &scratch)
    if reading.buttonBytes * 5 >= reading.letterBytes * 4 { return false }
    let days = DayReader.all(text, range, limit: 2)
    if let day = days.first, range.count - day.range.count < 40 || day.hasTime && range.count < 90 { return false }
    if reading.has(.published), reading.place(of: .published) == 0, !days.isEmpty { return false }
    return true
  }

  /// Mail headers before the text: `Subject:`, `From:`, `Date:`.
  private static func readMailHeader(_ document: inout Document) {
    var blocks = document.blocks
    var taken = 0
    var title: (text: String, index: Int, from: Int)?
    var day: Day?
    var publisher: String?
    document.text.withUnsafeBufferPointer { text in
      for index in blocks.indices.prefix(10) {
        let range = blocks[index].range
        guard range.count < 400, let colon = text[range].firstIndex(of: UInt8(ascii: ":")),
          colon - range.lowerBound < 20
        else { break }
        let key = String(decoding: text[range.lowerBound..<colon].map(\.lowered), as: UTF8.self)
        let value = LineShape.trimmed(text, colon + 1..<range.upperBound).range
        let line = String(decoding: text[value], as: UTF8.self)
        switch key {
        case "subject", "제목", "主题", "主旨", "件名": title = (line, index, value.lowerBound)
        case "date", "sent", "날짜", "보낸 날짜", "日期", "发送时间", "日時", "送信日時": day = DayReader.day(anywhereIn: line)
        case "from", "보낸사람", "보낸 사람", "发件人", "寄件者", "差出人":
          publisher = line.split(separator: "<").first.map(String.init)
        case "to", "cc", "bcc", "reply-to", "list-unsubscribe", "message-id", "mime-version", "content-type", "받는사람",
          "받는 사람", "收件人", "宛先", "return-path", "received", "content-transfer-encoding":
          break
        default: return
        }
        taken += 1
      }
    }
    guard taken >= 2 || taken == 1 && title != nil else { return }
    for index in 0..<taken { blocks[index].kind = .furniture }
    if let title, !title.text.isEmpty {
      blocks[title.index].kind = .title
      blocks[title.index].range = title.from..<blocks[title.index].range.upperBound
      document.title = title.text
    }
    if document.publishedOn == nil { document.publishedOn = day }
    if document.publisher == nil, let publisher {
      let trimmed = publisher.utf8.drop { $0 == 0x20 || $0 == 0x22 }
      document.publisher = String(
        decoding: trimmed.reversed().drop { $0 == 0x20 || $0 == 0x22 }.reversed(), as: UTF8.self)
    }
    document.blocks = blocks
  }

  // MARK: - Day

  /// The day that reads most like the day of publication; nil where none does.
  private mutating func publicationDay(fileName: String) -> Day? {
    var best: (score: Int, day: Day)?
    var open: (score: Int, month: Int, day: Int)?
    var proseSeen = 0
    let tail = max(14, blocks.count - 8)
    for index in blocks.indices {
      if index >= 14, index < tail { continue }
      let block = blocks[index]
      if block.isTable { continue }
      let isProse = BlockShape.isProse(text, block.range)
      if isProse { proseSeen += 1 }
      if proseSeen > 2, index < tail { continue }
      // Of prose only its dateline counts.
      let range =
        isProse ? block.range.lowerBound..<min(block.range.upperBound, block.range.lowerBound + 120) : block.range
      guard range.count <= 320 else { continue }
      var from = range.lowerBound
      let end = isProse ? range.lowerBound + Self.dateline + 1 : range.upperBound
      for found in DayReader.all(text, range, limit: 4, before: end) {
        let score = score(found, block, index, isProse: isProse, labelFrom: from, isTail: index >= tail)
        from = found.range.upperBound
        if let day = found.day {
          if score >= 3, score > best?.score ?? 0 { best = (score, day) }
        } else if score >= 4, score > open?.score ?? 0 {
          open = (score, found.month, found.dayOfMonth)
        }
      }
    }
    if let best { return best.day }
    guard let open, let year = yearElsewhere(fileName) else { return nil }
    return Day(year: year, month: open.month, day: open.day)
  }

  private mutating func score(
    _ found: DayReader.Found, _ block: Block, _ index: Int, isProse: Bool, labelFrom: Int, isTail: Bool
  ) -> Int {
    let range = block.range
    var score = 0
    let isDateline = isDateline(found, block)
    if isProse, !isDateline { return -1 }
    if isDateline { score += 5 }
    let label = LineReading(
      text, max(labelFrom, found.range.lowerBound - 60)..<found.range.lowerBound, scratch: &scratch)
    if label.has(.published) { score += 6 } else if label.has(.updated) { score += 1 }
    if label.has(.caption) || block.kind == .caption || startsWithMark(range) { score -= 6 }
    if found.hasTime { score += 2 }
    if found.range.lowerBound == range.lowerBound { score += 2 }
    if !isProse {
      score += range.count <= 64 ? 3 : range.count <= 130 ? 2 : range.count <= 200 ? 1 : 0
      if range.count > 60, BlockShape.endsSentence(text, range), !isDateline { score -= 4 }
    }
    if index <= 6 { score += 1 }
    if isTail { score -= label.has(.published) || found.hasTime ? 2 : 5 }
    if block.kind == .listItem { score -= 2 }
    return score
  }

  private func startsWithMark(_ range: Range<Int>) -> Bool {
    range.count > 3 && text[range.lowerBound] == 0xE2 && text[range.lowerBound + 1] == 0x96
  }

  /// How far from the start of a paragraph the day of its dateline may begin.
  private static let dateline = 60

  /// `SEOUL, Feb. 24 (Reuters) - …`, `BEIJING, Jan. 23, 2025 — …`, `(서울=연합뉴스) … 2025.2.24`: a day near the start with a
  /// dash behind it.
  private func isDateline(_ found: DayReader.Found, _ block: Block) -> Bool {
    guard found.range.lowerBound - block.range.lowerBound <= Self.dateline else { return false }
    var place = found.range.upperBound
    let limit = min(block.range.upperBound, place + 40)
    var depth = 0
    while place < limit {
      let byte = text[place]
      if byte == UInt8(ascii: "(") { depth += 1 }
      if byte == UInt8(ascii: ")") { depth -= 1 }
      if depth <= 0 {
        if byte == UInt8(ascii: "-"), place + 1 < limit, text[place + 1] == byte || text[place - 1] == 0x20 {
          return true
        }
        // "WASHINGTON, July 22, 2025. AstraZeneca …"
        if byte == UInt8(ascii: "."), found.day != nil, isCapitals(block.range.lowerBound..<found.range.lowerBound) {
          return true
        }
        if byte == 0xE2, place + 2 < limit, text[place + 1] == 0x80, (0x92...0x95).contains(text[place + 2]) {
          return true
        }
        if byte.isLetter || byte.isDigit || byte >= 0xE3 { return false }
      }
      place += 1
    }
    return false
  }

  /// Whether a place's name stands in capital letters.
  private func isCapitals(_ range: Range<Int>) -> Bool {
    let letters = text[range].count(where: \.isLetter)
    return letters >= 3 && text[range].count(where: \.isUpper) * 4 >= letters * 3
  }

  /// The year of a copyright line, of the file's name, or of the only year that days in the text have.
  private func yearElsewhere(_ fileName: String) -> Int? {
    if let day = DayReader.day(ofFileName: fileName) { return day.year }
    for block in blocks.suffix(8).reversed() where block.range.count < 300 {
      for mark in ["©", "ⓒ", "(c)", "(C)", "Copyright", "copyright"] {
        let line = UnsafeBufferPointer(rebasing: text[block.range])
        guard let place = ByteSearch.first(of: Array(mark.utf8), in: line, from: 0) else { continue }
        for start in place..<min(line.count, place + 40) where line[start].isDigit {
          var cursor = Cursor(line, start, line.count)
          if let year = cursor.number(4), year.digits == 4, (1990...2100).contains(year.value) { return year.value }
          break
        }
      }
    }
    return nil
  }
}
