"""What things are called in panels: fits, parameters, units."""

from brainTwinStudio.project import ParameterSpec, Twin

PARAMETERS = {
    "G": "Global coupling",
    "a": "Excitability",
    "frequency_hz": "Frequency",
    "noise": "Noise level",
    "noise_ratio": "Measurement noise",
    "gain_depth": "Slow gain, depth",
    "gain_tau_s": "Slow gain, time",
    "global_signal_removed": "Global signal removed",
    "learned_weights": "Learned weights",
    "alpha_frequency_hz": "Alpha frequency",
    "alpha_noise": "Alpha drive",
    "beta_frequency_hz": "Beta frequency",
    "beta_noise": "Beta drive",
    "drive_0": "First shared drive",
    "drive_1": "Second shared drive",
    "drive_lag_0": "Lag of the first drive",
    "drive_lag_1": "Lag of the second drive",
    "background_0": "Background below 0.5 Hz",
    "background_1": "Background below 3 Hz",
    "background_2": "Background below 18 Hz",
    "background_3": "Background below 108 Hz",
    "lowpass_hz": "Amplifier low-pass",
    "lowpass_order": "Order of the low-pass",
    "velocity_m_s": "Conduction velocity",
}
UNITS = {"1": "", "-": "", "1/sqrt(s)": "1/√s", "nA m/sqrt(s)": "nA m/√s", "1/s": "1/s"}


def fit_name(twin: Twin) -> str:
    """'twin-2' -> 'Fit 2': the number stays when an earlier fit is deleted."""
    number = twin.id.rpartition("-")[2]
    return f"Fit {number}" if number.isdigit() else twin.id


def parameter_name(spec: ParameterSpec) -> str:
    """A parameter in a word or two."""
    return PARAMETERS.get(spec.name, spec.name.replace("_", " ").capitalize())


def unit_of(spec: ParameterSpec) -> str:
    """The unit as it is written after a number, "" for pure numbers."""
    return UNITS.get(spec.unit, spec.unit)


def titled(label: str, unit: str) -> str:
    """'Frequency (Hz)'; the label alone for pure numbers."""
    return f"{label} ({unit})" if unit else label
