# The measures that cases use; sourced by run. Every measure is one row: case, what, value, unit, bound, tool.

row() { printf '%s\t%s\t%s\t%s\t%s\t%s\n' "$name" "$1" "$2" "$3" "$4" "${tool:-invest}" >>"$rows"; }

# Says that a measure could not be taken, and why.
skip() {
  echo "skipped: $1: $2" >&2
  row "$1" "" "$2" ""
}

quoted() { printf '%q ' "$@"; }

# Exit codes beside 0 that are no failure: 2 where files have rows that are rejected, each of which is told.
accepted=

# timed OPTION…: hyperfine without a shell; prints the median, and fails where a run ended with a code that is not accepted.
timed() {
  hyperfine -N -i --style none --export-json "$work/hyperfine.json" "$@" >/dev/null 2>"$work/hyperfine.err" &&
    python3 - "$work/hyperfine.json" $accepted 2>>"$work/hyperfine.err" <<'PYTHON' || { tail -3 "$work/hyperfine.err" >&2; return 1; }
import json, sys
result = json.load(open(sys.argv[1]))["results"][0]
codes = set(result["exit_codes"]) - {0} - {int(code) for code in sys.argv[2:]}
if codes:
    sys.exit("%s ended with %s" % (result["command"], ", ".join(map(str, sorted(codes, key=str)))))
print(result["median"])
PYTHON
}

# seconds RUNS COMMAND…: the median time of a whole process, output thrown away; fails where the command does.
seconds() {
  local runs=$1
  shift
  local warmup=3
  [ "$runs" -lt 5 ] && warmup=1
  timed --warmup $warmup --runs "$runs" "$(quoted "$@")"
}

# median LABEL BOUND_MS COMMAND…
median() {
  local label=$1 bound=$2 time
  shift 2
  if time=$(seconds 30 "$@"); then
    row "$label" "$(python3 -c 'import sys; print("%.1f" % (float(sys.argv[1]) * 1000))' "$time")" ms "${bound:+≤ $bound}"
  else
    skip "$label" "the command failed"
  fi
}

# throughput LABEL BYTES BOUND_MB_PER_S RUNS COMMAND…
throughput() {
  local label=$1 bytes=$2 bound=$3 runs=$4 time
  shift 4
  if time=$(seconds "$runs" "$@"); then
    row "$label" "$(python3 -c 'import sys; print("%.1f" % (int(sys.argv[1]) / 1e6 / float(sys.argv[2])))' "$bytes" "$time")" \
      MB/s "${bound:+≥ $bound}"
  else
    skip "$label" "the command failed"
  fi
}

# peak LABEL BOUND_MB COMMAND…: the largest resident size of the process.
peak() {
  local label=$1 bound=$2
  shift 2
  local code=0
  /usr/bin/time -q -f %M -o "$work/peak" "$@" >/dev/null 2>"$work/peak.err" || code=$?
  if [ $code -eq 0 ] || [[ " $accepted " = *" $code "* ]]; then
    row "$label" "$(($(tail -1 "$work/peak") / 1024))" MB "${bound:+≤ $bound}"
  else
    tail -3 "$work/peak.err" >&2
    skip "$label" "the command failed"
  fi
}

# bytes FILE-OR-FOLDER: the size of the files themselves.
bytes() { find "$1" -type f -printf '%s\n' | awk '{ sum += $1 } END { printf "%d", sum }'; }

# articles FOLDER FILES BYTES [OPTION…]: generates them unless they are there.
articles() {
  [ -e "$1.done" ] && return
  rm -rf "$1"
  python3 "$here/generate/articles.py" "$@"
  touch "$1.done"
}

# milliseconds LABEL SECONDS [BOUND]: a time that was measured elsewhere.
milliseconds() { row "$1" "$(python3 -c 'import sys; print("%.4g" % (float(sys.argv[1]) * 1000))' "$2")" ms "${3:+≤ $3}"; }

# ratio LABEL SECONDS_OF_PEER SECONDS BOUND: how many times faster than the peer.
ratio() { row "$1" "$(python3 -c 'import sys; print("%.2f" % (float(sys.argv[1]) / float(sys.argv[2])))' "$2" "$3")" × "${4:+≥ $4}"; }
