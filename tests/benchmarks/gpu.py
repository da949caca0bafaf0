"""The engine on whatever device JAX finds: numbers against the CPU's, then speed.

JAX_PLATFORMS=cuda,cpu python tests/benchmarks/gpu.py [--save FOLDER]

Prints Markdown. Regions 80, 400 and 1,000; batches of 1, 32 and 256; float32.
"""

import argparse
import os
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from brainTwinStudio.engine import configure  # noqa: E402

configure(os.environ.get("BRAINTWIN_CACHE"))

import jax  # noqa: E402
import jax.numpy as jnp  # noqa: E402
import numpy as np  # noqa: E402

from brainTwinStudio.engine.benchmark import (  # noqa: E402
    BOLD,
    EEG,
    MPR,
    Task,
    forward_of,
    gradient_of,
    machine,
    network_of,
)
from brainTwinStudio.engine.grid import Grid  # noqa: E402
from brainTwinStudio.engine.simulate import simulate  # noqa: E402
from brainTwinStudio.engine.simulation import Watch  # noqa: E402

SIZES = (80, 400, 1000)
BATCHES = (1, 32, 256)
BUDGET_S = 25.0


def agreement() -> list[str]:
    """Largest difference between this device and the CPU, float64, relative to the
    largest value."""
    lines = ["| network, 200 steps, float64 | largest relative difference to the CPU |"]
    lines.append("|---|---|")
    short = {"hopf": Grid(20, 0, 10, 0.1)}
    for node in ("hopf", "montbrio_pazo_roxin", "wilson_cowan", "jansen_rit"):
        grid = short.get(node, Grid(20, 0, 10, 1e-4))
        delays = node in ("wilson_cowan", "jansen_rit")
        task = Task(node, node, grid, 40, 4, delays, held=False, double=True)
        form, grid, inputs, _ = network_of(task)
        keys = jax.random.split(jax.random.key(0), 4)
        found = []
        for device in (jax.devices()[0], jax.devices("cpu")[0]):
            with jax.default_device(device):
                there = jax.device_put((inputs, keys), device)
                x = simulate(form, grid, *there, Watch("first")).samples
                found.append(np.asarray(x))
        apart = np.abs(found[0] - found[1]).max() / np.abs(found[1]).max()
        lines.append(f"| {node}{', delays' if delays else ''} | {apart:.1e} |")
    return lines


def seconds_of(work: object) -> tuple[float, float]:
    def once() -> float:
        began = time.perf_counter()
        jax.block_until_ready(work())
        return time.perf_counter() - began

    return once(), min(once() for _ in range(3))


def speed() -> list[str]:
    lines = [
        "| row | regions | batch | seconds | million node-steps/s | first call, s |"
    ]
    lines.append("|---|---|---|---|---|---|")
    began = time.perf_counter()
    rows = [("hopf", BOLD, False), ("montbrio_pazo_roxin", MPR, False)]
    rows += [("wilson_cowan", EEG, True), ("jansen_rit", EEG, True)]
    for node, grid, delays in rows:
        grid = grid._replace(samples=grid.samples // 5)
        for regions in SIZES:
            for batch in BATCHES:
                if delays and regions * regions * batch > 4e7:
                    continue
                task = Task(node, node, grid, regions, batch, delays)
                first, best = seconds_of(forward_of(task))
                steps = grid.samples * grid.substeps
                rate = regions * steps * batch / best / 1e6
                text = f"{node}{', delays' if delays else ''} | {regions} | {batch}"
                lines.append(f"| {text} | {best:.3f} | {rate:.0f} | {first:.1f} |")
                print(lines[-1], f"({time.perf_counter() - began:.0f} s)", flush=True)
    for regions in SIZES:
        for batch in (1, 32):
            task = Task("hopf", "hopf", BOLD, regions, batch, gradient=True)
            first, best = seconds_of(gradient_of(task))
            text = f"hopf gradient, 600 s | {regions} | {batch}"
            lines.append(f"| {text} | {best:.3f} | | {first:.1f} |")
            print(lines[-1], f"({time.perf_counter() - began:.0f} s)", flush=True)
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--save", type=Path)
    save = parser.parse_args().save
    known = machine()
    head = f"{known['device']}; {known['cores']} cores, {known['cpu']}; "
    head += ", ".join(f"{k} {v}" for k, v in known["versions"].items())
    text = "\n".join([head, "", *agreement(), "", *speed()])
    print(text)
    if save:
        save.mkdir(parents=True, exist_ok=True)
        (save / "gpu.md").write_text(f"# The engine on a GPU\n\n{text}\n")


if __name__ == "__main__":
    jnp.zeros(1).block_until_ready()
    main()
