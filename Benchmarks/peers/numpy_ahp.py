"""AHP as a numpy expert would write it, and what `ahp generate` writes as arrays."""

import numpy as np

# What stands in a file for each ratio of Saaty's scale.
RATIO = {k: float(k) for k in range(1, 10)} | {f"1/{k}": 1 / k for k in range(2, 10)}


def triangles(model):
    """The judgments of a model, as arrays (matrices, pairs) by order, level by level."""
    found = {}

    def add(judgments):
        triangle = judgments["upperTriangle"]
        order = round((1 + (1 + 8 * len(triangle)) ** 0.5) / 2)
        found.setdefault(order, []).append(
            np.fromiter(map(RATIO.__getitem__, triangle), float, len(triangle)))

    level = [model["goal"]]
    while level:
        for criterion in level:
            if "judgments" in criterion:
                for own in criterion["judgments"].values():
                    add(own)
            else:
                add(criterion)
        level = [child for criterion in level for child in criterion.get("children", [])]
    return {order: np.array(rows) for order, rows in found.items()}


def full(rows, order):
    """Full matrices from upper triangles."""
    i, j = np.triu_indices(order, 1)
    matrices = np.ones((len(rows), order, order))
    matrices[:, i, j] = rows
    matrices[:, j, i] = 1 / rows
    return matrices


def power(matrices, chunk=2000):
    """Principal eigenvectors and eigenvalues of a stack, in pieces that stay in the cache."""
    vectors, values = [], []
    for start in range(0, len(matrices), chunk):
        a = matrices[start:start + chunk]
        x = a.sum(2)
        x /= x.sum(1, keepdims=True)
        for _ in range(1000):
            y = np.matmul(a, x[:, :, None])[:, :, 0]
            q = y / x
            value = y.sum(1)
            x = y / value[:, None]
            if ((q.max(1) - q.min(1)) / q.max(1)).max() < 1e-12:
                break
        vectors.append(x)
        values.append(value)
    return np.concatenate(vectors), np.concatenate(values)


def synthesize(criteria, leaves, branching, levels, solve):
    """Global priorities down the levels, then of the alternatives."""
    local, _ = solve(criteria)
    weights, first = np.ones(1), 0
    for level in range(levels):
        count = branching ** level
        weights = (weights[:, None] * local[first:first + count]).ravel()
        first += count
    return weights @ solve(leaves)[0]
