"""The file of weights that travels in the program: reading and writing it (LinearModel.swift reads it).

`INVM`, then for each question the number of answers that have weights, the binary logarithm of the number of slots, the
margin and the biases as 32-bit integers, then slots × answers weights of one byte. All numbers of a question share a scale.
"""
import os
import struct

import numpy as np

# In the order of LinearModel.Question.
QUESTIONS = ["amount", "status", "percent", "segment", "window", "subject", "span", "name", "run"]
QUESTIONS += ["openAmount", "openPercent", "closedPercent"]
FILE = os.path.join(
    os.path.dirname(os.path.abspath(__file__)), "..", "..", "..", "Sources", "CEmbedded", "data", "model", "weights.bin"
)


class Head:
    """The weights of one question: slots × answers, a bias an answer, and by how much a rule must be beaten."""

    def __init__(self, weights, biases, margin=0.0):
        self.weights, self.biases, self.margin = weights, np.atleast_1d(biases), margin

    @property
    def bits(self):
        return int(np.log2(self.weights.shape[0]))

    def packed(self):
        scale = 127 / max(np.abs(self.weights).max(), 1e-3)
        whole = lambda x: int(np.clip(round(float(x) * scale), -(10**8), 10**8))
        head = struct.pack("<iii", self.weights.shape[1], self.bits, whole(self.margin))
        biases = struct.pack("<%di" % len(self.biases), *[whole(x) for x in self.biases])
        return head + biases + np.rint(self.weights * scale).astype(np.int8).tobytes()


def read(path=FILE):
    """The heads of a file by question, in its own scale."""
    data = open(path, "rb").read()
    if data[:4] != b"INVM":
        raise ValueError(path + " holds no weights")
    at, heads = 4, {}
    for question in QUESTIONS:
        if at >= len(data):
            # A file from before these questions.
            break
        answers, bits, margin = struct.unpack_from("<iii", data, at)
        biases = struct.unpack_from("<%di" % answers, data, at + 12)
        at += 12 + 4 * answers
        slots = np.frombuffer(data, np.int8, answers << bits, at).reshape(-1, answers).astype(float)
        at += answers << bits
        heads[question] = Head(slots, np.array(biases, float), margin)
    return heads


def write(heads, path=FILE):
    """Writes a file; questions that are not in `heads` keep what the file holds now."""
    missing = [q for q in QUESTIONS if q not in heads]
    if missing:
        now = read(path if os.path.exists(path) else FILE)
        heads = {**heads, **{q: now[q] for q in missing if q in now}}
        if len(heads) < len(QUESTIONS):
            raise ValueError("no weights for " + ", ".join(q for q in QUESTIONS if q not in heads))
    with open(path + ".new", "wb") as file:
        file.write(b"INVM" + b"".join(heads[q].packed() for q in QUESTIONS))
    os.replace(path + ".new", path)
    for q in QUESTIONS:
        kept = " (kept)" if q in missing else ""
        print(f"{q}: {heads[q].weights.shape[1]} answers, {1 << heads[q].bits} slots{kept}")
