"""The nouns: frozen records over read-only arrays. NumPy only."""

from brainTwinStudio.project.anatomy import Connectome, Parcellation, hemispheres_of
from brainTwinStudio.project.arrays import Array, FrozenMap, frozen
from brainTwinStudio.project.comparison import (
    Comparison,
    ComparisonRow,
    MetricInfo,
    Rank,
    best_of,
    better_in,
    judges,
    ranked,
    seen_by,
    unseen_part,
    worst_of,
)
from brainTwinStudio.project.model_spec import (
    EFFORTS,
    Catalogue,
    FitSettings,
    ModelSpec,
    NodeModelInfo,
    ParameterSpec,
    PartInfo,
)
from brainTwinStudio.project.patient import Patient, Recording
from brainTwinStudio.project.project import (
    FORMAT_VERSION,
    RESEARCH_USE,
    Project,
    Selection,
    new_id,
)
from brainTwinStudio.project.report import Report
from brainTwinStudio.project.scenario import (
    WAVEFORMS,
    Change,
    Disconnection,
    Effect,
    Resection,
    Scenario,
    ScenarioResult,
    Stimulation,
)
from brainTwinStudio.project.twin import Provenance, Sampling, Twin

__all__ = [
    "EFFORTS",
    "FORMAT_VERSION",
    "RESEARCH_USE",
    "WAVEFORMS",
    "Array",
    "Catalogue",
    "Change",
    "Comparison",
    "ComparisonRow",
    "Connectome",
    "Disconnection",
    "Effect",
    "FitSettings",
    "FrozenMap",
    "MetricInfo",
    "ModelSpec",
    "NodeModelInfo",
    "ParameterSpec",
    "Parcellation",
    "PartInfo",
    "Patient",
    "Project",
    "Provenance",
    "Rank",
    "Recording",
    "Report",
    "Resection",
    "Sampling",
    "Scenario",
    "ScenarioResult",
    "Selection",
    "Stimulation",
    "Twin",
    "best_of",
    "better_in",
    "frozen",
    "hemispheres_of",
    "judges",
    "new_id",
    "ranked",
    "seen_by",
    "unseen_part",
    "worst_of",
]
