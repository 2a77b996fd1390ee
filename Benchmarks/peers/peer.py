"""Measures a peer: peer.py FOLDER WORKLOAD PEER prints seconds of CPU for the whole workload.

Slow peers work on a sample; `scale` says how many such samples make the workload. The work is
repeated until it took half a second; the median counts, as in `ahp-benchmark`.
"""

import json
import os
import statistics
import sys
import time

import numpy as np

from numpy_ahp import full, power, synthesize, triangles

folder, workload, peer = sys.argv[1:4]


def load(name, count=None):
    rows = np.load(os.path.join(folder, name), mmap_mode="r")
    return np.array(rows[:count])


def eig(matrices, chunk=5000):
    vectors, values = [], []
    for start in range(0, len(matrices), chunk):
        value, vector = np.linalg.eig(matrices[start:start + chunk])
        k = value.real.argmax(1)
        x = np.take_along_axis(vector, k[:, None, None], 2)[:, :, 0].real
        vectors.append(x / x.sum(1, keepdims=True))
        values.append(np.take_along_axis(value.real, k[:, None], 1)[:, 0])
    return np.concatenate(vectors), np.concatenate(values)


def eig_one(a):
    value, vector = np.linalg.eig(a)
    k = value.real.argmax()
    x = vector[:, k].real
    return x / x.sum(), value[k].real


def power_one(a):
    x = a.sum(1)
    x /= x.sum()
    for _ in range(1000):
        y = a @ x
        q = y / x
        x = y / y.sum()
        if q.max() - q.min() < 1e-12 * q.max():
            break
    return x, y.sum()


def mean_index(values, order):
    return (values.mean() - order) / (order - 1)


# One function for each workload and peer: it makes the data and returns (scale, work).


def w1_batch():
    rows = load("W1-9.npy", None if peer == "numpy-power" else 20_000)
    a = full(rows, 9)
    solve = {"numpy-power": power, "numpy-eig": eig}[peer]
    return 100_000 / len(a), lambda: mean_index(solve(a)[1], 9)


def w1_single():
    sample = {"numpy-eig": 2000, "pydecision": 2000, "ahpy": 400, "pyanp": 400}[peer]
    a = full(load("W1-9.npy", sample), 9)
    scale = 100_000 / sample
    if peer == "numpy-eig":
        return scale, lambda: np.mean([(eig_one(m)[1] - 9) / 8 for m in a])
    if peer == "pydecision":
        from pyDecision.algorithm.ahp import ahp_method
        # Its random index of order 9 is 1.45.
        return scale, lambda: np.mean([ahp_method(m, wd="me")[1] * 1.45 for m in a])
    if peer == "pyanp":
        from pyanp.priority import incon_std, pri_eigen
        return scale, lambda: np.mean([(pri_eigen(m), incon_std(m))[1] * 1.45 for m in a])
    import ahpy
    i, j = np.triu_indices(9, 1)
    pairs = [(f"item {x}", f"item {y}") for x, y in zip(i, j)]
    judged = [dict(zip(pairs, m[i, j].tolist())) for m in a]
    return scale, lambda: np.mean(
        [ahpy.Compare("goal", d, random_index="saaty").consistency_ratio * 1.45 for d in judged])


def w2(order):
    a = full(load(f"W2-{order}-{order}.npy"), order)[0]
    if peer == "numpy-eig":
        return 1, lambda: eig_one(a)[1]
    if peer == "numpy-power":
        return 1, lambda: power_one(a)[1]
    if peer == "seven-reads":
        x = np.ones(order)

        def reads():
            for _ in range(7):
                y = a @ x
            return y[0]

        return 1, reads
    from scipy.sparse.linalg import eigs
    return 1, lambda: eigs(a, k=1, v0=np.ones(order), tol=1e-12)[0][0].real


def w3():
    if peer == "pyanp":
        return w3_pyanp()
    criteria, leaves = full(load("W3-20.npy"), 20), full(load("W3-50.npy"), 50)
    return 1, lambda: synthesize(criteria, leaves, 20, 3, lambda a: power(a, 200))[0]


def w3_pyanp():
    from pyanp.ahptree import AHPTree
    from pyanp.pairwise import Pairwise
    # 4 × 4 × 4 leaves; the first rows and columns of the matrices of criteria.
    criteria, leaves = full(load("W3-20.npy"), 20), full(load("W3-50.npy", 64), 50)
    alternatives = [f"a{k}" for k in range(50)]

    def judged(names, matrix):
        pairwise = Pairwise(list(names))
        pairwise.vote_matrix("u", matrix)
        return pairwise

    def tree():
        tree = AHPTree(alt_names=list(alternatives))
        matrices, bottom = iter(criteria), iter(leaves)

        def grow(node, levels):
            if levels == 0:
                node.alt_prioritizer = judged(alternatives, next(bottom))
                return
            for k in range(4):
                node.add_child(f"{node.name}.{k}")
            node.child_prioritizer = judged(node.childnames(), next(matrices)[:4, :4])
            for child in node.children:
                grow(child, levels - 1)

        grow(tree.root, 3)
        tree.root.synthesize("u")
        return float(np.sum(tree.root.alt_scores))

    return 8000 / 64, tree


