"""Learns the judgements on amounts and percentages: is it a fact, of which kind, whose, over which time.

    judgements.py EXAMPLES [--corpus FOLDER…] [--hold BATCH,…] [--check] [--write FILE]

EXAMPLES is the folder that ./examples wrote. --check holds out a third of the articles three times and says how often
rules and model are right on them, and which margins are best; --write writes the weights (see weights.py), by default
into the program's sources. Questions about names keep the weights they have (see company_names.py).
"""
import argparse
import time

import numpy as np
from sklearn.model_selection import GroupKFold

import weights
from corpus import ANSWERS, LEARNED, load, names, norm, num, segment
from linear import common, matrix, rank, softmax

# Of each question: the binary logarithm of its slots, the penalty on large weights, and by how much a rule must be beaten
# (found by --check). More slots than these change nothing that
# can be measured. Over what time a move was, and how many years a rule gave an amount, is not asked where a rule says it.
QUESTIONS = {
    "amount": (18, 2.0, 0.44),
    "status": (17, 2.0, 0.25),
    "percent": (17, 2.0, 0.0),
    "segment": (16, 2.0, 0.5),
    "window": (15, 2.0, 3.0),
    "subject": (17, 4.0, 0.0),
    "span": (15, 1.5, 0.5),
    # A figure that no rule took is looked at closely only where its first features give it this chance of being a fact.
    "openAmount": (13, 1.0, float(np.log(0.13 / 0.87))),
    "openPercent": (13, 1.0, float(np.log(0.13 / 0.87))),
    # A percentage that a rule took is left to it where its first features give the rule this chance of being right.
    "closedPercent": (13, 1.0, float(np.log(0.95 / 0.05))),
}
# The questions about the first features, and of which quantities they are asked.
FIRST = {"openAmount": "amount", "openPercent": "percent", "closedPercent": "percent"}
# An article of these counts twice as much as one of `taught`: they are few, and what is read right in them is to stay
# right. Were it four times, batches of `taught` that are held out would lose up to three thousandths of F1.
OFTEN, TIMES = ("dev", "own", "unseen", "fresh"), 2.0
MARGINS = (0, 0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4, 6)
# A quantity is a fact from this chance on: finding one counts a little more than stating none too many.
THRESHOLD = 0.43
FACTS = {"capex": "1", "stake": "2", "growth": "3", "move": "4"}


def choice(examples, question):
    """The examples that a question is asked of, and its right answers."""
    if question in ("amount", "percent"):
        chosen = [e for e in examples if e["head"] == question and e["answer"] is not None]
        return chosen, [ANSWERS[question].index(e["answer"]) for e in chosen]
    if question in FIRST:
        of = [e for e in examples if e["head"] == FIRST[question] and e["answer"] is not None]
        if question == "closedPercent":
            chosen = [e for e in of if e.get("rule")]
            return chosen, [int(e["answer"] == e["rule"]["kind"]) for e in chosen]
        chosen = [e for e in of if not e.get("rule")]
        return chosen, [int(e["answer"] != "none") for e in chosen]
    asked = {"status": ("capex", "stake"), "segment": ("growth",), "window": ("move",)}[question]
    chosen = [e for e in examples if e["answer"] in asked]
    return chosen, [value(question, e["facts"][0]) for e in chosen]


def counts(examples):
    """How much each example counts."""
    return np.array([TIMES if e["doc"].split("/")[0] in OFTEN else 1.0 for e in examples])


def features(question, example):
    """What a question looks at."""
    if question in FIRST:
        return example["features"][: example["first"]]
    return example["features"] + (example["further"] if question in ("status", "segment", "window") else [])


def value(question, fact):
    """What a fact, or a rule, answers."""
    said = fact[question]
    return ANSWERS[question].index(segment(said) if question == "segment" else said)


def ruled(question, example):
    """What the rules answered, None where they said nothing."""
    rule = example.get("rule") or {}
    if question in ("amount", "percent"):
        return ANSWERS[question].index(rule.get("kind", "none"))
    return value(question, rule) if question in rule else None


