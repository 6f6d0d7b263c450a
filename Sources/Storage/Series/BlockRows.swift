// The rows of `price_blocks` of one instrument after the other, decoded as far as somebody asks.
import Vocabulary

/// Steps through blocks and decodes them. Used by one thread at a time.
final class BlockRows {
  private let connection: Connection
  /// Over all blocks of an instrument, from the block that holds a day on, and only that block; compiled when the first asks
  /// for one.
  private let whole: PreparedStatement
  private var later: PreparedStatement?
  private var onDay: PreparedStatement?
  private var statement: PreparedStatement
  private let sql: (select: String, order: String)
  private let decoder = BlockDecoder()
  /// Where each column stands in the statement, nil where it is not read.
  private var places: [Int32?]
  private var hasCloses = false

  /// The first and last day, and how many bars, of the block that it stands on.
  private(set) var key: Int64 = 0
  private(set) var lastDay: Int32 = 0
  private(set) var count = 0
  /// Whether the adjusted closes that were decoded last say more than the closes do.
  private(set) var hasAdjustedCloses = false
  /// The places in the block whose numbers are wanted; whoever decodes may leave out the others. All of them after each
  /// step.
  var part = 0..<0
  /// The first day that is asked for.
  private var from = Int32.min

  /// Only the columns that are asked for are read from the file.
  init(_ connection: Connection, columns: PriceColumns, isDescending: Bool = false) throws(SQLiteFailure) {
    self.connection = connection
    places = Array(repeating: nil, count: PriceColumn.allCases.count)
    var names = "id, last_day, n, days"
    // Prices may be told by their difference from the closes, and adjusted closes by being equal to them.
    let needsCloses = !columns.subtracting(.volume).isEmpty
    var place: Int32 = 4
    for column in PriceColumn.allCases
    where columns.contains(PriceColumns(column)) || column == .close && needsCloses {
      places[column.rawValue] = place
      names += ", " + Self.names[column.rawValue]
      place += 1
    }
    sql = ("SELECT \(names) FROM price_blocks WHERE id BETWEEN", "ORDER BY id \(isDescending ? "DESC" : "ASC")")
    whole = try connection.prepare("\(sql.select) ?1 AND ?2 \(sql.order)")
    statement = whole
  }

  private static let names = ["closes", "adj_closes", "opens", "highs", "lows", "volumes"]

  /// Stands before the first block of an instrument that has a bar in the days.
  func start(_ instrument: Int64, days: ClosedRange<Int32>) throws {
    statement.reset()
    from = days.lowerBound
    if days.lowerBound == days.upperBound {
      statement = try blockOfDay()
    } else {
      statement = days.lowerBound == .min ? whole : try laterBlocks()
    }
    let keys = BlockKey.keys(instrument, through: days.upperBound)
    statement.bind(keys.lowerBound, 1)
    statement.bind(keys.upperBound, 2)
    if days.lowerBound == .min || days.lowerBound == days.upperBound { return }
    statement.bind(Int64(days.lowerBound), 3)
    statement.bind(BlockKey.keys(instrument, through: days.lowerBound).upperBound, 4)
  }

  /// Blocks follow one another, so that only the last one that begins on or before a day may hold it.
  private func laterBlocks() throws -> PreparedStatement {
    if let later { return later }
    let made = try connection.prepare(
      """
      \(sql.select) ifnull((SELECT id FROM price_blocks WHERE id BETWEEN ?1 AND ?4 ORDER BY id DESC LIMIT 1), ?1) AND ?2
      AND last_day >= ?3 \(sql.order)
      """)
    later = made
    return made
  }

  private func blockOfDay() throws -> PreparedStatement {
    if let onDay { return onDay }
    let made = try connection.prepare("\(sql.select) ?1 AND ?2 ORDER BY id DESC LIMIT 1")
    onDay = made
    return made
  }

  /// Moves to the next block; false at the end.
  func next() throws -> Bool {
    guard try statement.step() else { return false }
    key = statement.integer(0)
    let last = statement.integer(1)
    let n = statement.integer(2)
    guard let last = Int32(exactly: last), n <= Int64(PriceBlock.capacity) else { throw CorruptColumn() }
    if last < from { return false }
    lastDay = last
    count = Int(n)
    part = 0..<count
    hasCloses = false
    try decoder.begin(count: count)
    return true
  }

