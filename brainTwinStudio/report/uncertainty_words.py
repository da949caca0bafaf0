"""By which method the intervals of a twin were estimated, in a sentence."""

from brainTwinStudio.project import Twin

SPAN = "middle 90 %"
LINEAR = "of the fit on its linearised model"
METHODS = {  # of FitSettings.uncertainty
    "laplace": (
        f"Laplace approximation {LINEAR}, in the sandwich form that stays right where "
        f"penalties are no priors; {SPAN} (SCIENCE.md E.4, E.7)"
    ),
    "ensemble": (
        f"Refits to recordings drawn from the fitted model, {LINEAR}; {SPAN} "
        "(Chen and Oliver 2012, doi:10.1007/s11004-011-9376-z)"
    ),
    "bootstrap": (
        f"Refits to blocks of the recordings drawn with replacement, {LINEAR}; {SPAN} "
        "(Künsch 1989, doi:10.1214/aos/1176347265)"
    ),
    "mean_field": (
        f"Mean-field variational inference {LINEAR}; {SPAN} (arXiv:1603.00788)"
    ),
    "importance": (
        f"Importance sampling from the posterior {LINEAR}; {SPAN} "
        "(doi:10.1111/j.1467-9469.2011.00756.x)"
    ),
    "flow": (
        f"Variational inference with normalising flows {LINEAR}; {SPAN} "
        "(arXiv:1606.04934)"
    ),
    "nuts": (
        f"No-U-Turn sampling from the posterior {LINEAR}; {SPAN} (arXiv:1111.4246)"
    ),
}
NONE = "No intervals were asked for"
ANY = "By the method that the fit was asked for"


def method_of(twin: Twin | None) -> str:
    """How its intervals were estimated; of no twin, that the fit chooses."""
    if twin is None:
        return ANY
    chosen = twin.settings.uncertainty
    return METHODS.get(chosen, NONE if chosen == "none" else ANY)
