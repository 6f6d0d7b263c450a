/// The words of `lexicons/en/grammar.tsv` with the forms of its verbs.
struct EnglishLexicon: Sendable {
  /// What one writing may be.
  struct Entry: Sendable {
    var classes: WordClass = []
    var forms: VerbForm = []
  }

  let table: FormTable
  let entries: [Entry]

  static let shared = EnglishLexicon()

  private init() {
    var entries: [Entry] = []
    var list = FormList(capacity: 8192)
    func add(_ form: some Collection<UInt8>, _ classes: WordClass, _ forms: VerbForm) {
      _ = form.withContiguousStorageIfAvailable { form in
        list.add(form, value: Int32(entries.count))
        entries.append(Entry(classes: classes, forms: forms))
      }
    }
    EmbeddedFile.named("lexicons/en/grammar.tsv")?.forEachLine { line in
      let fields = line.fields(2)
      let name = fields[0].string
      guard let classes = WordClass.named[name] else { return }
      let isVerb = name.hasPrefix("v.")
      for form in fields[1].split(separator: UInt8(ascii: "|")) {
        if isVerb { Self.inflect(form) { add($0, classes, $1) } } else { add(form, classes, []) }
      }
    }
    // A word of several classes is one word that may be either.
    self.table = FormTable(list) { kept, joined in
      entries[Int(kept)].classes.formUnion(entries[Int(joined)].classes)
      entries[Int(kept)].forms.formUnion(entries[Int(joined)].forms)
    }
    self.entries = entries
  }

  /// The forms of a verb: regular ones by the rules of spelling, others as the lexicon gives them; a particle stays.
  private static func inflect(_ verb: Slice<UnsafeBufferPointer<UInt8>>, _ body: ([UInt8], VerbForm) -> Void) {
    var head = Array(verb)
    var forms: [[UInt8]] = []
    var rest: [UInt8] = []
    if let equals = head.firstIndex(of: UInt8(ascii: "=")) {
      var list = head[(equals + 1)...]
      head = Array(head[..<equals])
      // The particle stands behind the last form.
      if let comma = list.lastIndex(of: UInt8(ascii: ",")), let blank = list[comma...].firstIndex(of: 0x20) {
        rest = Array(list[blank...])
        list = list[..<blank]
      }
      forms = list.split(separator: UInt8(ascii: ",")).map { Array($0) }
    } else if let blank = head.firstIndex(of: 0x20) {
      rest = Array(head[blank...])
      head = Array(head[..<blank])
    }
    if head.first == UInt8(ascii: "-") { head.removeFirst() } else { body(head + rest, .base) }
    if forms.count == 4 {
      body(forms[0] + rest, .third)
      body(forms[1] + rest, .past)
      body(forms[2] + rest, .participle)
      body(forms[3] + rest, .ing)
      return
    }
    guard let last = head.last else { return }
    let beforeLast = head.count > 1 ? head[head.count - 2] : UInt8(ascii: "a")
    let isConsonantY = last == UInt8(ascii: "y") && !"aeou".utf8.contains(beforeLast)
    let isSibilant =
      "sxz".utf8.contains(last)
      || last == UInt8(ascii: "h") && (beforeLast == UInt8(ascii: "c") || beforeLast == UInt8(ascii: "s"))
    let endsInE = last == UInt8(ascii: "e")
    let short = Array(head.dropLast())
    let stem = endsInE ? short : head
    body((isConsonantY ? short + Array("ies".utf8) : head + Array((isSibilant ? "es" : "s").utf8)) + rest, .third)
    body((isConsonantY ? short + Array("ied".utf8) : stem + Array("ed".utf8)) + rest, [.past, .participle])
    body((endsInE ? short : head) + Array("ing".utf8) + rest, .ing)
  }
}
