"""What a report calls a hybrid."""

from dataclasses import replace

import pytest

from brainTwinStudio.project import ModelSpec
from brainTwinStudio.report.wording import LEARNED_PARTS, NODES, model


def test_every_learned_part_has_words():
    from brainTwinStudio.engine.hybrid import LEARNED_DRIFTS
    from brainTwinStudio.engine.learned import SEQUENCE_MODELS

    assert {model.info.name for model in SEQUENCE_MODELS} < set(NODES)
    assert set(LEARNED_PARTS) == {part.info.name for part in LEARNED_DRIFTS}


@pytest.mark.parametrize(
    ("spec", "words"),
    [
        (ModelSpec(), "Hopf"),
        (ModelSpec(learned=("residual",)), "Hopf + local residual"),
        (
            ModelSpec(node="neural_sde", learned=("residual", "sending")),
            "Neural SDE + local residual + learned coupling function",
        ),
        (replace(ModelSpec(), node="jansen_rit"), "Jansen rit"),
    ],
)
def test_a_model_is_named_with_its_parts(spec: ModelSpec, words: str):
    assert model(spec) == words
