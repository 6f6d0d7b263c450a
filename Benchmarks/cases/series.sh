# Five million daily bars: into the store, and statistics out of it, beside DuckDB, the sqlite3 shell, pandas and polars on
# the same file in the same run.
#
# The peers' times are those of the work alone, inside their process: interpreter, imports and opening the store are not
# counted. Those of invest are whole processes, except where a row says "in process" (`sql --timing`), which is how single
# look-ups are compared. Smaller runs: INVEST_BARS="100 5000" (symbols, days each). INVEST_PEERS names the tools.
read -r symbols days <<<"${INVEST_BARS:-1000 5000}"
bars=$work/bars-$symbols-$days
peers=${INVEST_PEERS:-duckdb sqlite pandas polars}
runs=${INVEST_RUNS:-5}
mkdir -p "$bars"

venv=$work/venv
if [ ! -e "$venv/ready" ]; then
  python3 -m venv "$venv" && "$venv/bin/pip" install -q numpy duckdb pandas polars >&2 && touch "$venv/ready"
fi
command -v sqlite3 >/dev/null || DEBIAN_FRONTEND=noninteractive apt-get install -y -qq sqlite3 >&2
[ -e "$bars/bars.csv" ] || "$venv/bin/python" "$here/generate/bars.py" "$bars/bars.csv" "$symbols" "$days"
# The rates in long form: an oddity of no tool.
[ -e "$bars/rates.csv" ] || python3 - "$root/Sources/CEmbedded/data/eurofxref-hist.csv" "$bars/rates.csv" <<'PYTHON'
import csv, sys
with open(sys.argv[1], newline="") as source, open(sys.argv[2], "w") as target:
    rows = csv.reader(source)
    names = next(rows)[1:]
    target.write("day,base,quote,rate\n")
    for row in rows:
        for name, rate in zip(names, row[1:]):
            if name and rate not in ("", "N/A"):
                target.write(f"{row[0]},EUR,{name},{rate}\n")
PYTHON

# field NAME: of the JSON on standard input.
field() { python3 -c 'import json, sys; print(json.load(sys.stdin)[sys.argv[1]])' "$1"; }

declare -A took
# peers_of TASK LABEL [RUNS]: every peer's time, kept in took[PEER TASK].
peers_of() {
  local result
  for tool in $peers; do
    if result=$("$venv/bin/python" "$here/peers/series.py" "$tool" "$1" "$bars" "${3:-$runs}" 2>"$work/peer.err" | tail -1) &&
      [ -n "$result" ]; then
      took[$tool $1]=$(field seconds <<<"$result")
      milliseconds "$2" "${took[$tool $1]}"
      if [ "$1" = ingest ]; then
        row "$2, peak memory" "$(field peak_mb <<<"$result")" MB ""
        row "bytes stored a bar" "$(field bytes <<<"$result" | awk -v n=$((symbols * days)) '{ printf "%.1f", $1 / n }')" bytes ""
      fi
    else
      tail -2 "$work/peer.err" >&2
      skip "$2" "$tool failed"
    fi
  done
  tool=invest
}

# against TASK LABEL SECONDS PEER=BOUND…: the ratios to peers.
against() {
  local task=$1 label=$2 own=$3 pair
  shift 3
  for pair in "$@"; do
    [ -z "${took[${pair%%=*} $task]:-}" ] || ratio "$label: ${pair%%=*} / invest" "${took[${pair%%=*} $task]}" "$own" "${pair#*=}"
  done
}

# inside SQL: the median time in process of several runs of one statement, in seconds.
inside() {
  for _ in 1 2 3 4 5 6 7; do
    "$invest" sql "$1" --db "$bars/bars.db" --format csv --timing 2>&1 >/dev/null | sed -n 's/^took \([0-9]*\) µs$/\1/p'
  done | sort -n | awk '{ all[NR] = $1 } END { if (!NR) exit 1; print all[int((NR + 1) / 2)] / 1e6 }'
}

