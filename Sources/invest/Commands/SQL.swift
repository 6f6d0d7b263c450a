// `invest sql`: any question in SQL, on a connection that cannot write unless `--write` asks for one that can.
import ArgumentParser
import Glibc
import Storage
import Vocabulary

struct SQL: InvestCommand {
  static let configuration = CommandConfiguration(
    commandName: "sql",
    abstract: "Ask the store anything in SQL, read-only.",
    usage: "invest sql [SQL] [options]",
    discussion: """
      EXAMPLES:
        invest sql "select * from investments where currency = 'CNY'"
        invest sql "select convert(amount, currency, 'USD') from investments"
        invest sql "select * from facts where id = :id" -p id=3
        invest sql "select * from investments where entity_id = entity('BABA')"
        invest sql "select symbol, ytd(symbol, '2025-02-21') from instruments"
        invest sql "select * from resample('9988.HK', 'month')"
        invest sql --file question.sql --format csv -o answer.csv
        echo "select count(*) from facts" | invest sql
        invest sql --write "update entities set country = 'KR' where id = 'upstage'"

      Functions beside SQLite's own: convert(amount, from, to [, day [, as_of]]), rate(from, to [, day [, as_of]]), \
      rate_day and rate_legs with the same arguments, entity(name); the aggregate sum_converted(amount, from, to [, day \
      [, as_of]]), null where an amount has no rate. A day that is null means the newest rate. Over series \
      of prices: the functions price, price_day, ytd, return_between, cagr, drawdown, volatility, sma and the tables \
      prices, series_stats, resample, moving_average; "invest help series" explains them. \
      "invest query --list" shows ready-made questions; "invest sql "select name, sql from sqlite_schema"" the tables.
      """)

  @Argument(help: "One SELECT; several statements with --write.") var sql: String?

  @Option(help: ArgumentHelp("Read the SQL from that file.", valueName: "path"), completion: .file(extensions: ["sql"]))
  var file: String?

  @Option(name: [.customShort("p"), .customLong("param")], help: .parameters) var parameters: [String] = []

  @Option(
    help: ArgumentHelp("Stop a query that takes longer than so many seconds.", valueName: "seconds"),
    transform: parseSeconds)
  var timeout: Double?

  @Flag(help: "Let the statements write, all in one transaction.") var write = false

  @Flag(help: "Say on standard error how long the statements and the writing of their rows took.") var timing = false

  @OptionGroup(title: "Store") var store: StoreOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func validate() throws {
    if sql != nil, file != nil { throw ValidationError("the SQL is given twice: as an argument and by --file") }
    if write, store.demo { throw ValidationError("--demo keeps nothing: --write has nothing to write to") }
  }

  func run(on console: Console) throws {
    let (text, name) = try source()
    let values = try ParameterArguments.split(parameters).mapValues(ParameterArguments.guessed)
    let limits = limits(from: Environment.seconds)
    if write {
      let store = try StoreDoor.changing(store)
      let result = try Interrupt.guarding {
        try store.runWriting(sql: text, parameters: values, limits: limits, name: name)
      }
      if !result.grid.columns.isEmpty { try output.show(result.grid, on: console) }
      console.say("\(counted(result.changes, "row")) changed")
      return
    }
    let store = try StoreDoor.reading(store)
    let writer = RowWriter(output, on: console)
    defer { writer.wait() }
    let start = Environment.seconds
    if writer.takesBatches {
      try store.run(
        sql: text, parameters: values, limits: limits, name: name, columns: writer.begin,
        batch: { writer.add($0) })
    } else {
      try store.run(
        sql: text, parameters: values, limits: limits, name: name, columns: writer.begin, row: { writer.add($0) })
    }
    try writer.finish()
    if timing { console.say("took \(Int(((Environment.seconds - start) * 1e6).rounded())) µs") }
  }

  /// The SQL, and what it is called in messages.
  private func source() throws -> (String, String) {
    if let sql, sql != "-" { return (sql, "sql") }
    if file == nil, sql == nil, Environment.isTerminal(STDIN_FILENO) {
      throw ValidationError("there is no SQL: give it as an argument, by --file, or on standard input")
    }
    let path = file ?? "-"
    let text = String(decoding: try FileBytes.read(path), as: UTF8.self)
    return (text, path == "-" ? "standard input" : path)
  }

  private func limits(from started: Double) -> SQLLimits {
    guard let timeout else { return SQLLimits(shouldStop: { Interrupt.isWanted }) }
    return SQLLimits(stopReason: "took longer than \(timeout) s") {
      Interrupt.isWanted || Environment.seconds - started > timeout
    }
  }
}

extension ArgumentHelp {
  /// The help of `-p`, the same in all commands that have it.
  static let parameters = ArgumentHelp("The value of a parameter, again for each.", valueName: "name=value")
}

/// Reads a number of seconds above zero.
private func parseSeconds(_ text: String) throws -> Double {
  if let seconds = Double(text), seconds > 0, seconds.isFinite { return seconds }
  throw BadValue(description: "a number of seconds above 0 is expected")
}
