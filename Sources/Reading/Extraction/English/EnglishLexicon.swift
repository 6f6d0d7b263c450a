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
    var index: [String: Int] = [:]
    var entries: [Entry] = []
    func add(_ form: String, _ classes: WordClass, _ forms: VerbForm) {
      let at = index[form] ?? entries.count
      if at == entries.count {
        entries.append(Entry())
        index[form] = at
      }
      entries[at].classes.formUnion(classes)
      entries[at].forms.formUnion(forms)
    }
    EmbeddedFile.named("lexicons/en/grammar.tsv")?.forEachLine { line in
      let fields = line.fields(2)
      let name = fields[0].string
      guard let classes = WordClass.named[name] else { return }
      for form in fields[1].string.split(separator: "|") {
        if name.hasPrefix("v.") {
          Self.inflect(String(form)) { add($0, classes, $1) }
        } else {
          add(String(form), classes, [])
        }
      }
    }
    var table = FormTable(capacity: index.count)
    for (form, at) in index {
      var bytes = Array(form.utf8)
      bytes.withUnsafeMutableBufferPointer { table.add(UnsafeBufferPointer($0), value: Int32(at)) }
    }
    self.table = table
    self.entries = entries
  }

  /// The forms of a verb: regular ones by the rules of spelling, others as the lexicon gives them; a particle stays.
  private static func inflect(_ verb: String, _ body: (String, VerbForm) -> Void) {
    var head = verb
    var forms: [String] = []
    var rest = ""
    if let equals = verb.firstIndex(of: "=") {
      head = String(verb[..<equals])
      var list = verb[verb.index(after: equals)...]
      // The particle stands behind the last form.
      if let comma = list.lastIndex(of: ","), let blank = list[comma...].firstIndex(of: " ") {
        rest = String(list[blank...])
        list = list[..<blank]
      }
      forms = list.split(separator: ",").map(String.init)
    } else if let blank = verb.firstIndex(of: " ") {
      head = String(verb[..<blank])
      rest = String(verb[blank...])
    }
    if verb.hasPrefix("-") { head.removeFirst() } else { body(head + rest, .base) }
    if forms.count == 4 {
      body(forms[0] + rest, .third)
      body(forms[1] + rest, .past)
      body(forms[2] + rest, .participle)
      body(forms[3] + rest, .ing)
      return
    }
    let isConsonantY = head.hasSuffix("y") && !"aeou".contains(head.dropLast().last ?? "a")
    let isSibilant = ["s", "x", "ch", "sh", "z"].contains { head.hasSuffix($0) }
    let short = String(head.dropLast())
    let stem = head.hasSuffix("e") ? short : head
    body((isConsonantY ? short + "ies" : isSibilant ? head + "es" : head + "s") + rest, .third)
    body((isConsonantY ? short + "ied" : stem + "ed") + rest, [.past, .participle])
    body((head.hasSuffix("e") ? short : head) + "ing" + rest, .ing)
  }
}
