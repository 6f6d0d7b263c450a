"""Linear models over hashed features: sparse matrices of them, softmax regression, and ranking of candidates."""
import numpy as np
import scipy.sparse as sp
from scipy.optimize import minimize


def matrix(rows, bits):
    """Rows of feature hashes as a sparse matrix of how often each slot holds, at most four times."""
    mask = (1 << bits) - 1
    columns = np.fromiter((x & mask for row in rows for x in row), dtype=np.int64)
    ends = np.cumsum([0] + [len(row) for row in rows])
    result = sp.csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(rows), 1 << bits))
    result.sum_duplicates()
    result.data = np.minimum(result.data, 4)
    return result


def common(rows, documents, least=2):
    """The slots that hold in at least so many documents."""
    by = sp.csr_matrix((np.ones(len(documents)), (documents, np.arange(len(documents)))))
    flags = rows.copy()
    flags.data[:] = 1
    return np.flatnonzero(np.asarray(((by @ flags) > 0).sum(0)).ravel() >= least)


def softmax(rows, answers, weights, outputs, penalty):
    """Weights (slots × outputs) and biases of the answers 1…outputs; the answer 0 stays at 0."""
    count, slots = rows.shape
    wanted = np.zeros((count, outputs + 1))
    wanted[np.arange(count), answers] = 1
    turned = rows.T.tocsr()

    def loss(v):
        w = v[: slots * outputs].reshape(slots, outputs)
        scores = np.c_[np.zeros(count), rows @ w + v[slots * outputs :]]
        scores -= scores.max(1, keepdims=True)
        chances = np.exp(scores)
        chances /= chances.sum(1, keepdims=True)
        slope = (chances - wanted)[:, 1:] * weights[:, None]
        cost = -(weights * np.log(chances[np.arange(count), answers] + 1e-12)).sum()
        return cost + penalty / 2 * (w * w).sum(), np.r_[(turned @ slope + penalty * w).ravel(), slope.sum(0)]

    found = minimize(
        loss,
        np.zeros(slots * outputs + outputs),
        jac=True,
        method="L-BFGS-B",
        options={"maxiter": 120, "maxfun": 140},
    ).x
    return found[: slots * outputs].reshape(slots, outputs), found[slots * outputs :]


def rank(rows, right, group, weights, penalty):
    """Weights by which the right candidates of each group come first; `weights` has one number a group."""
    count = group.max() + 1
    members = sp.csr_matrix((np.ones(len(group)), (group, np.arange(len(group)))), shape=(count, len(group)))
    turned = rows.T.tocsr()

    def loss(v):
        scores = rows @ v
        top = np.full(count, -1e9)
        np.maximum.at(top, group, scores)
        raised = np.exp(scores - top[group])
        every, good = members @ raised, members @ (raised * right)
        cost = -(weights * (np.log(good + 1e-12) - np.log(every))).sum()
        slope = raised * right / (good[group] + 1e-12) - raised / every[group]
        return cost + penalty * (v @ v) / 2, -(turned @ (weights[group] * slope)) + penalty * v

    return minimize(loss, np.zeros(rows.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 120}).x
