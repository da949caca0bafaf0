"""Readouts of stimulation against what is known: Arnold tongues and phase responses
against closed forms, PCI and PCIst against reference implementations, and what a map
of responses of 68 regions says and costs.

    python tests/benchmarks/stimulation_readouts.py [--pypci FILE.pickle] [--save]

--pypci: lz_2D_example.pickle, the example that comes with noreun/pypci (git blob
06dd0b20 of commit 85f69d2; it names no licence, so it is not kept here). Its pickle is
read without running code.
Prints Markdown; asserts nothing. --save keeps it with a picture of the tongues.
"""

import argparse
import hashlib
import os
import pickle
import platform
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1]))

from brainTwinStudio.analysis import perturbational_complexity as ours  # noqa: E402
from brainTwinStudio.analysis.entrainment import adler_beat  # noqa: E402
from brainTwinStudio.engine.dynamics.arnold_tongue import arnold_tongue  # noqa: E402
from brainTwinStudio.engine.dynamics.phase_response import (  # noqa: E402
    node_phase_response,
)
from brainTwinStudio.engine.network import scaled_weights  # noqa: E402
from brainTwinStudio.engine.response_complexity import (  # noqa: E402
    response_complexity,
)
from brainTwinStudio.engine.response_map import response_map  # noqa: E402
from brainTwinStudio.engine.watcher import Silent  # noqa: E402
from brainTwinStudio.files.demo_patient import demo_patient  # noqa: E402
from brainTwinStudio.jobs.compile_cache import default_cache_dir  # noqa: E402
from brainTwinStudio.jobs.worker import start_engine  # noqa: E402
from brainTwinStudio.project import FrozenMap, Twin  # noqa: E402
from brainTwinStudio.project.rhythms import ArnoldTongue  # noqa: E402
from tests.analysis.test_perturbational_complexity import (  # noqa: E402
    PCIST,
    PYPCI,
    evoked,
    patterns,
)
from tests.engine.named_twin import twin as named  # noqa: E402

SAVED = HERE / "results" / "stimulation_readouts.md"
HOPF = {"a": 5.0, "frequency_hz": 1.0}
TONGUES: tuple[tuple[str, dict[str, float]], ...] = (
    ("kuramoto", {"frequency_hz": 40.0}),
    ("hopf", HOPF),
)
FACTORS = (0.0, 0.25, 0.5, 1.0, 2.0, 4.0)
ALLOWED = {("numpy", "ndarray"), ("numpy", "dtype")}


class ArraysOnly(pickle.Unpickler):
    """Reads arrays and numbers; refuses everything that would run code."""

    def find_class(self, module: str, name: str) -> Any:
        if name == "_reconstruct" and module.startswith("numpy."):
            from numpy._core.multiarray import _reconstruct

            return _reconstruct
        if (module, name) in ALLOWED:
            return getattr(np, name)
        raise pickle.UnpicklingError(f"{module}.{name} is no array.")


# ---------------------------------------------------------------- tables


def of_tongue(node: str, values: dict[str, float], of: ArnoldTongue) -> Iterator[str]:
    beat = adler_beat(of.detuning_hz[None], of.theory_hz[:, None])
    apart = np.abs(np.abs(of.difference_hz) - beat) / of.frequency_hz
    yield f"### {node}, {values}: driven by a {of.drive}"
    yield ""
    yield (
        f"{of.frequency_hz:.4g} Hz, {of.locked.size} cells of {of.seconds:.4g} s; a "
        f"beat below {0.5 / of.seconds:.3g} Hz counts as locked."
    )
    yield ""
    yield "| amplitude | half-width (Hz) | theory (Hz) | ratio | worst beat (of f0) |"
    yield "|---|---|---|---|---|"
    for row, amplitude in enumerate(of.amplitudes):
        half, theory = of.half_width_hz[row], of.theory_hz[row]
        yield (
            f"| {amplitude:.4g} | {half:.5g} | {theory:.5g} | {half / theory:.4f} | "
            f"{apart[row].max():.4f} |"
        )
    yield ""


