"""Every method of the engine has its words in window, card and report."""

from brainTwinStudio.engine.inference.methods import METHODS
from brainTwinStudio.report import uncertainty_words


def test_every_method_of_uncertainty_is_named_with_its_source():
    named = {one.info.name: one.info.source for one in METHODS}
    assert set(uncertainty_words.METHODS) == set(named)
    for name, source in named.items():
        assert source in uncertainty_words.METHODS[name]
