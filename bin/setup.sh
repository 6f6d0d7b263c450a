# What bin/invest and bin/test need before they can build: sourced by both, never run by itself.
# Everything it prints goes to standard error; it reads nothing from standard input.

root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)

fail() {
  printf 'error: %s\n' "$1" >&2
  [ $# -lt 2 ] || printf '  help: %s\n' "$2" >&2
  exit 1
}

# The compiler, and the headers of the system libraries that stay dynamic.
set_up() {
  command -v swift >/dev/null 2>&1 ||
    fail 'the Swift compiler is not there: "swift" is not in PATH' \
      'Swift 6.2 or later is expected; https://www.swift.org/install says how to get it'
  local missing=()
  [ -e /usr/include/sqlite3.h ] || missing+=(libsqlite3-dev)
  if [ -d "$root/Sources/CHTML" ]; then
    [ -e /usr/include/libxml2/libxml/HTMLparser.h ] || missing+=(libxml2-dev)
  fi
  [ -e /usr/include/xlsxwriter.h ] || missing+=(libxlsxwriter-dev)
  command -v pkg-config >/dev/null 2>&1 || missing+=(pkg-config)
  if [ -d "$root/Sources/CArchive" ]; then
    [ -e /usr/include/archive_entry.h ] || missing+=(libarchive-dev)
  fi
  [ ${#missing[@]} -eq 0 ] && return
  local install="apt-get install -y ${missing[*]}"
  command -v apt-get >/dev/null 2>&1 ||
    fail "packages are missing: ${missing[*]}" 'install them (these are their names in Debian) and run this again'
  [ "$(id -u)" = 0 ] || fail "packages are missing: ${missing[*]}" "run: sudo $install"
  printf 'installing %s\n' "${missing[*]}" >&2
  # Package lists may be absent or old in a fresh container.
  DEBIAN_FRONTEND=noninteractive $install </dev/null >&2 ||
    { apt-get update </dev/null >&2 && DEBIAN_FRONTEND=noninteractive $install </dev/null >&2; } ||
    fail "the packages could not be installed: ${missing[*]}" "run: $install"
}
