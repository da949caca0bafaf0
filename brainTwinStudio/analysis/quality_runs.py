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
from brainTwinStudio.language import tr

SPIKE_Z = 5.0
SLOWEST_HZ = 0.01
FEWEST = 20  # time points
_LOOKS = {  # of the global signal
    "present": tr("Global signal looks present"),
    "removed": tr("Global signal looks removed"),
    "unclear": tr("Data do not tell whether the global signal was removed"),
}
_UNLIKE = {  # what was said
    "present": tr("Global signal said to be removed, but looks present"),
    "removed": tr("Global signal said to be present, but looks removed"),
}


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
        title = tr("Only {count} time points", count=signals.shape[1])
        return (Card("bad", title, tr("FC needs at least {count}.", count=FEWEST)),)
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
        LEARNED: ("ok", tr("Enough data for a learned connectome")),
        REGIONAL: ("warn", tr("Enough data for regional parameters only")),
        NOTHING: ("bad", tr("Too little data for any model")),
    }
    usual: tuple[Severity, str] = ("warn", tr("Enough data for global parameters only"))
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
    detail = tr(
        "{minutes:.1f} min hold about {samples:.0f} independent samples "
        "({periods:.0f} periods of {period_s:.0f} s), one FC value is known to about "
        "±{error:.2f}. {count} free values have {each:.1f} independent numbers each.",
        minutes=seconds / 60,
        samples=samples,
        periods=seconds * SLOWEST_HZ,
        period_s=1 / SLOWEST_HZ,
        error=1 / np.sqrt(max(samples - 3, 1)),
        count=grouped(free_values),
        each=each,
    )
    values = (("independent_samples", samples), ("numbers_per_free_value", each))
    if each >= 10:
        return Card("ok", tr("Enough data for the free values"), detail, values)
    detail += tr(" Judge such a fit on held-out data only.")
    severity: Severity = "warn" if each < 2 else "info"
    return Card(severity, tr("Many free values for this recording"), detail, values)


def _duration(seconds: float) -> Card:
    """Reliability of FC grows quickly up to about 12 min (Birn et al. 2013,
    doi:10.1016/j.neuroimage.2013.05.099).
    """
    minutes = seconds / 60
    values = (("minutes", minutes),)
    if minutes < 5:
        text = tr("FC of a recording under 5 min is mostly noise.")
        title = tr("Only {minutes:.1f} min long", minutes=minutes)
        return Card("warn", title, text, values)
    title = tr("{minutes:.1f} min long", minutes=minutes)
    if minutes < 12:
        text = tr("Longer recordings, from about 12 min, give steadier FC.")
        return Card("info", title, text, values)
    return Card("ok", title, tr("Long enough for steady FC."), values)


def _repetition_time(seconds: float) -> Card:
    values = (("repetition_time_s", seconds),)
    if 0.2 <= seconds <= 5:
        title = tr("Repetition time {seconds:.3g} s", seconds=seconds)
        return Card("ok", title, tr("Usual for fMRI."), values)
    return Card(
        "bad",
        tr("Repetition time {seconds:.3g} s is not plausible", seconds=seconds),
        tr("fMRI is sampled every 0.2 to 5 s. Was it given in milliseconds?"),
        values,
    )


def _dead(signals: Floats, names: Sequence[str]) -> Card:
    spread = signals.std(axis=1)
    usual = float(np.median(spread))
    dead = np.flatnonzero(spread <= 1e-6 * usual)
    flat = np.flatnonzero((spread > 1e-6 * usual) & (spread < 0.02 * usual))
    values = (("dead_regions", float(len(dead))), ("flat_regions", float(len(flat))))
    if len(dead) or usual == 0:
        one, many = tr("region is constant"), tr("regions are constant")
        title, which = count_of(len(dead), one, many), some_of(names, dead)
        text = tr("{names}. FC cannot be computed there.", names=which)
        return Card("bad", title, text, values)
    if len(flat):
        one, many = tr("region is nearly constant"), tr("regions are nearly constant")
        title, which = count_of(len(flat), one, many), some_of(names, flat)
        text = tr("{names} vary under 2\u00a0% of the median.", names=which)
        return Card("warn", title, text, values)
    return Card("ok", tr("Every region varies"), tr("No dead signal."), values)


def _spikes(signals: Floats) -> Card:
    z = numbers.dvars_z(signals)
    share = float(np.mean(z > SPIKE_Z))
    values = (("spike_share", share), ("largest_change_z", float(z.max())))
    found = count_of(int((z > SPIKE_Z).sum()), tr("sudden jump"), tr("sudden jumps"))
    text = tr("Largest frame-to-frame change: robust z = {most:.1f}.", most=z.max())
    if share > 0.05:
        title = tr("{jumps} ({share} of frames)", jumps=found, share=percent(share))
        text += tr(" Head motion is likely.")
        return Card("warn", title, text, values)
    if share > 0:
        return Card("info", found, text, values)
    return Card("ok", tr("No sudden jumps"), text, values)


