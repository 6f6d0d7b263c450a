#!/usr/bin/env python3
"""Writes the bars of many files of Yahoo, one an instrument, as one price file with a column of symbols.

usage: real.py FOLDER FILE        FOLDER holds CSV files, or tar archives of them
"""
import os
import sys
import tarfile


def files(folder):
    for name in sorted(os.listdir(folder)):
        path = os.path.join(folder, name)
        if name.endswith(".csv"):
            with open(path, encoding="utf-8") as file:
                yield name[:-4], file.read()
        elif ".tar" in name:
            with tarfile.open(path) as archive:
                # In the order of the archive: to go back in a compressed one is to begin anew.
                found = [(m.name, archive.extractfile(m).read()) for m in archive if m.isfile() and m.name.endswith(".csv")]
            for member, text in sorted(found):
                yield os.path.basename(member)[:-4], text.decode()


def main():
    folder, target = sys.argv[1:3]
    with open(target + ".part", "w", encoding="utf-8") as out:
        out.write("symbol,day,open,high,low,close,adj_close,volume\n")
        for symbol, text in files(folder):
            lines = text.splitlines()
            for line in lines[1:]:
                # A price of zero is none.
                if "null" not in line and ",0.000000," not in line:
                    out.write(symbol + "," + line + "\n")
    os.rename(target + ".part", target)


main()
