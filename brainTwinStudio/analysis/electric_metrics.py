"""What a twin of an EEG is judged by, in words: the numbers of `compare_electric`."""

from dataclasses import dataclass
from typing import Literal

from brainTwinStudio.language import tr


@dataclass(frozen=True, slots=True)
class ElectricMetric:
    """`short` is for narrow places; better None: neither good nor bad."""

    name: str
    short: str
    label: str
    better: Literal["higher", "lower"] | None
    unit: str = ""

    @property
    def titled(self) -> str:
        """The label with its unit."""
        return f"{self.label}, {self.unit}" if self.unit else self.label


ELECTRIC_METRICS: tuple[ElectricMetric, ...] = (
    ElectricMetric("spectrum_r", tr("Spectrum r"), tr("Power spectrum, r"), "higher"),
    ElectricMetric(
        "spectrum_mean_r", tr("Mean spectrum r"), tr("Mean power spectrum, r"), "higher"
    ),
    ElectricMetric(
        "spectrum_rms",
        tr("Spectrum rms"),
        tr("Log power spectrum, rms difference"),
        "lower",
    ),
    ElectricMetric(
        "alpha_error_hz", tr("Alpha error"), tr("Alpha peak error"), "lower", "Hz"
    ),
    ElectricMetric(
        "alpha_gravity_error_hz",
        tr("Alpha centre"),
        tr("Alpha centre of gravity error"),
        "lower",
        "Hz",
    ),
    ElectricMetric(
        "envelope_r", tr("Envelopes r"), tr("Amplitude envelopes, r"), "higher"
    ),
    ElectricMetric(
        "orthogonal_envelope_r",
        tr("Orthogonalised r"),
        tr("Orthogonalised envelopes, r"),
        "higher",
    ),
    ElectricMetric(
        "imaginary_coherence_r",
        tr("Imag. coherence r"),
        tr("Imaginary coherence, r"),
        "higher",
    ),
    ElectricMetric("wpli_r", tr("wPLI r"), tr("Weighted phase lag index, r"), "higher"),
    ElectricMetric(
        "phase_locking_r", tr("PLV r"), tr("Phase-locking value, r"), "higher"
    ),
    ElectricMetric("alpha_hz", tr("Alpha"), tr("Alpha peak of the twin"), None, "Hz"),
    ElectricMetric(
        "measured_alpha_hz", tr("Alpha measured"), tr("Alpha peak measured"), None, "Hz"
    ),
)
