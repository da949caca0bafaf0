"""Hints at persons in file names and headers."""

from pathlib import Path

import numpy as np
import pytest

from brainTwinStudio.files.looking import look
from brainTwinStudio.files.privacy.personal import (
    names_a_person,
    neutral_name,
    personal_signs,
)
from brainTwinStudio.files.reader import Content, RegionTable, Sheet

EMPTY = Content()
DATA = Path(__file__).parents[2] / "resources" / "demo"


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("bold_1987-04-12.tsv", "a date"),
        ("bold_19870412.tsv", "a date"),
        ("12.04.1987 weights.csv", "a date"),
        ("Mueller_Anna_bold.csv", "a name"),
        ("Anna Mueller.csv", "a name"),
        ("anna.m@clinic.org.csv", "an e-mail address"),
        ("patient_name_bold.csv", "a personal field"),
        ("0012345678.npz", "a long number"),
    ],
)
def test_a_telling_file_name_is_found(name: str, what: str):
    assert what in {sign.what for sign in personal_signs(name, EMPTY)}


@pytest.mark.parametrize(
    "name",
    [
        "sub-01_task-rest_bold.tsv",
        "TC_rsfMRI_REST1_LR.mat",
        "weights_68.csv",
        "Structural_Connectome.csv",
        "connectivity_101309.zip",
        "bold_tr1.4s.tsv",
    ],
)
def test_a_usual_file_name_is_clean(name: str):
    assert personal_signs(name, EMPTY) == ()


def test_headers_are_looked_at_and_region_names_are_no_names():
    sheet = Sheet(np.zeros((2, 2)), "", ("Precentral_Left", "b"), ("birth_date", "x"))
    table = RegionTable(("Frontal_Sup_L", "2001-03-04"))
    signs = personal_signs("w.csv", Content((sheet,), table))
    assert [(sign.where, sign.text) for sign in signs] == [
        ("column", "birth_date"),
        ("region", "2001-03-04"),
    ]


def test_demo_files_are_clean():
    files = list(DATA.rglob("*.[ct]sv"))
    assert len(files) == 11
    for one in look(files):
        assert personal_signs(one.file, one.content) == (), one.file


def test_a_neutral_name_keeps_only_the_ending():
    assert neutral_name("Mueller_Anna.csv", ()) == "file-1.csv"
    assert neutral_name("Mueller_Anna.tsv.gz", ["file-1.tsv.gz"]) == "file-2.tsv.gz"
    assert neutral_name("A.Meier.csv", ()) == "file-1.csv"
    assert neutral_name("scan.Meier.gz", ()) == "file-1.gz"
    assert neutral_name("Mueller.npz:bold", ()) == "file-1.npz:bold"


def test_codes_that_name_a_person_are_told():
    assert names_a_person("Anna Mueller")
    assert names_a_person("1987-04-12")
    assert not names_a_person("BT-014")
    assert not names_a_person("sub-01")
