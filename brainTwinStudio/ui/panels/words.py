"""What things are called in panels: fits, parameters, units."""

from brainTwinStudio.language import tr
from brainTwinStudio.project import ParameterSpec, Twin
from brainTwinStudio.project.parameter_names import begun, parameter_label
from brainTwinStudio.project.seizure_twin import SeizureTwin

# The things; "Fit", "Plan" and "Check" are the stages, other words in other languages.
FIT, PLAN, CHECK = (begun(word) for word in (tr("fit"), tr("plan"), tr("check")))
UNITS = {"1": "", "-": "", "1/sqrt(s)": "1/√s", "nA m/sqrt(s)": "nA m/√s", "1/s": "1/s"}


def fit_name(twin: Twin) -> str:
    """'twin-2' -> 'Fit 2': the number stays when an earlier fit is deleted."""
    return shown_name(kept_name(twin))


def kept_name(twin: Twin) -> str:
    """The same in English, as answers and reports keep it."""
    number = twin.id.rpartition("-")[2]
    return f"Fit {number}" if number.isdigit() else twin.id


def shown_name(kept: str) -> str:
    """What `kept_name` made, or another name kept in English, as it is shown."""
    number = kept.removeprefix("Fit ")
    return tr("Fit {number}", number=number) if number.isdigit() else tr(kept)


def located_name(twin: SeizureTwin) -> str:
    """'seizures-2' -> 'Seizures 2'."""
    number = twin.id.removeprefix("seizures-")
    return tr("Seizures {number}", number=number) if number.isdigit() else twin.id


def counted(count: int, one: str, many: str) -> str:
    """one: the text for a single thing; many: for others, with {count} in it."""
    return one if count == 1 else many.format(count=count)


def parameter_name(spec: ParameterSpec) -> str:
    """A parameter in a word or two."""
    return parameter_label(spec.name)


def unit_of(spec: ParameterSpec) -> str:
    """The unit as it is written after a number, "" for pure numbers."""
    return UNITS.get(spec.unit, spec.unit)


def titled(label: str, unit: str) -> str:
    """'Frequency (Hz)'; the label alone for pure numbers."""
    return f"{label} ({unit})" if unit else label
