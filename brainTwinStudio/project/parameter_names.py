"""Parameters as people call them: the same in window, report, command line and the
sentences of the engine."""

from collections.abc import Iterable

from brainTwinStudio.language import tr, within

LABELS = {
    "G": tr("Global coupling"),
    "a": tr("Excitability"),
    "J_i": tr("Local inhibition"),
    "fast_share": tr("Fast share"),
    "frequency_hz": tr("Frequency"),
    "noise": tr("Noise level"),
    "noise_ratio": tr("Measurement noise"),
    "gain_depth": tr("Slow gain, depth"),
    "gain_tau_s": tr("Slow gain, time"),
    "global_signal_removed": tr("Global signal removed"),
    "learned_weights": tr("Learned connectome"),
    "alpha_frequency_hz": tr("Alpha frequency"),
    "alpha_noise": tr("Alpha drive"),
    "beta_frequency_hz": tr("Beta frequency"),
    "beta_noise": tr("Beta drive"),
    "drive_0": tr("First shared drive"),
    "drive_1": tr("Second shared drive"),
    "drive_lag_0": tr("Lag of the first drive"),
    "drive_lag_1": tr("Lag of the second drive"),
    "background_0": tr("Background below 0.5 Hz"),
    "background_1": tr("Background below 3 Hz"),
    "background_2": tr("Background below 18 Hz"),
    "background_3": tr("Background below 108 Hz"),
    "lowpass_hz": tr("Amplifier low-pass"),
    "lowpass_order": tr("Order of the low-pass"),
    "velocity_m_s": tr("Conduction velocity"),
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


def _spaced(name: str) -> str:
    return name.replace("_", " ")
