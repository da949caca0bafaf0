"""Charge, density and Shannon's k against the numbers of SCIENCE.md F.5."""

import math

import pytest

from brainTwinStudio.errors import InputError
from brainTwinStudio.files.site_profile import read_site_profile
from brainTwinStudio.project import FrozenMap
from brainTwinStudio.project.device import Limit, SiteProfile
from brainTwinStudio.project.dose import (
    MODALITIES,
    Modality,
    device_of,
    dose_of,
    modality,
    refuse_beyond,
)

NONE = SiteProfile("none", FrozenMap())
DBS_CM2, SEEG_CM2 = math.pi * 0.127 * 0.15, math.pi * 0.08 * 0.2


def site(kind: str, **most: float) -> SiteProfile:
    limits = {name: Limit(value, "us") for name, value in most.items()}
    return SiteProfile("ours", FrozenMap({kind: FrozenMap(limits)}))


def value(kind: str, quantity: str, **settings: float) -> float:
    lines = {line.name: line for line in dose_of(device_of(kind, settings, NONE))}
    return lines[quantity].value


@pytest.mark.parametrize(
    ("kind", "area", "current", "phase", "charge", "density", "k"),
    [
        ("dbs", DBS_CM2, 3, 60, 0.18, 3.0, -0.27),
        ("dbs", DBS_CM2, 3, 90, 0.27, 4.5, 0.09),
        ("seeg", SEEG_CM2, 1, 1000, 1.0, 19.9, 1.30),
        ("seeg", SEEG_CM2, 3, 300, 0.9, 17.9, 1.21),
        ("seeg", SEEG_CM2, 3, 1000, 3.0, 59.7, 2.25),
    ],
)
def test_pulses_have_the_published_charge_density_and_k(
    kind: str, area: float, current: float, phase: float,
    charge: float, density: float, k: float,
) -> None:  # fmt: skip
    given = {"area_cm2": area, "current_ma": current, "phase_us": phase}
    assert value(kind, "charge_uc", **given) == pytest.approx(charge, abs=1e-9)
    assert value(kind, "charge_density_uc_cm2", **given) == pytest.approx(
        density, abs=0.05
    )
    assert value(kind, "shannon_k", **given) == pytest.approx(k, abs=0.005)


def test_transcranial_current_has_charge_and_density() -> None:
    assert value("tdcs", "total_charge_c", current_ma=4, duration_min=30) == 7.2
    density = value("tdcs", "current_density_ma_cm2", current_ma=2, area_cm2=35)
    assert density == pytest.approx(0.0571, abs=1e-4)


def test_balance_duty_and_ultrasound() -> None:
    assert value("dbs", "net_charge_uc") == 0
    assert value("dbs", "net_charge_uc", current_ma=2, phase_us=60, returned=0.5) == (
        pytest.approx(0.06)
    )
    assert value("dbs", "duty_cycle", phase_us=100, frequency_hz=100) == (
        pytest.approx(0.02)
    )
    assert value("ultrasound", "ispta_mw_cm2", isppa_w_cm2=5, duty=0.1) == 500
    index = value("ultrasound", "mechanical_index", pressure_mpa=0.5, carrier_mhz=0.25)
    assert index == pytest.approx(1.0)


def test_at_the_limit_is_run_and_beyond_is_refused_with_all_that_is_too_much() -> None:
    ours = site("dbs", charge_density_uc_cm2=30, current_ma=3)
    refuse_beyond(device_of("dbs", {"current_ma": 3, "phase_us": 60}, ours))
    much = {"current_ma": 5, "phase_us": 450}
    with pytest.raises(InputError) as error:
        refuse_beyond(device_of("dbs", much, ours))
    told = str(error.value)
    assert "Current is 5 mA, at most 3 (us)" in told
    assert "Charge density per phase is 37.6 µC/cm², at most 30 (us)" in told
    assert told.endswith("Nothing was run.")
    free = device_of("dbs", much, site("dbs", shannon_k=9))
    refuse_beyond(free)
    (line,) = (one for one in dose_of(free) if one.name == "current_ma")
    assert math.isnan(line.most)
    assert not line.beyond


def test_a_pulse_of_nothing_has_no_charge() -> None:
    assert value("dbs", "shannon_k", current_ma=0) == -math.inf


@pytest.mark.parametrize("one", MODALITIES, ids=lambda one: one.name)
def test_what_is_usual_stays_within_the_limits_that_are_shipped(one: Modality) -> None:
    """Trains of TMS are the site's own to limit (SCIENCE.md F.5)."""
    device = device_of(one.name, {}, read_site_profile())
    if one.name == "tms":
        with pytest.raises(InputError, match="'Default' has no limit for TMS"):
            refuse_beyond(device)
    else:
        refuse_beyond(device)


@pytest.mark.parametrize("kind", [one.name for one in MODALITIES])
def test_without_any_limit_nothing_is_allowed(kind: str) -> None:
    others = site("dbs" if kind != "dbs" else "seeg", current_ma=3)
    with pytest.raises(InputError, match="'ours' has no limit for"):
        refuse_beyond(device_of(kind, {}, others))


def test_trains_in_close_succession_are_refused() -> None:
    """20 Hz for 1.6 s at 110 %: 5 s between trains were safe, 1 s was not (Chen et al.
    1997)."""
    safe = {"intensity_percent": 110, "frequency_hz": 20, "train_s": 1.6}
    ours = site("tms", **safe, between_s=5)
    refuse_beyond(device_of("tms", safe | {"between_s": 5}, ours))
    with pytest.raises(InputError, match=r"Between trains is 1 s, at least 5 \(us\)"):
        refuse_beyond(device_of("tms", safe | {"between_s": 1}, ours))
    much = {"intensity_percent": 300, "frequency_hz": 50, "train_s": 100}
    with pytest.raises(InputError, match="threshold is 300 %, at most 110"):
        refuse_beyond(device_of("tms", much, ours))


def test_what_cannot_be_is_refused_in_a_sentence() -> None:
    with pytest.raises(InputError, match="Known: dbs, seeg"):
        modality("laser")
    with pytest.raises(InputError, match="DBS has no setting 'volts'"):
        device_of("dbs", {"volts": 3}, NONE)
    with pytest.raises(InputError, match="area_cm2 must be above 0"):
        device_of("dbs", {"area_cm2": 0}, NONE)
    with pytest.raises(InputError, match="current_ma of the stimulator is -1"):
        device_of("dbs", {"current_ma": -1}, NONE)
