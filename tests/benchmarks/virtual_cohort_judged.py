"""Is the zone found, and does removing it help, in patients whose truth is known?

    python tests/benchmarks/virtual_cohort_judged.py FOLDER [--members 4] [--first N]
        [--save] [--table] [--without-baselines]

FOLDER is a cohort of `virtual_cohort.py`. Every patient there is located by the same
request that the window and `braintwin locate` send; the truth is read afterwards. Seen
zones (every region with a contact within 15 mm): area under the ROC curve over all
regions, F1 of the regions that are named, beside baselines with the same right to
choose (earliest onset, line length, spectral index, rise, sources without a network,
node strength, nearest contact; their F1 is that of the best number of regions for each
patient, which is more than anyone can know). Unseen zones: is nothing named. Plans are
judged in the generating system: are seizures gone there when the named regions, or the
best set of the search, are removed. FOLDER/judged keeps what is done, and a table says
over how many patients each row is; prints Markdown, asserts nothing.
"""

import argparse
import json
import os
import platform
import time
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
from scipy.stats import binomtest, rankdata
from virtual_cohort import Case, cases

from brainTwinStudio.analysis.seizure_features import line_length, onsets
from brainTwinStudio.analysis.seizure_sources import sparse_sources
from brainTwinStudio.analysis.source_separation import BREADTH_MM
from brainTwinStudio.engine.seizures.features import features_of
from brainTwinStudio.engine.seizures.generating import seizing
from brainTwinStudio.engine.seizures.marking import features_by_sources
from brainTwinStudio.engine.seizures.sources import sources_of
from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.errors import InputError
from brainTwinStudio.jobs.compile_cache import default_cache_dir
from brainTwinStudio.jobs.seizure_requests import LocateRequest, PlanResectionRequest
from brainTwinStudio.jobs.worker import run, start_engine
from brainTwinStudio.project.seizure_twin import ResectionSearch, SeizureTwin

RESULTS = Path(__file__).parent / "results" / "virtual_cohort_judged.md"
BACKGROUND_S = (1.0, 10.0)
RESAMPLED = 4000
PRINTED = (
    *("zone", "named", "auc", "f1", "named_stops", "search_stops", "cpu_s"),
    "refused",
)
Row = dict[str, Any]


def judged(case: Case, members: int, beside: bool = True) -> Row:
    """Everything that is known of one patient, baselines beside it where asked for."""
    return row_of(case, *located(case, members), beside)


def located(case: Case, members: int) -> tuple[SeizureTwin, float]:
    """The twin, and seconds of processor."""
    told = case.told
    assert told.connectome is not None
    assert told.electrodes is not None
    began = time.process_time()
    request = LocateRequest(
        case.name, told.connectome, told.electrodes, told.recordings, members=members
    )
    twin = run(request, Silent())
    assert isinstance(twin, SeizureTwin)
    return twin, time.process_time() - began


def row_of(case: Case, twin: SeizureTwin, spent: float, beside: bool = True) -> Row:
    """Scores first."""
    names = twin.connectome.parcellation.region_names
    zone, seen = case.zone, bool((case.zone <= case.sampled).all())
    row: Row = {
        "name": case.name,
        "seen": seen,
        "unseen": not case.zone_sampled,
        "zone": [names[i] for i in np.flatnonzero(zone)],
        "named": list(twin.zone.named),
        "cpu_s": spent,
        "left_out_r2": twin.agreement.get("rise_r2_left_out", float("nan")),
        "regime": twin.regime.kind,
    }
    score = np.where(case.sampled, twin.zone.probability, -1.0)
    row |= {"auc": auc(score, zone), "f1": f1(row["named"], row["zone"])}
    for what, values in baselines(case).items() if beside else ():
        row |= {f"auc {what}": auc(values, zone), f"f1 {what}": best_f1(values, zone)}
    row |= _intervals(twin, case)
    row |= _plans(twin, case)
    return row


def _intervals(twin: SeizureTwin, case: Case) -> Row:
    """How many intervals of delays hold what truly was, of regions that take part in
    truth and in the twin."""
    onset = case.truth.onset_s
    first = np.nanmin(onset, axis=1, keepdims=True)
    with np.errstate(invalid="ignore"):
        delay = np.nanmean(np.where(np.isfinite(onset), onset - first, np.nan), axis=0)
    both = np.isfinite(delay) & np.isfinite(twin.zone.onset_s)
    held = (delay >= twin.zone.onset_low_s) & (delay <= twin.zone.onset_high_s)
    return {"delays": float(both.sum()), "delays_held": float((held & both).sum())}


