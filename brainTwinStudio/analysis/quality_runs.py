"""Quality cards of recordings, and of recordings against the connectome.

Runs are (region, time) arrays of one person; they are never joined. Thresholds are
conventions of this program unless a source is named.
"""

from collections.abc import Sequence

import numpy as np

from brainTwinStudio.analysis import quality_numbers as numbers
from brainTwinStudio.analysis.connectivity import mean_fisher_z, upper
from brainTwinStudio.analysis.quality import (
    Card,
    Severity,
    count_of,
    grouped,
    percent,
    shown,
    some_of,
)
from brainTwinStudio.analysis.quality_numbers import Floats
from brainTwinStudio.analysis.sufficiency import (
    LEARNED,
    NOTHING,
    REGIONAL,
    sufficiency,
    support,
)

SPIKE_Z = 5.0
SLOWEST_HZ = 0.01
FEWEST = 20  # time points


def recording_cards(
    signals: Floats,
    sampling_hz: float,
    names: Sequence[str],
    stated_global_signal: str = "not stated",
) -> tuple[Card, ...]:
    """One run by itself: length, sampling, dead regions, spikes, drift, global signal.

    stated_global_signal: "present", "removed" or "not stated", as the file was told.
    """
    if signals.shape[1] < FEWEST:
        title = f"Only {signals.shape[1]} time points"
        return (Card("bad", title, f"FC needs at least {FEWEST}."),)
    return (
        _duration(signals.shape[1] / sampling_hz),
        _repetition_time(1 / sampling_hz),
        _dead(signals, names),
        _spikes(signals),
        _drift(signals),
        _global_signal(signals, stated_global_signal),
    )


def function_cards(
    weights: Floats | None,
    runs: Sequence[Floats],
    names: Sequence[str],
    hemispheres: Sequence[str],
) -> tuple[Card, ...]:
    """All runs together: their repeatability, and whether they fit the connectome."""
    cards = [_repeatability(runs)]
    if len(runs) > 1:
        cards.append(_between_runs(runs))
    cards.append(_homotopic(runs, names, hemispheres))
    if weights is not None:
        cards.append(_structure_function(weights, runs))
    return tuple(cards)


def support_card(
    runs: Sequence[Floats], sampling_hz: float, regions: int, edges: int
) -> Card:
    """Enough data for a learned connectome, or for what?"""
    found = sufficiency(runs, 1 / sampling_hz, regions, edges)
    titles: dict[str, tuple[Severity, str]] = {
        LEARNED: ("ok", "Enough data for a learned connectome"),
        REGIONAL: ("warn", "Enough data for regional parameters only"),
        NOTHING: ("bad", "Too little data for any model"),
    }
    usual: tuple[Severity, str] = ("warn", "Enough data for global parameters only")
    severity, title = titles.get(found.supports, usual)
    values = (
        ("fc_reliability", found.reliability),
        ("independent_samples", found.samples),
    )
    return Card(severity, title, support(found), values)


def amount_card(runs: Sequence[Floats], sampling_hz: float, free_values: int) -> Card:
    """Is there enough data for this many free values?

    Counts independent numbers as regions x effective samples (Bartlett); ten for each
    free value is the usual rule of thumb of regression.
    """
    regions = runs[0].shape[0]
    samples = sum(numbers.effective_samples(run) for run in runs)
    seconds = sum(run.shape[1] for run in runs) / sampling_hz
    each = regions * samples / max(1, free_values)
    detail = (
        f"{seconds / 60:.1f} min hold about {samples:.0f} independent samples "
        f"({seconds * SLOWEST_HZ:.0f} periods of {1 / SLOWEST_HZ:.0f} s), one FC value "
        f"is known to about ±{1 / np.sqrt(max(samples - 3, 1)):.2f}. "
        f"{grouped(free_values)} free values have {each:.1f} independent numbers each."
    )
    values = (("independent_samples", samples), ("numbers_per_free_value", each))
    if each >= 10:
        return Card("ok", "Enough data for the free values", detail, values)
    detail += " Judge such a fit on held-out data only."
    severity: Severity = "warn" if each < 2 else "info"
    return Card(severity, "Many free values for this recording", detail, values)


def _duration(seconds: float) -> Card:
    """Reliability of FC grows quickly up to about 12 min (Birn et al. 2013,
    doi:10.1016/j.neuroimage.2013.05.099).
    """
    minutes = seconds / 60
    values = (("minutes", minutes),)
    if minutes < 5:
        text = "FC of a recording under 5 min is mostly noise."
        return Card("warn", f"Only {minutes:.1f} min long", text, values)
    if minutes < 12:
        text = "Longer recordings, from about 12 min, give steadier FC."
        return Card("info", f"{minutes:.1f} min long", text, values)
    return Card("ok", f"{minutes:.1f} min long", "Long enough for steady FC.", values)


def _repetition_time(seconds: float) -> Card:
    values = (("repetition_time_s", seconds),)
    if 0.2 <= seconds <= 5:
        title = f"Repetition time {seconds:.3g} s"
        return Card("ok", title, "Usual for fMRI.", values)
    return Card(
        "bad",
        f"Repetition time {seconds:.3g} s is not plausible",
        "fMRI is sampled every 0.2 to 5 s. Was it given in milliseconds?",
        values,
    )


