"""Scores a program on folders of labelled articles, and says what is wrong with what it misses.

    score.py PROGRAM FOLDER… [--show]

Precision, recall and F1 by table and language, all folders together; then, by table, of the facts that were missed: how
many have their value but another company, other years, segment or window, and how many are not seen at all.
"""
import argparse
import collections
import json
import os
import subprocess

from corpus import TABLES, gold_of, names, num, same


def read(program, folder):
    """What a program reads in the articles of a folder."""
    files = sorted(f for f in os.listdir(folder) if not f.startswith(("gold-", "README")))
    run = [os.path.abspath(program), "extract", "--format", "jsonl", *files]
    lines = subprocess.run(run, cwd=folder, capture_output=True, text=True).stdout.splitlines()
    return {os.path.basename(r["doc"]): r for r in map(json.loads, lines)}


def values(table, a, b):
    """Whether two facts state the same figure, of whomever."""
    if table == "investments":
        return num(a["amount"], b.get("amount")) and a["currency"] == b.get("currency")
    return num(a["percent"], b.get("percent"))


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("program")
    ask.add_argument("folders", nargs="+")
    ask.add_argument("--show", action="store_true", help="print every fact missed and every false one")
    asked = ask.parse_args()
    tally, why = collections.defaultdict(collections.Counter), collections.defaultdict(collections.Counter)
    for folder in asked.folders:
        found = read(asked.program, folder)
        for doc, gold in gold_of(folder).items():
            for table in TABLES:
                left, missed = list(found.get(doc, {}).get(table) or []), []
                for fact in sorted(gold[table], key=lambda x: bool(x.get("optional"))):
                    hit = next((x for x in left if same(table, fact, x)), None)
                    if hit is not None:
                        left.remove(hit)
                    if fact.get("optional"):
                        continue
                    for key in ((table, gold["lang"]), (table, "all"), ("all", gold["lang"]), ("all", "all")):
                        tally[key]["gold"] += 1
                        tally[key]["hits"] += hit is not None
                    if hit is None:
                        missed.append(fact)
                for key in ((table, gold["lang"]), (table, "all"), ("all", gold["lang"]), ("all", "all")):
                    tally[key]["false"] += len(left)
                for fact in missed if table != "market_tickers" else []:
                    alike = [x for x in left if values(table, fact, x)]
                    own = any(names(fact["entity"]) & names(x["entity"]) for x in alike)
                    why[table]["not seen" if not alike else "years, part or window" if own else "another company"] += 1
                if asked.show:
                    for title, facts in (("MISSED", missed), ("FALSE ", left)):
                        for fact in facts:
                            print(title, doc, table, json.dumps(fact, ensure_ascii=False)[:300])
    print(f"{'table':<16}{'lang':<6}{'gold':>6}{'hits':>6}{'false':>7}{'precision':>11}{'recall':>8}{'F1':>7}")
    for (table, language), n in sorted(tally.items()):
        precision, recall = n["hits"] / max(1, n["hits"] + n["false"]), n["hits"] / max(1, n["gold"])
        mean = 2 * n["hits"] / max(1, n["hits"] + n["false"] + n["gold"])
        counts = f"{n['gold']:>6}{n['hits']:>6}{n['false']:>7}"
        print(f"{table:<16}{language:<6}{counts}{precision:>11.3f}{recall:>8.3f}{mean:>7.3f}")
    for table, n in why.items():
        print(f"missed {table}:", ", ".join(f"{count} {reason}" for reason, count in n.most_common()))


if __name__ == "__main__":
    main()
