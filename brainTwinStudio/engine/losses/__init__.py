"""Losses: one metric a file, one line here."""

from brainTwinStudio.engine.entries import entry_of
from brainTwinStudio.engine.losses.base import Loss, Sampled, measured
from brainTwinStudio.engine.losses.fc import FC
from brainTwinStudio.engine.losses.fc_corr import FC_CORR
from brainTwinStudio.engine.losses.fcd import FCD
from brainTwinStudio.engine.losses.gbc import GBC
from brainTwinStudio.engine.losses.lagged_fc import LAGGED_FC
from brainTwinStudio.engine.losses.metastability import METASTABILITY
from brainTwinStudio.engine.losses.phase_fc import PHASE_FC
from brainTwinStudio.engine.losses.psd import PSD
from brainTwinStudio.engine.losses.retest import retest_scales
from brainTwinStudio.engine.losses.synchrony import SYNCHRONY
from brainTwinStudio.engine.losses.time_domain import TIME_DOMAIN

LOSSES: tuple[Loss, ...] = (
    FC,
    FCD,
    PSD,
    FC_CORR,
    LAGGED_FC,
    PHASE_FC,
    METASTABILITY,
    SYNCHRONY,
    GBC,
    TIME_DOMAIN,
)

__all__ = ["LOSSES", "Loss", "Sampled", "loss", "measured", "retest_scales"]


def loss(name: str) -> Loss:
    return entry_of(LOSSES, name, "loss")
