# Amounts in running text: `recognize` and `extract` beside tools from PyPI that find amounts, on the same articles.
# The tools are installed into an environment of their own; one that does not install is skipped. Each reads line by line
# within one process, loading not counted; invest is measured as whole processes. price-parser looks for one price in each
# line and goes no further. Duckling is not on PyPI and left out.
peers=$work/peers
[ -x "$peers/bin/python" ] || python3 -m venv "$peers"

for language in en zh ja ko; do
  text=$work/reading-$language.txt
  [ -e "$text.done" ] || { python3 "$here/generate/articles.py" --one --languages "$language" "$text" 20000000 && touch "$text.done"; }
  size=$(bytes "$text")
  throughput "recognize, $language, 20 MB, one core" "$size" "" 3 taskset -c 0 "$invest" recognize --lang "$language" "$text"
  throughput "extract, $language, 20 MB, one core" "$size" 20 3 taskset -c 0 "$invest" extract "$text"
  for peer in price-parser:100000 quantulum3:4000 recognizers-text-suite:20000; do
    package=${peer%:*}
    tool=${package%-suite}
    # Quantulum reads English only, Recognizers-Text finds no currencies in Korean.
    case $language:$tool in
      zh:quantulum3 | ja:quantulum3 | ko:quantulum3) continue ;;
    esac
    # Recognizers-Text needs an old release of a package it uses.
    "$peers/bin/pip" show -q "$package" 2>/dev/null || "$peers/bin/pip" install -q "$package" "emoji<2" >&2 || {
      skip "amounts, $language" "$package does not install here"
      continue
    }
    if rate=$("$peers/bin/python" "$here/generate/peer.py" "$tool" "$text" "$language" "${peer#*:}" 2>"$work/peer.err"); then
      row "amounts, $language, ${peer#*:} bytes" "$rate" MB/s ""
    else
      tail -1 "$work/peer.err" >&2
      skip "amounts, $language" "$tool failed"
    fi
  done
  unset tool
done