def of_phase_responses() -> Iterator[str]:
    yield "| node | pulse (area) | against | worst difference (rad) | largest shift |"
    yield "|---|---|---|---|---|"
    values, radius = {"a": 0.25, "frequency_hz": 0.05}, 0.5
    small = node_phase_response("hopf", values)
    apart = np.abs(small.slope + np.sin(small.phases) / radius).max()
    yield (
        f"| hopf | infinitesimal | -sin(phi) / r | {apart:.1e} per area | "
        f"{np.abs(small.slope).max():.3g} per area |"
    )
    for area in (0.01, 0.1, 0.3):
        found = node_phase_response("hopf", values, area)
        x, y = radius * np.cos(found.phases), radius * np.sin(found.phases)
        true = np.angle(np.exp(1j * (np.arctan2(y, x + area) - found.phases)))
        apart = np.abs(found.shift - true).max()
        most = np.abs(true).max()
        yield f"| hopf | {area:g} | its isochrons | {apart:.1e} | {most:.3g} |"
    found = node_phase_response("jansen_rit", {})
    small = node_phase_response("jansen_rit", {}, found.area * 1e-3)
    apart = np.abs(small.shift - small.slope * small.area).max()
    most = np.abs(small.shift).max()
    yield f"| jansen_rit | {small.area:.2g} | the adjoint | {apart:.1e} | {most:.3g} |"
    yield ""


def of_references(example: Path | None) -> Iterator[str]:
    yield "| input | reference | its number | ours | difference |"
    yield "|---|---|---|---|---|"
    for name, pattern in patterns():
        words, pci = PYPCI[name]
        yield _row(f"pattern '{name}'", "pypci, words", words, ours.lempel_ziv(pattern))
        yield _row(f"pattern '{name}'", "pypci, PCI", pci, ours.normalised(pattern))
    for name, sources in (("rich", 6), ("poor", 1)):
        times, response = evoked(sources)
        found = float(ours.state_transitions(response, times).sum())
        yield _row(f"response '{name}'", "renzocom/PCIst", PCIST[name], found)
    if example is not None:
        raw = example.read_bytes()
        with example.open("rb") as file:
            known = ArraysOnly(file, encoding="latin1").load()
        data = np.asarray(known["data"], bool)
        digest = hashlib.sha256(raw).hexdigest()[:12]
        label = f"pypci's example {data.shape}, sha256 {digest}"
        for way, pattern in (("columnwise", data), ("linewise", data.T)):
            words = ours.lempel_ziv(pattern)
            yield _row(f"{label}, {way}", "its words", known[f"lz_{way}"], words)
            entropy = ours.source_entropy(pattern)
            found = words * np.log2(pattern.size) / (pattern.size * entropy)
            yield _row(f"{label}, {way}", "its PCI", known[f"pci_{way}"], found)
    yield ""


def _row(what: str, whose: str, reference: float, found: float) -> str:
    return (
        f"| {what} | {whose} | {reference:.10g} | {found:.10g} | "
        f"{abs(found - reference):.1e} |"
    )


def of_twin() -> Twin:
    """A made Hopf network on the demo connectome; nothing of it is fitted."""
    connectome = demo_patient().patient.connectome
    assert connectome is not None
    n = connectome.parcellation.count
    made = named()
    values = {
        **made.parameters,
        "G": np.asarray(1.0),
        "a": np.full(n, -0.3),
        "frequency_hz": np.full(n, 0.05),
        "noise": np.full(n, 0.02),
        "noise_ratio": np.zeros(n),
        "learned_weights": scaled_weights(connectome.weights),
    }
    return replace(made, connectome=connectome, parameters=FrozenMap(values))


