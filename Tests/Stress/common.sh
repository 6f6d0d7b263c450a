# What the scripts of this folder share; sourced by them. `invest` is the program that INVEST_BINARY names, else the
# release build, else the debug build; `work` is a folder of its own that goes away at the end.
root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.." && pwd)
invest=${INVEST_BINARY:-$root/.build/release/invest}
[ -x "$invest" ] || invest=$root/.build/debug/invest
[ -x "$invest" ] || { echo "there is no program: swift build, or INVEST_BINARY=PATH" >&2; exit 1; }
work=$(mktemp -d "${TMPDIR:-/tmp}/invest-stress.XXXXXX")
trap 'rm -rf "$work"' EXIT

# bars NAME SYMBOLS DAYS SEED: a price file.
bars() { awk -v name="$1" -v symbols="$2" -v days="$3" -v seed="$4" -f "$root/Tests/Stress/bars.awk" >"$work/$1.csv"; }

ask() { "$invest" sql "$2" --db "$1" --format csv | tr -d '\r'; }

# files STORE: what each price file brought, as far as it can be told from the blocks.
files() {
  ask "$1" "select s.uri, s.sha256, sum(b.n), min(b.first_day), max(b.last_day), count(distinct b.instrument_id)
    from sources s left join price_blocks b on b.source_id = s.id where s.kind = 'prices' group by s.id order by s.uri"
}

# sound STORE: says what is wrong with it.
sound() {
  [ "$(ask "$1" 'pragma integrity_check' | tail -1)" = ok ] || echo "not sound"
  [ "$(ask "$1" 'pragma foreign_key_check' | wc -l)" -le 1 ] || echo "dangling references"
}
