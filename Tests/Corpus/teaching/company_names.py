"""Learns which characters of a text name a company that no lexicon holds, and which capitals of an English one do.

    company_names.py copy OUT [--copies N]            articles in which companies have other names: OUT/copy-BATCH-N/…
    company_names.py learn EXAMPLES [--copies OUT] [--hold BATCH,…] [--write FILE]

The articles name few companies, so a tagger that has seen only them learns these by heart. The copies put made names
(made_names.py) in the places of those. After `copy` run ./examples on the folders of OUT, into the same EXAMPLES. With --hold the names found in those batches are counted.
"""
import argparse
import collections
import glob
import json
import os
import random
import re

import numpy as np

import chains
import weights
from corpus import LEARNED, TABLES, load, gold_of, norm
from linear import common, matrix, softmax
from made_names import Maker, is_traditional

BITS, PENALTY, CHAIN_PENALTY = 17, 1.0, 1.0
# A character of a copy counts a quarter: it is mostly a character of the article again.
COPY = 0.25
# How sure of each of its characters the tagger must be of a name, and how sure of a run of capitals.
MARGINS = {"name": 0.15, "run": 0.3}


# ------------------------------------------------------------------------------------------------------------- copies


PARTICLES = {"은": "는", "이": "가", "을": "를", "과": "와"}


def particle(name, following):
    """The particle that a name takes in place of another one's."""
    after = following[1:2]
    if not name or not 0xAC00 <= ord(name[-1]) <= 0xD7A3 or after not in (" ", ",", ".", ""):
        return None
    is_closed = (ord(name[-1]) - 0xAC00) % 28 > 0
    pairs = {v: k for k, v in PARTICLES.items()} if is_closed else PARTICLES
    return pairs.get(following[:1])


def aliases(gold):
    """What the companies of a document are called in it (the first name is an id)."""
    found = set()
    for table in TABLES[:3]:
        for fact in gold[table]:
            for entity in (fact.get("entity"), fact.get("target")):
                if isinstance(entity, list):
                    found |= set(entity[1:])
    return found


def replaced(text, called, pool, dice):
    """The text with other names for most of what is called so, and the names that it has now."""
    now, kept = {}, set()
    is_old = pool.language == "zh" and is_traditional(text)
    for name in sorted(called, key=lambda x: (-len(x), x)):
        longer = next((x for x in now if x.startswith(name) and x != name), None)
        if dice.random() < 0.2 and not longer:
            kept.add(name)
        else:
            now[name] = now[longer][: max(2, len(name))].strip() if longer else pool.draw(dice, is_old)
    if not now:
        return None
    any_of = "(" + "|".join(map(re.escape, sorted(now, key=len, reverse=True))) + ")"
    pattern = re.compile(r"\b" + any_of + r"(?!\w)" if pool.language == "en" else any_of)
    out, last = [], 0
    for hit in pattern.finditer(text):
        if hit.start() < last:
            continue
        out += [text[last : hit.start()], now[hit[0]]]
        last = hit.end()
        swap = particle(now[hit[0]], text[last : last + 2]) if pool.language == "ko" else None
        if swap:
            out.append(swap)
            last += 1
    return "".join(out) + text[last:], sorted(set(now.values()) | kept)