def _plans(twin: SeizureTwin, case: Case) -> Row:
    """What removing does in the system that made the seizures."""
    found = run(PlanResectionRequest(twin), Silent())
    assert isinstance(found, ResectionSearch)
    stops = _stops(case, list(twin.zone.named))
    best = list(found.sets[0].regions) if found.sets else []
    true_set = [str(name) for name in case.truth.zone]
    return {
        "named_stops": stops,
        "search_set": best,
        "search_stops": _stops(case, best),
        "search_small": len(best) <= len(true_set),
        "simulations": float(found.forward + 4 * found.reverse),
    }


def _stops(case: Case, regions: list[str]) -> bool:
    if not regions:
        return False
    names = list(case.truth.system.region_names)
    present = np.ones((1, len(names)), bool)
    present[0, [names.index(name) for name in regions]] = False
    return not np.isfinite(seizing(case.truth.system, present=present)).any()


def baselines(case: Case) -> dict[str, np.ndarray]:
    """Scores of regions (region,) without a network: those of the nearest contact, and
    sources behind all contacts; regions that no contact saw come last."""
    told = case.told
    assert told.connectome is not None
    assert told.electrodes is not None
    found = features_of(told.connectome, told.electrodes, told.recordings)
    early, index, length = [], [], []
    for recording in told.recordings:
        signals = np.asarray(recording.signals, float)
        rows = [recording.channel_names.index(n) for n in found.electrodes.names]
        of = onsets(signals[rows], recording.sampling_hz, BACKGROUND_S)
        late = np.where(np.isfinite(of.onset_s), of.onset_s, 1e3)
        early.append(-late)
        index.append(of.index)
        times, lengths = line_length(signals[rows], recording.sampling_hz)
        rest = times <= BACKGROUND_S[1]
        length.append(lengths.max(axis=1) / lengths[:, rest].mean(axis=1))
    rise = np.nanmax(found.rise, axis=2).mean(axis=0)
    strong = np.nan_to_num(found.rise)
    flat = strong.transpose(1, 0, 2).reshape(len(strong[0]), -1)
    gain = 1 / (1 + (found.apart_mm / BREADTH_MM) ** 2) ** 2
    gain = gain / np.exp(found.background)[:, None]
    gain = gain / gain.max()
    sources = sparse_sources(gain, flat, np.ones_like(flat)).power.sum(axis=1)
    nearest = gain.argmax(axis=0)
    contacts = {
        "onset order": np.mean(early, axis=0),
        "spectral index": np.mean(index, axis=0),
        "line length": np.mean(length, axis=0),
        "rise": rise,
    }
    scores = {name: values[nearest] for name, values in contacts.items()}
    scores["sparse power alone"] = sources
    scores["separated sources alone"] = _separated(case)
    scores["node strength"] = told.connectome.weights.sum(axis=1)
    scores["nearest contact"] = gain.max(axis=0)
    return {
        name: np.where(case.sampled, values, values.min() - 1)
        for name, values in scores.items()
    }


def _separated(case: Case) -> np.ndarray:
    """Minus the delay of separated sources (region,), no network: what the twin adds
    to them is to be seen."""
    told = case.told
    assert told.connectome is not None
    assert told.electrodes is not None
    found = features_by_sources(told.connectome, told.electrodes, told.recordings)
    every = np.ones(len(found.apart_mm), bool)
    sources = sources_of(found, told.connectome, told.recordings, every)
    score = np.full(told.connectome.parcellation.count, -1e3)
    late = np.nanmean(sources.delays_s(), axis=0)
    for source, region in enumerate(sources.regions()):
        score[region] = max(score[region], -late[source])
    return score


def auc(score: np.ndarray, zone: np.ndarray) -> float:
    """Area under the ROC curve; ties count half."""
    ranks = rankdata(score)
    inside, outside = zone.sum(), (~zone).sum()
    return float((ranks[zone].sum() - inside * (inside + 1) / 2) / (inside * outside))


def f1(named: object, zone: object) -> float:
    said, true = set(named), set(zone)  # pyright: ignore[reportArgumentType]
    return 2 * len(said & true) / (len(said) + len(true)) if said | true else 1.0


def best_f1(score: np.ndarray, zone: np.ndarray) -> float:
    order = np.argsort(-score, kind="stable")
    hits = np.cumsum(zone[order])
    counts = np.arange(1, len(order) + 1)
    return float((2 * hits / (counts + zone.sum())).max())


# ---------------------------------------------------------------- the table


