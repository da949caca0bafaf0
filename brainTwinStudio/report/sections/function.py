"""Measured against simulated: connectivity, spectra, FC over time."""

from functools import partial

from brainTwinStudio.language import tr
from brainTwinStudio.project import Twin
from brainTwinStudio.report.blocks import Block, Picture, Section, Subject, Text
from brainTwinStudio.report.electric_words import explains_eeg
from brainTwinStudio.report.figures.curves import fcd_distributions, spectra
from brainTwinStudio.report.figures.matrices import APART, fc_matrices, fc_scatter
from brainTwinStudio.report.sections.electric import function_blocks
from brainTwinStudio.report.sections.states import states_blocks
from brainTwinStudio.report.sections.verdict import NO_TWIN
from brainTwinStudio.report.wording import get, number


def section(subject: Subject) -> Section:
    """Matrices, pair by pair, spectrum, FCD; what is missing is named."""
    twin = subject.twin
    blocks: list[Block] = [Text(NO_TWIN, "note")]
    if twin is not None:
        blocks = function_blocks(twin) if explains_eeg(twin) else []
        if "bold" in twin.spec.data:
            of_fmri = [*_connectivity(twin), _spectra(twin), _fcd(twin)]
            blocks = [*of_fmri, *states_blocks(twin), *blocks]
    return Section("function", tr("Measured and simulated"), tuple(blocks))


def _missing(twin: Twin, *names: str) -> bool:
    return any(n not in twin.measured or n not in twin.simulated for n in names)


def _connectivity(twin: Twin) -> list[Block]:
    if _missing(twin, "fc"):
        return [Text(tr("Simulated FC: not estimated."), "note")]
    measured, simulated = twin.measured["fc"], twin.simulated["fc"]
    sides = twin.connectome.parcellation.hemispheres
    r = get(twin.train, "fc_r")
    minutes = sum(twin.sampling.run_samples) * twin.sampling.repetition_time_s / 60
    facts = (number(minutes, 1, "min"), f"r = {number(r)}", APART)

    matrices = partial(fc_matrices, measured, simulated, sides, facts=facts)
    scatter = partial(fc_scatter, measured, simulated, r)
    alt = tr(
        "Three matrices of {count} regions: measured, simulated, difference.",
        count=len(measured),
    )
    caption = tr(
        "Functional connectivity, regions sorted by hemisphere (white seam). "
        "Training data; the simulation is the mean over seeds."
    )
    pairs = tr(
        "Each dot is a pair of regions; dashed: equality; colour: density of dots."
    )
    against = tr("Measured against simulated FC, r = {r}.", r=number(r))
    return [
        Picture(matrices, alt, caption, vector=False),
        Picture(scatter, against, pairs, width=0.5),
    ]


def _spectra(twin: Twin) -> Block:
    if _missing(twin, "psd") or "psd_hz" not in twin.measured:
        return Text(tr("Spectrum: not estimated."), "note")
    hz = twin.measured["psd_hz"]
    measured, simulated = twin.measured["psd"], twin.simulated["psd"]

    draw = partial(spectra, hz, measured, simulated)
    r = number(get(twin.train, "psd_r"))
    caption = tr(
        "Power: median over regions, band: middle 80 % of regions; r = {r}.", r=r
    )
    alt = tr("Power spectra, measured and simulated, on logarithmic axes.")
    return Picture(draw, alt, caption, width=0.5)


def _fcd(twin: Twin) -> Block:
    if _missing(twin, "fcd"):
        return Text(tr("FC dynamics (FCD): not estimated."), "note")
    measured, simulated = twin.measured["fcd"], twin.simulated["fcd"]
    ks = get(twin.train, "fcd_ks")

    draw = partial(fcd_distributions, measured, simulated, ks)
    caption = tr(
        "How alike FC is at two moments: share of FCD values below each value. The KS "
        "distance is the mean over single simulated runs."
    )
    alt = tr(
        "Distributions of FCD values, measured and simulated, KS {ks}.", ks=number(ks)
    )
    return Picture(draw, alt, caption, width=0.5)