def _dead(signals: Floats, names: Sequence[str]) -> Card:
    spread = signals.std(axis=1)
    usual = float(np.median(spread))
    dead = np.flatnonzero(spread <= 1e-6 * usual)
    flat = np.flatnonzero((spread > 1e-6 * usual) & (spread < 0.02 * usual))
    values = (("dead_regions", float(len(dead))), ("flat_regions", float(len(flat))))
    if len(dead) or usual == 0:
        title = f"{count_of(len(dead), 'region is', 'regions are')} constant"
        text = f"{some_of(names, dead)}. FC cannot be computed there."
        return Card("bad", title, text, values)
    if len(flat):
        title = f"{count_of(len(flat), 'region is', 'regions are')} nearly constant"
        text = f"{some_of(names, flat)} vary under 2\u00a0% of the median."
        return Card("warn", title, text, values)
    return Card("ok", "Every region varies", "No dead signal.", values)


def _spikes(signals: Floats) -> Card:
    z = numbers.dvars_z(signals)
    share = float(np.mean(z > SPIKE_Z))
    values = (("spike_share", share), ("largest_change_z", float(z.max())))
    found = count_of(int((z > SPIKE_Z).sum()), "sudden jump", "sudden jumps")
    text = f"Largest frame-to-frame change: robust z = {z.max():.1f}."
    if share > 0.05:
        title = f"{found} ({percent(share)} of frames)"
        return Card("warn", title, f"{text} Head motion is likely.", values)
    if share > 0:
        return Card("info", found, text, values)
    return Card("ok", "No sudden jumps", text, values)


def _drift(signals: Floats) -> Card:
    share = numbers.drift_share(signals)
    text = f"A slow bend explains {percent(share)} of the median region's variance."
    values = (("drift_share", share),)
    if share > 0.2:
        return Card("warn", "Slow drift", f"{text} High-pass filter first.", values)
    return Card("ok", "Little drift", text, values)


def _global_signal(signals: Floats, stated: str) -> Card:
    """State of the global signal, from the mean FC and its share of negative pairs."""
    fc = upper(np.tanh(mean_fisher_z([signals])))
    negative = float(np.mean(fc < 0))
    share = numbers.global_share(signals)
    looks = "present" if fc.mean() > 0.25 else "unclear"
    if fc.mean() < 0.1 and negative > 0.25:
        looks = "removed"
    text = (
        f"Mean FC {fc.mean():.2f}, {percent(negative)} of pairs negative; the shared "
        f"signal holds {percent(share)} of the variance."
    )
    values = (
        ("mean_fc", float(fc.mean())),
        ("negative_share", negative),
        ("global_share", share),
    )
    if {stated, looks} == {"present", "removed"}:
        title = f"Global signal said to be {stated}, but looks {looks}"
        return Card("warn", title, text, values)
    title = f"Global signal looks {looks}"
    if looks == "unclear":
        title = "Data do not tell whether the global signal was removed"
    return Card("info", title, text, values)


def _repeatability(runs: Sequence[Floats]) -> Card:
    half = numbers.split_half(runs)
    ceiling = numbers.ceiling_from_halves(half)
    values = (("split_half_fc_r", half), ("ceiling_fc_r", ceiling))
    if not half > 0.2:
        text = "The two halves disagree; no model can be judged on such FC."
        return Card("bad", f"Split-half FC r = {shown(half)}", text, values)
    severity: Severity = "warn" if half < 0.5 else "info"
    text = f"Even a perfect model could reach only about r = {ceiling:.2f}."
    return Card(severity, f"Split-half FC r = {shown(half)}", text, values)


def _between_runs(runs: Sequence[Floats]) -> Card:
    pairs = [
        numbers.agreement([runs[i]], [runs[j]])
        for i in range(len(runs))
        for j in range(i)
    ]
    lowest, mean = float(np.min(pairs)), float(np.mean(pairs))
    values = (("run_to_run_fc_r", mean), ("lowest_run_to_run_fc_r", lowest))
    text = f"Mean over {count_of(len(pairs), 'pair', 'pairs')}; lowest {shown(lowest)}."
    severity: Severity = "ok" if lowest > 0.5 else "warn"
    return Card(severity, f"Run-to-run FC r = {shown(mean)}", text, values)


def _homotopic(
    runs: Sequence[Floats], names: Sequence[str], hemispheres: Sequence[str]
) -> Card:
    """Left-right twins are the most alike regions of a brain (Zuo et al. 2010,
    doi:10.1523/JNEUROSCI.2612-10.2010); else the order of regions is wrong.
    """
    pairs = numbers.homologues(names, hemispheres)
    if len(pairs) < 3:
        text = "Region names do not show which regions are left-right partners."
        return Card("info", "Order of regions not checked", text)
    fc = np.tanh(mean_fisher_z(runs))
    twins = float(np.mean([fc[i, j] for i, j in pairs]))
    usual = float(np.median(upper(fc)))
    values = (("homotopic_fc", twins), ("median_fc", usual))
    text = f"Left-right partners: mean FC {twins:.2f}; all pairs: median {usual:.2f}."
    if twins <= usual + 0.05:
        title = "Left-right partners are not alike"
        return Card("bad", title, f"{text} The region order may be wrong.", values)
    return Card("ok", "Left-right partners are alike", text, values)


def _structure_function(weights: Floats, runs: Sequence[Floats]) -> Card:
    r = numbers.log_weights_against_fc(weights, runs)
    values = (("log_sc_fc_r", r),)
    title = f"Structure against FC: r = {shown(r)}"
    if not r >= 0.1:
        text = "Structure says nothing of function; do both list the same regions?"
        return Card("warn", title, text, values)
    text = "Log weights against FC over all pairs: what structure alone predicts."
    return Card("ok", title, text, values)
