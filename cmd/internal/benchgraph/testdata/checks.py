"""How the answers of two programs have to agree. Each check takes the answer of
cocite and that of a peer, a float a node, and says what is wrong, or nothing."""

import numpy as np


def equal(ours, theirs):
    wrong = int((ours != theirs).sum())
    return f"{wrong} nodes differ" if wrong else ""


def close(ours, theirs, bound):
    """Each value agrees, relative to the larger of it and 1."""
    return worst(np.abs(ours - theirs) / np.maximum(1, np.abs(theirs)), bound)


def within(ours, theirs, bound):
    return worst(np.abs(ours - theirs), bound)


def scaled(ours, theirs, bound):
    """As close, after both are divided by their largest value."""
    return worst(np.abs(ours / ours.max() - theirs / theirs.max()), bound)


def share(ours, theirs, bound):
    """The distance of all values together, after both are made to sum to 1."""
    return worst(np.abs(ours / ours.sum() - theirs / theirs.sum()).sum(), bound)


def length(ours, theirs, bound):
    """The distance of the two as vectors of length 1."""
    return worst(np.linalg.norm(ours / np.linalg.norm(ours) - theirs / np.linalg.norm(theirs)), bound)


def partition(ours, theirs):
    """The same nodes are together, whatever the labels."""
    pairs = len(np.unique(np.stack([ours, theirs]), axis=1).T)
    counts = len(np.unique(ours)), len(np.unique(theirs))
    return "" if counts == (pairs, pairs) else "%d parts against %d, %d together" % (*counts, pairs)


def worst(distance, bound):
    at = float(np.max(distance))
    return "" if at <= bound else f"apart by {at:.3g}, more than {bound:g}"


CHECKS = {f.__name__: f for f in (equal, close, within, scaled, share, length, partition)}


def compare(check, ours, theirs):
    """What is wrong between two files of answers."""
    name, *bound = check
    a, b = np.fromfile(ours), np.fromfile(theirs)
    if len(a) != len(b):
        return f"{len(a)} values against {len(b)}"
    if not (np.isfinite(a).all() and np.isfinite(b).all()):
        return "values that are no numbers"
    return CHECKS[name](a, b, *bound)