def table(rows: list[Row], members: int) -> str:
    seen = [row for row in rows if row["seen"]]
    unseen = [row for row in rows if row["unseen"]]
    lines = [
        f"{len(rows)} virtual patients, {len(seen)} with a zone that contacts saw, "
        f"{len(unseen)} with one that none saw; {members} fits each.",
        "",
        "Seen zones; F1 of baselines with the best number of regions for each patient.",
        "",
        "| | AUC | F1 | twin minus this: AUC | F1 |",
        "|---|---|---|---|---|",
        f"| twin | {mean_of(seen, 'auc')} | {mean_of(seen, 'f1')} | | |",
    ]
    both = [row for row in seen if any(key.startswith("auc ") for key in row)]
    if both and len(both) < len(seen):
        lines[-1] += f"\n| twin, in the {len(both)} with baselines | "
        lines[-1] += f"{mean_of(both, 'auc')} | {mean_of(both, 'f1')} | | |"
    for key in both[0] if both else ():
        if key.startswith("auc "):
            name = key[4:]
            lines.append(
                f"| {name} | {mean_of(both, key)} | {mean_of(both, f'f1 {name}')} | "
                f"{_margin(both, 'auc', key)} | {_margin(both, 'f1', f'f1 {name}')} |"
            )
    silent = [not row["named"] for row in unseen]
    tested = [row for row in rows if np.isfinite(float(row["left_out_r2"]))]
    delays = [sum(float(row[k]) for row in rows) for k in ("delays_held", "delays")]
    lines += [
        "",
        f"- Zones that no contact saw: nothing named in {share_of(silent)}.",
        "- Removing what was named stops the seizures of the generating system in "
        f"{share_of([bool(row['named_stops']) for row in seen])} of seen zones.",
        "- The best set of the search stops them in "
        f"{share_of([bool(row['search_stops']) for row in seen])}; it stops them and "
        "is no larger than the zone in "
        f"{share_of([bool(r['search_stops'] and r['search_small']) for r in seen])}.",
        f"- 90 % intervals of delays hold {delays[0]:.0f} of {delays[1]:.0f}: "
        f"{share_in(int(delays[0]), int(delays[1]))}.",
        f"- Located in {mean_of(rows, 'cpu_s')} s of processor.",
    ]
    if tested:
        lines[-1] += (
            f" Variance of rises explained at contacts left out, {len(tested)} "
            f"patients: {mean_of(tested, 'left_out_r2')}."
        )
    return "\n".join(lines)


def _values(rows: list[Row], key: str) -> np.ndarray:
    return np.array([float(row[key]) for row in rows])


def _resampled(values: np.ndarray) -> tuple[float, float, float]:
    values = values[np.isfinite(values)]
    rng = np.random.default_rng(0)
    means = rng.choice(values, (RESAMPLED, len(values))).mean(axis=1)
    low, high = np.quantile(means, (0.025, 0.975))
    return float(values.mean()), float(low), float(high)


def mean_of(rows: list[Row], key: str) -> str:
    if not rows:
        return "-"
    return "{:.3f} ({:.3f} to {:.3f})".format(*_resampled(_values(rows, key)))


def _margin(rows: list[Row], key: str, other: str) -> str:
    return "{:+.3f} ({:+.3f} to {:+.3f})".format(
        *_resampled(_values(rows, key) - _values(rows, other))
    )


def share_of(truths: list[bool]) -> str:
    return share_in(sum(truths), len(truths))


def share_in(hits: int, count: int) -> str:
    if not count:
        return "none there"
    held = binomtest(hits, count).proportion_ci(0.95)
    return f"{hits}/{count} = {hits / count:.1%} ({held.low:.1%} to {held.high:.1%})"


def head(title: str, script: str) -> str:
    packages = ", ".join(
        f"{name} {version(name)}" for name in ("jax", "numpy", "scipy")
    )
    return (
        f"# {title}\n\n"
        f"{datetime.now(UTC):%Y-%m-%d}, {platform.machine()}, {os.cpu_count()} cores, "
        f"Python {platform.python_version()}, {packages}. "
        f"`{script}`, which says what the columns mean.\n\n"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--members", type=int, default=4)
    parser.add_argument("--first", type=int, default=10**6)
    parser.add_argument("--table", action="store_true")
    parser.add_argument("--without-baselines", action="store_true")
    parser.add_argument("--save", action="store_true")
    args = parser.parse_args()
    done = args.folder / "judged"
    done.mkdir(exist_ok=True)
    if not args.table:
        start_engine(default_cache_dir())
    rows: list[Row] = []
    for number, case in enumerate(cases(args.folder)):
        kept = done / f"{case.name}.json"
        if not kept.exists() and not args.table and number < args.first:
            try:
                row = judged(case, args.members, not args.without_baselines)
            except InputError as error:
                row = {"name": case.name, "refused": str(error)}
            kept.write_text(json.dumps(row, default=float))
            told = {key: row.get(key) for key in PRINTED}
            print(case.name, told, flush=True)
        if kept.exists():
            rows.append(json.loads(kept.read_text()))
    refused = [row for row in rows if "refused" in row]
    text = table([row for row in rows if "refused" not in row], args.members)
    for row in refused:
        text += f"\n- {row['name']} was refused: {row['refused']}"
    print(text)
    if args.save:
        title = "Virtual epileptic patients: zone, and plans judged where it counts"
        RESULTS.write_text(head(title, Path(__file__).name) + text + "\n")


if __name__ == "__main__":
    main()
