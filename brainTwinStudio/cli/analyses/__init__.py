"""What `braintwin analyse` answers: one file each, one line here."""

from brainTwinStudio.cli.analyses import (
    bifurcation,
    controllability,
    fixed_points,
    lyapunov,
)
from brainTwinStudio.cli.analyses.base import Analysis

ANALYSES: tuple[Analysis, ...] = (
    fixed_points.ANALYSIS,
    bifurcation.ANALYSIS,
    lyapunov.ANALYSIS,
    controllability.ANALYSIS,
)

__all__ = ["ANALYSES", "Analysis"]
