# Five million daily bars: into the store, and statistics out of it, beside DuckDB, the sqlite3 shell, pandas and polars on
# the same file in the same run; then the same on real bars where they are (INVEST_REAL_BARS: a folder or archive of CSV
# files of Yahoo, one an instrument).
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
  local result times
  for tool in $peers; do
    times=${3:-$runs}
    # The sqlite3 shell takes a minute for what others do in a second.
    [ "$tool" != sqlite ] || times=1
    if result=$("$venv/bin/python" "$here/peers/series.py" "$tool" "$1" "$bars" "$times" 2>"$work/peer.err" | tail -1) &&
      [ -n "$result" ]; then
      took[$tool $1]=$(field seconds <<<"$result")
      milliseconds "$2$on" "${took[$tool $1]}"
      if [ "$1" = ingest ]; then
        row "$2$on, peak memory" "$(field peak_mb <<<"$result")" MB ""
        row "bytes stored a bar$on" "$(field bytes <<<"$result" | awk -v n="$count" '{ printf "%.1f", $1 / n }')" bytes ""
      fi
    else
      tail -2 "$work/peer.err" >&2
      skip "$2$on" "$tool failed"
    fi
  done
  tool=invest
}

# against TASK LABEL SECONDS PEER=BOUND…: the ratios to peers.
against() {
  local task=$1 label=$2 own=$3 pair
  shift 3
  for pair in "$@"; do
    [ -z "${took[${pair%%=*} $task]:-}" ] || ratio "$label$on: ${pair%%=*} / invest" "${took[${pair%%=*} $task]}" "$own" "$(bound "${pair#*=}")"
  done
}

# bound NUMBER: the bound of a measure; there is none on real bars, whose ratios are only reported.
bound() { [ -n "$on" ] || echo "$1"; }

# inside SQL: the median time in process of several runs of one statement, in seconds.
inside() {
  for _ in 1 2 3 4 5 6 7; do
    "$invest" sql "$1" --db "$bars/bars.db" --format csv --timing 2>&1 >/dev/null | sed -n 's/^took \([0-9]*\) µs$/\1/p'
  done | sort -n | awk '{ all[NR] = $1 } END { if (!NR) exit 1; print all[int((NR + 1) / 2)] / 1e6 }'
}

# inside_export ARGUMENT…: the same of an export.
inside_export() {
  for _ in 1 2 3 4 5 6 7; do
    "$invest" export "$@" --db "$bars/bars.db" --format csv --timing 2>&1 >/dev/null | sed -n 's/^took \([0-9]*\) µs$/\1/p'
  done | sort -n | awk '{ all[NR] = $1 } END { if (!NR) exit 1; print all[int((NR + 1) / 2)] / 1e6 }'
}

# statement TASK LABEL SQL PEER=BOUND…: the whole process, and the statement alone.
statement() {
  local task=$1 label=$2 sql=$3 own
  shift 3
  peers_of "$task" "$label"
  if own=$(seconds "$runs" "$invest" sql "$sql" --db "$bars/bars.db" --format csv); then
    milliseconds "$label$on" "$own"
    own=$(inside "$sql") && milliseconds "$label$on, in process" "$own" && against "$task" "$label" "$own" "$@"
  else
    skip "$label$on" "the command failed"
  fi
}

# measure_series: everything, on the bars of $bars, $count of them.
measure_series() {
  peers_of ingest "CSV → stored and durable" "${INVEST_INGEST_RUNS:-3}"
  # Into a store that has been made, with its exchange rates and names; making it is a row of its own.
  rm -f "$bars"/empty.db* "$bars"/bars.db*
  start=$EPOCHREALTIME
  echo "Alibaba plans to invest 380 billion yuan over three years." | "$invest" ingest - --db "$bars/empty.db" >/dev/null 2>&1
  milliseconds "a new store: names and exchange rates$on" "$(awk -v a="$start" -v b="$EPOCHREALTIME" 'BEGIN { print b - a }')"
  # Of real files some row may be rejected.
  accepted=2
  if own=$(timed --runs 5 --prepare "sh -c 'rm -f $bars/bars.db*; cp $bars/empty.db $bars/bars.db'" \
    "$invest ingest $bars/bars.csv --db $bars/bars.db"); then
    milliseconds "CSV → stored and durable$on" "$own"
    against ingest "CSV → stored and durable" "$own" duckdb=5 sqlite=25
    # Without a store: one that holds the file is asked for its hash alone, and no row is parsed.
    if floor=$(seconds 5 "$invest" ingest "$bars/bars.csv" --db "$bars/none.db" --dry-run); then
      milliseconds "CSV parsed alone (--dry-run)$on" "$floor"
      row "stored / parsed alone$on" "$(awk -v a="$own" -v b="$floor" 'BEGIN { printf "%.2f", a / b }')" × "$(bound "≤ 2.5")"
    fi
    rm -f "$bars"/bars.db*
    cp "$bars/empty.db" "$bars/bars.db"
    peak "CSV → stored, peak memory$on" "$(bound 150)" "$invest" ingest "$bars/bars.csv" --db "$bars/bars.db"
    row "bytes stored a bar$on" "$("$invest" sql 'select sum(pgsize) from dbstat where name = '"'price_blocks'" --db "$bars/bars.db" --format csv 2>/dev/null |
      tail -1 | awk -v n="$count" '{ printf "%.2f", $1 / n }')" bytes "$(bound "≤ 10")"
  else
    skip "CSV → stored and durable$on" "ingest failed"
  fi
  accepted=

  statement aggregate "mean, min, max by symbol" "select symbol, n, avg, min, max from series_stats" duckdb=1
  statement ytd "YTD of all symbols" "select symbol, ytd from series_stats where as_of = '$SERIES_DAY'" duckdb=1
  # The columns that the peers make.
  statement resample "monthly OHLCV" "select symbol, start, open, high, low, close, volume from resample where every = 'month'" duckdb=10
  if own=$(seconds "$runs" "$invest" export prices --every month --db "$bars/bars.db" -o "$bars/months.csv"); then
    milliseconds "monthly OHLCV by export --every month, to a file$on" "$own"
  fi
  # As the statements are: inside the process, rows thrown away.
  if own=$(inside_export prices --every month); then
    milliseconds "monthly OHLCV by export --every month, in process$on" "$own"
    against resample "monthly OHLCV by export --every month" "$own" duckdb=10
  fi
  statement rolling "rolling 20-day mean" "select symbol, sma_max from series_stats" duckdb=10
  statement drawdown "maximum drawdown" "select symbol, max_drawdown from series_stats" duckdb=10
  statement year "one symbol's year" "select day, close from prices where symbol = '$SERIES_SYMBOL' and day between '$SERIES_YEAR-01-01' and '$SERIES_YEAR-12-31'" duckdb=1
  statement oneday "one day of all symbols" "select symbol, close from prices where day = '$SERIES_DAY'" duckdb=1
  # The peers have their amounts in a table too.
  sqlite3 "$bars/bars.db" "create table if not exists amounts (amount real, day text); delete from amounts;
    with recursive n (i) as (select 0 union all select i + 1 from n where i < 99999)
    insert into amounts select 1000 + i, date('2010-01-04', '+' || (i % 5000) || ' days') from n"
  statement convert "100,000 conversions as of their day" "select sum(convert(amount, 'CNY', 'KRW', day)) from amounts" duckdb=2
  statement convert "100,000 conversions by the aggregate" "select sum_converted(amount, 'CNY', 'KRW', day) from amounts" duckdb=2
  # A table of as many rows: read, converted row by row and written again.
  awk 'BEGIN { print "day,amount"; for (i = 0; i < 100000; i++) print strftime("%Y-%m-%d", 1262563200 + i % 5000 * 86400, 1) "," 1000 + i }' \
    >"$bars/amounts.csv"
  peers_of convertfile "100,000 rows of a file converted, to a file"
  if own=$(seconds "$runs" "$invest" convert --each "$bars/amounts.csv" CNY KRW --db "$bars/bars.db" -o "$bars/invest.out.csv"); then
    milliseconds "100,000 rows of a file converted, to a file$on" "$own"
    against convertfile "100,000 rows of a file converted, to a file" "$own" duckdb=2
  else
    skip "100,000 rows of a file converted, to a file$on" "the command failed"
  fi

  peers_of export "everything to CSV" 3
  if own=$(seconds 3 "$invest" export prices --db "$bars/bars.db" --format csv -o "$bars/invest.out.csv"); then
    milliseconds "everything to CSV$on" "$own"
    against export "everything to CSV" "$own" duckdb=2
  else
    skip "everything to CSV$on" "the command failed"
  fi
}

count=$((symbols * days))
on=
export SERIES_SYMBOL=S0500 SERIES_YEAR=2024 SERIES_DAY=2025-02-21
measure_series

real=${INVEST_REAL_BARS:-$root/../shared/data/prices/bulk}
if [ -e "$real" ]; then
  rates=$bars/rates.csv
  bars=$work/bars-real
  mkdir -p "$bars"
  cp "$rates" "$bars/rates.csv"
  [ -e "$bars/bars.csv" ] || python3 "$here/generate/real.py" "$real" "$bars/bars.csv"
  count=$(($(wc -l <"$bars/bars.csv") - 1))
  on=" (real bars)"
  SERIES_SYMBOL=ABR SERIES_YEAR=2023 SERIES_DAY=2024-02-21
  measure_series
fi
