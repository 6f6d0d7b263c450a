// Which part of a query's conditions and order the table `prices` takes care of.
//
// SQLite checks every condition again by itself: what is used here only has to leave out rows that fail for certain.
import GRDBSQLite

/// One way to go over the rows, as it travels from planning to running.
struct PricesPlan {
  /// Bits 0 to 7: columns that are read; bit 8: from the last symbol and day to the first.
  let number: Int32
  private let words: UnsafePointer<CChar>?
  private let count: Int32
  private let values: UnsafeMutablePointer<OpaquePointer?>?

  static let descendingFlag: Int32 = 256

  init(
    _ number: Int32, _ words: UnsafePointer<CChar>?, _ count: Int32, _ values: UnsafeMutablePointer<OpaquePointer?>?
  ) {
    self.number = number
    self.words = words
    self.count = count
    self.values = values
  }

  var isDescending: Bool { number & Self.descendingFlag != 0 }

  /// Whether a column of the table is read.
  func reads(_ place: Int32) -> Bool { number & (1 << place) != 0 }

  // MARK: Planning

  /// What is done with a condition; the letters stand in `idxStr`, one for each value that the run gets.
  private enum Use: UInt8 {
    case symbol = 0x73  // s
    case symbolFrom = 0x46  // F
    case symbolThrough = 0x54  // T
    case dayIs = 0x65  // e
    case dayAfter = 0x67  // g
    case dayFrom = 0x47  // G
    case dayBefore = 0x6C  // l
    case dayThrough = 0x4C  // L
  }

  private static func use(_ column: Int32, _ operation: UInt8) -> Use? {
    switch (column, Int32(operation)) {
    case (PricesTable.Place.symbol, SQLITE_INDEX_CONSTRAINT_EQ): .symbol
    case (PricesTable.Place.symbol, SQLITE_INDEX_CONSTRAINT_GE): .symbolFrom
    case (PricesTable.Place.symbol, SQLITE_INDEX_CONSTRAINT_LE): .symbolThrough
    case (PricesTable.Place.day, SQLITE_INDEX_CONSTRAINT_EQ): .dayIs
    case (PricesTable.Place.day, SQLITE_INDEX_CONSTRAINT_GT): .dayAfter
    case (PricesTable.Place.day, SQLITE_INDEX_CONSTRAINT_GE): .dayFrom
    case (PricesTable.Place.day, SQLITE_INDEX_CONSTRAINT_LT): .dayBefore
    case (PricesTable.Place.day, SQLITE_INDEX_CONSTRAINT_LE): .dayThrough
    default: nil
    }
  }

  /// `xBestIndex`.
  static func choose(_ info: UnsafeMutablePointer<sqlite3_index_info>, _ access: SeriesAccess?) -> Int32 {
    var letters: [UInt8] = []
    var uses: Set<Use> = []
    for index in 0..<Int(info.pointee.nConstraint) {
      guard let constraint = info.pointee.aConstraint?[index], constraint.usable != 0,
        let use = use(constraint.iColumn, constraint.op), isByBytes(info, index)
      else { continue }
      // A second condition of the kind can only leave fewer rows, which SQLite sees to.
      if [.symbol, .symbolFrom, .symbolThrough].contains(use), uses.contains(use) { continue }
      letters.append(use.rawValue)
      uses.insert(use)
      info.pointee.aConstraintUsage?[index].argvIndex = Int32(letters.count)
    }
    if uses == [.dayIs] { access?.goesOverAll = true }
    var number = Int32(truncatingIfNeeded: info.pointee.colUsed & 0xFF)
    if let isDescending = order(info, hasSymbol: uses.contains(.symbol)) {
      info.pointee.orderByConsumed = 1
      if isDescending { number |= descendingFlag }
    }
    info.pointee.idxNum = number
    if !letters.isEmpty {
      guard let memory = sqlite3_malloc(Int32(letters.count + 1)) else { return SQLITE_NOMEM }
      let word = memory.assumingMemoryBound(to: CChar.self)
      for (place, letter) in letters.enumerated() { word[place] = CChar(letter) }
      word[letters.count] = 0
      info.pointee.idxStr = word
      info.pointee.needToFreeIdxStr = 1
    }
    estimate(info, uses)
    return SQLITE_OK
  }

  /// A comparison under another collation (`collate nocase`) holds for other rows.
  private static func isByBytes(_ info: UnsafeMutablePointer<sqlite3_index_info>, _ index: Int) -> Bool {
    guard let name = sqlite3_vtab_collation(info, Int32(index)) else { return false }
    return String(cString: name).uppercased() == "BINARY"
  }