def of_map(twin: Twin) -> Iterator[str]:
    seconds = []
    for seed in (0, 1):
        began = time.perf_counter()
        found = response_map(twin, Silent(), seed=seed)
        seconds.append(time.perf_counter() - began)
    n = len(found.pulse)
    yield (
        f"{n} regions stimulated, {found.seeds} seeds, {found.times_s[-1]:.3g} s after "
        f"the pulse: first call {seconds[0]:.1f} s, second {seconds[1]:.1f} s."
    )
    yield ""
    yield "| the largest response ranks with | r | 90 % over seeds |"
    yield "|---|---|---|"
    for name, one in found.order.items():
        yield f"| {name} | {one.value:.3f} | {one.low:.3f} to {one.high:.3f} |"
    yield ""


def of_complexity(twin: Twin, region: int) -> Iterator[str]:
    name = twin.connectome.parcellation.region_names[region]
    yield f"Pulse to {name}, 32 trials, [90 %] over 8 sets of trials."
    yield ""
    yield "| G times | PCI | PCIst | significant |"
    yield "|---|---|---|---|"
    for factor in FACTORS:
        values = {**twin.parameters, "G": np.asarray(twin.parameters["G"] * factor)}
        turned = replace(twin, parameters=FrozenMap(values))
        found = response_complexity(turned, region, Silent())
        pci, st = found.pci, found.pci_st
        yield (
            f"| {factor:g} | {pci.value:.3f} [{pci.low:.3f}, {pci.high:.3f}] | "
            f"{st.value:.1f} [{st.low:.1f}, {st.high:.1f}] | "
            f"{100 * found.significant.mean():.1f} % |"
        )
    yield ""


def drawn(tongues: list[tuple[str, ArnoldTongue]], path: Path) -> None:
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots(1, len(tongues), figsize=(10, 4), layout="constrained")
    for ax, (name, of) in zip(axes, tongues, strict=True):
        picture = ax.pcolormesh(
            of.detuning_hz, of.amplitudes, of.value, vmin=0, vmax=1, cmap="cividis"
        )
        ax.plot(of.edges_hz, of.amplitudes, "o", color="white", mec="black")
        for sign in (-1, 1):
            ax.plot(sign * of.theory_hz, of.amplitudes, color="tab:red")
        ax.set(title=name, xlabel="own frequency less the input's (Hz)")
        ax.set_ylabel("amplitude")
    figure.colorbar(picture, label="phase-locking value")
    figure.suptitle("Simulated (colour, edges as dots) and first-order theory (lines)")
    figure.savefig(path, dpi=110)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pypci", type=Path)
    parser.add_argument("--save", action="store_true")
    asked = parser.parse_args()
    start_engine(str(default_cache_dir()))
    load = os.getloadavg()
    packages = ("jax", "jaxlib", "numpy", "scipy")
    versions = ", ".join(f"{name} {version(name)}" for name in packages)
    lines = [
        "# Readouts of stimulation",
        "",
        "Written by `tests/benchmarks/stimulation_readouts.py --save`.",
        "",
        f"{datetime.now(UTC):%Y-%m-%d}, {platform.machine()}, {os.cpu_count()} cores, "
        f"load {load[0]:.1f}, {load[1]:.1f}, {load[2]:.1f} at the start, Python "
        f"{platform.python_version()}, {versions}.",
        "",
        "## Arnold tongues",
        "",
    ]
    tongues = [(node, arnold_tongue(node, values)) for node, values in TONGUES]
    for (node, values), (_, of) in zip(TONGUES, tongues, strict=True):
        lines += of_tongue(node, values, of)
    if asked.save:
        lines += ["![tongues](stimulation_readouts.png)", ""]
    lines += ["## Phase responses", "", *of_phase_responses()]
    lines += ["## PCI and PCIst against references", "", *of_references(asked.pypci)]
    twin = of_twin()
    lines += ["## Map of responses", "", *of_map(twin)]
    hub = int(twin.connectome.weights.sum(axis=1).argmax())
    lines += ["## Complexity against the coupling", "", *of_complexity(twin, hub)]
    print("\n".join(lines))
    if asked.save:
        SAVED.write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")
        drawn(tongues, SAVED.with_suffix(".png"))


if __name__ == "__main__":
    main()
