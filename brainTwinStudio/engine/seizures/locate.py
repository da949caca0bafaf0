"""From seizures at contacts to a twin of them: the whole job."""

import time
from collections.abc import Mapping, Sequence

import numpy as np

from brainTwinStudio.engine.provenance import provenance_of
from brainTwinStudio.engine.seizures.ensemble import Member, member
from brainTwinStudio.engine.seizures.features import Features
from brainTwinStudio.engine.seizures.marking import features_by_sources
from brainTwinStudio.engine.seizures.network import FOLD_Z, STEP, connections_of
from brainTwinStudio.engine.seizures.out_of_sight import held_back
from brainTwinStudio.engine.seizures.posterior import draws_of, runs_of, zone_of
from brainTwinStudio.engine.seizures.regime import regime_of
from brainTwinStudio.engine.seizures.sources import Sources, sources_of
from brainTwinStudio.engine.watcher import Watcher
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import (
    Array,
    Connectome,
    Electrodes,
    FrozenMap,
    Recording,
)
from brainTwinStudio.project.seizure_twin import GUESSES, Regime, SeizureTwin, Zone

FEWEST_MEMBERS = 2
REGIME_RUNS = 24
TOLD_APART = (
    "Sources were told apart by their waveforms, and their delays measured. Regions "
    "that seize with one waveform count as one."
)
NOT_TOLD_APART = (
    "No source could be told apart by its waveform; the zone rests on the power at "
    "contacts alone."
)
EARLIER = (
    "Something rises at the contacts before the first source, in every seizure, and no "
    "source explains it: seizures probably begin where no contact is near."
)
HELD_BACK = (
    "Most of what begins the seizures lies where no contact is within 15 mm. What "
    "begins with it in sight is not named, since alone it would be a wrong zone or a "
    "part of one: {seen}."
)
UNSEEN_SHARE = 5  # every fifth contact tests the fit


def locate(
    patient_id: str,
    connectome: Connectome,
    electrodes: Electrodes,
    recordings: Sequence[Recording],
    guess: Mapping[str, str],
    members: int,
    seed: int,
    watcher: Watcher,
) -> SeizureTwin:
    """Raises InputError where data are missing or a region of `guess` is unknown. On a
    stop, the members that are done make the twin."""
    began = time.perf_counter()
    if members < FEWEST_MEMBERS:
        raise InputError(f"An ensemble needs {FEWEST_MEMBERS} fits or more.")
    held = _held(guess, connectome)
    watcher.progress("Reading seizures", 0.0)
    features = features_by_sources(connectome, electrodes, recordings)
    every = np.ones(len(features.apart_mm), bool)
    sources = sources_of(features, connectome, recordings, every)
    done: list[Member] = []
    for number in range(members):
        if watcher.stop_requested() and len(done) >= FEWEST_MEMBERS:
            break
        watcher.progress("Fitting", (number + 0.5) / (members + 2))
        done.append(member(sources, connectome, held, number, seed, watcher))
    stopped = len(done) < members
    watcher.progress("Testing on contacts left out", members / (members + 2))
    unseen = None
    if not stopped:
        out = np.arange(len(every)) % UNSEEN_SHARE == UNSEEN_SHARE // 2
        seen = sources_of(features, connectome, recordings, ~out)
        tested = member(seen, connectome, held, 0, seed, watcher)
        unseen = features.rise[:, out], tested.rise()[:, out]
    watcher.progress("Posterior", (members + 1) / (members + 2))
    regions = connectome.parcellation.count
    draws, whose = draws_of(done, sources, regions, held, seed)
    zone = zone_of(done, draws, connectome, features, sources, held)
    return SeizureTwin(
        id="seizures-1",
        patient_id=patient_id,
        connectome=connectome,
        electrodes=features.electrodes,
        gain=done[0].contacts,
        seizures=features.seizures,
        parameters=_parameters(done[0], draws, whose, regions),
        draws=draws,
        member=whose,
        simulated=tuple(done[0].rise()),
        zone=zone,
        regime=_regime(draws, whose, connectome),
        seconds_per_unit=features.seconds_per_unit,
        outcome="stopped" if stopped else "converged",
        message=_message(zone, len(done), members),
        seconds=time.perf_counter() - began,
        seed=seed,
        provenance=provenance_of(connectome, recordings, "heun", STEP),
        guess=FrozenMap(guess),
        agreement=_agreement(done[0], features, unseen),
        notes=_notes(zone, sources),
    )


