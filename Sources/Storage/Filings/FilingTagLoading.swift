// The tags under which companies report a measure: data of the program, in the store for queries to join.
import Vocabulary

enum FilingTagLoading {
  /// Puts the tags in the place of those of an earlier version.
  static func load(_ tags: [FilingTag], into connection: Connection) throws(SQLiteFailure) {
    try connection.execute("DELETE FROM filing_tags")
    let insert = try connection.prepare(
      "INSERT INTO filing_tags (measure, rank, taxonomy, concept, covers_all, note) VALUES (?, ?, ?, ?, ?, ?)")
    for tag in tags {
      insert.bind(tag.measure, 1)
      insert.bind(Int64(tag.rank), 2)
      insert.bind(tag.taxonomy, 3)
      insert.bind(tag.concept, 4)
      insert.bind(Int64(tag.coversAll ? 1 : 0), 5)
      insert.bind(tag.note, 6)
      try insert.run()
    }
  }
}
