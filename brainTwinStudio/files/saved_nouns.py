"""Which nouns may stand in projects and twins, and which fields are young."""

from brainTwinStudio import project as nouns
from brainTwinStudio.project import (
    amplitudes,
    disease,
    readouts,
    seizure_plan,
    seizure_twin,
    stimulation_search,
    well_posedness,
)

NAMES = (
    "Ablation Annotation BrainImage Callosotomy Connectome CorticalSurface Damage "
    "DeepStructure Device Disconnection Effect Electrodes Familiarity "
    "FamiliarityScore FitSettings Hemispherotomy LeadField Lesion ModelSpec "
    "ParameterChange ParameterSpec Parcellation Patient PatientAnatomy Project "
    "Provenance Recording RecurringComparison Report Resection Sampling Scenario "
    "ScenarioResult Sensors StageResult Stimulation TemplateLabels Twin"
)
PARTS_OF_WELL_POSEDNESS = (
    "Criterion Direction Elasticity ParameterVerdict Perturbed Profile Starts "
    "WellPosedness"
)
OF_SEIZURES = (
    "Regime ResectionSearch ResectionSet SeizureFeatures SeizureOutcome "
    "SeizureRecovery SeizureTwin Spread Zone"
)
HOMES = (
    (nouns, NAMES),
    (well_posedness, PARTS_OF_WELL_POSEDNESS),
    (seizure_twin, OF_SEIZURES),
    (seizure_plan, "SeizurePlan"),
    (disease, "DiseaseInfo KeptCourse"),
    (amplitudes, "AmplitudeCheck"),
    (stimulation_search, "StimulationAim StimulationChoice StimulationSearch"),
    (readouts, "Estimate PulseAtPhase RegionEntrainment ResponseComplexity"),
)
NOUNS: dict[str, type] = {
    name: getattr(home, name) for home, names in HOMES for name in names.split()
}
# Fields younger than the first release; an older project takes the default.
ADDED = {
    "FitSettings": frozenset({"optimiser", "regularisers", "uncertainty"}),
    "LeadField": frozenset({"source_file", "sha256"}),
    "ModelSpec": frozenset({"learned", "directed"}),
    "Patient": frozenset({"electrodes", "lead_field", "anatomy"}),
    "PatientAnatomy": frozenset({"template_labels", "structures"}),
    "Project": frozenset({"seizure_twins", "seizure_plans", "courses"}),
    "Recording": frozenset(
        {"channel_kinds", "bad_channels", "annotations", "starts_s", "line_hz"}
    ),
    "ResectionSet": frozenset({"recovered"}),
    "Scenario": frozenset({"off", "recovery"}),
    "ScenarioResult": frozenset(
        {"outside", "notes", "familiarity", "cost", "stages"} | {"draws"}
    ),
    "SeizureOutcome": frozenset({"recovery"}),
    "SeizurePlan": frozenset({"recovery"}),
    "SeizureTwin": frozenset({"search"}),
    "StimulationChoice": frozenset({"best_in"}),
    "StimulationSearch": frozenset({"amplitudes", "draws"}),
    "Stimulation": frozenset({"device", "drawn", "shape", "weights", "found"}),
    "Twin": frozenset(
        {"planning", "identifiable", "population", "learned", "shares", "sensors"}
        | {"states", "well_posedness", "search", "planning_draws", "readouts"}
    ),
}
