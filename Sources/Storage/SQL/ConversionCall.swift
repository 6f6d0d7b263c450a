// `convert(amount, from, to, day)` over tables of amounts: some twenty nanoseconds a row, without an object of Swift's.
//
// Currencies that stand in the SQL as constants are read once a statement (SQLite keeps what a function notes of a
// constant argument); days are read by comparing their month with that of the row before; values lie by day in plain
// memory. Whatever is not plainly that is left to the general path.
import Analysis
import GRDBSQLite
import Vocabulary

/// What a statement notes of a call whose currencies are constants in it: the values of its pair by day.
struct ConversionNote {
  /// Set when both currencies are known to be constants.
  fileprivate var values: UnsafePointer<Double>?
  fileprivate var month = MonthText()

  /// The note of a call; nil where its first currency is no constant, or at its first time.
  @inline(__always)
  static func of(_ call: OpaquePointer?) -> UnsafeMutablePointer<ConversionNote>? {
    sqlite3_get_auxdata(call, 1)?.assumingMemoryBound(to: ConversionNote.self)
  }

  /// Answers a call on a day that was asked for before; false where it is not that.
  @inline(__always)
  mutating func answer(_ call: OpaquePointer?, _ arguments: UnsafeMutablePointer<OpaquePointer?>) -> Bool {
    guard let values else { return false }
    return month.answer(call, arguments, values)
  }
}

extension MonthText {
  /// Converts the amount of a call by the value of its day; false where these are no plain ones, or nobody has asked for the
  /// day yet.
  @inline(__always)
  fileprivate mutating func answer(
    _ call: OpaquePointer?, _ arguments: UnsafeMutablePointer<OpaquePointer?>, _ values: UnsafePointer<Double>
  ) -> Bool {
    let type = sqlite3_value_type(arguments[0])
    guard type == SQLITE_FLOAT || type == SQLITE_INTEGER, sqlite3_value_bytes(arguments[3]) == 10,
      let text = sqlite3_value_blob(arguments[3]), let day = day(text), day >= 0, day < ExchangeRates.valueDays
    else { return false }
    let value = values[Int(day)]
    if value == 0 { return false }
    // NaN, where there is no rate, is NULL to SQLite.
    sqlite3_result_double(call, sqlite3_value_double(arguments[0]) * value)
    return true
  }
}

/// What calls of SQL functions get to see, in plain memory: their context, and what the last conversion found.
struct FunctionHead {
  let context: Unmanaged<FunctionContext>
  /// The pair of the last conversion, and its values by day.
  private var from = 0
  private var to = 0
  private var values: UnsafePointer<Double>?
  private var month = MonthText()
  /// The texts of that pair, for functions that cannot note their arguments.
  private var names: (UInt32, UInt32) = (0, 0)
  /// Notes that may still be made: none are kept where the currencies stand in columns.
  private var notesLeft = 32

  init(_ context: Unmanaged<FunctionContext>) { self.context = context }

  static func of(_ call: OpaquePointer?) -> UnsafeMutablePointer<FunctionHead>? {
    sqlite3_user_data(call)?.assumingMemoryBound(to: FunctionHead.self)
  }

  /// Answers a call with two different currencies, an amount and a plain day by the values of its pair; false where it
  /// is not that.
  mutating func lookUp(_ call: OpaquePointer?, _ arguments: UnsafeMutablePointer<OpaquePointer?>) -> Bool {
    guard let from = Self.code(arguments[1]), let to = Self.code(arguments[2]), from != to else { return false }
    if values == nil || from.note != self.from || to.note != self.to {
      values = context._withUnsafeGuaranteedRef { $0.rates.values(from: from, to: to) }
      (self.from, self.to) = (from.note, to.note)
    }
    guard let values else { return false }
    note(call, values)
    if month.answer(call, arguments, values) { return true }
    guard let day = Self.day(arguments[3]), day.number >= 0, day.number < ExchangeRates.valueDays else { return false }
    do {
      _ = try context._withUnsafeGuaranteedRef { try $0.rates.value(from: from, to: to, on: day) }
    } catch {
      sqlite3_result_error(call, "the rates cannot be read", -1)
      return true
    }
    return month.answer(call, arguments, values)
  }

  /// What one unit of the first currency of a call is worth in the second on its day, NaN where there is no rate; nil
  /// where the arguments are not two different currencies and a plain day.
  @inline(__always)
  mutating func value(_ arguments: UnsafeMutablePointer<OpaquePointer?>) -> Double? {
    let names = (Self.letters(arguments[1]), Self.letters(arguments[2]))
    if names != self.names || values == nil {
      guard let from = Self.code(arguments[1]), let to = Self.code(arguments[2]), from != to else { return nil }
      values = context._withUnsafeGuaranteedRef { $0.rates.values(from: from, to: to) }
      (self.from, self.to) = (from.note, to.note)
      self.names = names
    }
    guard let values, sqlite3_value_bytes(arguments[3]) == 10, let text = sqlite3_value_blob(arguments[3]),
      let day = month.day(text), day >= 0, day < ExchangeRates.valueDays
    else { return nil }
    let value = values[Int(day)]
    return value != 0 ? value : newValue(Day(number: day), arguments)
  }

