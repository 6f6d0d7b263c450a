# Files of one thing over and over: the time must grow with the size and not with its square. Four times the size may
# take six times as long, which leaves room for the caches and for program start.
folder=$work/pathological
[ -e "$folder.done" ] || { python3 "$here/generate/pathological.py" "$folder" 1000000 && touch "$folder.done"; }
for small in "$folder"/*-1.*; do
  label=$(basename "${small%-1.*}")
  large=${small%-1.*}-4.${small##*.}
  one=$(seconds 3 "$invest" extract "$small") && four=$(seconds 3 "$invest" extract "$large") || {
    skip "$label" "the command failed"
    continue
  }
  row "$label, 1 MB" "$(python3 -c 'import sys; print("%.0f" % (float(sys.argv[1]) * 1000))' "$one")" ms "≤ 2000"
  row "$label, 4 MB over 1 MB" "$(python3 -c 'import sys; print("%.1f" % (float(sys.argv[2]) / float(sys.argv[1])))' "$one" "$four")" times "≤ 6"
done
