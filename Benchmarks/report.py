#!/usr/bin/env python3
"""Print the measured rows as a Markdown page: machine, versions, one table."""
import os
import platform
import re
import subprocess
import sys
import unicodedata


def output(*command):
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


def cpu():
    try:
        with open("/proc/cpuinfo") as info:
            found = re.search(r"model name\s*:\s*(.*)", info.read())
            return found.group(1) if found else platform.machine()
    except OSError:
        return platform.machine()


def cores():
    return output("nproc")


def memory():
    try:
        with open("/proc/meminfo") as info:
            return "%.0f GB" % (int(re.search(r"MemTotal:\s*(\d+)", info.read()).group(1)) / 1e6)
    except OSError:
        return "?"


def width(text):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def verdict(value, bound):
    if not bound or not value:
        return ""
    limit = float(bound.split()[1])
    kept = float(value) <= limit if bound.startswith("≤") else float(value) >= limit
    return "yes" if kept else "NO"


def main():
    with open(sys.argv[1], encoding="utf-8") as rows:
        rows = [line.rstrip("\n").split("\t") for line in rows]
    swift = output("swift", "--version").split("\n")[0]
    print("# Results\n")
    print("Written by `Benchmarks/run`. Whole processes; medians by hyperfine; peak resident memory by GNU time.\n")
    print("- Machine: %s, %s cores, %s" % (cpu(), cores(), memory()))
    print("- Load of the machine at the end (1, 5, 15 minutes): %.1f, %.1f, %.1f" % os.getloadavg())
    print("- System: %s" % platform.platform())
    print("- Compiler: %s" % swift)
    print("- Tools: %s" % ", ".join(filter(None, [output("hyperfine", "--version"), "Python " + platform.python_version()])))
    print()
    table = [["case", "measure", "tool", "result", "bound", "kept"]]
    for case, label, value, unit, bound, tool in rows:
        table.append([case, label, tool, "%s %s" % (value, unit) if value else "not measured: " + unit,
                      "%s %s" % (bound, unit) if bound else "", verdict(value, bound)])
    widths = [max(width(row[column]) for row in table) for column in range(len(table[0]))]
    table.insert(1, ["-" * size for size in widths])
    for row in table:
        print("| " + " | ".join(cell + " " * (widths[i] - width(cell)) for i, cell in enumerate(row)) + " |")


if __name__ == "__main__":
    main()
