"""How the numbers were made, with sources."""

from brainTwinStudio.language import tr
from brainTwinStudio.project import Twin
from brainTwinStudio.project.population import FEWEST_PEOPLE
from brainTwinStudio.report.blocks import (
    Block,
    Formula,
    Heading,
    Section,
    Subject,
    Text,
)
from brainTwinStudio.report.electric_words import explains_both
from brainTwinStudio.report.facts import LOSS, MEASURES, OVER_SEEDS, PAIRED
from brainTwinStudio.report.sections.electric import methods_blocks
from brainTwinStudio.report.uncertainty_words import method_of
from brainTwinStudio.report.wording import (
    CONNECTOMES,
    LEARNED_PARTS,
    OTHER_CONNECTOME,
    coupling,
    given,
    model,
    number,
    population,
)

HOPF = (
    "dxⱼ/dt = (aⱼ − xⱼ² − yⱼ²) xⱼ − ωⱼ yⱼ + G Σₖ Cⱼₖ (xₖ − xⱼ) + σⱼ ξ(t)",
    "dyⱼ/dt = (aⱼ − xⱼ² − yⱼ²) yⱼ + ωⱼ xⱼ + G Σₖ Cⱼₖ (yₖ − yⱼ) + σⱼ ξ(t)",
)
HOPF_TEXT = tr(
    "Each region is a noisy Hopf oscillator (Deco et al. 2017, "
    "doi:10.1038/s41598-017-03073-5): a below 0 makes noise decay, above 0 the region "
    "oscillates; ω = 2π f is its own frequency; C[target, source] are the weights, G "
    "scales them. The simulated fMRI signal is x, without a haemodynamic model."
)
LNA = tr(
    "Start: the linear noise approximation around z = 0 gives FC and spectra exactly "
    "and their gradients in one step (A P + P A† + Q = 0; Ponce-Alvarez & Deco 2024, "
    "doi:10.1038/s41598-024-53105-0). It says nothing of FC over time and is poor near "
    "the bifurcation; effort quick stops here."
)
NONLINEAR = tr(
    "Refinement: gradient descent through simulations of the full nonlinear model on "
    "all losses together."
)
OBSERVATION = tr(
    "Simulated signals get white measurement noise (its ratio to the signal is fitted "
    "per region), lose the share of the global signal that the recording lost (given, "
    "or fitted where nobody stated it), and pass the recording's band and sampling."
)
SHRUNK = tr(
    "Prior from other people: what was aimed at is an empirical-Bayes estimate. The "
    "patterns of FC and spectra of the recording were shrunk toward those of {people}, "
    "entry by entry as far as runs of one person differ against people among each "
    "other (Efron and Morris 1973, doi:10.1080/01621459.1973.10481350). The judged "
    "person is never among them."
)
CEILING = tr(
    "From the checks: the ceiling from two halves of a recording is √(2r / (1 + r)) by "
    "Spearman-Brown and attenuation. It takes both halves to share one true FC, so it "
    "is meant as “about”."
)

LEARNED = tr(
    "Learned in the dynamics: {parts}. They are 0 at rest and bounded; their weights "
    "were learned by gradient descent through free-running simulations, beside the "
    "physics. Plans are made without them: what they do far from rest is not known."
)
SLOW_GAIN = tr(
    "One slow Ornstein-Uhlenbeck gain multiplies the noise of all regions, for the "
    "slow waxing and waning of FC."
)


def section(subject: Subject) -> Section:
    """Model, fit, measures, plans."""
    twin = subject.twin
    blocks: list[Block] = []
    of_eeg = twin is not None and twin.sensors is not None
    if twin is not None and of_eeg:
        model_text, fit_text, sources = methods_blocks(twin)
        blocks += [Heading(tr("Model")), model_text, Heading(tr("Fit")), fit_text]
        blocks += [Heading(tr("Measures")), sources]
    elif twin is not None:
        blocks += [Heading(tr("Model")), *_model(twin)]
        blocks += [Heading(tr("Fit")), *_fit(twin)]
    if not of_eeg:
        measures = Heading(tr("Measures"))
        blocks += [measures, Text(tr(MEASURES)), Text(CEILING)]
    elif explains_both(twin):
        blocks += [Text(tr(MEASURES)), Text(CEILING)]
    if subject.scenarios:
        text = " ".join((tr(PAIRED), REMOVED, tr(OVER_SEEDS)))
        blocks += [Heading(tr("Plans")), Text(text)]
    return Section("methods", tr("Methods"), tuple(blocks))


