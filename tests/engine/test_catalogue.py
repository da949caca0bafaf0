"""The engine's first message."""

import pickle
from dataclasses import fields, replace

import pytest

from brainTwinStudio.cli.commands import stimulate
from brainTwinStudio.engine.catalogue import catalogue
from brainTwinStudio.engine.losses import LOSSES
from brainTwinStudio.engine.nodes import NODE_MODELS, node_model
from brainTwinStudio.project import FitSettings, ModelSpec, Stimulation
from brainTwinStudio.project.waveforms import WAVEFORMS, extras_of

LISTS = (
    "compositions",
    "learned_parts",
    "couplings",
    "observations",
    "losses",
    "optimisers",
    "regularisers",
    "waveforms",
)
parts = pytest.mark.parametrize("kind", LISTS)


@parts
def test_every_part_introduces_itself(kind: str):
    for part in getattr(catalogue(), kind):
        assert all((part.name, part.label, part.meaning)), part


@parts
def test_no_two_parts_of_a_kind_share_a_name(kind: str):
    names = [part.name for part in getattr(catalogue(), kind)]
    assert names
    assert len(set(names)) == len(names)


@parts
def test_every_parameter_has_unit_meaning_and_bounds_around_its_default(kind: str):
    for part in getattr(catalogue(), kind):
        for p in part.parameters:
            assert all((p.name, p.symbol, p.unit, p.meaning)), p
            assert p.low <= p.default <= p.high, p


def test_node_models_and_losses_are_those_of_the_tuples():
    found = catalogue()
    assert [info.name for info in found.node_models] == [
        model.info.name for model in NODE_MODELS
    ]
    assert [part.name for part in found.losses] == [loss.info.name for loss in LOSSES]


@pytest.mark.parametrize("kind", ["losses", "optimisers", "regularisers"])
def test_parts_of_a_fit_name_their_source(kind: str):
    assert all(part.source for part in getattr(catalogue(), kind))


def test_the_default_choices_are_on_offer():
    found, spec = catalogue(), ModelSpec()
    assert spec.node in {info.name for info in found.node_models}
    assert spec.coupling in {part.name for part in found.couplings}
    losses = {part.name for part in found.losses}
    assert losses >= {name for name, _ in FitSettings().losses}


def test_learned_parts_are_choices_of_a_model():
    choices = {field.name for field in fields(ModelSpec)}
    for part in catalogue().learned_parts:
        if part.in_dynamics:
            assert ModelSpec(learned=(part.name,)).dynamics == f"hopf+{part.name}"
            assert node_model(f"hopf+{part.name}")
        else:
            assert part.name in choices


def test_waveforms_are_those_a_stimulation_takes():
    told = [part.name for part in catalogue().waveforms]
    assert told == [one.name for one in WAVEFORMS] == list(stimulate.WAVEFORMS)


def test_a_waveform_at_its_defaults_is_the_default_stimulation():
    for part in catalogue().waveforms:
        values = {p.name: p.default for p in part.parameters}
        change = Stimulation(("a",), part.name)
        own = extras_of(part.name, {})
        shape = {name: values.pop(name) for name in own}
        assert replace(change, **values) == change
        assert shape == own


def test_the_catalogue_travels():
    assert pickle.loads(pickle.dumps(catalogue())) == catalogue()


def test_the_catalogue_tells_device_and_versions():
    found = catalogue()
    assert found.device == "cpu"
    names = [name for name, _ in found.versions]
    libraries = ["jax", "jaxlib", "numpy", "scipy", "optax", "optimistix"]
    assert names == ["brainTwinStudio", *libraries]
