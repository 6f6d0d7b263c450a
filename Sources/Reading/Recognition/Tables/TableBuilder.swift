import Vocabulary

/// Fills the lists and tables of the recogniser from the embedded lexicons.
struct TableBuilder {
  var forms = FormSink()
  var units = FormList(capacity: 4000, shortest: 1)
  var starts = FormList(capacity: 2000, shortest: 1)
  var words = FormList(capacity: 200, shortest: 1)
  var natives = FormList(capacity: 50, shortest: 1)
  var kana = FormList(capacity: 50, shortest: 1)
  var before = FormList(capacity: 400, shortest: 1)
  var after = FormList(capacity: 200, shortest: 1)
  let characters: UnsafeMutablePointer<UInt8>
  let words3: UnsafeMutablePointer<UInt8>

  init() {
    characters = .allocate(capacity: 65_536)
    characters.initialize(repeating: 0, count: 65_536)
    words3 = .allocate(capacity: 32_768)
    words3.initialize(repeating: 0, count: 32_768)
  }

  mutating func loadAll() {
    // Of two rows with the same form the later one is looked at first: currencies before units.
    unitRows("lexicons/ko/units.tsv", .ko)
    unitRows("lexicons/en/units.tsv", .all)
    unitRows("lexicons/zh/units.tsv", .zh)
    unitRows("lexicons/ja/units.tsv", .ja)
    currencies("lexicons/currencies.tsv", .all, symbols: true)
    currencies("lexicons/ko/currencies.tsv", .ko, symbols: false)
    currencies("lexicons/en/currencies.tsv", .all, symbols: false)
    currencies("lexicons/zh/currencies.tsv", .zh, symbols: false)
    currencies("lexicons/ja/currencies.tsv", .ja, symbols: false)
    numerals("lexicons/ko/numerals.tsv", .ko)
    numerals("lexicons/en/numerals.tsv", .all)
    numerals("lexicons/zh/numerals.tsv", .zh)
    numerals("lexicons/ja/numerals.tsv", .ja)
    periods("lexicons/ko/periods.tsv", .ko)
    periods("lexicons/en/periods.tsv", .all)
    periods("lexicons/zh/periods.tsv", .zh)
    periods("lexicons/ja/periods.tsv", .ja)
    qualifiers("lexicons/ko/qualifiers.tsv", .ko)
    qualifiers("lexicons/en/qualifiers.tsv", .all)
    qualifiers("lexicons/zh/qualifiers.tsv", .zh)
    qualifiers("lexicons/ja/qualifiers.tsv", .ja)
    for word in ["a", "an"] as [StaticString] {
      mark(UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount), WordStart.anyCase)
    }
  }

  // MARK: Files

  private mutating func currencies(_ file: String, _ languages: LanguageSet, symbols: Bool) {
    var lines = LexiconRows(file)
    while let (form, code, power, flags) = lines.next() {
      var row = LexiconRow(kind: .currency, languages: languages, flags: Self.flags(flags))
      if code.equals("-") { row.kind = .none }
      if code.count == 3 { row.currency = Currency(String(decoding: code, as: UTF8.self)) }
      row.value = Int32(power.integer ?? 0)
      if !row.flags.contains(.before) { forms.add(form, row, to: &units) }
      // Codes and symbols stand before numbers; names do in all languages but Korean and English prose rarely, so only some.
      if row.kind == .currency, !row.flags.contains(.after), !row.flags.contains(.only), !row.flags.contains(.sub),
        symbols || row.flags.contains(.before) || leads(form)
      {
        addStart(form, row)
      }
    }
  }

  /// Whether a currency's name may stand before the number: names of two words, Chinese ones of three characters, 港币 and 美金.
  private func leads(_ form: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = form.first else { return false }
    if first < 0x80 { return form.contains(0x20) }
    guard first >= 0xE4, first <= 0xE9 else { return false }
    if form.count >= 9 { return true }
    let last = UnsafeBufferPointer(rebasing: form[(form.count - 3)...])
    return form.count == 6 && (last.equals("币") || last.equals("幣") || last.equals("金"))
  }

  private mutating func unitRows(_ file: String, _ languages: LanguageSet) {
    var lines = LexiconRows(file)
    while let (form, kind, value, flags) = lines.next() {
      var row = LexiconRow(kind: .none, languages: languages, flags: Self.flags(flags))
      row.value = Int32(value.integer ?? 0)
      if kind.equals("percent") {
        row.kind = .percent
      } else if kind.equals("points") {
        row.kind = .points
      } else if kind.equals("counter") {
        row.kind = .counter
      } else if kind.equals("clock") {
        row.kind = .clock
      } else if kind.equals("fiscalmark") {
        row.kind = .fiscalMark
      } else if kind.equals("decademark") {
        row.kind = .decadeMark
      } else if kind.count > 4, UnsafeBufferPointer(rebasing: kind[(kind.count - 4)...]).equals("mark") {
        row.kind = .mark
        row.unit = Self.unit(UnsafeBufferPointer(rebasing: kind[..<(kind.count - 4)])) ?? .year
      } else if kind.count > 1, let unit = Self.unit(UnsafeBufferPointer(rebasing: kind[..<(kind.count - 1)])) {
        row.kind = .time
        row.unit = unit
      }
      forms.add(form, row, to: &units)
    }
  }

  private mutating func periods(_ file: String, _ languages: LanguageSet) {
    var lines = LexiconRows(file)
    while let (form, kind, unit, value) = lines.next() {
      var row = LexiconRow(kind: .none, languages: languages)
      if unit.equals("month"), kind.equals("month") {
        row.kind = .month
      } else if kind.equals("rel") {
        row.kind = .relative
      } else if kind.equals("relfiscal") {
        row.kind = .relativeFiscal
      } else if kind.equals("part") {
        row.kind = .part
      } else if kind.equals("rate") {
        row.kind = .rate
      } else if kind.equals("span") {
        row.kind = .span
      } else if kind.equals("fiscal") {
        row.kind = .fiscal
      } else if kind.equals("ytd") {
        row.kind = .yearToDate
      }
      row.unit = Self.unit(unit) ?? .year
      if row.kind == .span {
        row.value = value.equals("0.5") ? 5 : Int32((value.integer ?? 0) * 10)
      } else {
        row.value = Int32(value.integer ?? 0)
      }
      addStart(form, row)
    }
  }

  private mutating func qualifiers(_ file: String, _ languages: LanguageSet) {
    let meanings: [(StaticString, LexiconRow.Kind)] = [
      ("about", .about), ("at_least", .atLeast), ("at_most", .atMost), ("negative", .negative), ("between", .between),
      ("next", .next), ("past", .past), ("until", .until), ("since", .since), ("during", .during), ("also", .also),
      ("vague", .vague),
    ]
    var lines = LexiconRows(file)
    while let (form, side, meaning, _) = lines.next() {
      guard let found = meanings.first(where: { meaning.equals($0.0) }) else { continue }
      let row = LexiconRow(kind: found.1, languages: languages)
      if side.equals("before") {
        forms.add(form, row, to: &before, reversed: true)
        if form.count >= 3, let last = Self.character(UnsafeBufferPointer(rebasing: form[(form.count - 3)...])),
          last > 0x7F
        {
          characters[last] |= NumeralCode.qualifierEnd
        }
      } else {
        forms.add(form, row, to: &after)
      }
    }
  }

  private mutating func numerals(_ file: String, _ languages: LanguageSet) {
    let kinds: [(StaticString, LexiconRow.Kind)] = [
      ("unit", .unit), ("teen", .teen), ("tens", .tens), ("hundred", .hundred), ("scale", .scale), ("letter", .letter),
      ("fraction", .fraction), ("and", .and),
    ]
    var lines = LexiconRows(file)
    while let (form, kind, value, _) = lines.next() {
      let number = value.integer ?? 0
      if let code = Self.numeralCode(kind, number), let character = Self.character(form), character > 0x7F {
        characters[character] |= code
      } else if kind.equals("native") {
        forms.add(form, LexiconRow(kind: .native, languages: languages, value: Int32(number)), to: &natives)
        if let character = Self.character(form), characters[character] & NumeralCode.mask == 0 {
          characters[character] |= NumeralCode.native
        }
      } else if kind.equals("kana") {
        forms.add(form, LexiconRow(kind: .native, languages: languages, value: Int32(number)), to: &kana)
        if let character = Self.character(form), characters[character] & NumeralCode.mask == 0 {
          characters[character] |= NumeralCode.kana
        }
      } else {
        var row = LexiconRow(kind: .point, languages: languages)
        if let found = kinds.first(where: { kind.equals($0.0) }) { row.kind = found.1 }
        // Denominators up to a trillion are kept as powers of ten from a thousand on.
        if row.kind == .fraction, number >= 1000 {
          var power = 0
          var rest = number
          while rest > 1 {
            rest /= 10
            power += 1
          }
          row.value = Int32(-power)
        } else {
          row.value = Int32(number)
        }
        forms.add(form, row, to: &words)
        mark(form, WordStart.number)
      }
    }
  }

  // MARK: Forms

  /// Adds a form to what may begin a mention.
  private mutating func addStart(_ form: UnsafeBufferPointer<UInt8>, _ row: LexiconRow) {
    mark(form, row.flags.contains(.upper) || row.kind == .month ? WordStart.capital : WordStart.anyCase)
    if let character = Self.character(form), character > 0x7F { characters[character] |= NumeralCode.start }
    forms.add(form, row, to: &starts)
  }

  private func mark(_ form: UnsafeBufferPointer<UInt8>, _ start: UInt8) {
    let index = WordStart.index(
      form.first ?? 0, form.count > 1 ? form[1] : 0, form.count > 2 ? form[2] : 0)
    if index > 0 { words3[index] |= start }
  }

  private static func character(_ form: UnsafeBufferPointer<UInt8>) -> Int? {
    var bytes = form.makeIterator()
    var decoder = UTF8()
    guard case .scalarValue(let scalar) = decoder.decode(&bytes), scalar.value < 0x10000 else { return nil }
    return Int(scalar.value)
  }

  private static func numeralCode(_ kind: UnsafeBufferPointer<UInt8>, _ value: Int) -> UInt8? {
    if kind.equals("digit") { return NumeralCode.zero + UInt8(value) }
    if kind.equals("point") { return NumeralCode.point }
    if kind.equals("skip") { return NumeralCode.skip }
    if kind.equals("half") { return NumeralCode.half }
    if kind.equals("big") { return NumeralCode.wan + UInt8(value / 4 - 1) }
    guard kind.equals("small") else { return nil }
    switch value {
    case 10: return NumeralCode.ten
    case 100: return NumeralCode.hundred
    case 1000: return NumeralCode.thousand
    default: return NumeralCode.twenty + UInt8(value / 10 - 2)
    }
  }

  private static func unit(_ name: UnsafeBufferPointer<UInt8>) -> TimeUnit? {
    let names: [(StaticString, TimeUnit)] = [
      ("second", .second), ("minute", .minute), ("hour", .hour), ("day", .day), ("week", .week), ("month", .month),
      ("quarter", .quarter), ("half", .half), ("year", .year), ("decade", .decade),
    ]
    return names.first { name.equals($0.0) }?.1
  }

  private static func flags(_ words: UnsafeBufferPointer<UInt8>) -> LexiconRow.Flags {
    if words.isEmpty { return [] }
    let names: [(StaticString, LexiconRow.Flags)] = [
      ("upper", .upper), ("before", .before), ("after", .after), ("sub", .sub), ("only", .only), ("tight", .tight),
      ("end", .end), ("alone", .alone), ("big", .big),
    ]
    return names.reduce(into: []) { if words.hasWord($1.0) { $0.insert($1.1) } }
  }
}
