"""Contacts against regions, the head and the sides."""

from pathlib import Path

import numpy as np
import pytest

from brainTwinStudio.analysis.contacts import (
    inverse_square_gain,
    outside_hull,
    regions_of,
    sampled,
    sides,
)
from brainTwinStudio.analysis.quality_electric import contact_cards
from brainTwinStudio.errors import InputError

NAN = [np.nan] * 3
CENTRES = np.array([[-40.0, 0, 0], [40, 0, 0], [0, 60, 0]])


def test_a_contact_belongs_to_the_nearest_region_within_the_limit():
    places = np.array([[-38.0, 3, 0], [30, 0, 0], [0, 100, 0], NAN])
    found = regions_of(places, CENTRES)
    assert list(found.region) == [0, 1, -1, -1]
    assert found.distance_mm[1] == 10
    assert list(found.outside) == [False, False, True, False]
    assert list(regions_of(places, CENTRES, 45).region) == [0, 1, 2, -1]


def test_a_region_is_seen_when_a_contact_is_near():
    places = np.array([[-38.0, 3, 0], [20, 0, 0], NAN])
    assert list(sampled(places, CENTRES)) == [True, False, False]
    assert list(sampled(places, CENTRES, 20)) == [True, True, False]
    assert not sampled(np.array([NAN]), CENTRES).any()


def test_gain_falls_with_the_square_of_the_distance():
    places = np.array([[-40.0, 0, 0.2], [-20, 0, 0], NAN])
    gain = inverse_square_gain(places, CENTRES)
    assert gain[0, 0] == 1  # not nearer than 1 mm
    assert gain[1, 0] / gain[1, 1] == pytest.approx(9)
    assert np.isnan(gain[2]).all()
    doubled = inverse_square_gain(places, CENTRES, np.array([1.0, 2, 1]))
    assert doubled[1, 0] / doubled[1, 1] == pytest.approx(4.5)


def test_contacts_outside_the_head_are_found():
    draw = np.random.default_rng(0).normal(size=(500, 3))
    head = 80 * draw / np.linalg.norm(draw, axis=1, keepdims=True)
    places = np.array([[0.0, 0, 0], [0, 0, 70], [0, 0, 95], NAN])
    assert list(outside_hull(places, head)) == [False, False, True, False]
    assert list(outside_hull(places, head, 30)) == [False] * 4
    with pytest.raises(InputError, match="enclose nothing"):
        outside_hull(places, head[:2])


@pytest.mark.parametrize(
    ("names", "signs"),
    [
        (["LA1", "LA2", "LB1", "RA1", "RA2", "RB1"], [-1, -1, -1, 1, 1, 1]),
        (["A'1", "A'2", "A1", "A2", "B'1", "B1"], [-1, -1, 1, 1, -1, 1]),
        (["Fp1", "Fp2", "F7", "F8", "T3", "T4", "Cz"], [-1, 1, -1, 1, -1, 1, 0]),
    ],
)
def test_a_flipped_head_is_found_by_the_names(names, signs):
    places = np.zeros((len(names), 3))
    places[:, 0] = 30 * np.array(signs)
    right = sides(names, places)
    assert (right.wrong, right.is_flipped) == (0, False)
    flipped = sides(names, places * [-1, 1, 1])
    assert flipped.named == sum(sign != 0 for sign in signs)
    assert flipped.is_flipped


def test_single_contacts_across_the_midline_are_named():
    names = ["LA1", "LA2", "LA3", "RA1", "RA2", "RA3"]
    places = np.zeros((6, 3))
    places[:, 0] = [-30, -20, 3, 30, -14, 20]  # LA3 is too near to tell
    assert sides(names, places).across == (4,)
    card = contact_cards(names, places, None)[0]
    assert card.detail.endswith("side their names say: RA2.")


def test_names_that_tell_no_side_accuse_nobody():
    assert sides(["AD1", "AD2", "PST1"], np.full((3, 3), 30.0)).named == 0


def test_the_real_implantations_are_on_their_sides():
    folder = Path(__file__).parents[3] / "shared" / "data" / "ieeg_outcomes"
    if not folder.is_dir():
        pytest.skip("the real data (../shared/data) are not on this machine")
    told = 0
    for file in folder.glob("*/*/ieeg/*electrodes.tsv"):
        lines = file.read_text(encoding="utf-8-sig").splitlines()[1:]
        cells = [line.split("\t") for line in lines]
        names = [c[0].removeprefix("EEG ") for c in cells]
        places = np.array(
            [[float(v) if v != "n/a" else np.nan for v in c[1:4]] for c in cells]
        )
        found = sides(names, places)
        told += found.named > 4
        assert not found.is_flipped
        assert found.wrong <= 0.05 * found.named
        if found.named > 4:
            assert sides(names, places * [-1, 1, 1]).is_flipped
    assert told == 27
