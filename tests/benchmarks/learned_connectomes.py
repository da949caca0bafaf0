"""Hopf networks whose connectome departs from the anatomy that a fit is given.

    python -m tests.benchmarks.learned_connectomes [--regions 16] [--samples 900]

For every departure (tracts that anatomy lacks, a change of rank 2, tracts of one
direction, directions of all) and every form: r of the learned weights with the true
ones over ordered pairs (a fixed connectome stays at that of anatomy), r of what was
learned with what anatomy lacks, r of the odd parts C - C^T, the share of weights that
moved, and |C - C^T| / |C + C^T| beside the true one. Two runs of `samples` times 2 s,
linear part of a fit at the usual pull. Prints a table in Markdown; asserts nothing.
"""

import argparse
import os
import time

import jax
import numpy as np

from brainTwinStudio.analysis.learned_edges import asymmetry
from brainTwinStudio.engine.connectomes import CONNECTOMES
from brainTwinStudio.engine.network import scaled_weights
from brainTwinStudio.project import Array
from tests.engine.wired import (
    TR_S,
    alike,
    anatomy,
    departures,
    learned,
    recorded,
    staged,
)

HEAD = (
    "| departure | connectome | r(C, true) | r(change) | r(odd) | moved | asymmetry |"
)
MOVED = 1e-9


def line(kind: str, form: str, found: Array, true: Array, base: Array) -> str:
    n = len(true)
    off, pairs = ~np.eye(n, dtype=bool), np.triu_indices(n, 1)
    cells = [f"{alike(found, true):.3f}"]
    still = np.array_equal(found, base) or np.array_equal(true, base)
    cells.append("-" if still else f"{alike(found - base, true - base):.3f}")
    odd = (found - found.T)[pairs], (true - true.T)[pairs]
    told = all(np.ptp(part) > 0 for part in odd)
    cells.append(f"{np.corrcoef(*odd)[0, 1]:.3f}" if told else "-")
    cells.append(f"{np.mean(np.abs(found - base)[off] > MOVED):.2f}")
    cells.append(f"{asymmetry(found):.2f} ({asymmetry(true):.2f})")
    return f"| {kind} | {form} | {' | '.join(cells)} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--regions", type=int, default=16)
    parser.add_argument("--samples", type=int, default=900)
    args = parser.parse_args()
    jax.config.update("jax_enable_x64", True)
    of = anatomy(args.regions)
    base = np.asarray(scaled_weights(of.weights))
    minutes = 2 * args.samples * TR_S / 60
    print(f"{args.regions} regions, {minutes:.0f} min; load {os.getloadavg()[0]:.1f}\n")
    print(f"{HEAD}\n|{'---|' * HEAD.count('|')}"[:-4])
    began = time.perf_counter()
    for kind, true in {"none": base, **departures(of)}.items():
        runs = recorded(true, args.samples)
        print(line(kind, "fixed", base, true, base), flush=True)
        for form in CONNECTOMES:
            for directed in (False, True):
                name = form.info.name
                found = learned(*staged(of, runs, name, directed=directed), 300)
                name += ", directed" if directed else ""
                print(line(kind, name, found, true, base), flush=True)
    print(f"\n{time.perf_counter() - began:.0f} s")


if __name__ == "__main__":
    main()
