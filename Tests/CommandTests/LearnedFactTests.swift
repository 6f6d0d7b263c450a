// Facts that no rule read, but learned judgements: they are stored, shown and explained as all others.
import Foundation
import Testing

struct LearnedFactTests {
  /// Whichever of a corpus they are: no weight is known here.
  @Test func theyAreShownAndExplained() throws {
    let articles = Program.root.appendingPathComponent("Tests/Corpus/fresh").path
    try Program.inFolder { folder in
      let ingest = try Program.run(shell: "invest ingest '\(articles)'/*-3*.txt --db t.db 2>&1", in: folder)
      #expect(ingest.code == 0, "\(ingest.out)")
      let asked = try Program.run(
        shell: "invest sql \"select distinct fact_id from citations where rule like 'learned-%' order by 1\" "
          + "--db t.db --format csv | tail -n +2 | head -5", in: folder)
      let ids = asked.out.split(separator: "\n").map { $0.filter { $0 != "\r" } }
      #expect(!ids.isEmpty)
      for id in ids {
        let shown = try Program.run(shell: "invest show \(id) --db t.db", in: folder)
        #expect(shown.code == 0)
        #expect(shown.out.contains("rule learned-"), "\(shown.out)")
        #expect(shown.out.contains("«") && shown.out.contains("»"), "\(shown.out)")
      }
      let places = try Program.run(
        shell: "invest sql \"select count(*) from citations c join sources s on s.id = c.source_id where "
          + "cast(substr(cast(body as blob), byte_start + 1, byte_end - byte_start) as text) <> quote\" --db t.db "
          + "--format csv | tail -n 1", in: folder)
      #expect(places.out.filter(\.isNumber) == "0")
      let explained = try Program.run(shell: "invest extract --explain '\(articles)'/*-3*.txt", in: folder)
      #expect(explained.code == 0)
      #expect(explained.out.contains("  = "))
    }
  }
}