  /// The same on a day that nobody has asked for before.
  private func newValue(_ day: Day, _ arguments: UnsafeMutablePointer<OpaquePointer?>) -> Double? {
    guard let values, let from = Self.code(arguments[1]), let to = Self.code(arguments[2]) else { return nil }
    guard (try? context._withUnsafeGuaranteedRef({ try $0.rates.value(from: from, to: to, on: day) })) != nil else {
      return nil
    }
    let value = values[Int(day.number)]
    return value != 0 ? value : nil
  }

  /// The letters of a currency's code as a number; 0 for other texts.
  @inline(__always)
  private static func letters(_ value: OpaquePointer?) -> UInt32 {
    guard let text = sqlite3_value_text(value) else { return 0 }
    var letters: UInt32 = 0
    for index in 0..<3 {
      if text[index] == 0 { return 0 }
      letters = letters << 8 | UInt32(text[index])
    }
    return text[3] == 0 ? letters : 0
  }

  /// Notes the values for the calls that follow. SQLite keeps what is noted of constant arguments only, so that the second
  /// call can tell whether both currencies are.
  private mutating func note(_ call: OpaquePointer?, _ values: UnsafePointer<Double>) {
    if let note = ConversionNote.of(call) {
      if sqlite3_get_auxdata(call, 2) != nil { note.pointee.values = values }
    } else if notesLeft > 0 {
      notesLeft -= 1
      let note = UnsafeMutablePointer<ConversionNote>.allocate(capacity: 1)
      note.initialize(to: ConversionNote())
      sqlite3_set_auxdata(call, 2, UnsafeMutableRawPointer(bitPattern: 1), nil)
      sqlite3_set_auxdata(call, 1, note) { $0?.deallocate() }
    }
  }

  private static func code(_ value: OpaquePointer?) -> Currency? {
    bytes(value, count: 3).flatMap { Currency(bytes: $0) }
  }

  private static func day(_ value: OpaquePointer?) -> Day? {
    bytes(value, count: 10).flatMap { Day(isoBytes: $0) }
  }

  /// The bytes of a text of so many; nil for anything else. Valid as long as the call.
  private static func bytes(_ value: OpaquePointer?, count: Int32) -> UnsafeBufferPointer<UInt8>? {
    // Its length first: that is what brings a text to UTF-8.
    guard sqlite3_value_type(value) == SQLITE_TEXT, sqlite3_value_bytes(value) == count,
      let start = sqlite3_value_blob(value)
    else { return nil }
    return UnsafeBufferPointer(start: start.assumingMemoryBound(to: UInt8.self), count: Int(count))
  }
}

extension Currency {
  /// The code as a number that is not zero.
  fileprivate var note: Int { Int(packedCode) }
}

/// Reads days in ISO 8601 one after the other, most of them of the month of the one before.
struct MonthText {
  /// `2025-02-`
  private var word: UInt64 = 0
  /// The number of the day before the first.
  private var base: Int32 = 0
  private var length: UInt32 = 0

  /// The day that ten bytes say; nil where they are none.
  @inline(__always)
  mutating func day(_ text: UnsafeRawPointer) -> Int32? {
    let word = text.loadUnaligned(as: UInt64.self)
    if word != self.word, !read(text) { return nil }
    let tens = UInt32(text.load(fromByteOffset: 8, as: UInt8.self) &- 0x30)
    let ones = UInt32(text.load(fromByteOffset: 9, as: UInt8.self) &- 0x30)
    let day = tens &* 10 &+ ones
    if tens > 3 || ones > 9 || day &- 1 >= length { return nil }
    return base &+ Int32(bitPattern: day)
  }

  /// Takes another month; false where the bytes begin with none.
  private mutating func read(_ text: UnsafeRawPointer) -> Bool {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 10) { first in
      for index in 0..<8 { first[index] = text.load(fromByteOffset: index, as: UInt8.self) }
      (first[8], first[9]) = (0x30, 0x31)
      guard let day = Day(isoBytes: UnsafeBufferPointer(first)) else { return false }
      let (year, month, _) = day.components
      word = text.loadUnaligned(as: UInt64.self)
      base = day.number - 1
      length = UInt32(Day.length(ofMonth: month, year: year))
      return true
    }
  }
}
