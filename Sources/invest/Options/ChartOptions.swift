// Charts instead of tables, and as pictures.
import ArgumentParser
import Glibc
import Rendering
import Vocabulary

extension PictureOptions {
  /// Whether any chart is wanted.
  var wantsChart: Bool { chart || svg != nil }

  /// Writes a chart: to the terminal (or the file of -o) with --chart, as a picture with --svg.
  func show(
    text: (TextChartOptions) -> String, svg picture: () -> String, output: OutputOptions, on console: Console
  ) throws {
    if let svg {
      if svg == "-" {
        try console.out.write(picture())
      } else {
        let file = try OutputFile(svg)
        do {
          try file.output.write(picture())
        } catch {
          try? file.finish(succeeded: false)
          throw error
        }
        try file.finish(succeeded: true)
        console.say("wrote \(visible(svg))")
      }
    }
    if chart {
      console.colour = output.color
      try console.redirect(to: output.output)
      try console.out.write(text(place(output, on: console)))
    }
  }

  /// What the place that is written to takes: ASCII in pipes and on dumb terminals.
  private func place(_ output: OutputOptions, on console: Console) -> TextChartOptions {
    let isTerminal = console.outIsTerminal
    let width = isTerminal ? Environment.columns(of: STDOUT_FILENO) : 80
    let lines = isTerminal ? Environment.lines(of: STDOUT_FILENO) : 24
    return TextChartOptions(
      width: max(40, width), height: max(8, min(width / 5, max(lines - 10, 12), 32)),
      usesColour: isTerminal && Colour.wanted(on: STDOUT_FILENO, wish: output.color),
      isASCII: !isTerminal || Environment.variable("TERM") == "dumb")
  }
}

/// `--chart` and `--svg`.
struct PictureOptions: ParsableArguments {
  @Flag(help: "Draw a chart instead of the table.") var chart = false

  @Option(
    help: ArgumentHelp("Write the chart as a picture to that file.", valueName: "file"),
    completion: .file(extensions: ["svg"]))
  var svg: String?
}
