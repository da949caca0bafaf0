"""What a fact says of the twin or plan that is shown: from which recordings, whether
held out, with which noise seeds, by which method its intervals are."""

from brainTwinStudio.project import Scenario, Twin
from brainTwinStudio.report.fact import Fact, From
from brainTwinStudio.report.facts import METHOD, PLANNED
from brainTwinStudio.report.uncertainty_words import method_of
from brainTwinStudio.report.wording import duration, number, population, share


def rows_of(
    fact: Fact, twin: Twin | None, plan: Scenario | None
) -> tuple[tuple[str, str], ...]:
    """What "How was this computed?" says, name by name."""
    return (
        ("How", fact.formula),
        ("From", _from(fact.data, twin, plan)),
        ("Noise seeds", _seeds(fact.data, twin, plan)),
        ("Interval", fact.interval.replace(METHOD, method_of(twin))),
        ("Source", fact.source),
    )


def _from(data: From, twin: Twin | None, plan: Scenario | None) -> str:
    if data == "recording":
        return "The recordings of this person, as they were imported."
    if data == "files":
        return "The files of this person, as they were imported."
    if data == "seizures":
        return (
            "The selected twin of seizures; the panel names the recordings of seizures "
            "that it was fitted to, and the report their hashes."
        )
    if twin is None:
        return "No twin is selected: nothing was computed yet."
    name = f"{twin.id} of {twin.patient_id}"
    if data == "plan":
        told = "no plan is selected" if plan is None else f"plan “{plan.name}”"
        return f"Simulations of {name}: {told}. {PLANNED}"
    if data == "model":
        return f"The fitted values of {name}, no further data."
    runs = fitted_runs(twin)
    if data == "fitted":
        return f"{name}, fitted to {runs}; measured beside it is what was fitted."
    held = twin.settings.hold_out
    unseen = (
        f"Judged by the last {share(held)} of every run, held out from the fit"
        if held
        else "Nothing was held out in the fit: recordings of the project that it did "
        "not see judge it where there are any, else its own"
    )
    asked = " The panel names what it was asked of." if data == "asked" else ""
    return f"{name}, fitted to {runs}. {unseen}.{asked}"


def fitted_runs(twin: Twin) -> str:
    """'2 runs (10.0 min, 9.8 min); prior from other people: none'."""
    step = twin.sampling.repetition_time_s
    lengths = [duration(count * step) for count in twin.sampling.run_samples]
    runs = "1 run" if len(lengths) == 1 else f"{len(lengths)} runs"
    listed = f" ({', '.join(lengths)})" if lengths else ""
    return (
        f"{runs}{listed}; prior from other people: {population(len(twin.population))}"
    )


def _seeds(data: From, twin: Twin | None, plan: Scenario | None) -> str:
    if data == "seizures":
        return "Of the fit; runs with and without a plan have the same draws."
    if data in ("recording", "files") or twin is None:
        return "none"
    settings = twin.settings
    if data == "plan":
        if plan is None:
            return "none"
        return f"{number(plan.seeds, 0)} paired runs, first seed {plan.seed}"
    if data == "model":
        return f"none; the fit had seed {settings.seed}"
    judged = number(settings.judge_seeds, 0)
    return f"the fit had seed {settings.seed}; {judged} free runs judge it"
