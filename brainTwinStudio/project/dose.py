"""How much a stimulator gives, by its settings, beside what a site allows.

For display and for refusing plans; research use only, no medical advice. Charge per
phase Q = I w, charge density D = Q / A, Shannon's k = log10 D + log10 Q (Shannon 1992,
doi:10.1109/10.126616; its data show damage from 1.85 on, for electrodes of 1 mm^2 and
more). Transcranial current: charge I t, density I / A (Bikson et al. 2016,
doi:10.1016/j.brs.2016.06.004). Ultrasound: spatial-peak temporal-average intensity is
the pulse average times the duty cycle; mechanical index p / sqrt(f) in MPa and MHz.
"""

import math
from collections.abc import Callable, Mapping
from typing import NamedTuple

from brainTwinStudio.errors import InputError
from brainTwinStudio.language import tr
from brainTwinStudio.project.arrays import FrozenMap
from brainTwinStudio.project.device import Device, SiteProfile

Settings = Mapping[str, float]


class Quantity(NamedTuple):
    """What is derived of settings. least: its limit is the lowest that is allowed."""

    name: str
    label: str
    unit: str
    of: Callable[[Settings], float]
    least: bool = False


class Setting(NamedTuple):
    """What a person sets, and what is usual."""

    name: str
    label: str
    unit: str
    usual: float


class Modality(NamedTuple):
    """lower: what to change where a limit is passed."""

    name: str
    label: str
    settings: tuple[Setting, ...]
    quantities: tuple[Quantity, ...]
    lower: str


class DoseLine(NamedTuple):
    """most: the limit, NaN where the site has entered none; source: of the limit;
    least: it is the lowest that is allowed."""

    name: str
    label: str
    unit: str
    value: float
    most: float
    source: str
    least: bool = False

    @property
    def beyond(self) -> bool:
        return self.value < self.most if self.least else self.value > self.most


def _charge_uc(s: Settings) -> float:
    return s["current_ma"] * s["phase_us"] / 1000


def _density(s: Settings) -> float:
    return _charge_uc(s) / s["area_cm2"]


def _shannon(s: Settings) -> float:
    product = _charge_uc(s) * _density(s)
    return math.log10(product) if product > 0 else -math.inf


def _duty(s: Settings) -> float:
    """Both phases of a pulse, of equal length."""
    return min(2e-6 * s["phase_us"] * s["frequency_hz"], 1.0)


def _net_uc(s: Settings) -> float:
    """Charge that one pulse leaves behind."""
    return _charge_uc(s) * abs(1 - s["returned"])


def _total_c(s: Settings) -> float:
    pulses = s["frequency_hz"] * 60 * s["duration_min"]
    return 1e-6 * _charge_uc(s) * pulses


CURRENT = Setting("current_ma", tr("Current"), "mA", 2.0)
FREQUENCY = Setting("frequency_hz", tr("Frequency"), "Hz", 130.0)
MINUTES = Setting("duration_min", tr("Duration"), "min", 20.0)
RETURNED = Setting("returned", tr("Charge returned"), tr("× first"), 1.0)
MILLIAMPERE = Quantity("current_ma", tr("Current"), "mA", lambda s: s["current_ma"])
DURATION = Quantity("duration_min", tr("Duration"), "min", lambda s: s["duration_min"])
OF_PULSES = (
    MILLIAMPERE,
    Quantity("charge_uc", tr("Charge per phase"), "µC", _charge_uc),
    Quantity(
        "charge_density_uc_cm2", tr("Charge density per phase"), "µC/cm²", _density
    ),
    Quantity("shannon_k", tr("Shannon's k"), "", _shannon),
    Quantity("net_charge_uc", tr("Charge left by a pulse"), "µC", _net_uc),
    Quantity("duty_cycle", tr("Duty cycle"), "", _duty),
    Quantity("total_charge_c", tr("Charge of a session, one phase"), "C", _total_c),
    DURATION,
)
OF_CURRENT = (
    MILLIAMPERE,
    Quantity(
        "current_density_ma_cm2", tr("Current density at the skin"), "mA/cm²",
        lambda s: s["current_ma"] / s["area_cm2"],
    ),
    DURATION,
)  # fmt: skip
CHARGE_OF_CURRENT = Quantity(
    "total_charge_c", tr("Charge of a session"), "C",
    lambda s: s["current_ma"] * 60 * s["duration_min"] / 1000,
)  # fmt: skip
LOWER_PULSES = tr("Lower the current or the pulse width, or use a larger contact.")
LOWER_CURRENT = tr("Lower the current or the duration, or use a larger electrode.")
SKIN = Setting("area_cm2", tr("Area of the electrode"), "cm²", 35.0)


