/// A numeral that was read: where it stands, what it is worth, and how it is written.
struct Numeral {
  var value: ExactNumber
  /// The value without its last power of ten (65 of `65 billion`, 3500 of `3500亿`), and that power; 0 for plain or compound ones.
  var lead: ExactNumber
  private var storedStart: Int32
  private var storedEnd: Int32
  private var storedPower: Int16 = 0
  private var storedLength: Int32 = 1
  var style: Style
  /// Written with "and some" inside: `3000여억`, `500余万`, `十多万`.
  var isFuzzy = false
  /// Reads as a fraction: `3/4`, `삼분의 이`, `two thirds`.
  var isFraction = false
  /// `百分之…`, `千分之…`: the value is a percentage already.
  var isPercent = false
  /// Holds a digit, or a ten that counts as one.
  var hasDigit = true
  /// Holds separators of thousands or a decimal mark.
  var hasMark = false
  /// Has a negative sign of its own.
  var isNegative = false

  /// The writing.
  enum Style: UInt8 {
    /// Digits 0-9, perhaps with a power of ten in words or characters.
    case digits
    case words
    case han
    case hangul
    /// 하나, 둘, 스물.
    case native
  }

  @inline(__always)
  var start: Int {
    get { Int(storedStart) }
    set { storedStart = Int32(truncatingIfNeeded: newValue) }
  }

  @inline(__always)
  var end: Int {
    get { Int(storedEnd) }
    set { storedEnd = Int32(truncatingIfNeeded: newValue) }
  }

  @inline(__always)
  var power: Int {
    get { Int(storedPower) }
    set { storedPower = Int16(truncatingIfNeeded: newValue) }
  }

  /// How many characters or words it has.
  @inline(__always)
  var length: Int {
    get { Int(storedLength) }
    set { storedLength = Int32(truncatingIfNeeded: newValue) }
  }

  init(start: Int, end: Int, value: ExactNumber, style: Style) {
    storedStart = Int32(truncatingIfNeeded: start)
    storedEnd = Int32(truncatingIfNeeded: end)
    self.value = value
    self.lead = value
    self.style = style
  }
}
