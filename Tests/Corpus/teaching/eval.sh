#!/bin/bash
# eval.sh BINARY DIR… : scores
b=$1; shift; rm -rf /tmp/ev; mkdir -p /tmp/ev/g; : > /tmp/ev/p.jsonl
for d in "$@"; do n=$(basename $d); (cd $d && $b extract --format jsonl $(ls | grep -v gold) >> /tmp/ev/p.jsonl 2>/dev/null); for f in $d/gold-*.jsonl; do cp $f /tmp/ev/g/gold-$n-$(basename $f | sed 's/gold-//'); done; done
python3 /work/ml/decomp.py /tmp/ev/g /tmp/ev/p.jsonl; python3 /work/shared/corpus/score.py /tmp/ev/g /tmp/ev/p.jsonl | grep -v " all  .*all \|tickers"
