"""By which method the intervals of a twin were estimated, in a sentence."""

from brainTwinStudio.language import tr
from brainTwinStudio.project import Twin

SPAN = tr("middle 90 %")
LINEAR = tr("of the fit on its linearised model")
METHODS = {  # of FitSettings.uncertainty
    "laplace": (
        tr(
            "Laplace approximation {linear}, in the sandwich form that stays "
            "right where penalties are no priors; {span} (MacKay 1992, "
            "doi:10.1162/neco.1992.4.3.448)",
            linear=LINEAR,
            span=SPAN,
        )
    ),
    "ensemble": (
        tr(
            "Refits to recordings drawn from the fitted model, {linear}; "
            "{span} (Chen and Oliver 2012, doi:10.1007/s11004-011-9376-z)",
            linear=LINEAR,
            span=SPAN,
        )
    ),
    "bootstrap": (
        tr(
            "Refits to blocks of the recordings drawn with replacement, "
            "{linear}; {span} (Künsch 1989, doi:10.1214/aos/1176347265)",
            linear=LINEAR,
            span=SPAN,
        )
    ),
    "mean_field": (
        tr(
            "Mean-field variational inference {linear}; {span} (arXiv:1603.00788)",
            linear=LINEAR,
            span=SPAN,
        )
    ),
    "importance": (
        tr(
            "Importance sampling from the posterior {linear}; {span} "
            "(doi:10.1111/j.1467-9469.2011.00756.x)",
            linear=LINEAR,
            span=SPAN,
        )
    ),
    "flow": (
        tr(
            "Variational inference with normalising flows {linear}; {span} "
            "(arXiv:1606.04934)",
            linear=LINEAR,
            span=SPAN,
        )
    ),
    "nuts": (
        tr(
            "No-U-Turn sampling from the posterior {linear}; {span} (arXiv:1111.4246)",
            linear=LINEAR,
            span=SPAN,
        )
    ),
}
NONE = tr("No intervals were asked for")
ANY = tr("By the method that the fit was asked for")


def method_of(twin: Twin | None) -> str:
    """How its intervals were estimated; of no twin, that the fit chooses."""
    if twin is None:
        return ANY
    chosen = twin.settings.uncertainty
    return METHODS.get(chosen, NONE if chosen == "none" else ANY)
