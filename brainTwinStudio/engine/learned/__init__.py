"""Learned parts: black boxes (one file each, one line here) and what they share."""

from brainTwinStudio.engine.learned.dale_rnn import DALE_RNN
from brainTwinStudio.engine.learned.dendplrnn import DENDPLRNN
from brainTwinStudio.engine.learned.koopman import KOOPMAN
from brainTwinStudio.engine.learned.latent_sde import LATENT_SDE
from brainTwinStudio.engine.learned.low_rank_rnn import LOW_RANK_RNN
from brainTwinStudio.engine.learned.sequence import SequenceModel
from brainTwinStudio.engine.learned.shallow_plrnn import SHALLOW_PLRNN
from brainTwinStudio.engine.learned.three_step_mlp import THREE_STEP_MLP
from brainTwinStudio.errors import InputError

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
    for model in SEQUENCE_MODELS:
        if model.info.name == name:
            return model
    known = ", ".join(model.info.name for model in SEQUENCE_MODELS)
    raise InputError(f"No learned model '{name}'. Known: {known}.")
