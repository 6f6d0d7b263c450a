/// Surface forms in the order in which they are collected, before a `FormTable` makes them findable.
struct FormList: Sendable {
  private(set) var bytes: [UInt8] = []
  private(set) var forms: [FormTable.Form] = []
  /// The length of the longest form.
  private(set) var longest = 0
  /// Shorter forms are left out.
  private let shortest: Int

  /// A list with room for about `capacity` forms.
  init(capacity: Int, shortest: Int = 2) {
    self.shortest = shortest
    forms.reserveCapacity(capacity)
    bytes.reserveCapacity(capacity * 12)
  }

  /// Adds a form, with what it stands for. Too short and very long ones are left out.
  mutating func add(_ form: UnsafeBufferPointer<UInt8>, value: Int32, flags: UInt8 = 0, language: UInt8 = 0) {
    guard form.count >= max(1, shortest), form.count < 512 else { return }
    var head: UInt64 = 0
    for offset in 0..<min(8, form.count) { head |= UInt64(form[offset]) << UInt64(offset * 8) }
    forms.append(
      FormTable.Form(
        head: head, start: UInt32(bytes.count), length: UInt16(form.count), flags: flags, language: language,
        value: value))
    bytes.append(contentsOf: form)
    longest = max(longest, form.count)
  }

  /// A list of words, one-letter ones too, that stand for 0.
  init(_ words: [StaticString]) {
    self.init(capacity: words.count, shortest: 1)
    for word in words { add(word, value: 0) }
  }

  /// Adds a word that the program itself knows.
  mutating func add(_ word: StaticString, value: Int32) {
    add(UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount), value: value)
  }

  /// The bytes of a form.
  func bytes(of form: FormTable.Form) -> ArraySlice<UInt8> {
    bytes[Int(form.start)..<Int(form.start) + Int(form.length)]
  }
}
