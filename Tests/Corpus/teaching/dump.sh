#!/bin/bash
# dump.sh BINARY batches…
b=$1; shift
for d in "$@"; do (cd /work/train/out/$d && $b extract --examples $(ls | grep -v gold) > /work/ml/ex-$d.jsonl.new && mv /work/ml/ex-$d.jsonl.new /work/ml/ex-$d.jsonl); done
