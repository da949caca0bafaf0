"""Which fact of report/facts.py answers "How was this computed?", panel by panel."""

ANSWERS: dict[str, str] = {  # class of a panel -> name of a fact
    "PreviewPanel": "recorded",
    "StructurePanel": "structure",
    "ProofPanel": "quality",
    "VerdictStrip": "agreement",
    "BrainPanel": "brain",
    "MatricesPanel": "matrices",
    "ParametersPanel": "parameters",
    "SignalsPanel": "signals",
    "WavesPanel": "signals",
    "RankingPanel": "ranking",
    "ExplainedPanel": "explained",
    "ForecastPanel": "forecast",
    "StatesPanel": "states",
    "SystemPanel": "system",
    "WellPosedPanel": "well-posed",
    "SeizuresPanel": "seizures",
    "SeizureEditor": "seizure-plan",
    "SeizureOutcomePanel": "seizure-plan",
    "ElectricPanel": "electric",
    "InspectorPanel": "facts",
    "StimulusEditor": "dose",
    "WaveformPanel": "stimulus",
    "DifferencePanel": "difference",
    "EffectsPanel": "effects",
    "ComparePanel": "effects",
    "SweepPanel": "sweep",
    "StimulationSearchPanel": "stimulation-search",
    "ReadoutsPanel": "complexity",
    "NumbersPanel": "progress",
    "LossPanel": "loss",
    "AgreementPanel": "fc",
    "HalvesPanel": "fc",
    "DriftPanel": "drift",
}
OF_PLOTS: dict[tuple[str, str], str] = {  # panel, plot in it -> name of a fact
    ("SignalsPanel", "SpectrumPlot"): "spectrum",
    ("SignalsPanel", "FcdPlot"): "fcd",
}
OF_SEGMENTS: dict[tuple[str, str], str] = {  # panel, segment of it -> name of a fact
    ("SystemPanel", "scan"): "scan",
    ("SystemPanel", "manifold"): "manifold",
    ("SystemPanel", "responses"): "responses",
    ("ReadoutsPanel", "entrainment"): "entrainment",
    ("ReadoutsPanel", "phase-response"): "phase-response",
    ("SeizuresPanel", "full"): "full-seizure",
    ("SeizureOutcomePanel", "loop"): "closed-loop",
}
# What shows no number that was computed: choices, lists, what was done.
WITHOUT_NUMBERS = frozenset(
    {"HistoryPanel", "FitSetup", "RunningPanel", "PlanListPanel", "PlanEditor"}
)


def fact_name(panel: str, plot: str = "") -> str:
    """The fact behind a plot of a panel, else that of the panel; "" for none."""
    return OF_PLOTS.get((panel, plot)) or ANSWERS.get(panel, "")