def w3_wide():
    criteria, leaves = full(load("W3-wide-10.npy"), 10), full(load("W3-wide-5.npy"), 5)
    solve = {"numpy-power": power, "numpy-eig": eig}[peer]
    return 1, lambda: synthesize(criteria, leaves, 10, 5, solve)[0]


def w4():
    # The aggregation of one matrix, and the CR of a sample of its respondents as if of all.
    rows = load("W4-9.npy", 10_000)
    sample = {"numpy-power": 10_000, "numpy-eig": 2_000}[peer]
    solve = {"numpy-power": power, "numpy-eig": eig}[peer]
    spent = {}

    def work():
        start = time.process_time()
        group = np.exp(np.log(rows).mean(0))
        index = mean_index(solve(full(group[None], 9))[1], 9)
        middle = time.process_time()
        index += mean_index(solve(full(rows[:sample], 9))[1], 9)
        end = time.process_time()
        spent["cpu"] = middle - start + (end - middle) * 10_000 / sample
        return index

    return 60, work, spent


def w5():
    random = np.random.default_rng(1)
    scale = np.array([1 / k for k in range(9, 1, -1)] + list(range(1, 10)))

    def work():
        a = full(scale[random.integers(0, 17, (20_000, 45))], 10)
        return mean_index(np.linalg.eigvals(a).real.max(1), 10)

    return 50, work


def w6():
    with open(os.path.join(folder, "W3.json"), "rb") as file:
        text = file.read()
    if peer == "orjson":
        import orjson
        return 1, lambda: orjson.loads(text)["ahp"] * 8421
    if peer == "json":
        return 1, lambda: json.loads(text)["ahp"] * 8421
    return 1, lambda: sum(len(rows) for rows in triangles(json.loads(text)).values())


def w8():
    import scipy.sparse
    matrix = scipy.sparse.load_npz(os.path.join(folder, f"{workload}.npz")).tocsr()
    order = matrix.shape[0]

    def power():
        # Up to a change of 1e-14, which leaves an error of about that divided by one less the second
        # eigenvalue: what our bound certifies.
        x = np.full(order, 1 / order)
        for _ in range(100_000):
            y = matrix @ x
            y /= y.sum()
            if np.abs(y - x).sum() < 1e-14:
                break
            x = y
        return y

    def certified():
        # The bound of ResidualCertificate, in plain double precision: weights found by steps with the
        # transposed matrix until they are good enough, and the residual with its rounding.
        p = power()
        node = p.argmax()
        right = np.ones(order)
        right[node] -= 1 / p[node]
        steps = np.zeros(order)
        others = np.arange(order) != node
        transposed = matrix.T
        for _ in range(100_000):
            following = right + transposed @ steps
            if np.abs(following - steps)[others].max() < 0.5:
                break
            steps = following
        weights = steps - steps[node]
        margin = (weights - transposed @ weights)[others].min()
        product = matrix @ p
        residual = np.abs(product - p) + 24 * 2.0 ** -53 * (product + p)
        bound = 2 * (weights @ residual) / margin
        assert margin > 0 and bound < 1e-8
        return p

    dense = matrix.toarray() if peer == "numpy-squaring" else None

    def squaring():
        v = dense
        for _ in range(60):
            square = v @ v
            square /= square.sum(0)
            if np.abs(square - v).max() < 1e-15:
                break
            v = square
        return square[0].mean()

    return 1, {
        "scipy-power": lambda: power()[0], "scipy-certified": lambda: certified()[0],
        "numpy-squaring": squaring}[peer]


prepare = {
    "W1-batch": w1_batch, "W1-single": w1_single, "W2-1000": lambda: w2(1000),
    "W2-2000": lambda: w2(2000), "W2-4000": lambda: w2(4000), "W3": w3, "W3-wide": w3_wide,
    "W4": w4, "W5": w5, "W6": w6,
    "W8-1000": w8, "W8-10000": w8, "W8-100000": w8, "W8-10000-far10": w8, "W8-100000-far10": w8,
    "W8-100000-far100": w8,
}[workload]
scale, work, *spent = prepare()
work()
times = []
while len(times) < 3 and sum(times) < 3 or sum(times) < 0.5:
    start = time.process_time()
    value = work()
    times.append(time.process_time() - start if not spent else spent[0]["cpu"])
print(json.dumps({"cpu": statistics.median(times) * scale, "scale": scale, "value": float(value)}))
