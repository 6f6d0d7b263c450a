# Reading articles on one core: many small files, one large file, and memory in both.
articles "$work/articles-20000" 20000 100000000
large=$work/large-article.txt
[ -e "$large.done" ] || { python3 "$here/generate/articles.py" --one "$large" 200000000 --facts 0.02 && touch "$large.done"; }

size=$(bytes "$work/articles-20000")
throughput "extract, 20,000 files, 100 MB, one core" "$size" 15 3 taskset -c 0 "$invest" extract "$work/articles-20000"
peak "extract, 20,000 files, peak memory" 150 "$invest" extract "$work/articles-20000"
for language in ko en zh ja; do
  articles_of=$work/articles-$language
  articles "$articles_of" 2000 10000000 --languages "$language"
  throughput "extract, $language, 2,000 files, one core" "$(bytes "$articles_of")" "" 3 taskset -c 0 "$invest" extract "$articles_of"
done
throughput "extract, one file of 200 MB, one core" "$(bytes "$large")" "" 1 taskset -c 0 "$invest" extract "$large"
peak "extract, one file of 200 MB, peak memory" 600 "$invest" extract "$large"
