// What is left when ingest is killed in the middle, and when two run at once: whole files, and in the end the same facts.
import Foundation
import Testing

struct KilledIngestTests {
  /// Shell functions: articles of our own in `articles/`, and what a store tells of its files and facts.
  private static let preparation = """
    set -u
    mkdir articles
    for i in $(seq 1 60); do
      printf 'News of day %s\\n\\n2025-02-%02d\\n\\nAlibaba said on Monday it will invest %s billion yuan in data centers ' \
        "$i" $((i % 28 + 1)) $((i % 40 + 100)) > articles/$i.txt
      printf 'over the next three years. ByteDance plans to spend $%s billion this year.\\nIntel shares rose %s.5%%.\\n' \
        $((i % 30 + 1)) $((i % 9)) >> articles/$i.txt
    done
    files() {
      invest sql --db "$1" --format csv "select s.uri, s.sha256, count(c.id), count(f.id) from sources s
        left join citations c on c.source_id = s.id left join facts f on f.id = c.fact_id
        where s.kind = 'article' group by s.id order by s.uri"
    }
    facts() {
      invest sql --db "$1" --format csv "select f.kind, f.entity_id, f.amount, f.currency, f.years, f.fiscal_year,
        f.percent, f.window, f.qualifier, f.stated_on, count(*), count(distinct c.source_id)
        from all_facts f join citations c on c.fact_id = f.id group by f.id order by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11"
    }
    sound() {
      [ "$(invest sql --db "$1" --format csv 'pragma integrity_check' | tail -1 | tr -d '\\r')" = ok ] || echo "not sound"
      [ "$(invest sql --db "$1" --format csv 'pragma foreign_key_check' | wc -l)" -le 1 ] || echo "dangling references"
    }
    invest ingest articles --db whole.db > /dev/null 2> whole.err || { echo "ingest failed"; cat whole.err; }
    files whole.db > whole.files
    facts whole.db > whole.facts
    [ "$(wc -l < whole.files)" = 61 ] || echo "files are missing"
    [ "$(wc -l < whole.facts)" -gt 60 ] || echo "facts are missing"

    """

  @Test func aKilledIngestLeavesWholeFilesAndCanBeTakenUpAgain() throws {
    try Program.inFolder { folder in
      // Killed as soon as there is a store, then taken up and killed again, later and later.
      let result = try Program.run(
        shell: Self.preparation + """
          for pause in 0 0.05 0.1 0.2; do
            invest ingest articles --db part.db > /dev/null 2>&1 &
            process=$!
            for try in $(seq 1 500); do [ -e part.db ] && break; sleep 0.01; done
            sleep $pause
            kill -9 $process
            wait $process 2> /dev/null
            [ -e part.db ] || continue
            sound part.db
            files part.db > part.files || echo "cannot be read after $pause"
            grep -Fxv -f whole.files part.files
          done
          invest ingest articles --db part.db > /dev/null 2> again.err || { echo "cannot go on"; cat again.err; }
          sound part.db
          files part.db | diff whole.files - && facts part.db | diff whole.facts -
          """, in: folder)
      #expect(result.out == "" && result.code == 0, "\(result.out) \(result.err)")
    }
  }

  @Test func twoIngestsAtOnceGiveTheFactsOfOne() throws {
    try Program.inFolder { folder in
      let result = try Program.run(
        shell: Self.preparation + """
          invest ingest articles/?.txt articles/[1-4]?.txt --db both.db > /dev/null 2> first.err &
          first=$!
          invest ingest articles/??.txt --db both.db > /dev/null 2> second.err &
          second=$!
          wait $first || { echo "the first failed"; cat first.err; }
          wait $second || { echo "the second failed"; cat second.err; }
          sound both.db
          files both.db | diff whole.files - && facts both.db | diff whole.facts -
          """, in: folder)
      #expect(result.out == "" && result.code == 0, "\(result.out) \(result.err)")
    }
  }

  /// The scripts of Tests/Stress on small files: tables of prices are as whole as articles.
  @Test(arguments: ["killed-ingest 4 a.csv b.csv", "at-once 1 12 400"])
  func pricesAreWholeFilesToo(_ script: String) throws {
    try Program.inFolder { folder in
      let result = try Program.run(
        shell: """
          for name in a b; do
            awk -v name=$name -v symbols=20 -v days=2500 -v seed=7 -f "$PROJECT/Tests/Stress/bars.awk" > $name.csv
          done
          INVEST_BINARY=$(command -v invest) TMPDIR=$PWD "$PROJECT"/Tests/Stress/\(script)
          """, in: folder)
      #expect(result.code == 0, "\(result.out) \(result.err)")
    }
  }
}
