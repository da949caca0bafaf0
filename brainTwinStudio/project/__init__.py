"""The nouns: frozen records over read-only arrays. NumPy only."""

from brainTwinStudio.project.anatomy import Connectome, Parcellation, hemispheres_of
from brainTwinStudio.project.arrays import Array, FrozenMap, frozen
from brainTwinStudio.project.atlas_shapes import DeepStructure, TemplateLabels
from brainTwinStudio.project.comparison import (
    Comparison,
    ComparisonRow,
    MetricInfo,
    Rank,
    best_of,
    better_in,
    judges,
    judges_and_training,
    ranked,
    seen_by,
    unseen_part,
    worst_of,
)
from brainTwinStudio.project.device import Device
from brainTwinStudio.project.electrodes import (
    Electrodes,
    ascending_pairs,
    bare_contact,
    plain_contact,
    shaft_of,
)
from brainTwinStudio.project.familiarity import Familiarity, FamiliarityScore
from brainTwinStudio.project.lead_field import LeadField
from brainTwinStudio.project.model_spec import (
    EFFORTS,
    Catalogue,
    FitSettings,
    ModelSpec,
    NodeModelInfo,
    ParameterSpec,
    PartInfo,
)
from brainTwinStudio.project.patient import Annotation, Patient, Recording
from brainTwinStudio.project.patient_anatomy import (
    BrainImage,
    CorticalSurface,
    Lesion,
    PatientAnatomy,
)
from brainTwinStudio.project.project import (
    FORMAT_VERSION,
    RESEARCH_USE,
    Project,
    Selection,
    new_id,
)
from brainTwinStudio.project.report import Report
from brainTwinStudio.project.scenario import (
    Change,
    Disconnection,
    Effect,
    Resection,
    Scenario,
    ScenarioResult,
    StageResult,
    Stimulation,
    Surgery,
)
from brainTwinStudio.project.sensors import Sensors
from brainTwinStudio.project.spaces import Space, moved, space_named
from brainTwinStudio.project.states import RecurringComparison
from brainTwinStudio.project.surgery import (
    Ablation,
    Callosotomy,
    Damage,
    Hemispherotomy,
)
from brainTwinStudio.project.twin import Provenance, Sampling, Twin
from brainTwinStudio.project.what_if import ParameterChange

__all__ = [
    "EFFORTS",
    "FORMAT_VERSION",
    "RESEARCH_USE",
    "Ablation",
    "Annotation",
    "Array",
    "BrainImage",
    "Callosotomy",
    "Catalogue",
    "Change",
    "Comparison",
    "ComparisonRow",
    "Connectome",
    "CorticalSurface",
    "Damage",
    "DeepStructure",
    "Device",
    "Disconnection",
    "Effect",
    "Electrodes",
    "Familiarity",
    "FamiliarityScore",
    "FitSettings",
    "FrozenMap",
    "Hemispherotomy",
    "LeadField",
    "Lesion",
    "MetricInfo",
    "ModelSpec",
    "NodeModelInfo",
    "ParameterChange",
    "ParameterSpec",
    "Parcellation",
    "PartInfo",
    "Patient",
    "PatientAnatomy",
    "Project",
    "Provenance",
    "Rank",
    "Recording",
    "RecurringComparison",
    "Report",
    "Resection",
    "Sampling",
    "Scenario",
    "ScenarioResult",
    "Selection",
    "Sensors",
    "Space",
    "StageResult",
    "Stimulation",
    "Surgery",
    "TemplateLabels",
    "Twin",
    "ascending_pairs",
    "bare_contact",
    "best_of",
    "better_in",
    "frozen",
    "hemispheres_of",
    "judges",
    "judges_and_training",
    "moved",
    "new_id",
    "plain_contact",
    "ranked",
    "seen_by",
    "shaft_of",
    "space_named",
    "unseen_part",
    "worst_of",
]
