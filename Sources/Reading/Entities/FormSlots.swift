/// Lays the forms of a list out by the slots of a `FormTable`.
enum FormSlots {
  /// Memory for so many zeros, which whoever asks for it frees.
  static func zeros<Word: FixedWidthInteger>(_ count: Int, of: Word.Type) -> UnsafeMutablePointer<Word> {
    let words = UnsafeMutablePointer<Word>.allocate(capacity: count)
    words.initialize(repeating: 0, count: count)
    return words
  }

  /// The forms by slots, in each the longest first and of the same length those that were added last.
  static func sorted(
    _ list: FormList, _ shift: UInt64, _ bytes: UnsafePointer<UInt8>, joins: Bool, _ same: (Int32, Int32) -> Void
  ) -> (slots: UnsafePointer<UInt32>, forms: UnsafePointer<FormTable.Form>) {
    let count = 1 << Int(64 - shift)
    let slots = zeros(count + 1, of: UInt32.self)
    let forms = UnsafeMutablePointer<FormTable.Form>.allocate(capacity: max(1, list.forms.count))
    for form in list.forms { slots[slot(form, shift) + 1] += 1 }
    for slot in 0..<count { slots[slot + 1] += slots[slot] }
    var used = [UInt32](repeating: 0, count: count)
    // By insertion from the last one on: nearly every slot holds very few.
    for form in list.forms.reversed() {
      let slot = slot(form, shift)
      let first = Int(slots[slot])
      var place = first + Int(used[slot])
      while place > first, forms[place - 1].length < form.length {
        (forms + place).initialize(to: forms[place - 1])
        place -= 1
      }
      if joins, let twin = twin(of: form, in: forms, first..<place, bytes) {
        same(forms[twin].value, form.value)
        // What was moved up moves down again; an empty form matches nothing.
        var next = place
        while next < first + Int(used[slot]) {
          forms[next] = forms[next + 1]
          next += 1
        }
        (forms + next).initialize(to: FormTable.Form(head: 0, start: 0, length: 0, flags: 0, language: 0, value: 0))
      } else {
        (forms + place).initialize(to: form)
      }
      used[slot] += 1
    }
    return (UnsafePointer(slots), UnsafePointer(forms))
  }

  /// The form with the same bytes that was added last but for this one.
  private static func twin(
    of form: FormTable.Form, in forms: UnsafeMutablePointer<FormTable.Form>, _ range: Range<Int>,
    _ bytes: UnsafePointer<UInt8>
  ) -> Int? {
    range.last { place in
      let other = forms[place]
      guard other.length == form.length, other.head == form.head else { return false }
      for offset in 0..<Int(form.length) where bytes[Int(other.start) + offset] != bytes[Int(form.start) + offset] {
        return false
      }
      return true
    }
  }

  /// The slot of a form.
  private static func slot(_ form: FormTable.Form, _ shift: UInt64) -> Int {
    // What is shorter than eight bytes has zeros behind it, but for the rest of what is hashed by three or six of them.
    switch form.length {
    case 3...5: Int(FormTable.View.hash(form.head & 0xFF_FFFF, shift))
    case 6...7: Int(FormTable.View.hash(form.head & 0xFFFF_FFFF_FFFF, shift))
    default: Int(FormTable.View.hash(form.head, shift))
    }
  }
}
