// How and where a result is written: the options that mean the same in every command.
public import ArgumentParser
import Glibc
public import Rendering
import Vocabulary

extension OutputFormat: ExpressibleByArgument {}
extension Scale: ExpressibleByArgument {}

/// `--format`, `-o`, `--limit`, `--scale`, `--color`.
struct OutputOptions: ParsableArguments {
  @Option(help: "How to write the result (default: what -o's extension says, else table).")
  var format: OutputFormat?

  @Option(name: .shortAndLong, help: ArgumentHelp("Write to that file.", valueName: "file"), completion: .file())
  var output: String?

  @Option(help: ArgumentHelp("At most so many rows.", valueName: "n"), transform: parseCount)
  var limit: Int?

  @Option(help: "The units of amounts in tables: bn (million, bn, tn), eok (억, 조), wan (万, 亿), oku (万, 億), raw.")
  var scale = Scale.auto

  @Option(help: "Colour: auto (on a terminal, unless NO_COLOR is set), always, never.")
  var color = Colour.Wish.auto

  /// The format that was asked for, by name or by the file's extension.
  var chosenFormat: OutputFormat { format ?? output.flatMap { OutputFormat(fileName: $0) } ?? .table }

  /// What the renderer needs to know about the place that is written to.
  func renderOptions(on console: Console, isForExcel: Bool = false) -> RenderOptions {
    let isTerminal = console.outIsTerminal
    return RenderOptions(
      terminalWidth: isTerminal ? Environment.columns(of: STDOUT_FILENO) : nil,
      usesColour: output == nil && Colour.wanted(on: STDOUT_FILENO, wish: color), scale: scale, isForExcel: isForExcel)
  }

  /// A workbook is no text: it needs a file or a pipe.
  func checkDestination(on console: Console) throws {
    if chosenFormat == .xlsx, output == nil || output == "-", console.outIsTerminal {
      throw Diagnostic(.error, "a workbook cannot be shown on a terminal", help: "-o FILE.xlsx writes it to a file")
    }
  }

  /// Writes a grid, cut to `--limit`; what is cut is said.
  func show(_ grid: Grid, on console: Console, isForExcel: Bool = false) throws {
    console.colour = color
    try checkDestination(on: console)
    try console.redirect(to: output)
    var grid = grid
    if let limit, grid.rows.count > limit {
      console.say("\(grid.rows.count - limit) more rows are not shown: --limit \(limit)")
      grid.rows.removeSubrange(limit...)
    }
    var stream = RowStream(
      columns: grid.columns, as: chosenFormat, options: renderOptions(on: console, isForExcel: isForExcel))
    stream.append(grid.rows)
    stream.finish()
    if let failure = stream.failure { throw failure }
    try console.out.write(stream.bytes)
    if let remark = stream.remark { console.say(remark) }
  }
}