  /// Lets go of the page that it stands on.
  func stop() { statement.reset() }

  /// Decodes the days, with those after a day left out where that is quicker; returns how many there are then.
  @discardableResult
  func days(
    through last: Int32 = .max, into target: UnsafeMutablePointer<Int32>
  ) throws(CorruptColumn) -> Int {
    let decoded = try decoder.days(
      bytes(3) ?? UnsafeBufferPointer(start: nil, count: 0), through: last < lastDay ? last : .max, into: target)
    guard target[0] == BlockKey.firstDay(key), decoded < count || target[count - 1] == lastDay else {
      throw CorruptColumn()
    }
    return decoded
  }

  /// Decodes a column: `count` numbers, of which those of `part` are sure to be right.
  func column(_ column: PriceColumn, into target: UnsafeMutablePointer<Double>) throws(CorruptColumn) {
    guard let place = places[column.rawValue] else { throw CorruptColumn() }
    if column == .close {
      try closes(into: target)
      return
    }
    let bytes = bytes(place)
    if column == .adjClose { hasAdjustedCloses = bytes.map { $0.count > 4 } ?? false }
    if let bytes {
      if column != .volume, !hasCloses { try closes(into: nil) }
      try decoder.column(bytes, part: part, into: target)
    } else if column == .adjClose {
      try closes(into: target)
    } else {
      target.update(repeating: .nan, count: count)
    }
  }

  private func closes(into target: UnsafeMutablePointer<Double>?) throws(CorruptColumn) {
    guard let place = places[PriceColumn.close.rawValue], let bytes = bytes(place) else { throw CorruptColumn() }
    try decoder.closes(bytes, part: part, into: target)
    hasCloses = true
  }

  /// Decodes a column as whole numbers: `count` of them, over ten to the power of the head's scale, or as the bit patterns
  /// of doubles where the head says so.
  func numbers(_ column: PriceColumn, into target: UnsafeMutablePointer<Int64>) throws(CorruptColumn) -> ColumnHead {
    guard let place = places[column.rawValue] else { throw CorruptColumn() }
    if column != .close, let bytes = bytes(place) {
      if column != .volume, !hasCloses { try closes(into: nil) }
      return try decoder.numbers(bytes, into: target)
    }
    guard column == .close || column == .adjClose else {
      return try nothing(into: target)
    }
    guard let place = places[PriceColumn.close.rawValue], let bytes = bytes(place) else { throw CorruptColumn() }
    let (numbers, head) = try decoder.numbers(closes: bytes)
    hasCloses = true
    target.update(from: numbers, count: count)
    return head
  }

  private func nothing(into target: UnsafeMutablePointer<Int64>) throws(CorruptColumn) -> ColumnHead {
    try ColumnCodec.encodeNothing(count: count).withUnsafeBufferPointer { bytes throws(CorruptColumn) in
      try decoder.numbers(bytes, into: target)
    }
  }

  /// The BLOB of the current row, nil where it is NULL. Valid until the next step.
  private func bytes(_ place: Int32) -> UnsafeBufferPointer<UInt8>? { statement.bytes(place) }

  /// All bars of an instrument in the blocks that reach into some days: whole blocks.
  func bars(_ instrument: Int64, days: ClosedRange<Int32>) throws -> Bars {
    var bars = Bars()
    try start(instrument, days: days)
    defer { stop() }
    while try next() {
      let before = bars.count
      bars.days.append(contentsOf: repeatElement(0, count: count))
      try bars.days.withUnsafeMutableBufferPointer { target in
        if let start = target.baseAddress { try self.days(into: start + before) }
      }
      for column in PriceColumn.allCases {
        bars.columns[column.rawValue].append(contentsOf: repeatElement(.nan, count: count))
        try bars.columns[column.rawValue].withUnsafeMutableBufferPointer { target in
          if let start = target.baseAddress { try self.column(column, into: start + before) }
        }
      }
    }
    return bars
  }
}
