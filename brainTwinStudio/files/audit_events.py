"""What a change of a project was, for the audit log: told by comparing the project
before with the one after, so that window and command line are logged alike.

Nothing that names a person is written: patients by their codes (withheld where a code
looks like a name), files by their hashes, notes not at all; who signed off by the
initials they gave.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import fields as fields_of
from typing import Any

from brainTwinStudio import __version__
from brainTwinStudio.files.audit import Event
from brainTwinStudio.files.audit_words import code, finite
from brainTwinStudio.files.audit_zones import of_seizure_twin
from brainTwinStudio.files.privacy.identifiers import cleaned
from brainTwinStudio.files.privacy.personal import names_a_person
from brainTwinStudio.project import (
    Disconnection,
    Patient,
    Project,
    Recording,
    Report,
    Resection,
    Scenario,
    Stimulation,
    Twin,
)
from brainTwinStudio.project.device import Device
from brainTwinStudio.project.disease import KeptCourse
from brainTwinStudio.project.seizure_plan import SeizurePlan
from brainTwinStudio.project.stimulation_search import StimulationSearch

# As ui/patient_notes.py writes a sign-off.
_SIGNED = re.compile(
    r"^Check \d{4}-\d\d-\d\d(?:, (?P<by>[^:]{1,12}))?: "
    r"(?P<decision>accepted with note|accepted|rejected)\."
    r"(?:.* \[data (?P<data>[0-9a-f]{8})\]$)?"
)
_QUOTED = re.compile(r"“[^”]*”|„[^“]*“")  # in English, in German
Part = tuple[str, dict[str, Any]]  # kind, facts


def event_of(before: Project, after: Project, text: str) -> Event:
    """The change from one project to the next; text: what the history calls it."""
    parts = [
        part
        for field, told in _TOLD.items()
        for part in _differences(before, after, field, told)
    ]
    kind = parts[0][0] if parts else "edit"
    facts = [{"what": what, **told} for what, told in parts]
    codes = [p.id for p in (*before.patients, *after.patients)]
    program = {"program": __version__}
    return Event(kind, neutral(text, codes), {**program, "changed": facts})


def neutral(text: str, codes: list[str] | tuple[str, ...] = ()) -> str:
    """A text as the log may keep it: names that were typed, which stand in quotes, are
    left out, for a log cannot be mended when they turn out to be a person's."""
    named = frozenset(code for code in codes if names_a_person(code))
    return cleaned(_QUOTED.sub("“…”", " ".join(text.split())), named)


def _differences(
    before: Project, after: Project, field: str, told: Callable[[Any, Any], Part]
) -> Iterator[Part]:
    old = {noun.id: noun for noun in getattr(before, field)}
    new = {noun.id: noun for noun in getattr(after, field)}
    for name, noun in new.items():
        if old.get(name) is not noun:
            yield told(old.get(name), noun)
    for name in old.keys() - new.keys():
        yield "delete", {field.removesuffix("s"): code(name)}


def _of_patient(old: Patient | None, new: Patient) -> Part:
    who = {"patient": code(new.id)}
    signed = _new_sign_off(old, new)
    if signed is not None:
        found = signed.groupdict()
        by = cleaned(found["by"] or "")
        decided = {"decision": found["decision"], "by": by, "data": found["data"] or ""}
        return "sign-off", {**who, **decided}
    if old is not None and all(
        getattr(old, name) is getattr(new, name)
        for name in ("connectome", "recordings", "electrodes", "lead_field", "anatomy")
    ):
        return "edit", who
    connectome = new.connectome
    whole = {
        "regions": connectome.parcellation.count if connectome else 0,
        "connectome": connectome.sha256 if connectome else "",
        "recordings": [_run(run) for run in new.recordings],
    }
    is_new = old is None or len(new.recordings) != len(old.recordings)
    return ("import" if is_new else "edit data"), {**who, **whole}


def _new_sign_off(old: Patient | None, new: Patient) -> re.Match[str] | None:
    known = old.notes.splitlines() if old is not None else []
    lines = [line for line in new.notes.splitlines() if line not in known]
    hits = [hit for line in lines if (hit := _SIGNED.match(line))]
    return hits[-1] if hits and old is not None else None


def _run(run: Recording) -> dict[str, Any]:
    return {
        "id": code(run.id),
        "kind": run.kind,
        "channels": len(run.channel_names),
        "seconds": round(run.seconds, 3),
        "sampling_hz": round(run.sampling_hz, 6),
        "sha256": run.sha256,
    }


def fit_facts(twin: Twin) -> dict[str, Any]:
    """What a fit was asked, with what, and how it ended."""
    spec, settings, made = twin.spec, twin.settings, twin.provenance
    return {
        "patient": code(twin.patient_id),
        "model": spec.dynamics,
        "coupling": spec.coupling,
        "connectome": spec.connectome,
        "directed": spec.directed,
        "slow_gain": spec.slow_gain,
        "effort": settings.effort,
        "losses": [list(pair) for pair in settings.losses],
        "hold_out": settings.hold_out,
        "seed": settings.seed,
        "judge_seeds": settings.judge_seeds,
        "optimiser": settings.optimiser,
        "regularisers": [list(pair) for pair in settings.regularisers],
        "population": len(twin.population),
        "inputs": [sha for _, sha in made.inputs],
        "versions": [list(pair) for pair in made.versions],
        "device": made.device,
        "dtype": made.dtype,
        "integrator": made.integrator,
        "dt_s": made.dt_s,
        "outcome": twin.outcome,
        "free_parameters": twin.free_parameters,
    }


