import Vocabulary

/// Names of companies that no lexicon holds, found for a whole Chinese, Japanese or Korean document before it is read.
///
/// What may be a name is weighed by what stands around it (`lexicons/<language>/newnames.tsv`): a company's suffix, words
/// that follow companies only (董事会, 株, 지분), a code in brackets, quotation marks, a second place of the same kind. Names
/// with enough weight are then taken for names wherever they stand.
struct NewNames {
  /// The words around names, by class.
  struct Words: Sendable {
    enum Class: UInt8 {
      case strong = 1
      case weak, between, before, not, suffix, alias

      init?(_ name: String) {
        switch name {
        case "strong": self = .strong
        case "weak": self = .weak
        case "between": self = .between
        case "before": self = .before
        case "not": self = .not
        case "suffix": self = .suffix
        case "alias": self = .alias
        default: return nil
        }
      }
    }

    let table: FormTable

    static let korean = Words("ko")
    static let chinese = Words("zh")
    static let japanese = Words("ja")

    static func of(_ tongue: Tongue) -> Words? {
      switch tongue {
      case .korean: korean
      case .chinese: chinese
      case .japanese: japanese
      case .english: nil
      }
    }

    private init(_ language: String) {
      var table = FormTable(capacity: 1024)
      EmbeddedFile.named("lexicons/\(language)/newnames.tsv")?.forEachLine { line in
        let field = line.fields(2)
        guard let kind = Class(field[0].string) else { return }
        var start = 0
        for place in 0...field[1].count where place == field[1].count || field[1][place] == UInt8(ascii: "|") {
          table.add(UnsafeBufferPointer(rebasing: field[1][start..<place]), value: 0, flags: kind.rawValue)
          start = place + 1
        }
      }
      self.table = table
    }
  }

  let text: UnsafeBufferPointer<UInt8>
  let tongue: Tongue
  let words: Words
  /// What has been found: the bytes of each candidate's first place, and its weight.
  private(set) var found: [String: Int] = [:]
  /// Candidates too faint for names of their own, which may be short forms of known ones.
  private(set) var faint: Set<String> = []

  init?(_ text: UnsafeBufferPointer<UInt8>, _ tongue: Tongue) {
    guard let words = Words.of(tongue) else { return nil }
    self.text = text
    self.tongue = tongue
    self.words = words
  }

  /// The longest form of a class at a place, 0 where none stands.
  func length(_ kind: Words.Class, at place: Int, before end: Int) -> Int {
    guard place < end else { return 0 }
    return words.table.withView { view in
      guard view.mayBegin(text, at: place, before: end) else { return 0 }
      var best = 0
      view.forEachForm(in: text, at: place, before: end) { form in
        if form.flags == kind.rawValue { best = max(best, Int(form.length)) }
      }
      return best
    }
  }

  /// Whether a form of a class ends at a place.
  func ends(_ kind: Words.Class, at place: Int, from low: Int) -> Bool {
    var start = place
    while start > low, place - start < 36 {
      start -= 1
      while start > low, text[start] & 0xC0 == 0x80 { start -= 1 }
      if length(kind, at: start, before: place) == place - start { return true }
    }
    return false
  }

  /// Whether a part of the text holds a word that stands in no name.
  func isCommon(_ part: Range<Int>) -> Bool {
    words.table.withView { view in
      var place = part.lowerBound
      while place < part.upperBound {
        var isNot = false
        if view.mayBegin(text, at: place, before: part.upperBound) {
          view.forEachForm(in: text, at: place, before: part.upperBound) { form in
            guard form.flags == Words.Class.not.rawValue else { return }
            // Korean and Japanese compounds are what their last part is; many a name begins with a common word.
            if tongue == .chinese || place + Int(form.length) == part.upperBound { isNot = true }
          }
        }
        if isNot { return true }
        place += TextClass.length(text[place])
      }
      return false
    }
  }

  /// Whether a part of the text is made of words that tell what a number is about, or holds one that no name does.
  private func isOfCues(_ part: Range<Int>) -> Bool {
    var marks: [Mark] = []
    tongue.cues.find(in: text, part: part, into: &marks)
    var covered = part.lowerBound
    for mark in marks where mark.end - mark.start > 3 {
      switch mark.kind {
      case .segment, .division, .project, .plant, .build, .neg, .cost, .stake, .commit, .year, .source, .share, .part:
        if Int(mark.start) <= covered { covered = max(covered, Int(mark.end)) }
      default: return true
      }
    }
    return covered >= part.upperBound
  }

  mutating func addFaint(_ part: Range<Int>) {
    if part.count <= 18, !isCommon(part) { faint.insert(String(decoding: text[part], as: UTF8.self)) }
  }