REMOVED = tr(
    "Removed regions lose state and connections; weights are not rescaled afterwards "
    "and G stays. Intervals:"
)
BLACK_BOX = tr(
    "{model}, a black box: a net learned to foretell the next sample of all regions "
    "from those before, in units of each region's standard deviation, with part of "
    "every run kept back to end the training. It runs freely on its own innovations. "
    "It knows no connectome; a resected region is held at its mean in what the net "
    "sees."
)


def _model(twin: Twin) -> list[Block]:
    spec = twin.spec
    blocks: list[Block] = []
    if not spec.coupling:
        return [Text(BLACK_BOX.format(model=model(spec)))]
    if spec.node == "hopf":
        blocks += [Formula(HOPF), Text(HOPF_TEXT)]
    else:
        sources = sorted({s.source for s in twin.parameter_specs if s.source})
        told = tr(" Sources: {sources}.", sources="; ".join(sources))
        text = tr(
            "Node model {node}, coupling {coupling}; `braintwin models` prints its "
            "equations.",
            node=spec.node,
            coupling=coupling(spec.coupling),
        )
        blocks.append(Text(text + (told if sources else "")))
    if spec.learns_connectome:
        blocks.append(Text(_weights(twin)))
    if spec.learned:
        names = (LEARNED_PARTS.get(name, name) for name in spec.learned)
        blocks.append(Text(LEARNED.format(parts=tr(" and ").join(names))))
    if spec.slow_gain:
        blocks.append(Text(SLOW_GAIN))
    blocks.append(Text(OBSERVATION))
    return blocks


def _weights(twin: Twin) -> str:
    spec = twin.spec
    ways = tr("both directions alike")
    if spec.directed:
        ways = tr("each direction by itself")
    pulled = tr("as hard as validation data allowed")
    if twin.settings.effort == "quick":
        pulled = tr("with a fixed strength")
    return tr(
        "Weights start at the square root of the anatomical ones, scaled to a maximum "
        "of 0.2; {how}, {ways}, and pulled toward where they started, {pulled}.",
        how=CONNECTOMES.get(spec.connectome, OTHER_CONNECTOME),
        ways=ways,
        pulled=pulled,
    )


def _fit(twin: Twin) -> list[Block]:
    losses = ", ".join(
        tr("{name} (weight {weight})", name=name, weight=given(weight))
        for name, weight in twin.settings.losses
    )
    judged = tr(
        "Losses: {losses}. Judging: {seeds} noise seeds, free-running, of the "
        "recording's length, sampled every {time} and cleaned like it; never "
        "teacher-forced, never from the approximation. FC numbers compare the mean "
        "over seeds, FCD and metastability are means over seeds.",
        losses=losses,
        seeds=number(twin.settings.judge_seeds, 0),
        time=given(twin.sampling.repetition_time_s, "s"),
    )
    linear = [Text(LNA)] if twin.spec.node == "hopf" else []
    nonlinear = (
        [Text(f"{NONLINEAR} {tr(LOSS)}")] if twin.settings.effort != "quick" else []
    )
    shrunk = []
    if len(twin.population) >= FEWEST_PEOPLE:
        people = population(len(twin.population))
        shrunk = [Text(SHRUNK.format(people=people))]
    method = tr("Intervals of parameters: {method}.", method=method_of(twin))
    known = [Text(method)] if twin.intervals else []
    return [*linear, *nonlinear, *shrunk, *known, Text(judged)]
