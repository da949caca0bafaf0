"""What `braintwin analyse` says of well-posedness: as JSON, as lines, as arrays."""

from typing import TYPE_CHECKING, Any

from brainTwinStudio.cli.output import columns

if TYPE_CHECKING:
    from brainTwinStudio.project import Array
    from brainTwinStudio.project.well_posedness import (
        Direction,
        ParameterVerdict,
        Profile,
        WellPosedness,
    )

NONE = "not estimated"


def well_posedness_data(of: "WellPosedness", name: str, seed: int) -> dict[str, Any]:
    starts, moved = of.starts, of.perturbed
    return {
        **parameters_data(of, name, seed),
        "criteria": {
            one.name: {"value": one.value, "light": one.light, "told": one.told}
            for one in of.criteria
        },
        "starts": None
        if starts is None
        else {
            "losses": starts.losses,
            "cluster": starts.cluster,
            "dispersion": starts.dispersion,
        },
        "perturbed": None
        if moved is None
        else {"levels": moved.levels, "change": moved.change, "slope": moved.slope},
        "profiles": {one.name: _profile(one) for one in of.profiles},
        "elasticities": [
            {"outcome": one.outcome, "parameter": one.name, "value": one.value}
            for one in of.elasticities
        ],
    }


def parameters_data(of: "WellPosedness", name: str, seed: int) -> dict[str, Any]:
    return {
        "outcome": "finished",
        "twin": name,
        "data": of.data,
        "parameters": {one.name: _verdict(one) for one in of.parameters},
        "condition": of.condition,
        "condition_seen": of.seen_condition,
        "silent_directions": of.silent,
        "effective_rank": of.effective_rank,
        "singular": of.singular,
        "sloppy": [_direction(one) for one in of.sloppy],
        "stiff": [_direction(one) for one in of.stiff],
        "seconds": of.seconds,
        "seed": seed,
        "notes": of.notes,
    }


def _verdict(of: "ParameterVerdict") -> dict[str, Any]:
    import numpy as np

    return {
        "verdict": of.verdict,
        "left": of.left,
        "left_median": float(np.median(of.left)),
        "verdicts": of.verdicts if len(of.verdicts) > 1 else None,
        "partner": of.partner or None,
        "correlation": of.correlation if of.partner else None,
        "told": of.told,
        "helps": of.helps or None,
    }


def _direction(of: "Direction") -> dict[str, Any]:
    return {"singular": of.singular, "told": of.told, "parts": dict(of.parts)}


def _profile(of: "Profile") -> dict[str, Any]:
    return {"values": of.values, "rise": of.rise, "low": of.low, "high": of.high}


def arrays_of(of: "WellPosedness") -> "dict[str, Array]":
    """What the file holds: "singular" (parameter,), "left_NAME", "sloppy_k_NAME" and
    "stiff_k_NAME", "profile_NAME_values" and "_rise", "start_losses",
    "perturbed_change" (level, repeat)."""
    import numpy as np

    found = {"singular": of.singular}
    found |= {f"left_{one.name}": one.left for one in of.parameters}
    for kind, each in (("sloppy", of.sloppy), ("stiff", of.stiff)):
        for k, one in enumerate(each):
            found[f"{kind}_{k}_singular"] = np.asarray(one.singular)
            found |= {f"{kind}_{k}_{name}": part for name, part in one.parts.items()}
    for one in of.profiles:
        found[f"profile_{one.name}_values"] = one.values
        found[f"profile_{one.name}_rise"] = one.rise
    if of.starts is not None:
        found["start_losses"] = of.starts.losses
        found["start_cluster"] = of.starts.cluster
    if of.perturbed is not None:
        found["perturbed_levels"] = of.perturbed.levels
        found["perturbed_change"] = of.perturbed.change
    return found


# ---------------------------------------------------------------- lines


def well_posedness_text(of: "WellPosedness") -> str:
    rows = [("criterion", "", "")]
    rows += [(one.name, one.light, one.told) for one in of.criteria]
    parts = [f"Told from {of.data}.", columns(rows), _table(of), _directions(of)]
    parts.append(_profiles(of))
    return "\n\n".join([*parts, *of.notes])


def identifiability_text(of: "WellPosedness") -> str:
    head = f"Told from {of.data}."
    return "\n\n".join([head, _table(of), _directions(of), *of.notes])


def _table(of: "WellPosedness") -> str:
    from brainTwinStudio.project.parameter_names import parameter_label

    rows = [("parameter", "verdict", "")]
    for one in of.parameters:
        rows.append((parameter_label(one.name), one.verdict, one.told))
        if one.helps:
            rows.append(("", "", f"What would help: {one.helps}"))
    return columns(rows)


def _directions(of: "WellPosedness") -> str:
    rows = [("told least", "singular value", "")]
    rows += [("", f"{one.singular:.3g}", one.told) for one in of.sloppy]
    rows.append(("told most", "", ""))
    rows += [("", f"{one.singular:.4g}", one.told) for one in of.stiff]
    return columns(rows)


def _profiles(of: "WellPosedness") -> str:
    if not of.profiles:
        return f"Profile likelihoods: {NONE}."
    from brainTwinStudio.project.parameter_names import parameter_label

    rows = [("profile of", "at the twin", "90 %")]
    for one in of.profiles:
        here = float(one.values[abs(one.rise).argmin()])
        rows.append((parameter_label(one.name), f"{here:.4g}", _ends(one)))
    return columns(rows)


def _ends(of: "Profile") -> str:
    """An interval; open where the recordings set no end."""
    import numpy as np

    low, high = (
        f"{end:.4g}" if np.isfinite(end) else "open" for end in (of.low, of.high)
    )
    return f"[{low}, {high}]"
