"""Twins of an EEG in report and window: words by rule, figure, panel."""

from dataclasses import replace

import numpy as np
import pytest

from brainTwinStudio.analysis.electric_metrics import ELECTRIC_METRICS
from brainTwinStudio.project import (
    FrozenMap,
    LeadField,
    ModelSpec,
    Project,
    Sensors,
    Twin,
)
from brainTwinStudio.report import electric_words
from brainTwinStudio.report.blocks import Picture, Subject, Table, Text
from brainTwinStudio.report.contents import sections_of
from brainTwinStudio.report.figures.electric import channel_spectra
from tests.report.conftest import make_project

NAMES = ("EEG Fp1", "EEG Fp2", "EEG O1", "EEG O2", "Cz..")
HZ = np.arange(1, 45.5, 0.5)


def numbers(**changes: float) -> FrozenMap[float]:
    known = {metric.name: 0.5 for metric in ELECTRIC_METRICS}
    known |= {"spectrum_r": 0.97, "alpha_hz": 10.1, "measured_alpha_hz": 10.2}
    return FrozenMap({**known, "alpha_error_hz": 0.1, **changes})


def electric_project() -> Project:
    """The small project whose twin explains an EEG of five channels."""
    project = make_project("composite demo, not one person")
    twin = project.twins[0]
    regions = twin.connectome.parcellation.region_names
    draw = np.random.default_rng(0)
    gain = draw.normal(size=(5, len(regions)))
    power = -np.log(HZ) + draw.normal(size=(5, len(HZ))) / 5
    pictures = {"eeg_hz": HZ, "eeg_log_power": power, "eeg_envelope": np.eye(5)}
    field = LeadField(gain, NAMES, regions, "µV/(nA m)", "spheres")
    electric = replace(
        twin,
        spec=ModelSpec("eeg_network", "diffusive", "fixed", slow_gain=False),
        sensors=Sensors(field, np.ones(5), 100.0, (6000,)),
        parameters=FrozenMap({"G": np.array(1.0), "velocity_m_s": np.array(6.0)}),
        measured=FrozenMap(pictures),
        simulated=FrozenMap({**pictures, "eeg_log_power": power + 0.1}),
        train=numbers(),
        held_out=numbers(imaginary_coherence_r=0.4),
        ceiling=numbers(spectrum_r=0.98),
        floor=numbers(imaginary_coherence_r=0.2),
    )
    return replace(project, twins=(electric,))


@pytest.fixture
def twin() -> Twin:
    return electric_project().twins[0]


def test_words_follow_the_numbers(twin: Twin):
    text = electric_words.agreement_sentence(twin)
    assert text.startswith(electric_words.AGREES)
    assert "0.970" in text
    assert "ceiling of this recording 0.980" in text
    assert electric_words.agrees(twin)
    weak = replace(twin, held_out=numbers(spectrum_r=0.5))
    assert "only weakly" in electric_words.agreement_sentence(weak)
    assert not electric_words.agrees(weak)
    assert "beyond" in electric_words.coupling_sentence(twin)
    worse = replace(twin, held_out=numbers(imaginary_coherence_r=0.1))
    assert "no better than noise" in electric_words.coupling_sentence(worse)


def test_alpha_that_is_not_there_is_said(twin: Twin):
    nan = float("nan")
    none = replace(twin, held_out=numbers(measured_alpha_hz=nan, alpha_error_hz=nan))
    assert "No alpha peak" in electric_words.alpha_sentence(none)
    own = replace(twin, held_out=numbers(alpha_hz=nan, alpha_error_hz=nan))
    assert "The twin has no alpha peak" in electric_words.alpha_sentence(own)
    unseen = replace(twin, held_out=FrozenMap())
    assert "fitted data" in electric_words.alpha_sentence(unseen)
    assert not electric_words.agrees(unseen)
    assert all(row[2] == "–" for row in electric_words.rows(unseen))


def test_the_report_speaks_of_the_eeg_alone():
    project = electric_project()
    parts = {
        s.name: s for s in sections_of(project, project.patients[0], project.twins[0])
    }
    texts = " ".join(
        block.text
        for name in ("verdict", "function", "methods")
        for block in parts[name].blocks
        if isinstance(block, Text)
    )
    assert "FCD" not in texts
    assert "Simulated spectra agree" in texts
    assert "spheres" in texts
    tables = [b for b in parts["fit"].blocks if isinstance(b, Table)]
    assert len(tables[0].rows) == sum(m.better is not None for m in ELECTRIC_METRICS)
    (picture,) = [b for b in parts["function"].blocks if isinstance(b, Picture)]
    assert "5 channels" in picture.alt


def test_nothing_held_out_is_a_warning():
    project = electric_project()
    unseen = replace(project.twins[0], held_out=FrozenMap())
    subject = Subject(project, project.patients[0], unseen)
    from brainTwinStudio.report.sections.verdict import section

    tones = [b.tone for b in section(subject).blocks if isinstance(b, Text)]
    assert "warn" in tones


def test_the_figure_draws_both_sides_of_every_channel(twin: Twin):
    power = twin.measured["eeg_log_power"]
    figure = channel_spectra(NAMES, HZ, power, power)
    (axes,) = figure.axes
    assert len(axes.lines) == 2 * len(NAMES)
    assert {text.get_text() for text in axes.texts} >= {"Fp1", "Cz"}


def joint_project() -> Project:
    """The same with a twin that explains both: what fMRI shows is that of the small
    project."""
    project = electric_project()
    electric = project.twins[0]
    blood = make_project("composite demo, not one person").twins[0]
    both = {
        name: FrozenMap({**getattr(blood, name), **getattr(electric, name)})
        for name in (
            "measured", "simulated", "train", "held_out", "ceiling", "floor",
        )
    }  # fmt: skip
    spec = ModelSpec("eeg_fmri_network", "diffusive", "fixed", slow_gain=False)
    return replace(project, twins=(replace(electric, spec=spec, **both),))


def test_the_report_speaks_of_both():
    project = joint_project()
    parts = {
        s.name: s for s in sections_of(project, project.patients[0], project.twins[0])
    }
    texts = {
        name: " ".join(b.text for b in parts[name].blocks if isinstance(b, Text))
        for name in ("verdict", "methods")
    }
    for said in ("Simulated FC", "FCD", "Simulated spectra agree", "Alpha peak"):
        assert said in texts["verdict"]
    assert "haemodynamic" in texts["methods"]
    assert "need not be of the same time" in texts["methods"]
    blood, electric = [b for b in parts["fit"].blocks if isinstance(b, Table)]
    names = {row[0] for row in blood.rows}
    assert not names & {row[0] for row in electric.rows}
    assert not any("over channels" in name or "lag index" in name for name in names)
    pictures = [b.alt for b in parts["function"].blocks if isinstance(b, Picture)]
    assert any("measured, simulated, difference" in alt for alt in pictures)
    assert any("5 channels" in alt for alt in pictures)
