# Comparing two companies: on the built-in samples, on a small store, on one with 100,000 facts and more.
articles "$work/articles-20" 20 100000
# English, and about every company of the lexicon: facts spread over as many companies as in a real store.
articles "$work/articles-companies" 6000 30000000 --languages en --names "$root/Sources/CEmbedded/data/lexicons/entities.tsv"

# store FOLDER DB: ingests the folder unless that was done with this very program.
store() {
  [ "$2" -nt "$invest" ] && return
  rm -f "$2" "$2"-*
  local start=$EPOCHREALTIME
  "$invest" ingest "$1" --db "$2" >/dev/null 2>"$work/ingest.err" || [ $? -eq 2 ] || return 1
  ingest_seconds=$(python3 -c 'import sys; print("%.1f" % (float(sys.argv[2]) - float(sys.argv[1])))' "$start" "$EPOCHREALTIME")
  touch "$2"
}

median "compare on the built-in samples" "" "$invest" --demo compare alibaba bytedance
if store "$work/articles-20" "$work/small.db"; then
  median "compare, store of 20 articles" 25 "$invest" compare alibaba bytedance --in KRW --db "$work/small.db"
else
  skip "compare, store of 20 articles" "ingest failed"
fi
ingest_seconds=
if store "$work/articles-companies" "$work/large.db"; then
  [ -z "$ingest_seconds" ] || row "ingest of 6,000 articles, 30 MB" "$ingest_seconds" s ""
  facts=$("$invest" sql 'select count(*) from facts' --format csv --db "$work/large.db" | tail -1)
  median "compare, store of $facts facts" 60 "$invest" compare alibaba bytedance --in KRW --db "$work/large.db"
  median "total, store of $facts facts" "" "$invest" total --in KRW --db "$work/large.db"
  median "export investments as CSV" "" "$invest" export investments --format csv --db "$work/large.db"
else
  skip "compare, store of 100,000 facts" "ingest failed"
fi
