"""The course of a disease in a twin: burden over time, and its dynamics at each time
against the same twin without the disease, with the same noise."""

import time

import numpy as np

from brainTwinStudio.engine import scenarios
from brainTwinStudio.engine.diseases import Setting, template
from brainTwinStudio.engine.interventions.what_if import changeable
from brainTwinStudio.engine.watcher import Watcher
from brainTwinStudio.errors import InputError
from brainTwinStudio.project import FrozenMap, Scenario, Twin
from brainTwinStudio.project.disease import DiseaseAnswer, DiseaseCase, DiseaseCourse

NO_EEG = (
    "Disease templates change excitability and connections of a twin of fMRI; this one "
    "explains an EEG, and how its sources answer is not known yet."
)


def course_of(twin: Twin, case: DiseaseCase) -> DiseaseCourse:
    """Burden, and the changes at each time. Raises InputError for settings and regions
    that cannot be, and for models whose balance is not known."""
    chosen = template(case.template)
    values = chosen.info.values(case.settings)
    setting = Setting(twin.connectome, twin.spec.node, case, values)
    changeable(twin)  # refuses black boxes
    if twin.sensors is not None:
        raise InputError(NO_EEG)
    if case.damage is not None and chosen.info.begins != "damage":
        raise InputError(
            f"{chosen.info.label} begins in regions, not with a lesion: name them."
        )
    burden = chosen.burden(setting, np.asarray(case.times, float))
    changes = tuple(
        chosen.changes(setting, row, when)
        for row, when in zip(burden, case.times, strict=True)
    )
    names = twin.connectome.parcellation.region_names
    known = chosen.info, case.times, names, burden, changes
    return DiseaseCourse(*known, FrozenMap(values))


def disease(
    twin: Twin, case: DiseaseCase, seeds: int, seed: int, watcher: Watcher
) -> DiseaseAnswer:
    """The course, played by the twin in `seeds` runs, 0 = not at all. A stop leaves the
    later times unplayed."""
    began = time.perf_counter()
    course = course_of(twin, case)
    plans: list[Scenario | None] = []
    for number, (when, changes) in enumerate(
        zip(course.times, course.changes, strict=True)
    ):
        if watcher.stop_requested() and plans:
            plans.append(None)
            continue
        if not changes or not seeds:
            plans.append(None)
            continue
        name = f"{course.info.label}, {when:g} {course.info.time_unit}"
        known = (f"time-{number + 1}", twin.id, name, changes, seeds, seed)
        plans.append(scenarios.run(twin, Scenario(*known), watcher)[0])
    return DiseaseAnswer(course, tuple(plans), time.perf_counter() - began)
