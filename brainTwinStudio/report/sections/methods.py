"""How the numbers were made, with sources."""

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
    given,
    model,
    number,
    population,
)

HOPF = (
    "dxⱼ/dt = (aⱼ − xⱼ² − yⱼ²) xⱼ − ωⱼ yⱼ + G Σₖ Cⱼₖ (xₖ − xⱼ) + σⱼ ξ(t)",
    "dyⱼ/dt = (aⱼ − xⱼ² − yⱼ²) yⱼ + ωⱼ xⱼ + G Σₖ Cⱼₖ (yₖ − yⱼ) + σⱼ ξ(t)",
)
HOPF_TEXT = (
    "Each region is a noisy Hopf oscillator (Deco et al. 2017, "
    "doi:10.1038/s41598-017-03073-5): a below 0 makes noise decay, above 0 the region "
    "oscillates; ω = 2π f is its own frequency; C[target, source] are the weights, G "
    "scales them. The simulated fMRI signal is x, without a haemodynamic model."
)
LNA = (
    "Start: the linear noise approximation around z = 0 gives FC and spectra exactly "
    "and their gradients in one step (A P + P A† + Q = 0; Ponce-Alvarez & Deco 2024, "
    "doi:10.1038/s41598-024-53105-0). It says nothing of FC over time and is poor near "
    "the bifurcation; effort quick stops here."
)
NONLINEAR = (
    "Refinement: gradient descent through simulations of the full nonlinear model on "
    f"all losses together. {LOSS}"
)
OBSERVATION = (
    "Simulated signals get white measurement noise (its ratio to the signal is fitted "
    "per region), lose the share of the global signal that the recording lost (given, "
    "or fitted where nobody stated it), and pass the recording's band and sampling."
)
SHRUNK = (
    "Prior from other people: what was aimed at is an empirical-Bayes estimate. The "
    "patterns of FC and spectra of the recording were shrunk toward those of {people}, "
    "entry by entry as far as runs of one person differ against people among each "
    "other (Efron and Morris 1973, doi:10.1080/01621459.1973.10481350). The judged "
    "person is never among them."
)
CEILING = (
    "From the checks: the ceiling from two halves of a recording is √(2r / (1 + r)) by "
    "Spearman-Brown and attenuation. It takes both halves to share one true FC, so it "
    "is meant as “about”."
)


def section(subject: Subject) -> Section:
    """Model, fit, measures, plans."""
    twin = subject.twin
    blocks: list[Block] = []
    of_eeg = twin is not None and twin.sensors is not None
    if twin is not None and of_eeg:
        model_text, fit_text, sources = methods_blocks(twin)
        blocks += [Heading("Model"), model_text, Heading("Fit"), fit_text]
        blocks += [Heading("Measures"), sources]
    elif twin is not None:
        blocks += [Heading("Model"), *_model(twin), Heading("Fit"), *_fit(twin)]
    if not of_eeg:
        blocks += [Heading("Measures"), Text(MEASURES), Text(CEILING)]
    elif explains_both(twin):
        blocks += [Text(MEASURES), Text(CEILING)]
    if subject.scenarios:
        text = (
            f"{PAIRED} Removed regions lose state and connections; weights are not "
            f"rescaled afterwards and G stays. Intervals: {OVER_SEEDS}"
        )
        blocks += [Heading("Plans"), Text(text)]
    return Section("methods", "Methods", tuple(blocks))


BLACK_BOX = (
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
        told = f" Sources: {'; '.join(sources)}." if sources else ""
        text = (
            f"Node model {spec.node} with {spec.coupling} coupling; `braintwin models` "
            f"prints its equations.{told}"
        )
        blocks.append(Text(text))
    if spec.learns_connectome:
        ways = "each direction by itself" if spec.directed else "both directions alike"
        text = (
            "Weights start at the square root of the anatomical ones, scaled to a "
            f"maximum of 0.2; {CONNECTOMES.get(spec.connectome, OTHER_CONNECTOME)}, "
            f"{ways}, and pulled toward where they started"
            + (
                " with a fixed strength."
                if twin.settings.effort == "quick"
                else " as hard as validation data allowed."
            )
        )
        blocks.append(Text(text))
    if spec.learned:
        parts = " and ".join(LEARNED_PARTS.get(name, name) for name in spec.learned)
        text = (
            f"Learned in the dynamics: {parts}. They are 0 at rest and bounded; their "
            "weights were learned by gradient descent through free-running "
            "simulations, beside the physics. Plans are made without them: what they "
            "do far from rest is not known."
        )
        blocks.append(Text(text))
    if spec.slow_gain:
        text = (
            "One slow Ornstein-Uhlenbeck gain multiplies the noise of all regions, for "
            "the slow waxing and waning of FC."
        )
        blocks.append(Text(text))
    blocks.append(Text(OBSERVATION))
    return blocks


def _fit(twin: Twin) -> list[Block]:
    losses = ", ".join(
        f"{name} (weight {given(weight)})" for name, weight in twin.settings.losses
    )
    judged = (
        f"Losses: {losses}. Judging: {number(twin.settings.judge_seeds, 0)} noise "
        "seeds, free-running, of the recording's length, sampled every "
        f"{given(twin.sampling.repetition_time_s, 's')} and cleaned like it; "
        "never teacher-forced, never from the approximation. FC numbers compare the "
        "mean over seeds, FCD and metastability are means over seeds."
    )
    linear = [Text(LNA)] if twin.spec.node == "hopf" else []
    nonlinear = [Text(NONLINEAR)] if twin.settings.effort != "quick" else []
    shrunk = []
    if len(twin.population) >= FEWEST_PEOPLE:
        people = population(len(twin.population))
        shrunk = [Text(SHRUNK.format(people=people))]
    method = f"Intervals of parameters: {method_of(twin)}."
    known = [Text(method)] if twin.intervals else []
    return [*linear, *nonlinear, *shrunk, *known, Text(judged)]
