"""From what is asked of a twin to choices that were judged."""

from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
import pytest

from brainTwinStudio.engine.stimulation_search import find, judging
from brainTwinStudio.engine.stimulation_search.find import find_stimulation
from brainTwinStudio.engine.stimulation_search.known_amplitude import (
    strongest_known,
)
from brainTwinStudio.engine.watcher import Silent
from brainTwinStudio.errors import InputError
from brainTwinStudio.files.site_profile import read_site_profile
from brainTwinStudio.project import Stimulation
from brainTwinStudio.project.dose import device_of
from brainTwinStudio.project.stimulation_search import (
    STEPS,
    StimulationAim,
    StimulationSearch,
)
from tests.engine.named_twin import NAMES, twin

TWIN = twin(samples=60)
SINE = Stimulation((NAMES[0],), "sine", 0.03)
quick = partial(StimulationAim, seeds=2, judged=4)


def found(aim: StimulationAim) -> StimulationSearch:
    return find_stimulation(TWIN, aim, 0, Silent())


@pytest.fixture(scope="module")
def whole() -> StimulationSearch:
    """Where, when and how, with the adjoint map."""
    return found(quick(SINE, adjoint=True))


@pytest.mark.slow
def test_it_costs_a_twentieth_of_all_points(whole: StimulationSearch):
    assert whole.points == whole.aim.points(len(NAMES)) == 256 * len(NAMES)
    assert whole.exhaustive == 2 * whole.points
    assert whole.forward + find.REVERSE * whole.reverse <= whole.exhaustive / 20


@pytest.mark.slow
def test_choices_are_one_a_target_the_best_first_and_judged_on_other_noise(
    whole: StimulationSearch,
):
    targets = [one.stimulation.targets for one in whole.choices]
    assert len(set(targets)) == len(targets) == find.TOLD
    effects = [one.effect.value for one in whole.choices]
    assert effects == sorted(effects, reverse=True)
    assert {one.effect.seeds for one in whole.choices} == {4}
    assert np.isnan(whole.choices[0].better)
    assert all(0 <= one.better <= 1 for one in whole.choices[1:])
    assert whole.best.targets[0] in whole.sentence


@pytest.mark.slow
def test_the_map_covers_every_target_and_the_adjoint_every_region(
    whole: StimulationSearch,
):
    assert (whole.low < whole.value).all()
    assert (whole.value < whole.high).all()
    assert whole.adjoint is not None
    assert whole.adjoint.shape == (len(NAMES),)
    assert whole.adjoint.any()


@pytest.mark.slow
def test_rhythms_driven_by_noise_have_no_phase_to_wait_for(whole: StimulationSearch):
    assert judging.PHASE_SILENT in whole.notes
    assert judging.STRONGEST in whole.notes
    assert whole.best.amplitude == SINE.amplitude


@pytest.mark.slow
def test_where_alone_keeps_the_setting_and_the_targets_that_are_allowed():
    some = NAMES[3:7]
    aim = quick(SINE, "fc_change", ("where",), some, exhaustive=True)
    answer = found(aim)
    assert answer.points == 4
    assert answer.forward == 4 * 2 + 2
    assert answer.best == replace(SINE, targets=answer.best.targets)
    assert set(answer.best.targets) <= set(some)
    assert [np.isfinite(v) for v in answer.value] == [n in some for n in NAMES]


@pytest.mark.slow
def test_how_alone_keeps_targets_with_their_weights_and_the_frequencies_asked_for():
    template = replace(SINE, targets=NAMES[:2], weights=(1.0, 0.5), found="by hand")
    answer = found(quick(template, choose=("how",), hz=(0.03, 0.09)))
    assert answer.best.targets == NAMES[:2]
    assert answer.best.weights == (1.0, 0.5)
    assert answer.best.found == "by hand"
    assert 0.03 <= answer.best.frequency_hz <= 0.09
    assert answer.points == answer.aim.points(len(NAMES)) == 32


@pytest.mark.slow
def test_a_climb_leaves_the_grid_for_something_better():
    template = replace(SINE, targets=NAMES[2:3])
    aims = [quick(template, choose=("how",), exhaustive=True, climb=climb)
            for climb in (False, True)]  # fmt: skip
    grid, better = (found(aim) for aim in aims)
    assert better.best.frequency_hz != grid.best.frequency_hz
    assert better.best.amplitude == pytest.approx(SINE.amplitude)
    assert better.choices[0].effect.value > 0.98 * grid.choices[0].effect.value
    steps = better.reverse // 2
    assert 1 < steps <= STEPS
    assert better.forward == grid.forward + 2 * steps


@pytest.mark.slow
def test_what_nothing_can_do_is_said():
    aim = quick(SINE, "lower_power", ("where",), NAMES[:4])
    assert found(aim).sentence.startswith("Nothing that was tried gives more of it")


@pytest.mark.parametrize(
    ("aim", "words"),
    [
        (StimulationAim(SINE, "toward_fc"), "needs an FC of 12 x 12"),
        (StimulationAim(SINE, "joy"), "No goal 'joy'"),
        (StimulationAim(SINE, choose=("where",), climb=True), "nothing to climb"),
        (
            StimulationAim(replace(SINE, waveform="constant"), choose=("when",)),
            "nothing to choose",
        ),
        (
            StimulationAim(
                replace(
                    SINE,
                    device=device_of("dbs", {"current_ma": 50.0}, read_site_profile()),
                )
            ),
            "DBS beyond the limits",
        ),
    ],
)
def test_what_cannot_be_searched_is_refused(aim: StimulationAim, words: str):
    with pytest.raises(InputError, match=words):
        found(aim)


def test_black_boxes_are_refused():
    box = replace(TWIN, spec=replace(TWIN.spec, node="koopman"))
    with pytest.raises(InputError, match="koopman knows no network"):
        find_stimulation(box, StimulationAim(SINE), 0, Silent())


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"choose": ()}, "chooses where, when, how"),
        ({"choose": ("why",)}, "'why' is none of them"),
        ({"template": replace(SINE, amplitude=0.0)}, "needs an amplitude"),
        ({"hz": (0.1, 0.1)}, "are no range"),
        ({"seeds": 1}, "2 to 256 seeds"),
        ({"judged": 3}, "4 to 256 judged"),
    ],
)
def test_aims_that_make_no_sense_are_refused(wrong: dict[str, Any], words: str):
    with pytest.raises(InputError, match=words):
        StimulationAim(**{"template": SINE, **wrong})


@pytest.mark.slow
def test_it_can_be_held_to_what_the_twin_knows():
    aim = quick(SINE, "response", ("how",), known=True)
    answer = found(replace(aim, template=replace(SINE, amplitude=0.06)))
    assert answer.best.amplitude < 0.06
    assert strongest_known(TWIN, answer.best, 0, Silent())[0] == 1.0
    assert any(note.startswith("Held to what the twin knows") for note in answer.notes)
    assert answer.aim.template.amplitude == 0.06


def test_it_is_held_by_amplitudes_only():
    with pytest.raises(InputError, match="let it choose how"):
        quick(SINE, "response", ("where",), known=True)
