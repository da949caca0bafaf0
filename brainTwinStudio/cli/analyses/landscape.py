"""Where a noisy region, node model or network dwells, and the likeliest ways between
its attractors (SCIENCE.md H.5)."""

import argparse
import math
from typing import TYPE_CHECKING, Any

from brainTwinStudio.cli.analyses.base import Analysis
from brainTwinStudio.cli.analyses.systems import NODE, required_twin, system_of
from brainTwinStudio.cli.output import Answer, columns, target_or_free, write_npz
from brainTwinStudio.errors import InputError

if TYPE_CHECKING:
    from brainTwinStudio.project import Array
    from brainTwinStudio.project.dynamics import RegionSystem
    from brainTwinStudio.project.landscape import ActionPath, Landscape, Transitions

ONE_OF = "Give a TWIN, a TWIN with --region NAME, or --model NAME."
NOT_ESTIMATED = "Intervals: not estimated."


def run(args: argparse.Namespace) -> Answer:
    if (args.twin is None) == (args.model is None):
        raise InputError(ONE_OF)
    if args.model is not None and args.region is not None:
        raise InputError("A node model by itself has no regions; leave out --region.")
    out = None if args.out is None else target_or_free(args.out, "", (".npz",))
    if args.twin is not None and args.region is None:
        return _of_network(args, out)
    return _of_region(args, out)


def _of_network(args: argparse.Namespace, out: Any) -> Answer:
    from brainTwinStudio.cli import asking
    from brainTwinStudio.jobs.dynamics_requests import TwinLandscapeRequest
    from brainTwinStudio.project.landscape import Landscape

    if args.set:
        raise InputError("--set belongs to a region or a --model; add --region NAME.")
    found = required_twin(args)
    asking.start_engine()
    request = TwinLandscapeRequest(found.twin, seed=args.seed)
    answer = asking.ask(request, Landscape)
    if out is not None:
        write_npz(out, arrays_of(answer))
    data = {
        "outcome": "finished", "twin": found.name, **_shape(answer), "out": out,
        "seed": args.seed,
    }  # fmt: skip
    lines = [f"{found.name}: {answer.how}.", *answer.notes]
    if math.isnan(answer.widest):
        lines.append(NOT_ESTIMATED)
    else:
        lines.append(
            f"90 % interval of the potential over runs: at most {answer.widest:.2g} "
            "wide where it is below 3."
        )
    return Answer(data, "\n".join(lines))


def _of_region(args: argparse.Namespace, out: Any) -> Answer:
    from brainTwinStudio.cli import asking
    from brainTwinStudio.jobs.dynamics_requests import (
        LandscapeRequest,
        TransitionsRequest,
    )
    from brainTwinStudio.project.landscape import Landscape, Transitions

    asking.start_engine()
    system = system_of(args)
    request = LandscapeRequest(system.node, system.values, seed=args.seed)
    found = asking.ask(request, Landscape)
    try:
        ways = asking.ask(TransitionsRequest(system.node, system.values), Transitions)
    except InputError as error:  # noise does not drive all states
        ways = Transitions((), (str(error),))
    if out is not None:
        paths = enumerate(one.states for one in ways.paths)
        write_npz(out, arrays_of(found) | {f"path_{k}": way for k, way in paths})
    data = {
        "outcome": "finished",
        "model": system.node,
        "place": system.place,
        **_shape(found),
        "equilibria": _equilibria(found, system),
        "relaxation_s": _known(found.relaxation * system.unit_s),
        "entropy_production_per_s": _known(found.production / system.unit_s),
        "paths": [_path(one, system) for one in ways.paths],
        "notes": [*found.notes, *ways.notes],
        "out": out,
        "seed": args.seed,
    }
    return Answer(data, _text(found, ways, system, data))


def _shape(found: "Landscape") -> dict[str, Any]:
    return {
        "how": found.how,
        "axes": [name for name in found.axes if name],
        "noise": found.level,
        "x": found.x,
        "y": found.y,
        "interval_widest": _known(found.widest),
    }


def _known(value: float) -> float | None:
    return value if math.isfinite(value) else None


def _state(state: "Array", system: "RegionSystem") -> dict[str, float]:
    return dict(zip(system.states, state.tolist(), strict=True))


def _equilibria(found: "Landscape", system: "RegionSystem") -> list[dict[str, Any]]:
    heights = [] if found.heights is None else found.heights.tolist()
    return [
        {
            "kind": one.kind,
            "state": _state(one.state, system),
            "potential": _known(height / found.level**2),
        }
        for one, height in zip(found.rest, heights, strict=True)
    ]


def _path(of: "ActionPath", system: "RegionSystem") -> dict[str, Any]:
    """Actions over sigma^2: log of the mean time to leave, but for a factor."""
    return {
        "from": _state(of.begin.state, system),
        "over": _state(of.saddle.state, system),
        "to": _state(of.end.state, system),
        "exponent": of.exponent,
        "exponent_error": of.error / of.level**2,
        "is_gradient": of.gradient,
        "escape_s": _known(of.escape * system.unit_s),
    }


def _text(
    found: "Landscape",
    ways: "Transitions",
    system: "RegionSystem",
    data: dict[str, Any],
) -> str:
    lines = [f"{system.place} ({system.node}): {found.how}."]
    if data["equilibria"]:
        rows = [("equilibrium", "-log density", "at")]
        for one in data["equilibria"]:
            at = ", ".join(f"{name} {x:.4g}" for name, x in one["state"].items())
            seen = one["potential"]
            rows.append((one["kind"], "" if seen is None else f"{seen:.3g}", at))
        lines.append(columns(rows))
    if data["relaxation_s"] is not None:
        lines.append(f"A start is forgotten within {data['relaxation_s']:.3g} s.")
    lines += [_way(one) for one in data["paths"]]
    return "\n".join([*lines, *found.notes, *ways.notes, NOT_ESTIMATED])


def _way(of: dict[str, Any]) -> str:
    begin, over, end = (
        ", ".join(f"{name} {x:.3g}" for name, x in of[place].items())
        for place in ("from", "over", "to")
    )
    said = (
        f"From {begin} over {over} to {end}: mean time about exp({of['exponent']:.3g})"
    )
    if of["escape_s"] is not None:
        return f"{said}, {of['escape_s']:.3g} s."
    return f"{said} times a factor that is not known."


def arrays_of(found: "Landscape") -> "dict[str, Array]":
    """What the file holds: "x" (column,), "y" (row,), "density" and "potential" (row,
    column), and, where known, the flux "flux_u", "flux_v" per time unit and the
    interval "low", "high" of the potential."""
    named = {
        "x": found.x, "y": found.y, "density": found.density,
        "potential": found.potential, "flux_u": found.flux_u, "flux_v": found.flux_v,
        "low": found.low, "high": found.high,
    }  # fmt: skip
    return {name: value for name, value in named.items() if value is not None}


ANALYSIS = Analysis(
    "landscape",
    "potential of a noisy region, node or network, and ways between attractors",
    run,
    (*NODE, "out"),
)
