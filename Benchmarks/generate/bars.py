#!/usr/bin/env python3
"""Writes a price file: SYMBOLS instruments of DAYS weekdays, a random walk with two decimals, grouped by symbol.

usage: bars.py FILE SYMBOLS DAYS [ENTITIES.TSV]        needs numpy; the same arguments give the same bytes

With a lexicon file the symbols are the tickers of its companies, so that what articles say of them can be checked; the
days then end in 2025.
"""
import datetime
import sys

import numpy


def weekdays(count, last=datetime.date(2025, 2, 21)):
    days = []
    day = last
    while len(days) < count:
        if day.weekday() < 5:
            days.append(day.isoformat())
        day -= datetime.timedelta(days=1)
    return days[::-1]


def main():
    path, symbols, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    names = ["S%04d" % number for number in range(symbols)]
    days = weekdays(count)
    if len(sys.argv) > 4:
        with open(sys.argv[4], encoding="utf-8") as lines:
            rows = [line.rstrip("\n").split("\t") for line in lines if not line.startswith("#")]
        names = [symbol for row in rows[1:] if row[2] == "company" and len(row) > 6 for symbol in row[6].split()][:symbols]
        days = weekdays(count, datetime.date(2025, 12, 31))
    random = numpy.random.default_rng(20250221)
    with open(path, "w", encoding="ascii") as file:
        file.write("symbol,day,open,high,low,close,volume\n")
        for symbol in names:
            steps = random.normal(0.0003, 0.018, count)
            close = numpy.maximum(1.0, numpy.round(random.uniform(10, 400) * numpy.exp(numpy.cumsum(steps)), 2))
            open_ = numpy.maximum(1.0, numpy.round(close * (1 + random.normal(0, 0.006, count)), 2))
            high = numpy.round(numpy.maximum(open_, close) * (1 + abs(random.normal(0, 0.005, count))), 2)
            low = numpy.round(numpy.minimum(open_, close) * (1 - abs(random.normal(0, 0.005, count))), 2)
            volume = random.integers(10_000, 5_000_000, count)
            file.write("".join(
                "%s,%s,%.2f,%.2f,%.2f,%.2f,%d\n" % (symbol, *row)
                for row in zip(days, open_, high, low, close, volume)))


main()
