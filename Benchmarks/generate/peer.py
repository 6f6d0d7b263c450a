#!/usr/bin/env python3
"""Read a text line by line with a tool from PyPI and print how many MB it reads in a second: the median of three runs.

usage: peer.py TOOL FILE LANGUAGE BYTES     TOOL: recognizers-text, quantulum3 or price-parser; only the first BYTES are read

Loading the tool is not counted.
"""
import statistics
import sys
import time


def reader(tool, language):
    if tool == "recognizers-text":
        from recognizers_number_with_unit import recognize_currency
        from recognizers_text import Culture

        culture = {"en": Culture.English, "zh": Culture.Chinese, "ja": Culture.Japanese, "ko": Culture.Korean}[language]
        return lambda line: recognize_currency(line, culture)
    if tool == "quantulum3":
        from quantulum3 import parser

        return parser.parse
    from price_parser import Price

    return Price.fromstring


def main():
    tool, path, language, size = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
    with open(path, "rb") as file:
        text = file.read(size).decode("utf-8", "ignore")
    lines = [line for line in text.split("\n") if line.strip()]
    read = reader(tool, language)
    read(lines[0])
    rates = []
    for _ in range(3):
        start = time.process_time()
        for line in lines:
            read(line)
        rates.append(sum(len(line.encode()) + 1 for line in lines) / 1e6 / (time.process_time() - start))
    print("%.4f" % statistics.median(rates))


main()
