// Bars of one file on their way into the store, batch by batch, inside one transaction.
import GRDBSQLite
public import Vocabulary

/// What a file of prices brought.
public struct PriceReport: Sendable, Hashable {
  public var outcome = IngestReport.Outcome.added
  /// Bars of days that the store had none of.
  public var newBars = 0
  /// Bars that contradicted those of an earlier file and replaced them.
  public var replacedBars = 0
  /// Bars that the store had.
  public var sameBars = 0
  /// Rows of the file that say again what another row of it says.
  public var repeatedRows = 0
  /// Rows that a later row of the file contradicts, which counts.
  public var contradictedRows = 0
  /// Symbols of the instruments that the file has bars of, at most 100 of them, in the order of the file.
  public var symbols: [String] = []
  /// How many instruments that are.
  public var instruments = 0
}

/// Takes the bars of one file. Obtained from `Store.ingestPrices`; used by one thread, batches in the order of the file.
public final class PriceSession {
  private(set) var sha256: String
  /// What came of the file so far; complete when the session has ended.
  public private(set) var report = PriceReport()

  let connection: Connection
  private let sourceID: Int64
  private let rows: LayerRows
  private let instruments: InstrumentWriter
  private let encoder = BlockEncoder()
  private var states: [String: State] = [:]
  /// Rows that wait in memory.
  private var waiting = 0
  /// More are written before more are taken: about 50 MB.
  private static let most = 800_000
  /// Fewer are not worth a write before the file ends.
  private static let fewest = 200
  private var lastSymbol: String?

  /// One instrument of the file.
  private final class State {
    let instrument: Int64
    let isNew: Bool
    /// Bars that wait, in the order of the file.
    var bars = Bars()
    /// The bars that wait stand in consecutive rows, and others have followed.
    var isEnded = false
    var wroteBlocks = false

    init(instrument: Int64, isNew: Bool) {
      self.instrument = instrument
      self.isNew = isNew
    }
  }

  init(_ connection: Connection, file: IngestedFile, sourceID: Int64) throws(SQLiteFailure) {
    self.connection = connection
    self.sourceID = sourceID
    sha256 = file.sha256
    rows = try LayerRows(connection)
    instruments = try InstrumentWriter(connection, sourceID: sourceID)
  }

  /// Says what the hash of the file is, where that was not known when the session began.
  ///
  /// - Throws: where the store holds the file already; the ingest then ends with the outcome `unchanged`.
  public func identify(_ sha256: String) throws {
    if self.sha256 == sha256 { return }
    self.sha256 = sha256
    if let known = try SourceRow.find(sha256: sha256, in: connection), known.id != sourceID { throw KnownFile() }
  }

  /// The store holds the file.
  struct KnownFile: Error {}

  /// Encodes and takes a batch.
  public func add(_ batch: BarBatch, facts: [InstrumentFacts] = []) throws {
    try add(EncodedBars(batch, facts: facts))
  }

  /// Takes a batch that was encoded before, perhaps by another thread.
  public func add(_ batch: EncodedBars) throws {
    for piece in batch.pieces {
      let state = try state(of: piece)
      if lastSymbol != piece.symbol, let last = lastSymbol.flatMap({ states[$0] }), last.isEnded,
        last.bars.count >= Self.fewest
      {
        try write(last)
      }
      lastSymbol = piece.symbol
      report.repeatedRows += piece.repeats.same
      report.contradictedRows += piece.repeats.differing
      switch piece.content {
      case .blocks(let blocks):
        if state.isNew, !state.wroteBlocks, state.bars.count == 0 {
          try rows.write(blocks, of: state.instrument, source: sourceID)
          state.wroteBlocks = true
          report.newBars += blocks.reduce(0) { $0 + $1.count }
        } else {
          let bars = try Bars(blocks)
          waiting += bars.count
          state.bars.append(bars)
          if state.bars.count == bars.count { try write(state) }
        }
      case .bars(let bars):
        state.bars.append(bars)
        state.isEnded = piece.isEnded
        waiting += bars.count
      }
    }
    if waiting > Self.most { try relieve() }
  }

  /// Writes what waits. The session takes nothing afterwards.
  func finish() throws {
    for state in states.values.filter({ $0.bars.count > 0 }).sorted(by: { $0.instrument < $1.instrument }) {
      try write(state)
    }
  }

  private func state(of piece: EncodedBars.Piece) throws -> State {
    if let known = states[piece.symbol] { return known }
    let (id, isNew) = try instruments.instrument(piece.symbol, piece.facts)
    let state = State(instrument: id, isNew: isNew)
    states[piece.symbol] = state
    report.instruments += 1
    if report.symbols.count < 100 { report.symbols.append(piece.symbol) }
    return state
  }

  /// Makes room: full blocks of the instruments that have some, else everything.
  private func relieve() throws {
    let waitingStates = states.values.filter { $0.bars.count > 0 }.sorted { $0.instrument < $1.instrument }
    let full = waitingStates.filter { $0.bars.count >= PriceBlock.capacity }
    for state in full.isEmpty ? waitingStates : full {
      // Bars that ascend so far probably go on like that: what does not fill a block waits for more.
      let count = full.isEmpty || !state.bars.isAscending ? state.bars.count : state.bars.count / 1024 * 1024
      let rest = state.bars[count..<state.bars.count]
      state.bars = state.bars[0..<count]
      try write(state)
      state.bars = rest
      waiting += rest.count
    }
  }

  /// Writes the bars of an instrument that wait.
  private func write(_ state: State) throws {
    var bars = state.bars
    state.bars = Bars()
    state.isEnded = false
    waiting -= bars.count
    let repeats = bars.sort()
    report.repeatedRows += repeats.same
    report.contradictedRows += repeats.differing
    guard let first = bars.days.first else { return }
    defer { state.wroteBlocks = true }
    guard !state.isNew || state.wroteBlocks, let end = try rows.end(of: state.instrument) else {
      try rows.write(bars.blocks(encoder), of: state.instrument, source: sourceID)
      report.newBars += bars.count
      return
    }
    if first > end.lastDay {
      try rows.append(bars, to: state.instrument, behind: end, source: sourceID)
      report.newBars += bars.count
      return
    }
    let (layers, before) = try rows.layers(state.instrument)
    report.count(bars, over: before, source: sourceID)
    var after = layers
    after.add(bars, source: sourceID)
    try rows.write(after, after.inForce, of: state.instrument, before: before)
  }
}

extension PriceReport {
  /// Counts what laying bars of a file over those in force does.
  fileprivate mutating func count(_ bars: Bars, over before: BarsInForce, source: Int64) {
    var place = 0
    for index in 0..<bars.count {
      while place < before.bars.count, before.bars.days[place] < bars.days[index] { place += 1 }
      if place == before.bars.count || before.bars.days[place] > bars.days[index] {
        newBars += 1
      } else if bars.agrees(index, with: before.bars, place) {
        if before.sources[place] == source { repeatedRows += 1 } else { sameBars += 1 }
      } else if before.sources[place] == source {
        contradictedRows += 1
      } else {
        replacedBars += 1
      }
    }
  }
}
