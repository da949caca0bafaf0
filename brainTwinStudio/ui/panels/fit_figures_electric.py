"""The numbers of a fit to an EEG in words."""

from brainTwinStudio.language import tr
from brainTwinStudio.project import Twin
from brainTwinStudio.report.electric_words import judged
from brainTwinStudio.report.wording import NOT_ESTIMATED, get, number

SPECTRA, ALPHA = tr("Spectra, r"), tr("Alpha peak")
TIP = tr(
    "Pearson correlation of log power over channels and frequencies of 1 to 45 Hz, of "
    "{seeds} free-running simulations with the recording."
)


def spectrum_words(twin: Twin) -> tuple[str, str, str, str]:
    """Title, value, note and tip of the agreement with what was fitted."""
    value = get(twin.train, "spectrum_r")
    tip = TIP.format(seeds=twin.settings.judge_seeds)
    shown = NOT_ESTIMATED if value is None else number(value, 3)
    return SPECTRA, shown, tr("on what was fitted"), tip


def held_out_words(twin: Twin) -> tuple[str, str, str, str]:
    """The same of what was held out; value "" where nothing was."""
    share = twin.settings.hold_out
    title = (
        tr("Held-out ({percent:.0f} %)", percent=100 * share)
        if share
        else tr("Held-out")
    )
    value, limit = (get(s, "spectrum_r") for s in (twin.held_out, twin.ceiling))
    if value is None:
        return title, "", "", ""
    note = "" if limit is None else tr("ceiling {ceiling}", ceiling=number(limit, 3))
    values, where = judged(twin)
    tip = tr(
        "Alpha is off by {frequency} ({where}).",
        frequency=number(get(values, "alpha_error_hz"), 2, "Hz"),
        where=where,
    )
    return title, number(value, 3), note, tip