  mutating func add(_ part: Range<Int>, _ weight: Int) {
    guard weight > 0, !isCommon(part), !isOfCues(part) else { return }
    found[String(decoding: text[part], as: UTF8.self), default: 0] += weight
  }

  /// The names with enough weight.
  var names: [String] { found.filter { $0.value >= 2 }.map(\.key) }
}

extension FactReading {
  /// Adds the document's new names to `hits`, in the order of the text.
  mutating func noteNewNames() {
    guard var search = NewNames(text, tongue) else { return }
    var hit = 0
    for block in document.blocks where block.statesFacts {
      while hit < hits.count, Int(hits[hit].end) <= block.range.lowerBound { hit += 1 }
      switch tongue {
      case .chinese: search.lookChinese(in: block.range, known: hits, from: hit)
      case .japanese: search.lookJapanese(in: block.range, known: hits, from: hit)
      case .korean: search.lookKorean(in: block.range, known: hits, from: hit)
      case .english: return
      }
    }
    let names = search.names
    let short = shortForms(of: names + search.found.filter { $0.value < 2 }.map(\.key) + search.faint)
    guard !names.isEmpty || !short.isEmpty else { return }
    var table = FormTable(capacity: names.count + short.count)
    var rows: [Actors.Who] = []
    for name in Set(names).union(short.keys).sorted() {
      var bytes = Array(name.utf8)
      rows.append(short[name] ?? actors.provisional(name))
      bytes.withUnsafeMutableBufferPointer {
        table.add(UnsafeBufferPointer($0), value: Int32(rows.count - 1))
      }
    }
    var all: [EntityHit] = []
    all.reserveCapacity(hits.count + 16)
    var next = 0
    for block in document.blocks where block.statesFacts {
      place(table, rows, block.range, &next, &all)
    }
    all.append(contentsOf: hits[next...])
    hits = all
  }

  /// Candidates that are short for a name of the lexicon in the same document: 中微 beside 中微公司, 塩野義 beside 塩野義製薬.
  private func shortForms(of candidates: [String]) -> [String: Actors.Who] {
    guard !candidates.isEmpty else { return [:] }
    var known: [String: Actors.Who] = [:]
    for hit in hits where hit.row >= 0 && !hit.flags.contains(.weak) && hit.end - hit.start >= 9 {
      known[string(hit.range)] = hit.row
    }
    var short: [String: Actors.Who] = [:]
    for candidate in candidates where candidate.utf8.count >= 6 {
      let rows = Set(
        known.filter { name, row in
          name.utf8.count > candidate.utf8.count && actors.carrierKind(row) == .company
            && (name.hasPrefix(candidate) || name.hasPrefix("中国" + candidate))
        }.map { actors.carrier($0.value) })
      if rows.count == 1, let row = rows.first { short[candidate] = row }
    }
    return short
  }

  /// Merges the places of new names in a part of the text with the names that are known.
  private func place(
    _ table: FormTable, _ rows: [Actors.Who], _ part: Range<Int>, _ next: inout Int, _ all: inout [EntityHit]
  ) {
    table.withView { view in
      var place = part.lowerBound
      while place < part.upperBound {
        while next < hits.count, Int(hits[next].start) <= place {
          place = max(place, Int(hits[next].end))
          all.append(hits[next])
          next += 1
        }
        guard place < part.upperBound else { break }
        let limit = next < hits.count ? min(part.upperBound, Int(hits[next].start)) : part.upperBound
        var length = 0
        var row = -1
        if view.mayBegin(text, at: place, before: limit), mayStand(place, part.lowerBound) {
          view.forEachForm(in: text, at: place, before: limit) { form in
            if Int(form.length) > length {
              length = Int(form.length)
              row = Int(form.value)
            }
          }
        }
        if row >= 0, let (role, roleEnd) = NameBorder.role(text, place + length, part.upperBound) {
          all.append(
            EntityHit(
              start: Int32(place), end: Int32(place + length), row: rows[row], flags: [], role: role,
              roleEnd: Int32(roleEnd)))
          place += length
        } else {
          place += TextClass.length(text[place])
        }
      }
    }
  }

  /// Whether a new name may begin here: not within a word of the same script.
  private func mayStand(_ place: Int, _ low: Int) -> Bool {
    guard place > low else { return true }
    let before = TextClass.scalarBefore(text, place)
    let here = TextClass.scalar3(text, place)
    if TextClass.isHangul(here) { return !TextClass.isHangul(before) && !TextClass.isASCIIWord(text[place - 1]) }
    if TextClass.isKatakana(here) { return !TextClass.isKatakana(before) }
    if here == 0 { return !TextClass.isASCIIWord(text[place - 1]) }
    return true
  }
}
