"""What things are called in panels: fits, parameters, units."""

from brainTwinStudio.language import tr
from brainTwinStudio.project import ParameterSpec, Twin
from brainTwinStudio.project.parameter_names import parameter_label
from brainTwinStudio.project.seizure_twin import SeizureTwin

UNITS = {"1": "", "-": "", "1/sqrt(s)": "1/√s", "nA m/sqrt(s)": "nA m/√s", "1/s": "1/s"}


def fit_name(twin: Twin) -> str:
    """'twin-2' -> 'Fit 2': the number stays when an earlier fit is deleted."""
    number = twin.id.rpartition("-")[2]
    return tr("Fit {number}", number=number) if number.isdigit() else twin.id


def located_name(twin: SeizureTwin) -> str:
    """'seizures-2' -> 'Seizures 2'."""
    return twin.id.replace("seizures-", "Seizures ")


def parameter_name(spec: ParameterSpec) -> str:
    """A parameter in a word or two."""
    return parameter_label(spec.name)


def unit_of(spec: ParameterSpec) -> str:
    """The unit as it is written after a number, "" for pure numbers."""
    return UNITS.get(spec.unit, spec.unit)


def titled(label: str, unit: str) -> str:
    """'Frequency (Hz)'; the label alone for pure numbers."""
    return f"{label} ({unit})" if unit else label