def _drift(signals: Floats) -> Card:
    share = numbers.drift_share(signals)
    text = tr(
        "A slow bend explains {share} of the median region's variance.",
        share=percent(share),
    )
    values = (("drift_share", share),)
    if share > 0.2:
        text += tr(" High-pass filter first.")
        return Card("warn", tr("Slow drift"), text, values)
    return Card("ok", tr("Little drift"), text, values)


def _global_signal(signals: Floats, stated: str) -> Card:
    """State of the global signal, from the mean FC and its share of negative pairs."""
    fc = upper(np.tanh(mean_fisher_z([signals])))
    negative = float(np.mean(fc < 0))
    share = numbers.global_share(signals)
    looks = "present" if fc.mean() > 0.25 else "unclear"
    if fc.mean() < 0.1 and negative > 0.25:
        looks = "removed"
    text = tr(
        "Mean FC {mean:.2f}, {negative} of pairs negative; the shared signal holds "
        "{share} of the variance.",
        mean=fc.mean(),
        negative=percent(negative),
        share=percent(share),
    )
    values = (
        ("mean_fc", float(fc.mean())),
        ("negative_share", negative),
        ("global_share", share),
    )
    if {stated, looks} == {"present", "removed"}:
        return Card("warn", _UNLIKE[looks], text, values)
    return Card("info", _LOOKS[looks], text, values)


def _repeatability(runs: Sequence[Floats]) -> Card:
    half = numbers.split_half(runs)
    ceiling = numbers.ceiling_from_halves(half)
    values = (("split_half_fc_r", half), ("ceiling_fc_r", ceiling))
    title = tr("Split-half FC r = {r}", r=shown(half))
    if not half > 0.2:
        text = tr("The two halves disagree; no model can be judged on such FC.")
        return Card("bad", title, text, values)
    severity: Severity = "warn" if half < 0.5 else "info"
    text = tr("Even a perfect model could reach only about r = {r:.2f}.", r=ceiling)
    return Card(severity, title, text, values)


def _between_runs(runs: Sequence[Floats]) -> Card:
    pairs = [
        numbers.agreement([runs[i]], [runs[j]])
        for i in range(len(runs))
        for j in range(i)
    ]
    lowest, mean = float(np.min(pairs)), float(np.mean(pairs))
    values = (("run_to_run_fc_r", mean), ("lowest_run_to_run_fc_r", lowest))
    over = count_of(len(pairs), tr("pair"), tr("pairs"))
    text = tr("Mean over {pairs}; lowest {lowest}.", pairs=over, lowest=shown(lowest))
    title = tr("Run-to-run FC r = {r}", r=shown(mean))
    return Card("ok" if lowest > 0.5 else "warn", title, text, values)


def _homotopic(
    runs: Sequence[Floats], names: Sequence[str], hemispheres: Sequence[str]
) -> Card:
    """Left-right twins are the most alike regions of a brain (Zuo et al. 2010,
    doi:10.1523/JNEUROSCI.2612-10.2010); else the order of regions is wrong.
    """
    pairs = numbers.homologues(names, hemispheres)
    if len(pairs) < 3:
        text = tr("Region names do not show which regions are left-right partners.")
        return Card("info", tr("Order of regions not checked"), text)
    fc = np.tanh(mean_fisher_z(runs))
    twins = float(np.mean([fc[i, j] for i, j in pairs]))
    usual = float(np.median(upper(fc)))
    values = (("homotopic_fc", twins), ("median_fc", usual))
    text = tr(
        "Left-right partners: mean FC {mean:.2f}; all pairs: median {usual:.2f}.",
        mean=twins,
        usual=usual,
    )
    if twins <= usual + 0.05:
        title = tr("Left-right partners are not alike")
        text += tr(" The region order may be wrong.")
        return Card("bad", title, text, values)
    return Card("ok", tr("Left-right partners are alike"), text, values)


def _structure_function(weights: Floats, runs: Sequence[Floats]) -> Card:
    r = numbers.log_weights_against_fc(weights, runs)
    values = (("log_sc_fc_r", r),)
    title = tr("Structure against FC: r = {r}", r=shown(r))
    if not r >= 0.1:
        text = tr("Structure says nothing of function; do both list the same regions?")
        return Card("warn", title, text, values)
    text = tr("Log weights against FC over all pairs: what structure alone predicts.")
    return Card("ok", title, text, values)
