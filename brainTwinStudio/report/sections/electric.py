"""What the report says of a twin of an EEG, part by part."""

from functools import partial

from brainTwinStudio.language import heard, heard_part, tr
from brainTwinStudio.project import Twin
from brainTwinStudio.report.blocks import Block, Picture, Table, Text
from brainTwinStudio.report.electric_words import (
    agreement_sentence,
    alpha_sentence,
    coupling_sentence,
    explains_both,
    metrics,
    rows,
)
from brainTwinStudio.report.figures.electric import channel_spectra
from brainTwinStudio.report.wording import (
    NO_SPREAD,
    given,
    number,
    span,
)

ABOUT = tr(
    "All numbers come from {seeds} free-running simulations at the recording's own "
    "sampling rate, in its channels and average reference. Connectivities are of 8 to "
    "13 Hz; r is over pairs of channels. The ceiling compares what was fitted with "
    "what was held out of the recording itself; the floor is Gaussian noise with the "
    "spectra and zero-lag correlations of what was fitted, and no brain."
)
NO_HELD_OUT = tr(
    "Nothing was held out. Agreement with the recording a twin was fitted to says "
    "little about the person; evaluate it on another recording."
)
MODEL = tr(
    "Every region holds three kinds of dipole sources: alpha, a noise-driven Hopf "
    "oscillator below its birth, coupled to the others through the connectome with "
    "conduction delays ({velocity}) and pushed by two shared drives with lags; beta; "
    "and a background of relaxations that falls like 1/f. Channels see them through a "
    "lead field ({how}) in the average reference, with white noise of their own, after "
    "the low-pass of the amplifier."
)
BLOOD = tr(
    "The fMRI is made by the same oscillators: the power of a region's alpha goes "
    "through the canonical haemodynamic response (Friston et al. 1998, "
    "doi:10.1006/nimg.1998.0306), is sampled, and gets white measurement noise and "
    "the recording's own cleaning. Blood answers all regions alike, and beta and "
    "background do not move it; FC below 0 comes from a removed global signal only."
)
FIT_BOTH = tr(
    "The FC of the fMRI was fitted beside: of a Gaussian process, slow power has the "
    "covariance ∫ |S(f)|² df with the cross spectra S of the oscillators (Isserlis "
    "1918, doi:10.1093/biomet/12.1-2.134). The two recordings need not be of the same "
    "time: only spectra and correlations are compared."
)
FIT = tr(
    "The exact cross spectra of the channels and their gradients were fitted to those "
    "of the recording (Welch, windows of 2 s; log power and coherency at 1 to 45 Hz, "
    "the lagged part four times as heavy) by L-BFGS. Channels tell fewer numbers than "
    "there are regions: maps are pulled toward their mean and toward neighbours, and "
    "are not unique."
)
SOURCES = tr(
    "Orthogonalised envelopes: Hipp et al. 2012, doi:10.1038/nn.3101. Imaginary "
    "coherence: Nolte et al. 2004, doi:10.1016/j.clinph.2004.04.029. Weighted phase "
    "lag index: Vinck et al. 2011, doi:10.1016/j.neuroimage.2011.01.055."
)

STOPPED = tr("The fit was stopped early: {why} It may not be at its best.")
SIDES = (tr("Held-out"), tr("Ceiling"), tr("Floor"))  # beside what was fitted


def verdict_blocks(twin: Twin) -> list[Block]:
    """Sentences by rule."""
    blocks: list[Block] = []
    if twin.outcome != "converged":
        blocks.append(Text(STOPPED.format(why=heard(twin.message)), "warn"))
    blocks += said_blocks(twin)
    if not twin.held_out:
        blocks.append(Text(NO_HELD_OUT, "warn"))
    return blocks


def said_blocks(twin: Twin) -> list[Block]:
    """How well the EEG is foretold."""
    return [
        Text(agreement_sentence(twin), "verdict"),
        Text(alpha_sentence(twin)),
        Text(f"{coupling_sentence(twin)} {NO_SPREAD}"),
    ]


def agreement_blocks(twin: Twin) -> list[Block]:
    """Metric by row; fitted, held-out, ceiling and floor by column."""
    better = [tr(metric.better) if metric.better else "" for metric in metrics()]
    table = Table(
        (tr("Measure"), tr("Fitted"), *SIDES, tr("Better")),
        tuple((*row, way) for row, way in zip(rows(twin), better, strict=True)),
        (2.8, 1.2, 1.2, 1.2, 1.2, 1.0),
        (1, 2, 3, 4),
    )
    seeds = number(twin.settings.judge_seeds, 0)
    return [table, Text(f"{ABOUT.format(seeds=seeds)} {NO_SPREAD}")]


def function_blocks(twin: Twin) -> list[Block]:
    """Spectra of the channels."""
    assert twin.sensors is not None
    names, known = twin.sensors.channel_names, twin.measured
    draw = partial(
        channel_spectra,
        names,
        known["eeg_hz"],
        known["eeg_log_power"],
        twin.simulated["eeg_log_power"],
    )
    count = len(names)
    alt = tr("Power spectra of {count} channels, measured and simulated.", count=count)
    caption = tr(
        "What was fitted (dark) and the mean of free runs (blue), every cell on the "
        "same scale; band: alpha, 8 to 13 Hz."
    )
    return [Picture(draw, alt, caption)]


def methods_blocks(twin: Twin) -> tuple[Text, ...]:
    """Model, fit and sources of the measures."""
    assert twin.sensors is not None
    velocity = given(float(twin.parameters["velocity_m_s"]), "m/s")
    limits = twin.intervals.get("velocity_m_s")
    told = tr("interval not estimated") if limits is None else span(*map(float, limits))
    how = heard_part(twin.sensors.lead_field.how)
    model = MODEL.format(velocity=f"{velocity}, {told}", how=how)
    if explains_both(twin):
        return Text(f"{model} {BLOOD}"), Text(f"{FIT} {FIT_BOTH}"), Text(SOURCES)
    return Text(model), Text(FIT), Text(SOURCES)