def _held(guess: Mapping[str, str], connectome: Connectome) -> dict[int, str]:
    found = {}
    for name, what in guess.items():
        if what not in GUESSES:
            raise InputError(
                f"'{name}' was guessed to be '{what}'; expected {', '.join(GUESSES)}."
            )
        found[connectome.parcellation.index(name)] = what
    return found


def _parameters(
    first: Member, draws: FrozenMap[Array], whose: Array, regions: int
) -> FrozenMap[Array]:
    """The fit to the data as they are."""
    x0 = draws["x0"][whose == 0].mean(axis=0)
    x0[first.at] = np.asarray(first.fit.theta.x0)
    values = np.exp(np.asarray(first.fit.theta.logs))
    names = ("K", "tau0", "source", "amplitude")
    found = {name: np.array(values[i]) for i, name in enumerate(names)}
    start = FOLD_Z + np.exp(np.asarray(first.fit.theta.start))
    return FrozenMap({"x0": x0, "start_z": start, **found})


def _agreement(
    first: Member, features: Features, unseen: tuple[Array, Array] | None
) -> FrozenMap[float]:
    """Share of the variance of rises that the fit explains: at the contacts it saw, and
    at every fifth one, left out of a fit of its own."""
    modelled = first.rise()
    found = {"rise_r2": _explained(features.rise, modelled)}
    if unseen is not None:
        found["rise_r2_left_out"] = _explained(*unseen)
    return FrozenMap(found)


def _explained(measured: Array, modelled: Array) -> float:
    there = np.isfinite(measured)
    left = (measured - modelled)[there]
    whole = measured[there]
    return float(1 - (left**2).sum() / ((whole - whole.mean()) ** 2).sum())


def _regime(draws: FrozenMap[Array], whose: Array, connectome: Connectome) -> Regime:
    count = len(whose)
    picked = np.linspace(0, count - 1, min(REGIME_RUNS, count)).astype(int)
    seizure = np.arange(len(picked)) % draws["start_z"].shape[1]
    runs = runs_of(draws, picked, seizure)
    return regime_of(runs, connections_of(connectome.weights))


def _message(zone: Zone, done: int, asked: int) -> str:
    made = f"{done} of {asked} fits" if done < asked else f"{done} fits"
    named = zone.named
    if not named:
        return (
            f"No region that a contact saw is likely to begin the seizures, by {made}. "
            "They may begin where no contact is: not sampled."
        )
    return f"Likely zone, by {made}: {', '.join(named)}."


def _notes(zone: Zone, sources: Sources) -> tuple[str, ...]:
    apart = TOLD_APART if sources.count else NOT_TOLD_APART
    earlier = (EARLIER,) if sources.earlier else ()
    held = [zone.region_names[i] for i in held_back(sources)]
    held = [name for name in held if name not in zone.named]
    back = (HELD_BACK.format(seen=", ".join(held)),) if held else ()
    return (apart, *earlier, *back, *_unseen(zone))


def _unseen(zone: Zone) -> tuple[str, ...]:
    unseen = [
        name
        for name, seen, chance in zip(
            zone.region_names, zone.sampled, zone.probability, strict=True
        )
        if not seen and chance >= 0.5
    ]
    if not unseen:
        return ()
    return (
        f"The fit would have seizures begin in {', '.join(unseen)}, where no contact "
        "is within 15 mm: not sampled, so not named.",
    )
