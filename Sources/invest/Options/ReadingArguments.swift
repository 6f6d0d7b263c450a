// How to read documents: the options that `ingest` and `extract` share.
import ArgumentParser
import Reading
import Vocabulary

struct ReadingArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp("The day of publication, for documents that carry none themselves.", valueName: "day"),
    transform: parseDay)
  var published: Day?

  @Option(help: ArgumentHelp("The files' encoding, such as CP949 or UTF-16 (default: found out).", valueName: "name"))
  var encoding: String?

  /// The same for the reader.
  var options: ReadingOptions { ReadingOptions(published: published, encoding: encoding) }
}