def candidates(examples, question):
    """The groups of candidates for subjects or times: examples, rows, which are right, groups, which are the rules'."""
    groups, rows, right, group, own = [], [], [], [], []
    for e in examples:
        if e["answer"] in (None, "none") or question == "span" and e["answer"] != "capex":
            continue
        if question == "subject":
            among, key = e["subjects"], FACTS[e["answer"]]
            wanted = set().union(*(names(x["entity"]) for x in e["facts"]))
            good = [bool({norm(n) for n in c["names"]} & wanted) for c in among]
        else:
            among, key = e["spans"], "1" + ("s" if e["facts"][0]["status"] == "spent" else "p")
            good = [any(num(c["years"], x.get("years"), 1e-3) for x in e["facts"]) for c in among]
        if not among:
            continue
        own.append([at for at, c in enumerate(among) if c["ruled"]])
        rows += [c["features"][key] for c in among]
        right += good
        group += [len(groups)] * len(among)
        groups.append(e)
    return groups, rows, np.array(right, float), np.array(group), own


def f1(right, found):
    """Hits, false ones, missed ones and F1 of facts among quantities (0 is no fact)."""
    hits = int(((right == found) & (right > 0)).sum())
    false = int(((found > 0) & (right != found)).sum())
    missed = int(((right > 0) & (right != found)).sum())
    return hits, false, missed, round(2 * hits / max(1, 2 * hits + false + missed), 3)


def say(title, languages, model, rules):
    """How often model and rules are right; `rules` has None where no rule spoke."""
    for language in ["all", "ko", "en", "zh", "ja"]:
        of = [i for i, l in enumerate(languages) if language in ("all", l)]
        both = [i for i in of if rules[i] is not None]
        if both:
            line = f"  {title} {language}: model {np.mean([model[i] for i in of]):.3f} of {len(of)}; where rules speak"
            print(line, f"rules {np.mean([rules[i] for i in both]):.3f}, model {np.mean([model[i] for i in both]):.3f}")


def say_margin(title, rows):
    """The margin that serves best, of (how far the model is ahead of the rule, is it right, is the rule right)."""
    best = max(MARGINS, key=lambda m: (round(np.mean([rule if ahead < m else good for ahead, good, rule in rows]), 4), -m))
    print(f"  {title}: best margin {best}")


def teach_choice(examples, question, check):
    bits, penalty, margin = QUESTIONS[question]
    chosen, right = choice(examples, question)
    right, outputs = np.array(right), 1 if question in FIRST else len(ANSWERS[question]) - 1
    rows = matrix([features(question, e) for e in chosen], bits)
    number, weight = np.array([e["number"] for e in chosen]), counts(chosen)
    languages = np.array([e["lang"] for e in chosen])
    if check:
        chances = np.zeros((len(chosen), outputs + 1))
        for learn, test in GroupKFold(3).split(right, right, number):
            slots = common(rows[learn], number[learn])
            w, b = softmax(rows[learn][:, slots], right[learn], weight[learn], outputs, penalty)
            scores = np.c_[np.zeros(len(test)), rows[test][:, slots] @ w + b]
            scores = np.exp(scores - scores.max(1, keepdims=True))
            chances[test] = scores / scores.sum(1, keepdims=True)
        rules = [None if question in FIRST else ruled(question, e) for e in chosen]
        if question in FIRST:
            above = chances[:, 1] >= 1 / (1 + np.exp(-margin))
            if question == "closedPercent":
                print(f"  {question}: {above.mean():.3f} are left to the rule, {right[above].mean():.3f} of them right")
            else:
                lost = ((right > 0) & ~above).sum()
                print(f"  {question}: {above.mean():.3f} pass, {lost} facts of {right.sum()} do not")
        elif question in ("amount", "percent"):
            found = np.where(1 - chances[:, 0] > THRESHOLD, 1 + chances[:, 1:].argmax(1), 0)
            for language in ["all", "ko", "en", "zh", "ja"]:
                of = (languages == language) | (language == "all")
                by = f1(right[of], np.array(rules)[of])
                print(f"  {question} {language}: rules {by} model {f1(right[of], found[of])}")
        else:
            found, logs = chances.argmax(1), np.log(chances + 1e-9)
            good = [None if r is None else bool(r == y) for r, y in zip(rules, right)]
            say(question, languages, found == right, good)
            # Of two answers the model's own certainty counts, of more how far the best is ahead of the rule's.
            ahead = lambda i: abs(logs[i, 1] - logs[i, 0]) if outputs == 1 else logs[i, found[i]] - logs[i, rules[i]]
            spoken = [i for i in range(len(right)) if good[i] is not None]
            say_margin(question, [(ahead(i), found[i] == right[i], good[i]) for i in spoken])
    slots = common(rows, number)
    w, b = softmax(rows[:, slots], right, weight, outputs, penalty)
    if question in ("amount", "percent"):
        b = b + np.log((1 - THRESHOLD) / THRESHOLD)
    full = np.zeros((1 << bits, outputs))
    full[slots] = w
    if question in ("segment", "window"):
        # These compare all answers, the first one too.
        full, b = np.c_[np.zeros(1 << bits), full], np.r_[0, b]
    return weights.Head(full, b, margin)