  /// Whether rows come in the order that is asked for; true where backwards, nil where SQLite has to sort.
  private static func order(_ info: UnsafeMutablePointer<sqlite3_index_info>, hasSymbol: Bool) -> Bool? {
    var wanted = hasSymbol ? [PricesTable.Place.day] : [PricesTable.Place.symbol, PricesTable.Place.day]
    var isDescending: Bool?
    guard info.pointee.nOrderBy > 0 else { return nil }
    for index in 0..<Int(info.pointee.nOrderBy) {
      guard let term = info.pointee.aOrderBy?[index] else { return nil }
      // One symbol is in any order; symbol and day leave nothing to order.
      if wanted.isEmpty || hasSymbol && term.iColumn == PricesTable.Place.symbol { continue }
      guard term.iColumn == wanted.removeFirst() else { return nil }
      let descends = term.desc != 0
      guard isDescending ?? descends == descends else { return nil }
      isDescending = descends
    }
    return isDescending ?? false
  }

  /// Rows and time, so that SQLite puts the table in the right place of a join. The figures stand for a store of a
  /// thousand instruments with five thousand bars each.
  private static func estimate(_ info: UnsafeMutablePointer<sqlite3_index_info>, _ uses: Set<Use>) {
    let instruments = uses.contains(.symbol) ? 1.0 : uses.contains(.symbolFrom) ? 500 : 1000
    var bars = 5000.0
    if uses.contains(.dayIs) {
      bars = 1
    } else {
      if uses.contains(.dayAfter) || uses.contains(.dayFrom) { bars /= 4 }
      if uses.contains(.dayBefore) || uses.contains(.dayThrough) { bars /= 4 }
    }
    info.pointee.estimatedRows = sqlite3_int64(instruments * bars)
    // Whole blocks are decoded.
    info.pointee.estimatedCost = instruments * (max(bars, 300) + 100)
    if uses.contains(.symbol), uses.contains(.dayIs) { info.pointee.idxFlags = SQLITE_INDEX_SCAN_UNIQUE }
  }

  // MARK: Running

  /// What is asked of the symbols.
  enum Symbols {
    case one(String)
    /// In the order of bytes; nil leaves an end open.
    case range(from: String?, through: String?)
    case none
  }

  /// The symbols that can be in the result.
  var symbols: Symbols {
    var one: String?
    var from: String?
    var through: String?
    for index in 0..<Int(count) {
      guard let letter = words?[index], let use = Use(rawValue: UInt8(bitPattern: letter)), let value = values?[index],
        [.symbol, .symbolFrom, .symbolThrough].contains(use)
      else { continue }
      let type = sqlite3_value_type(value)
      // Nothing compares with NULL, and BLOBs come behind all text.
      if type == SQLITE_NULL || type == SQLITE_BLOB && use != .symbolThrough { return .none }
      if type == SQLITE_BLOB { continue }
      guard let bytes = sqlite3_value_text(value) else { return .none }
      let text = String(
        decoding: UnsafeBufferPointer(start: bytes, count: Int(sqlite3_value_bytes(value))), as: UTF8.self)
      switch use {
      case .symbol: one = text
      case .symbolFrom: from = text
      default: through = text
      }
    }
    if let one { return .one(one) }
    return .range(from: from, through: through)
  }

  /// The days that can be in the result, nil for none.
  var days: ClosedRange<Int32>? {
    var first = Int32.min
    var last = Int32.max
    for index in 0..<Int(count) {
      guard let letter = words?[index], let use = Use(rawValue: UInt8(bitPattern: letter)),
        ![.symbol, .symbolFrom, .symbolThrough].contains(use), let value = values?[index]
      else { continue }
      switch sqlite3_value_type(value) {
      // Nothing compares with NULL.
      case SQLITE_NULL: return nil
      // Numbers become text before they are compared; BLOBs come behind all text.
      case SQLITE_BLOB:
        if use == .dayIs || use == .dayAfter || use == .dayFrom { return nil }
        continue
      default: break
      }
      guard let text = sqlite3_value_text(value) else { continue }
      let bytes = UnsafeBufferPointer(start: text, count: Int(sqlite3_value_bytes(value)))
      let from = DayText.first(notBefore: bytes, orEqual: true)
      let after = DayText.first(notBefore: bytes, orEqual: false)
      switch use {
      case .symbol, .symbolFrom, .symbolThrough: continue
      case .dayIs:
        guard let from, after != from else { return nil }
        first = max(first, from)
        last = min(last, from)
      case .dayFrom:
        guard let from else { return nil }
        first = max(first, from)
      case .dayAfter:
        guard let after else { return nil }
        first = max(first, after)
      case .dayBefore: if let from { last = min(last, from - 1) }
      case .dayThrough: if let after { last = min(last, after - 1) }
      }
    }
    return first <= last ? first...last : nil
  }
}
