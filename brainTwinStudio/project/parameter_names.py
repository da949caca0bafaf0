"""Parameters as people call them: the same in window, report, command line and the
sentences of the engine."""

from collections.abc import Iterable

LABELS = {
    "G": "Global coupling",
    "a": "Excitability",
    "J_i": "Local inhibition",
    "frequency_hz": "Frequency",
    "noise": "Noise level",
    "noise_ratio": "Measurement noise",
    "gain_depth": "Slow gain, depth",
    "gain_tau_s": "Slow gain, time",
    "global_signal_removed": "Global signal removed",
    "learned_weights": "Learned connectome",
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


def parameter_label(name: str) -> str:
    """A parameter in a word or two: 'Global coupling'."""
    return LABELS.get(name) or begun(_spaced(name))


def in_sentence(name: str) -> str:
    """The same within a sentence: 'global coupling'. What has no label keeps its own
    name, for it may be the letter of an equation."""
    known = LABELS.get(name)
    return within(known) if known else _spaced(name)


def all_in_sentence(names: Iterable[str]) -> str:
    """Several in a row."""
    return ", ".join(in_sentence(name) for name in names)


def begun(sentence: str) -> str:
    """A sentence that begins with a parameter, with a capital letter."""
    return sentence[:1].upper() + sentence[1:]


def within(sentence: str) -> str:
    """What `begun` began, within another sentence."""
    return sentence[:1].lower() + sentence[1:]


def _spaced(name: str) -> str:
    return name.replace("_", " ")
