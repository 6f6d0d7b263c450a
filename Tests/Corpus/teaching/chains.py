"""Learns where names begin and go on along a text, a chain of units at a time (a conditional random field).

Each unit stands outside (score 0), begins a name or goes on in one; none goes on from outside. What is learned is that the right
way through a whole chain is likelier than all others, which is what the program then looks for (NameTagger.swift).
"""
import numpy as np
from scipy.optimize import minimize

FREE, NEVER = 0.0, -1e9


def passes(begin, go, outside):
    """Log sums over all ways through chains (steps × chains, scores 0 where free): the whole, and each step's chances.

    Returns the logarithm of the sum for each chain and how likely each step begins a name and goes on in one.
    """
    steps, count = begin.shape
    ahead_out, ahead_in = np.empty((steps + 1, count)), np.empty((steps + 1, count))
    ahead_out[0], ahead_in[0] = 0.0, NEVER
    for t in range(steps):
        either = np.logaddexp(ahead_out[t], ahead_in[t])
        ahead_out[t + 1] = either + outside[t]
        ahead_in[t + 1] = np.logaddexp(either + begin[t], ahead_in[t] + go[t])
    total = np.logaddexp(ahead_out[steps], ahead_in[steps])
    behind_out, behind_in = np.zeros(count), np.zeros(count)
    begins, goes = np.empty_like(begin), np.empty_like(go)
    for t in reversed(range(steps)):
        either = np.logaddexp(ahead_out[t], ahead_in[t])
        begins[t] = np.exp(either + begin[t] + behind_in - total)
        goes[t] = np.exp(ahead_in[t] + go[t] + behind_in - total)
        apart = np.logaddexp(outside[t] + behind_out, begin[t] + behind_in)
        behind_out, behind_in = apart, np.logaddexp(apart, go[t] + behind_in)
    return total, begins, goes


def laid(lengths, most=160):
    """Lays chains side by side, those of like length together: for each block its places in the row of all units."""
    starts = np.r_[0, np.cumsum(lengths)[:-1]]
    order = np.argsort(lengths, kind="stable")
    blocks, at = [], 0
    while at < len(order):
        longest = lengths[order[at]] + 8
        stop = at + 1
        while stop < len(order) and (lengths[order[stop]] <= longest or stop - at < 64):
            stop += 1
        of = order[at:stop]
        steps = int(lengths[of].max())
        places = starts[of][None, :] + np.arange(steps)[:, None]
        blocks.append((of, np.where(np.arange(steps)[:, None] < lengths[of][None, :], places, -1)))
        at = stop
    return blocks


def fit(rows, labels, lengths, weights, penalty, rounds=60):
    """Weights (slots × 2) and biases of beginning and going on.

    `labels` are 0 outside, 1 begins, 2 goes on, -1 any; `lengths` and `weights` are those of the chains, in the order of rows.
    """
    labels, lengths, weights = np.array(labels), np.array(lengths), np.array(weights, float)
    count, slots = rows.shape
    turned, blocks = rows.T.tocsr(), laid(lengths)
    can = [np.where((labels == k) | (labels == -1), FREE, NEVER) for k in (0, 1, 2)]

    def loss(v):
        w = v[: slots * 2].reshape(slots, 2)
        scores = rows @ w + v[slots * 2 :]
        slope, cost = np.zeros((count, 2)), 0.0
        for of, places in blocks:
            is_there = places >= 0
            begin = np.where(is_there, scores[places, 0], NEVER)
            go = np.where(is_there, scores[places, 1], NEVER)
            every = passes(begin, go, np.zeros_like(begin))
            out, first, next_ = (np.where(is_there, c[places], FREE) for c in can)
            right = passes(begin + first, go + next_, out)
            cost += (weights[of] * (every[0] - right[0])).sum()
            weighted = weights[of][None, :]
            slope[places[is_there], 0] = (weighted * (every[1] - right[1]))[is_there]
            slope[places[is_there], 1] = (weighted * (every[2] - right[2]))[is_there]
        return cost + penalty / 2 * (w * w).sum(), np.r_[(turned @ slope + penalty * w).ravel(), slope.sum(0)]

    found = minimize(
        loss, np.zeros(slots * 2 + 2), jac=True, method="L-BFGS-B", options={"maxiter": rounds, "maxfun": rounds + 20}
    ).x
    return found[: slots * 2].reshape(slots, 2), found[slots * 2 :]
