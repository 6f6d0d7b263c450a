# Is it true, on a store of 100,000 facts and 1,000 instruments: every stated move against closes, every conversion in
# brackets against rates, all figures of one thing against each other. The prices are a random walk, so most moves are wrong.
bars=$work/bars-listed
venv=$work/venv
if [ ! -e "$venv/ready" ]; then
  python3 -m venv "$venv" && "$venv/bin/pip" install -q numpy duckdb pandas polars >&2 && touch "$venv/ready"
fi
lexicon=$root/Sources/CEmbedded/data/lexicons/entities.tsv
articles "$work/articles-companies" 6000 30000000 --languages en --names "$lexicon"
[ -e "$bars.csv" ] || "$venv/bin/python" "$here/generate/bars.py" "$bars.csv" 1000 1300 "$lexicon"

if ! [ "$work/checked.db" -nt "$invest" ]; then
  rm -f "$work/checked.db" "$work/checked.db"-*
  "$invest" ingest "$work/articles-companies" "$bars.csv" --db "$work/checked.db" >/dev/null 2>"$work/ingest.err" || true
fi
facts=$("$invest" sql 'select count(*) from facts' --format csv --db "$work/checked.db" | tail -1)
# `check` ends with 1 where something is wrong; that is no failure here.
checked() { median "$1" "$2" bash -c '"$@"; [ $? -le 1 ]' - "${@:3}" --db "$work/checked.db"; }
checked "check, store of $facts facts and 1,000 instruments" 2000 "$invest" check
checked "the same as JSON" 2000 "$invest" check --format json
checked "check of one company" "" "$invest" check alibaba
median "disagreements of all sources" "" "$invest" query disagreements --format csv --db "$work/checked.db"
median "report of two companies" "" "$invest" report alibaba tencent -o "$work/report.html" --db "$work/checked.db"
