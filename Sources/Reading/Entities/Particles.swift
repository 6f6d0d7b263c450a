/// What the word after a name makes of it.
enum NameRole: UInt8, Sendable {
  case none, topic, subject, possessive, object, with, also, at, noun

  /// Whether it marks the one who acts, or whom the sentence is about.
  var isSubject: Bool { self == .topic || self == .subject || self == .also }

  init?(name: String) {
    switch name {
    case "topic": self = .topic
    case "subject": self = .subject
    case "possessive": self = .possessive
    case "object": self = .object
    case "with": self = .with
    case "also": self = .also
    case "at": self = .at
    case "noun": self = .noun
    default: return nil
    }
  }
}

/// The particles of a language, from `lexicons/<language>/particles.tsv`: which words may follow a name, and what they say.
struct Particles: Sendable {
  let table: FormTable

  static let korean = Particles("lexicons/ko/particles.tsv")
  static let japanese = Particles("lexicons/ja/particles.tsv")

  private init(_ name: String) {
    var forms = FormList(capacity: 256)
    EmbeddedFile.named(name)?.forEachLine { line in
      let field = line.fields(2)
      guard let role = NameRole(name: field[0].string) else { return }
      var start = 0
      for place in 0...field[1].count where place == field[1].count || field[1][place] == UInt8(ascii: "|") {
        forms.add(UnsafeBufferPointer(rebasing: field[1][start..<place]), value: Int32(role.rawValue))
        start = place + 1
      }
    }
    self.table = FormTable(forms)
  }

  /// The longest particle at a place: its role and length; nil where none stands there.
  func longest(in text: UnsafeBufferPointer<UInt8>, at place: Int) -> (role: NameRole, length: Int)? {
    guard place + 2 < text.count else { return nil }
    return table.withView { view in
      var best = 0
      var role = NameRole.none
      view.forEachForm(in: text, at: place, before: text.count) { form in
        guard Int(form.length) > best else { return }
        best = Int(form.length)
        role = NameRole(rawValue: UInt8(truncatingIfNeeded: form.value)) ?? .none
      }
      return best > 0 ? (role, best) : nil
    }
  }

  /// The chain of particles after a Korean word: the first one's role and where the chain ends, nil where other
  /// Hangul follows and the word is therefore part of another.
  func chain(in text: UnsafeBufferPointer<UInt8>, after place: Int) -> (role: NameRole, end: Int)? {
    var at = place
    var role = NameRole.none
    var steps = 0
    while TextClass.isHangul(TextClass.scalar3(text, at)) {
      guard steps < 4, let found = longest(in: text, at: at) else { return nil }
      if role == .none || role == .noun { role = found.role }
      at += found.length
      steps += 1
    }
    return (role, at)
  }
}