def _of_twin(old: Twin | None, new: Twin) -> Part:
    name, found = {"twin": code(new.id)}, new.search
    if old is not None and found is not None and found is not old.search:
        return "stimulation search", {**name, **_of_stimulations(found)}
    if old is not None and old.provenance == new.provenance:
        known = {"states": new.states is not None, "readouts": len(new.readouts)}
        return "analysis", {**name, **known}
    return "fit", {**name, **fit_facts(new)}


def _of_stimulations(found: StimulationSearch) -> dict[str, Any]:
    fields, one = ("goal", "choose", "targets", "read"), found.choices[0].effect
    asked = {name: _plain(getattr(found.aim, name)) for name in fields}
    spent = {"seed": found.seed, "simulations": [found.forward, found.reverse]}
    told = finite([[one.name, one.value, one.low, one.high]])
    return {**asked, **spent, "first": _change(found.best), "outcome": told}


def plan_facts(plan: Scenario) -> dict[str, Any]:
    """What a plan does and with which noise; region names, no name of the plan."""
    return {
        "plan": code(plan.id),
        "twin": code(plan.twin_id),
        "changes": [_change(change) for change in plan.active],
        "seeds": plan.seeds,
        "seed": plan.seed,
    }


def _change(change: Any) -> dict[str, Any]:
    if isinstance(change, Resection):
        what = {"remove": [cleaned(name) for name in change.regions]}
        return {**what, "fraction": change.fraction}
    if isinstance(change, Disconnection):
        edges = [[cleaned(name) for name in edge] for edge in change.edges]
        return {"cut": edges, "fraction": change.fraction}
    if isinstance(change, Stimulation):
        fields = ("waveform", "amplitude", "frequency_hz", "phase_rad", "width_s")
        told = {name: getattr(change, name) for name in (*fields, "start_s", "stop_s")}
        told |= {"shape": dict(change.shape)} if change.shape else {}
        told |= {"drawn": [list(one) for one in change.drawn]} if change.drawn else {}
        told |= {"weights": list(change.weights)} if change.weights else {}
        return {"stimulate": [cleaned(name) for name in change.targets], **told} | (
            {} if change.device is None else {"device": _device(change.device)}
        )
    # the newer kinds say what they are by their own fields; titles may tell a person
    told = {f.name: getattr(change, f.name) for f in fields_of(change)}
    told.pop("title", None)
    return {"kind": type(change).__name__, **{k: _plain(v) for k, v in told.items()}}


def _device(device: Device) -> dict[str, Any]:
    """Settings, and the limits they were held against."""
    return {
        "modality": device.modality,
        "settings": dict(device.settings),
        "site": cleaned(device.site),
        "limits": dict(device.limits),
    }


def _plain(value: object) -> object:
    """Names without what may tell a person, numbers as they are."""
    if isinstance(value, str):
        return cleaned(value)
    return [_plain(item) for item in value] if isinstance(value, tuple) else value


def _of_plan(old: Scenario | None, new: Scenario) -> Part:
    result = new.result
    if result is None or (old is not None and old.result is result):
        return "plan", plan_facts(new)
    effects = [[e.name, e.value, e.low, e.high, e.unit] for e in result.effects]
    return "plan run", {**plan_facts(new), "effects": finite(effects)}


def _of_seizure_plan(old: SeizurePlan | None, new: SeizurePlan) -> Part:
    changes = [_change(change) for change in new.changes]
    told = {"plan": code(new.id), "twin": code(new.twin_id), "changes": changes}
    found = new.outcome
    if found is None or (old is not None and old.outcome is found):
        return "plan", told
    stages = [
        ("before", found.likelihood_before, found.regions_before, found.delay_before_s),
        ("after", found.likelihood_after, found.regions_after, found.delay_after_s),
    ]
    if (later := found.recovery) is not None:
        stages.append(("recovered", later.likelihood, later.regions, later.delay_s))
    rows = [
        [f"{name} {stage}", one.value, one.low, one.high]
        for stage, *ones in stages
        for name, one in zip(("likelihood", "regions", "delay_s"), ones, strict=True)
    ]
    asked = {"runs": found.runs, "seed": found.seed}
    return "plan run", {**told, **asked, "effects": finite(rows)}


def _of_course(_: KeptCourse | None, new: KeptCourse) -> Part:
    about = {"course": code(new.id), "plan": code(new.scenario_id)}
    asked = {"disease": new.info.name, "settings": dict(new.settings)}
    begins = [cleaned(name) for name in new.begins]
    return "course", {**about, **asked, "begins": begins, "times": list(new.times)}


def _of_report(_: Report | None, new: Report) -> Part:
    plans = [code(name) for name in new.scenario_ids]
    about = {"patient": code(new.patient_id), "twin": code(new.twin_id)}
    return "report", {**about, "plans": plans}


_TOLD: dict[str, Callable[[Any, Any], Part]] = {
    "patients": _of_patient,
    "twins": _of_twin,
    "scenarios": _of_plan,
    "reports": _of_report,
    "seizure_twins": of_seizure_twin,
    "seizure_plans": _of_seizure_plan,
    "courses": _of_course,
}
