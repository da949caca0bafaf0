"""What a twin of an EEG is judged by, in words: the numbers of `compare_electric`."""

from dataclasses import dataclass
from typing import Literal


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
    ElectricMetric("spectrum_r", "Spectrum r", "Power spectrum, r", "higher"),
    ElectricMetric(
        "spectrum_mean_r", "Mean spectrum r", "Mean power spectrum, r", "higher"
    ),
    ElectricMetric(
        "spectrum_rms", "Spectrum rms", "Log power spectrum, rms difference", "lower"
    ),
    ElectricMetric("alpha_error_hz", "Alpha error", "Alpha peak error", "lower", "Hz"),
    ElectricMetric(
        "alpha_gravity_error_hz",
        "Alpha centre",
        "Alpha centre of gravity error",
        "lower",
        "Hz",
    ),
    ElectricMetric("envelope_r", "Envelopes r", "Amplitude envelopes, r", "higher"),
    ElectricMetric(
        "orthogonal_envelope_r",
        "Orthogonalised r",
        "Orthogonalised envelopes, r",
        "higher",
    ),
    ElectricMetric(
        "imaginary_coherence_r",
        "Imag. coherence r",
        "Imaginary coherence, r",
        "higher",
    ),
    ElectricMetric("wpli_r", "wPLI r", "Weighted phase lag index, r", "higher"),
    ElectricMetric("phase_locking_r", "PLV r", "Phase-locking value, r", "higher"),
    ElectricMetric("alpha_hz", "Alpha", "Alpha peak of the twin", None, "Hz"),
    ElectricMetric(
        "measured_alpha_hz", "Alpha measured", "Alpha peak measured", None, "Hz"
    ),
)
