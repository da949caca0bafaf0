"""What a fact says of the twin or plan that is shown: from which recordings, whether
held out, with which noise seeds, by which method its intervals are."""

from brainTwinStudio.language import tr
from brainTwinStudio.project import Scenario, Twin
from brainTwinStudio.report.fact import Fact, From
from brainTwinStudio.report.facts import METHOD, PLANNED
from brainTwinStudio.report.uncertainty_words import method_of
from brainTwinStudio.report.wording import duration, number, population, share

NO_SEEDS = tr("none")


def rows_of(
    fact: Fact, twin: Twin | None, plan: Scenario | None
) -> tuple[tuple[str, str], ...]:
    """What "How was this computed?" says, name by name."""
    return (
        (tr("How"), tr(fact.formula)),
        (tr("From"), _from(fact.data, twin, plan)),
        (tr("Noise seeds"), _seeds(fact.data, twin, plan)),
        (tr("Interval"), tr(fact.interval).replace(METHOD, method_of(twin))),
        (tr("Source"), tr(fact.source)),
    )


def _from(data: From, twin: Twin | None, plan: Scenario | None) -> str:
    if data == "recording":
        return tr("The recordings of this person, as they were imported.")
    if data == "files":
        return tr("The files of this person, as they were imported.")
    if data == "seizures":
        return tr(
            "The selected twin of seizures; the panel names the recordings of seizures "
            "that it was fitted to, and the report their hashes."
        )
    if twin is None:
        return tr("No twin is selected: nothing was computed yet.")
    name = tr("{twin} of {patient}", twin=twin.id, patient=twin.patient_id)
    if data == "plan":
        told = tr("no plan is selected")
        if plan is not None:
            told = tr("plan “{name}”", name=plan.name)
        said = tr("Simulations of {twin}: {plan}.", twin=name, plan=told)
        return f"{said} {tr(PLANNED)}"
    if data == "model":
        return tr("The fitted values of {twin}, no further data.", twin=name)
    runs = fitted_runs(twin)
    if data == "fitted":
        return tr(
            "{twin}, fitted to {runs}; measured beside it is what was fitted.",
            twin=name,
            runs=runs,
        )
    fitted = tr("{twin}, fitted to {runs}.", twin=name, runs=runs)
    asked = tr("The panel names what it was asked of.") if data == "asked" else ""
    return " ".join(filter(None, (fitted, _judged_by(twin), asked)))


def _judged_by(twin: Twin) -> str:
    held = twin.settings.hold_out
    if held:
        return tr(
            "Judged by the last {share} of every run, held out from the fit.",
            share=share(held),
        )
    return tr(
        "Nothing was held out in the fit: recordings of the project that it did not "
        "see judge it where there are any, else its own."
    )


def fitted_runs(twin: Twin) -> str:
    """'2 runs (10.0 min, 9.8 min); prior from other people: none'."""
    step = twin.sampling.repetition_time_s
    lengths = [duration(count * step) for count in twin.sampling.run_samples]
    count = len(lengths)
    runs = tr("1 run") if count == 1 else tr("{count} runs", count=count)
    listed = f" ({', '.join(lengths)})" if lengths else ""
    return tr(
        "{runs}; prior from other people: {people}",
        runs=f"{runs}{listed}",
        people=population(len(twin.population)),
    )


def _seeds(data: From, twin: Twin | None, plan: Scenario | None) -> str:
    if data == "seizures":
        return tr("Of the fit; runs with and without a plan have the same draws.")
    if data in ("recording", "files") or twin is None:
        return NO_SEEDS
    settings = twin.settings
    if data == "plan":
        if plan is None:
            return NO_SEEDS
        return tr(
            "{count} paired runs, first seed {seed}",
            count=number(plan.seeds, 0),
            seed=plan.seed,
        )
    if data == "model":
        return tr("none; the fit had seed {seed}", seed=settings.seed)
    return tr(
        "the fit had seed {seed}; {count} free runs judge it",
        seed=settings.seed,
        count=number(settings.judge_seeds, 0),
    )
