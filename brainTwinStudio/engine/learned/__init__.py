"""Learned parts: black boxes (one file each, one line here) and what they share."""

from brainTwinStudio.engine.entries import entry_of
from brainTwinStudio.engine.learned.dale_rnn import DALE_RNN
from brainTwinStudio.engine.learned.dendplrnn import DENDPLRNN
from brainTwinStudio.engine.learned.koopman import KOOPMAN
from brainTwinStudio.engine.learned.latent_sde import LATENT_SDE
from brainTwinStudio.engine.learned.low_rank_rnn import LOW_RANK_RNN
from brainTwinStudio.engine.learned.sequence import SequenceModel
from brainTwinStudio.engine.learned.shallow_plrnn import SHALLOW_PLRNN
from brainTwinStudio.engine.learned.three_step_mlp import THREE_STEP_MLP

SEQUENCE_MODELS: tuple[SequenceModel, ...] = (
    THREE_STEP_MLP,
    DENDPLRNN,
    SHALLOW_PLRNN,
    DALE_RNN,
    LOW_RANK_RNN,
    KOOPMAN,
    LATENT_SDE,
)


def sequence_model(name: str) -> SequenceModel:
    return entry_of(SEQUENCE_MODELS, name, "learned model")
