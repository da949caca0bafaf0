"""What the engine answers, as the JSON of the contract and as lines for people."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from brainTwinStudio.analysis.sufficiency import memorised
from brainTwinStudio.cli.output import columns
from brainTwinStudio.project import Array, Effect, Twin
from brainTwinStudio.report import wording

# ---------------------------------------------------------------- twins


def twin_data(twin: Twin, name: str, notes: tuple[str, ...] = ()) -> dict[str, Any]:
    """The keys of `fit` and `evaluate`; `name` is where the twin is, `notes` what was
    said before the fit."""
    return {
        "outcome": twin.outcome,
        "message": twin.message,
        "seconds": twin.seconds,
        "compile_seconds": twin.compile_seconds,
        "seed": twin.settings.seed,
        "twin": name,
        "model": twin.spec.dynamics,
        "free_parameters": twin.free_parameters,
        "train": dict(twin.train),
        "held_out": dict(twin.held_out),
        "ceiling": dict(twin.ceiling),
        "floor": dict(twin.floor),
        "learned_connectome": dict(twin.learned_connectome),
        **({"learned_dynamics": dict(twin.shares)} if twin.spec.learned else {}),
        "parameters": {
            key: _parameter(
                np.asarray(value), twin.intervals.get(key), twin.identifiable.get(key)
            )
            for key, value in twin.parameters.items()
        },
        "notes": [*notes, *notes_of(twin.train, twin.held_out, twin.ceiling)],
    }


def notes_of(
    train: Mapping[str, float],
    held_out: Mapping[str, float],
    ceiling: Mapping[str, float],
) -> tuple[str, ...]:
    """What must be said in words about the agreement of a twin."""
    sides = (train, held_out, ceiling)
    said = memorised(*(wording.get(side, "fc_r") for side in sides))
    return () if said is None else (said,)


def _parameter(
    value: Array, interval: Array | None, identifiable: bool | None
) -> dict[str, Any]:
    """A single value as it is, regional ones with their list, matrices summarised;
    null where uncertainty was not estimated."""
    low, high = (None, None) if interval is None else (interval[0], interval[1])
    if value.ndim == 0:
        shown: dict[str, Any] = {"value": float(value)}
    else:
        shown = {
            "value": None,
            "mean": float(value.mean()),
            "min": float(value.min()),
            "max": float(value.max()),
        }
    if value.ndim == 1:
        shown["values"] = value
    if value.ndim == 2:
        low = high = None
    return {**shown, "low": low, "high": high, "identifiable": identifiable}


def twin_text(data: Mapping[str, Any]) -> str:
    """A fit or an evaluation as a short table."""
    head = (
        f"{data['model']}, {data['free_parameters']} free values, "
        f"{wording.duration(data['seconds'])}: {data['outcome']}. {data['message']}"
    )
    lines = [head.strip(), agreement_text(data), *data["notes"]]
    if data["learned_connectome"]:
        learned = data["learned_connectome"]
        lines.append(
            "  learned connectome: r with the anatomical one "
            f"{_shown(learned, 'r_with_sc')}, changed "
            f"{wording.share(wording.get(learned, 'changed_fraction'))}"
            f"{wording.new_edges(learned)}"
        )
    share = data.get("learned_dynamics", {}).get("explained_by_physics")
    if share is not None:
        lines.append(
            f"  learned dynamics: {wording.share(share)} of what happens is physics"
        )
    return "\n".join(line for line in lines if line)


def agreement_text(data: Mapping[str, Any]) -> str:
    """Metrics down, data across; only what was computed."""
    sides = ("train", "held_out", "ceiling", "floor")
    there = [side for side in sides if data[side]]
    rows = [
        [label, *(_shown(data[side], key) for side in there)]
        for key, label, _ in (*wording.METRICS, *wording.ELECTRIC_METRICS)
        if any(key in data[side] for side in there)
    ]
    titles = ["", *(side.replace("_", " ") for side in there)]
    return columns([titles, *rows]) if rows else ""


def _shown(values: Mapping[str, float], key: str) -> str:
    value = wording.get(values, key)
    return "" if value is None else wording.number(value, 3)


# ---------------------------------------------------------------- scenarios


def effects_text(effects: tuple[Effect, ...]) -> str:
    """Every effect with its spread over seeds."""
    rows = [
        (
            effect.label,
            effect.unit,
            wording.significant(effect.value),
            wording.span(effect.low, effect.high),
            wording.significant(effect.baseline),
        )
        for effect in effects
    ]
    return columns([("effect", "unit", "change", "95 % of runs", "before"), *rows])
