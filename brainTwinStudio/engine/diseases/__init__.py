"""Disease templates: one file a kind, one line here. Each gives a course of burden over
time and regions, and what of it a twin plays at a time."""

from brainTwinStudio.engine.diseases.base import Setting, Template
from brainTwinStudio.engine.diseases.ei_shift import EI_SHIFT
from brainTwinStudio.engine.diseases.spread import NETWORK_DIFFUSION, NETWORK_GROWTH
from brainTwinStudio.engine.diseases.stroke import STROKE
from brainTwinStudio.engine.diseases.tumour import TUMOUR, TUMOUR_NETWORK
from brainTwinStudio.engine.entries import entry_of

TEMPLATES: tuple[Template, ...] = (
    STROKE,
    TUMOUR,
    TUMOUR_NETWORK,
    NETWORK_DIFFUSION,
    NETWORK_GROWTH,
    EI_SHIFT,
)


def template(name: str) -> Template:
    """By its name. Raises InputError where there is none."""
    return entry_of(TEMPLATES, name, "disease template")


__all__ = ["TEMPLATES", "Setting", "Template", "template"]