def _pulses(
    area: float, phase: float, hz: float, minutes: float
) -> tuple[Setting, ...]:
    return (
        CURRENT,
        Setting("phase_us", tr("Width of a phase"), "µs", phase),
        FREQUENCY._replace(usual=hz),
        Setting("area_cm2", tr("Area of the contact"), "cm²", area),
        RETURNED,
        MINUTES._replace(usual=minutes),
    )


MODALITIES = (
    Modality("dbs", "DBS", _pulses(0.0598, 60.0, 130.0, 60.0), OF_PULSES, LOWER_PULSES),
    Modality("seeg", tr("SEEG pulses"), _pulses(0.0503, 300.0, 50.0, 0.1), OF_PULSES,
             LOWER_PULSES),
    Modality("tdcs", "tDCS", (CURRENT, SKIN, MINUTES),
             (*OF_CURRENT, CHARGE_OF_CURRENT), LOWER_CURRENT),
    Modality("tacs", "tACS", (CURRENT, FREQUENCY._replace(usual=10.0), SKIN, MINUTES),
             OF_CURRENT, LOWER_CURRENT),
    Modality("trns", "tRNS", (CURRENT, SKIN, MINUTES), OF_CURRENT, LOWER_CURRENT),
    Modality(
        "tms", "TMS",
        (Setting("intensity_percent", tr("Intensity of motor threshold"), "%", 100.0),
         FREQUENCY._replace(usual=1.0),
         Setting("train_s", tr("Length of a train"), "s", 2.0),
         Setting("between_s", tr("Between trains"), "s", 10.0),
         Setting("pulses", tr("Pulses of a session"), "", 600.0)),
        (Quantity("intensity_percent", tr("Intensity of motor threshold"), "%",
                  lambda s: s["intensity_percent"]),
         Quantity("frequency_hz", tr("Frequency"), "Hz", lambda s: s["frequency_hz"]),
         Quantity("train_s", tr("Length of a train"), "s", lambda s: s["train_s"]),
         Quantity("between_s", tr("Between trains"), "s", lambda s: s["between_s"],
                  least=True),
         Quantity("pulses", tr("Pulses of a session"), "", lambda s: s["pulses"])),
        tr("Lower the intensity, the frequency or the length of a train."),
    ),
    Modality(
        "ultrasound", tr("Focused ultrasound"),
        (Setting("isppa_w_cm2", tr("Intensity of a pulse (Isppa)"), "W/cm²", 5.0),
         Setting("duty", tr("Duty cycle"), "", 0.1),
         Setting("pressure_mpa", tr("Peak negative pressure"), "MPa", 0.4),
         Setting("carrier_mhz", tr("Carrier frequency"), "MHz", 0.5),
         Setting("duration_min", tr("Duration"), "min", 1.0)),
        (Quantity("isppa_w_cm2", tr("Intensity of a pulse (Isppa)"), "W/cm²",
                  lambda s: s["isppa_w_cm2"]),
         Quantity("ispta_mw_cm2", tr("Mean intensity (Ispta)"), "mW/cm²",
                  lambda s: 1000 * s["isppa_w_cm2"] * s["duty"]),
         Quantity("mechanical_index", tr("Mechanical index"), "",
                  lambda s: s["pressure_mpa"] / math.sqrt(s["carrier_mhz"])),
         DURATION),
        tr("Lower the intensity, the pressure or the duty cycle."),
    ),
)  # fmt: skip
NO_LIMIT = tr("no limit entered")
PHYSICAL_IS_APART = tr(
    "The settings of the stimulator are held against the limits; the model runs with "
    "an amplitude of its own. How one follows from the other is not known from "
    "recordings at rest."
)
NOTHING_ALLOWED = tr(
    "The site profile '{site}' has no limit for {stimulator}, so nothing of it is "
    "allowed: enter what this site allows, with its source, or leave the stimulator "
    "out."
)
ABOVE_ZERO = ("area_cm2", "carrier_mhz")


