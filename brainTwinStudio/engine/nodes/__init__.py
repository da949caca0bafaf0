"""Node models: one file each, one line here."""

from brainTwinStudio.engine import hybrid
from brainTwinStudio.engine.entries import entry_of
from brainTwinStudio.engine.nodes.base import NodeModel
from brainTwinStudio.engine.nodes.dynamic_mean_field import DYNAMIC_MEAN_FIELD
from brainTwinStudio.engine.nodes.epileptor import EPILEPTOR
from brainTwinStudio.engine.nodes.epileptor_2d import EPILEPTOR_2D
from brainTwinStudio.engine.nodes.generic_2d_oscillator import GENERIC_2D_OSCILLATOR
from brainTwinStudio.engine.nodes.hopf import HOPF
from brainTwinStudio.engine.nodes.jansen_rit import JANSEN_RIT
from brainTwinStudio.engine.nodes.kuramoto import KURAMOTO
from brainTwinStudio.engine.nodes.larter_breakspear import LARTER_BREAKSPEAR
from brainTwinStudio.engine.nodes.linear import LINEAR
from brainTwinStudio.engine.nodes.montbrio_pazo_roxin import MONTBRIO_PAZO_ROXIN
from brainTwinStudio.engine.nodes.neural_sde import NEURAL_SDE
from brainTwinStudio.engine.nodes.reduced_wong_wang import REDUCED_WONG_WANG
from brainTwinStudio.engine.nodes.wilson_cowan import WILSON_COWAN

NODE_MODELS: tuple[NodeModel, ...] = (
    HOPF,
    MONTBRIO_PAZO_ROXIN,
    WILSON_COWAN,
    JANSEN_RIT,
    REDUCED_WONG_WANG,
    DYNAMIC_MEAN_FIELD,
    EPILEPTOR,
    EPILEPTOR_2D,
    KURAMOTO,
    LINEAR,
    LARTER_BREAKSPEAR,
    GENERIC_2D_OSCILLATOR,
    NEURAL_SDE,
)


def node_model(name: str) -> NodeModel:
    """By name; "hopf+residual" is the Hopf oscillator with that learned part."""
    own, *learned = name.split("+")
    model = entry_of(NODE_MODELS, own, "node model")
    return hybrid.composed(model, tuple(learned)) if learned else model