def teach_rank(examples, question, check):
    bits, penalty, margin = QUESTIONS[question]
    groups, rows, right, group, own = candidates(examples, question)
    rows = matrix(rows, bits)
    number = np.array([groups[i]["number"] for i in group])
    weight, reached = counts(groups), np.bincount(group, right) > 0
    print(f"  {question}: the right one is among the candidates in {reached.mean():.3f} of {len(groups)}")

    def fit(ids):
        of = np.isin(group, ids) & reached[group]
        slots = common(rows[of], number[of])
        kept, inner = np.unique(group[of], return_inverse=True)
        return slots, rank(rows[of][:, slots], right[of], inner, weight[kept], penalty)

    every = np.arange(len(groups))
    if check:
        scores = np.zeros(len(right))
        for learn, test in GroupKFold(3).split(every, every, [e["number"] for e in groups]):
            slots, w = fit(learn)
            of = np.isin(group, test)
            scores[of] = rows[of][:, slots] @ w
        starts = np.r_[0, np.cumsum(np.bincount(group))]
        best = [starts[i] + scores[starts[i] : starts[i + 1]].argmax() for i in every]
        good = [bool(right[at]) for at in best]
        rules = [any(right[starts[i] + at] for at in own[i]) if own[i] else None for i in every]
        say(question, [e["lang"] for e in groups], good, rules)
        lead = lambda i: scores[best[i]] - max(scores[starts[i] + at] for at in own[i])
        say_margin(question, [(lead(i), good[i], rules[i]) for i in every if own[i]])
    slots, w = fit(every)
    full = np.zeros((1 << bits, 1))
    full[slots, 0] = w
    return weights.Head(full, np.zeros(1), margin)


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("examples")
    ask.add_argument("--corpus", nargs="+", default=LEARNED)
    ask.add_argument("--hold", default="", help="batches that are not learned from")
    ask.add_argument("--check", action="store_true")
    ask.add_argument("--write", nargs="?", const=weights.FILE)
    asked = ask.parse_args()
    examples = load(asked.corpus, asked.examples, ("amount", "percent"), asked.hold.split(","))
    print(len({e["doc"] for e in examples}), "articles,", len(examples), "amounts and percentages")
    heads = {}
    for question in QUESTIONS:
        start = time.time()
        teach = teach_rank if question in ("subject", "span") else teach_choice
        heads[question] = teach(examples, question, asked.check)
        print(f"{question}: {time.time() - start:.0f} s", flush=True)
    if asked.write:
        weights.write(heads, asked.write)


if __name__ == "__main__":
    main()