def modality(name: str) -> Modality:
    """Raises InputError for one that is not known."""
    for one in MODALITIES:
        if one.name == name:
            return one
    known = ", ".join(one.name for one in MODALITIES)
    raise InputError(
        tr(
            "No stimulator of the kind '{name}'. Known: {known}.",
            name=name,
            known=known,
        )
    )


def device_of(kind: str, settings: Settings, site: SiteProfile) -> Device:
    """With what is usual where nothing is given, and what the site allows. Raises
    InputError for a setting that the modality does not have, and for numbers that
    cannot be."""
    one = modality(kind)
    usual = {setting.name: setting.usual for setting in one.settings}
    odd = [name for name in settings if name not in usual]
    if odd:
        raise InputError(
            tr(
                "{stimulator} has no setting '{name}'. It has: {known}.",
                stimulator=one.label,
                name=odd[0],
                known=", ".join(usual),
            )
        )
    limits = site.limits.get(kind, FrozenMap())
    device = Device(
        one.name,
        FrozenMap(usual | dict(settings)),
        site.name,
        FrozenMap({name: limit.most for name, limit in limits.items()}),
        FrozenMap({name: limit.source for name, limit in limits.items()}),
    )
    for name in ABOVE_ZERO:
        if device.settings.get(name, 1.0) <= 0:
            raise InputError(
                tr(
                    "{stimulator}: {name} must be above 0.",
                    stimulator=one.label,
                    name=name,
                )
            )
    return device


def dose_of(device: Device) -> tuple[DoseLine, ...]:
    """Every quantity of a device, with the limit of the site."""
    return tuple(
        DoseLine(
            *quantity[:3],
            quantity.of(device.settings),
            device.limits.get(quantity.name, math.nan),
            device.sources.get(quantity.name, ""),
            quantity.least,
        )
        for quantity in modality(device.modality).quantities
    )


def refuse_beyond(device: Device) -> None:
    """Raises InputError where a limit is passed, all of them named: a plan beyond what
    a site allows is not run, and nothing of it is clipped; nor one of a stimulator that
    the site has no limit for at all."""
    one, over = modality(device.modality), [o for o in dose_of(device) if o.beyond]
    if not device.limits:
        raise InputError(NOTHING_ALLOWED.format(stimulator=one.label, site=device.site))
    if not over:
        return
    raise InputError(
        tr(
            "{stimulator} beyond the limits of the site profile '{site}': {passed}. "
            "{lower} Nothing was run.",
            stimulator=one.label,
            site=device.site,
            passed="; ".join(_passed(line) for line in over),
            lower=one.lower,
        )
    )


def _passed(line: DoseLine) -> str:
    at_most = tr("{quantity} is {value}, at most {most:.3g} ({source})")
    at_least = tr("{quantity} is {value}, at least {most:.3g} ({source})")
    return (at_least if line.least else at_most).format(
        quantity=line.label,
        value=f"{line.value:.3g} {line.unit}".rstrip(),
        most=line.most,
        source=line.source,
    )
