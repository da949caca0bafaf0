"""What `braintwin analyse` answers: one file each, one line here."""

from brainTwinStudio.cli.analyses import (
    bifurcation,
    complexity,
    controllability,
    coupling_scan,
    cycle,
    entrainment,
    fixed_points,
    landscape,
    lyapunov,
    manifold,
    phase_response,
    response_map,
    well_posedness,
)
from brainTwinStudio.cli.analyses.base import Analysis

ANALYSES: tuple[Analysis, ...] = (
    fixed_points.ANALYSIS,
    bifurcation.ANALYSIS,
    cycle.ANALYSIS,
    lyapunov.ANALYSIS,
    landscape.ANALYSIS,
    controllability.ANALYSIS,
    well_posedness.WELL_POSEDNESS,
    well_posedness.IDENTIFIABILITY,
    coupling_scan.ANALYSIS,
    manifold.ANALYSIS,
    response_map.ANALYSIS,
    complexity.ANALYSIS,
    entrainment.ANALYSIS,
    phase_response.ANALYSIS,
)

__all__ = ["ANALYSES", "Analysis"]
