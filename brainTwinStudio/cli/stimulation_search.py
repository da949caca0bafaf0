"""`braintwin stimulate --optimise`: where, when and how."""

import argparse
from typing import TYPE_CHECKING, Any

from brainTwinStudio.cli.arguments import names, number, within
from brainTwinStudio.cli.output import columns

if TYPE_CHECKING:
    from brainTwinStudio.cli.inputs import FoundTwin
    from brainTwinStudio.project import Array, Stimulation
    from brainTwinStudio.project.amplitudes import AmplitudeCheck
    from brainTwinStudio.project.stimulation_search import StimulationSearch

OBJECTIVES = (
    *("response", "entrainment", "fc_change", "mean_fc", "lower_mean_fc", "power"),
    *("lower_power", "target_power", "lower_target_power", "toward_fc"),
)  # as project/stimulation_search.py has them, which would load NumPy
NOT_OF_CANDIDATES = (
    "Familiarity of the candidates: not estimated. That of the first, run as a plan, "
    "stands with its effects."
)


def add_search(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("search")
    group.add_argument(
        "--optimise",
        type=names,
        metavar="where,when,how",
        help="choose the target (of --target, or of all), the phase, and amplitude (up "
        "to --amplitude) and frequency",
    )
    group.add_argument(
        "--objective",
        choices=OBJECTIVES,
        default="response",
        help="what there should be more of (default: %(default)s)",
    )
    group.add_argument(
        "--wanted-fc", metavar="FILE", help="a matrix of regions, for toward_fc"
    )
    group.add_argument(
        "--read", type=names, default=(), metavar="A,B",
        help="regions in which the outcome is read (default: all)",
    )  # fmt: skip
    group.add_argument(
        "--frequencies", type=_range, metavar="LOW,HIGH",
        help="in Hz (default: around the twin's own rhythms)",
    )  # fmt: skip
    group.add_argument(
        "--search-seeds", type=within(2, 256), default=4, metavar="N",
        help="noise seeds of the search; the outcome is judged on --seeds others "
        "(default: %(default)s)",
    )  # fmt: skip
    group.add_argument(
        "--exhaustive", action="store_true",
        help="try every point of the grid instead of a twentieth",
    )  # fmt: skip
    group.add_argument(
        "--climb",
        action="store_true",
        help="from the best point of the grid on uphill by gradients, off the grid",
    )
    group.add_argument(
        "--known", action="store_true",
        help="only amplitudes at which the twin knows what the best does",
    )  # fmt: skip
    group.add_argument(
        "--adjoint", action="store_true",
        help="also the slope of the outcome by what every region gets",
    )  # fmt: skip


def search_for(
    found: "FoundTwin", template: "Stimulation", args: argparse.Namespace
) -> "StimulationSearch":
    """template: with the highest amplitude; its targets are those to choose from."""
    from brainTwinStudio.cli import asking, planning
    from brainTwinStudio.jobs.stimulation_requests import FindStimulationRequest
    from brainTwinStudio.project.stimulation_search import (
        StimulationAim,
        StimulationSearch,
    )

    aim = StimulationAim(
        template,
        args.objective,
        args.optimise,
        template.targets if args.target and "where" in args.optimise else (),
        planning.region_names(found.twin, args.read),
        _wanted(found, args),
        args.frequencies,
        args.search_seeds,
        args.seeds,
        args.adjoint,
        args.exhaustive,
        args.climb,
        args.known,
    )
    request = FindStimulationRequest(found.twin, aim, args.seed)
    return asking.ask_until_stopped(request, StimulationSearch)


def _wanted(found: "FoundTwin", args: argparse.Namespace) -> "Array | None":
    if args.wanted_fc is None:
        return None
    from brainTwinStudio.files.fc_matrix import read_fc

    return read_fc(args.wanted_fc, found.twin.connectome.parcellation)


def _range(text: str) -> tuple[float, float]:
    """LOW,HIGH"""
    low, _, high = text.partition(",")
    return number(low), number(high)


def search_data(found: "StimulationSearch") -> dict[str, Any]:
    """As CLI.md has it, and more."""
    first = found.choices[0]
    return {
        "effect": first.effect,
        "cost": {
            "forward": found.forward,
            "reverse": found.reverse,
            "judging": found.judging,
            "exhaustive": found.exhaustive,
        },
        "search": {
            "objective": found.aim.goal,
            "chosen": found.aim.choose,
            "points": found.points,
            "sentence": found.sentence,
            "recommended": found.recommends,
            "draws": found.draws,
            "amplitudes": _amplitudes(found.amplitudes),
            "choices": [
                {
                    "target": ",".join(one.stimulation.targets),
                    "amplitude": one.stimulation.amplitude,
                    "frequency_hz": one.stimulation.frequency_hz,
                    "phase": one.stimulation.phase_rad,
                    "effect": one.effect,
                    "first_is_better": None if one.better != one.better else one.better,
                    "best_in_draws": one.best_in,
                }
                for one in found.choices
            ],
            "map": {
                "value": _told(found.value),
                "low": _told(found.low),
                "high": _told(found.high),
            },
            "adjoint": None if found.adjoint is None else _told(found.adjoint),
            "notes": (*found.notes, NOT_OF_CANDIDATES),
        },
    }


def _amplitudes(check: "AmplitudeCheck | None") -> dict[str, Any] | None:
    """Whether the recordings speak for the map: Spearman's correlations of amplitude
    with strength, [value, low, high], null where not estimated."""
    if check is None:
        return None
    return {
        "outcome": check.outcome,
        "measured": _told(check.measured),
        "twin": _told(check.twin),
        "sentence": check.sentence,
    }


def _told(values: "Array | tuple[float, ...]") -> list[float | None]:
    return [None if value != value else float(value) for value in values]


def search_text(found: "StimulationSearch") -> str:
    from brainTwinStudio.project.waveforms import waveform
    from brainTwinStudio.report.stimulation_words import spent

    repeats = waveform(found.aim.template.waveform).repeats
    head = ("target", "amplitude", "Hz", "phase", found.label, "95 %", "first better",
            *(("best",) if found.draws else ()))  # fmt: skip
    rows: list[tuple[str, ...]] = [head]
    for one in found.choices:
        how, effect = one.stimulation, one.effect
        rhythm = (f"{how.frequency_hz:.3g}", f"{how.phase_rad:.2f}")
        rows.append(
            (
                ", ".join(how.targets),
                f"{how.amplitude:.3g}",
                *(rhythm if repeats else ("", "")),
                f"{effect.value:.3g} {effect.unit}",
                f"{effect.low:.3g} to {effect.high:.3g}",
                "" if one.better != one.better else f"in {one.better:.0%} of runs",
                *(() if one.best_in is None else (f"in {one.best_in:.0%} of draws",)),
            )
        )
    told = found.sentence, columns(rows), spent(found), *found.notes
    return "\n".join([*told, NOT_OF_CANDIDATES])
