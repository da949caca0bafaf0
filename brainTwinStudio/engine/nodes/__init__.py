"""Node models: one file each, one line here."""

from brainTwinStudio.engine.nodes.base import NodeModel
from brainTwinStudio.engine.nodes.hopf import HOPF
from brainTwinStudio.errors import InputError

NODE_MODELS: tuple[NodeModel, ...] = (HOPF,)


def node_model(name: str) -> NodeModel:
    for model in NODE_MODELS:
        if model.info.name == name:
            return model
    known = ", ".join(model.info.name for model in NODE_MODELS)
    raise InputError(f"No node model '{name}'. Known: {known}.")
