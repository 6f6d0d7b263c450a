/// A set of surface forms, found by their first bytes: the one look-up structure of entities, cues, units and particles.
///
/// Forms lie in slots of a hash of their first eight bytes (six, for those of six and seven; three, for those of three to
/// five; all, for shorter ones): eight bytes are two Hangul or Han characters and most of a third, so that slots stay short
/// in every script. Within a slot the longest come first, each with its first eight bytes, so that a place is compared with
/// a whole slot in a near cache line or two. Bit maps tell at a load or two whether any form can begin at a place: a text
/// without forms costs about one nanosecond a byte.
final class FormTable: @unchecked Sendable {
  struct Form: Sendable {
    /// The first eight bytes, the first one lowest, zeros behind a shorter form.
    var head: UInt64
    /// Where its bytes begin in the table's.
    var start: UInt32
    var length: UInt16
    var flags: UInt8
    /// The language the form belongs to (index in `FormLanguage`), 0 for any.
    var language: UInt8
    /// What the form stands for: an index or a class of the owner's.
    var value: Int32
  }

  /// The forms in the order in which they were added.
  let list: FormList
  /// What scans hold instead of the table: bare pointers into memory that never changes and lives as long as the table.
  private let view: View

  /// A table of the forms of a list; building costs a pass over them and one over the slots.
  init(_ list: FormList) {
    self.list = list
    self.view = View(list, joins: false) { _, _ in }
  }

  /// A table in which forms with the same bytes are found as one: that which was added last.
  ///
  /// - Parameter same: called with the value of the one that stays and that of each of the others, the later ones first.
  init(_ list: FormList, joining same: (_ kept: Int32, _ joined: Int32) -> Void) {
    self.list = list
    self.view = View(list, joins: true, same)
  }

  deinit { view.deallocate() }

  /// Runs a scan with a view on the table.
  @inline(__always)
  func withView<Result>(_ body: (View) throws -> Result) rethrows -> Result {
    defer { withExtendedLifetime(self) {} }
    return try body(view)
  }

  /// The view of a table that is never freed.
  var permanentView: View { view }
}

/// The languages a form may be bound to.
enum FormLanguage {
  static func code(_ language: String?) -> UInt8 {
    switch language {
    case "ko": 1
    case "en": 2
    case "zh": 3
    case "ja": 4
    default: 0
    }
  }

  static func name(_ code: UInt8) -> String? {
    switch code {
    case 1: "ko"
    case 2: "en"
    case 3: "zh"
    case 4: "ja"
    default: nil
    }
  }
}