def copy(out, copies):
    dice, pools = random.Random(5), {}
    for corpus in LEARNED:
        for folder in sorted(glob.glob(os.path.join(corpus, "*", ""))) or [corpus]:
            golds = gold_of(folder)
            for number in range(copies):
                target = os.path.join(out, f"copy-{os.path.basename(os.path.abspath(folder))}-{number}")
                os.makedirs(target, exist_ok=True)
                lines = collections.defaultdict(list)
                for doc, gold in golds.items():
                    language = gold["lang"]
                    if language not in pools:
                        pools[language] = Maker(language)
                    pool = pools[language]
                    try:
                        text = open(os.path.join(folder, doc), encoding="utf-8").read()
                    except UnicodeDecodeError:
                        continue
                    called = {x for x in aliases(gold) if len(x) > 1 and x in text}
                    if language == "en":
                        called = {x for x in called if re.match("[A-Z]", x)}
                    made = replaced(text, called, pool, dice) if called else None
                    if not made:
                        continue
                    open(os.path.join(target, doc), "w", encoding="utf-8").write(made[0])
                    # All that is asked of the gold of a copy is what its companies are called.
                    fact = {"entity": ["", *made[1]], "bytes": [0, 0]}
                    line = {"doc": doc, "lang": language, **{t: [] for t in TABLES}, "investments": [fact]}
                    lines[language].append(json.dumps(line, ensure_ascii=False))
                for language, rows in lines.items():
                    path = os.path.join(target, f"gold-{language}.jsonl")
                    open(path, "w", encoding="utf-8").write("\n".join(rows) + "\n")
                print(target, sum(map(len, lines.values())))


# ----------------------------------------------------------------------------------------------------------- learning


def label_characters(examples):
    """Sets `labels` of the units of texts (0 none, 1 begins a name, 2 goes on, -1 either) and `unknown`: new names."""
    by = collections.defaultdict(list)
    for e in examples:
        by[e["doc"]].append(e)
    for parts in by.values():
        soft = set()
        for e in parts:
            e["bytes"] = e["text"].encode()
            soft |= {e["bytes"][a:b].decode(errors="ignore") for a, b, is_firm in e["known"] if not is_firm}
        called = sorted((x for x in aliases(parts[0]["gold"]) if len(x) > 1 and x not in soft), key=len, reverse=True)
        for e in parts:
            text, units = e["bytes"], e["units"]
            starts, ends = {u[0]: i for i, u in enumerate(units)}, {u[1]: i for i, u in enumerate(units)}
            labels, e["unknown"] = [0] * len(units), []

            def mark(low, high, is_firm):
                if low in starts and high in ends:
                    inner = range(starts[low], ends[high] + 1)
                    if any(labels[i] for i in inner):
                        return False
                    for i in inner:
                        labels[i] = 2 if is_firm else -1
                    if is_firm:
                        labels[starts[low]] = 1
                    return True
                for i, (a, b) in enumerate(units):
                    if a < high and b > low and labels[i] == 0:
                        labels[i] = -1
                return False

            for low, high, is_firm in e["known"]:
                mark(low, high, is_firm)
            is_word = lambda x: x.isalnum() and x.isascii()
            for name in called:
                q = name.encode()
                low = text.find(q)
                while low >= 0:
                    high = low + len(q)
                    runs_on = is_word(q[:1]) and is_word(text[low - 1 : low])
                    runs_on = runs_on or is_word(q[-1:]) and is_word(text[high : high + 1])
                    if not runs_on and mark(low, high, True):
                        e["unknown"].append((low, high))
                    low = text.find(q, high)
            e["labels"] = labels


def label_runs(examples):
    """Sets `label` of runs of capitals: 1 names a company, 0 none, -1 a part of one."""
    for e in examples:
        called = {norm(x) for x in aliases(e["gold"])}
        name = norm(e["name"])
        is_part = any(a.startswith(name) or name.startswith(a) for a in called if len(a) > 3)
        e["label"] = 1 if name in called else -1 if is_part else 0


def weight(example):
    return COPY if example["doc"].startswith("copy-") else 1.0


def fit_chains(texts):
    """Weights and biases of beginning a name and going on with one."""
    features = [f for e in texts for f in e["features"]]
    documents = np.array([e["number"] for e in texts for _ in e["units"]])
    labels = [l for e in texts for l in e["labels"]]
    rows = matrix(features, BITS)
    slots = common(rows, documents)
    lengths, counts = [len(e["units"]) for e in texts], [weight(e) for e in texts]
    w, b = chains.fit(rows[:, slots], labels, lengths, counts, CHAIN_PENALTY)
    full = np.zeros((1 << BITS, 2))
    full[slots] = w
    return full, b


