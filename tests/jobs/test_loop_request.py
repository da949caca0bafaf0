"""Requests about closed loops and their answers travel as they are."""

import pickle

import numpy as np
import pytest

from brainTwinStudio.errors import InputError
from brainTwinStudio.jobs import worker
from brainTwinStudio.jobs.loop_requests import LoopRequest
from brainTwinStudio.jobs.messages import Done, Submit
from brainTwinStudio.jobs.revived import revived
from brainTwinStudio.project.loop import LoopComparison
from tests.made_loops import comparison


def test_request_and_answer_travel() -> None:
    request = LoopRequest("beta", ("threshold",), runs=3)
    assert revived(pickle.loads(pickle.dumps(Submit(1, request)))).request == request
    assert LoopRequest in worker.HANDLERS
    sent = comparison()
    got = revived(pickle.loads(pickle.dumps(Done(1, sent)))).answer
    assert isinstance(got, LoopComparison)
    assert got.rows[1].share_ill == sent.rows[1].share_ill
    assert np.array_equal(got.potential, sent.potential)
    assert not got.potential.flags.writeable
    assert (got.runs, got.seconds) == (2, 20 / 256)


def test_courses_of_other_lengths_are_no_comparison() -> None:
    made = comparison()
    with pytest.raises(InputError, match="Closed loops"):
        LoopComparison(
            *(made.plant, made.label, made.word, 256.0, 0.0, 0.0, 0, made.rows),
            *(made.potential, made.stimulation[:, :, 1:], made.marker, made.on),
            *(made.ill, made.ill_share),
        )