# statement TASK LABEL SQL PEER=BOUND…: the whole process, and the statement alone.
statement() {
  local task=$1 label=$2 sql=$3 own
  shift 3
  peers_of "$task" "$label"
  if own=$(seconds "$runs" "$invest" sql "$sql" --db "$bars/bars.db" --format csv); then
    milliseconds "$label" "$own"
    own=$(inside "$sql") && milliseconds "$label, in process" "$own" && against "$task" "$label" "$own" "$@"
  else
    skip "$label" "the command failed"
  fi
}

peers_of ingest "CSV → stored and durable" "${INVEST_INGEST_RUNS:-3}"
# Into a store that has been made, with its exchange rates and names; making it is a row of its own.
rm -f "$bars"/empty.db* "$bars"/bars.db*
start=$EPOCHREALTIME
echo "Alibaba plans to invest 380 billion yuan over three years." | "$invest" ingest - --db "$bars/empty.db" >/dev/null 2>&1
milliseconds "a new store: names and exchange rates" "$(awk -v a="$start" -v b="$EPOCHREALTIME" 'BEGIN { print b - a }')"
own=$(hyperfine -N --style none --runs 5 --export-json "$work/hyperfine.json" \
  --prepare "sh -c 'rm -f $bars/bars.db*; cp $bars/empty.db $bars/bars.db'" \
  "$invest ingest $bars/bars.csv --db $bars/bars.db" >/dev/null 2>"$work/hyperfine.err" &&
  python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))["results"][0]["median"])' "$work/hyperfine.json") || own=
if [ -n "$own" ]; then
  milliseconds "CSV → stored and durable" "$own"
  against ingest "CSV → stored and durable" "$own" duckdb=5 sqlite=25
  if floor=$(seconds 5 "$invest" ingest "$bars/bars.csv" --db "$bars/bars.db" --dry-run); then
    milliseconds "CSV parsed alone (--dry-run)" "$floor"
    row "stored / parsed alone" "$(awk -v a="$own" -v b="$floor" 'BEGIN { printf "%.2f", a / b }')" × "≤ 2.5"
  fi
  rm -f "$bars"/bars.db*
  cp "$bars/empty.db" "$bars/bars.db"
  peak "CSV → stored, peak memory" 150 "$invest" ingest "$bars/bars.csv" --db "$bars/bars.db"
  row "bytes stored a bar" "$("$invest" sql 'select sum(pgsize) from dbstat where name = '"'price_blocks'" --db "$bars/bars.db" --format csv 2>/dev/null |
    tail -1 | awk -v n=$((symbols * days)) '{ printf "%.2f", $1 / n }')" bytes "≤ 10"
else
  tail -3 "$work/hyperfine.err" >&2
  skip "CSV → stored and durable" "ingest failed"
fi

statement aggregate "mean, min, max by symbol" "select symbol, n, avg, min, max from series_stats" duckdb=1
statement ytd "YTD of all symbols" "select symbol, ytd from series_stats where as_of = '2025-02-21'" duckdb=1
statement resample "monthly OHLCV" "select * from resample where every = 'month'" duckdb=10
statement rolling "rolling 20-day mean" "select symbol, sma_max from series_stats" duckdb=10
statement drawdown "maximum drawdown" "select symbol, max_drawdown from series_stats" duckdb=10
statement year "one symbol's year" "select day, close from prices where symbol = 'S0500' and day between '2024-01-01' and '2024-12-31'" duckdb=1
statement oneday "one day of all symbols" "select symbol, close from prices where day = '2025-02-21'" duckdb=1
statement convert "100,000 conversions as of their day" "with recursive n (i) as (select 0 union all select i + 1 from n where i < 99999) select sum(convert(1000 + i, 'CNY', 'KRW', date('2010-01-04', '+' || (i % 5000) || ' days'))) from n" duckdb=2

peers_of export "everything to CSV" 3
if own=$(seconds 3 "$invest" export prices --db "$bars/bars.db" --format csv -o "$bars/invest.out.csv"); then
  milliseconds "everything to CSV" "$own"
  against export "everything to CSV" "$own" duckdb=2
else
  skip "everything to CSV" "the command failed"
fi