def fit_runs(rows, labels, weighted, numbers):
    """Weights and bias of a run of capitals naming a company."""
    rows = matrix(rows, BITS)
    slots = common(rows, np.array(numbers), 1)
    w, b = softmax(rows[:, slots], np.array(labels), np.array(weighted), 1, PENALTY)
    full = np.zeros((1 << BITS, 1))
    full[slots] = w
    return full, b


def decode(example, head):
    """The names that the tagger finds, as NameTagger.names does: byte ranges with how sure it is of each."""
    scores = matrix(example["features"], BITS) @ head.weights + head.biases
    outside, inside, back = 0.0, -1e9, []
    for begin, go in scores:
        first, on, is_in = max(outside, inside) + begin, inside + go, inside > outside
        back.append((is_in, 2 if on > first else int(is_in)))
        outside, inside = max(outside, inside), max(first, on)
    found, at, is_in, total = [], len(scores) - 1, inside > outside, 0.0
    end = at
    while at >= 0:
        if is_in:
            goes = back[at][1] == 2
            total += scores[at][1 if goes else 0]
            if not goes:
                found.append((example["units"][at][0], example["units"][end][1], total / (end - at + 1)))
                total, is_in, end = 0.0, back[at][1] == 1, at - 1
        else:
            is_in, end = bool(back[at][0]), at - 1
        at -= 1
    return found


def count(held, head):
    """Says how many of the unknown names of held-out articles are found, and how many others."""
    tally = collections.Counter()
    for e in held:
        least = MARGINS["name"] * (4 if e["lang"] == "ja" else 1)
        is_known = lambda a, b: any(a < y and b > x for x, y, _ in e["known"])
        found = {(a, b) for a, b, s in decode(e, head) if s >= least and not is_known(a, b)}
        unknown = set(e["unknown"])
        for key, n in (("found", found & unknown), ("missed", unknown - found), ("others", found - unknown)):
            tally[e["lang"], key] += len(n)
    for language in ("ko", "zh", "ja"):
        print(f"  {language}:", ", ".join(f"{tally[language, k]} {k}" for k in ("found", "missed", "others")))


def learn(examples, copies, hold, path):
    corpora = LEARNED + ([copies] if copies else [])
    every = load(corpora, examples, ("names", "run"))
    is_held = lambda e: re.sub(r"^copy-|-\d+$", "", e["doc"].split("/")[0]) in hold
    texts, runs = [[e for e in every if e["head"] == head] for head in ("names", "run")]
    label_characters(texts)
    label_runs(runs)
    print(len(texts), "paragraphs,", len(runs), "runs of capitals")
    taught = [e for e in texts if not is_held(e) and e["units"]]
    heads = {"name": weights.Head(*fit_chains(taught), MARGINS["name"])}
    held = [e for e in texts if is_held(e) and weight(e) == 1]
    if held:
        count(held, heads["name"])
    rows = [(e["features"], e["label"], weight(e), e["number"]) for e in runs if not is_held(e) and e["label"] >= 0]
    heads["run"] = weights.Head(*fit_runs(*zip(*rows)), MARGINS["run"])
    if path:
        weights.write(heads, path)


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ways = ask.add_subparsers(dest="way", required=True)
    one = ways.add_parser("copy")
    one.add_argument("out")
    one.add_argument("--copies", type=int, default=2)
    two = ways.add_parser("learn")
    two.add_argument("examples")
    two.add_argument("--copies")
    two.add_argument("--hold", default="")
    two.add_argument("--write", nargs="?", const=weights.FILE)
    asked = ask.parse_args()
    if asked.way == "copy":
        copy(asked.out, asked.copies)
    else:
        learn(asked.examples, asked.copies, asked.hold.split(","), asked.write)


if __name__ == "__main__":
    main()
