// `--excel`, and that what is written for programs is CSV unless another format is asked for.
import ArgumentParser
import Rendering

struct ExcelOption: ParsableArguments {
  @Flag(help: "For Excel: CSV with a byte order mark and CRLF.") var excel = false

  /// Refuses another format beside it.
  func check(_ output: OutputOptions) throws {
    if excel, let format = output.format, format != .csv {
      throw ValidationError("--excel is about CSV: it does not go with --format \(format.rawValue)")
    }
  }

  /// The options of what is written for programs: CSV, where neither `--format` nor the name of `-o` says otherwise.
  func forPrograms(_ output: OutputOptions) -> OutputOptions {
    var output = output
    if output.format == nil, excel || output.output.flatMap({ OutputFormat(fileName: $0) }) == nil {
      output.format = .csv
    }
    return output
  }
}
