"""What a site allows, as people write it."""

from pathlib import Path

import pytest

from brainTwinStudio.errors import InputError
from brainTwinStudio.files.site_profile import read_site_profile


def test_the_shipped_profile_has_limits_with_their_sources() -> None:
    shipped = read_site_profile()
    limit = shipped.limits["dbs"]["charge_density_uc_cm2"]
    assert (limit.most, "DBS" in limit.source) == (30, True)
    assert not shipped.limits["tms"]


def test_a_site_changes_what_it_decided(tmp_path: Path) -> None:
    path = tmp_path / "ours.toml"
    path.write_text('name = "Clinic A"\n[seeg]\ncurrent_ma = [2.5, "board, 2026"]\n')
    found = read_site_profile(path)
    assert found.name == "Clinic A"
    assert found.limits == {"seeg": {"current_ma": (2.5, "board, 2026")}}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[dbs\n", "is no TOML"),
        ("[dbs]\n", "has no name"),
        ('name = "x"\ndbs = 3\n', "'dbs' is no section"),
        ('name = "x"\n[laser]\n', "profile ours.toml: No stimulator of the kind 'la"),
        ('name = "x"\n[dbs]\nvolts = [3, "us"]\n', "limits 'volts'"),
        ('name = "x"\n[dbs]\ncurrent_ma = 3\n', "expected \\[number"),
        ('name = "x"\n[dbs]\ncurrent_ma = [-3, "us"]\n', "expected \\[number"),
        ('name = "x"\n[dbs]\ncurrent_ma = [nan, "us"]\n', "expected \\[number"),
    ],
)
def test_a_limit_that_would_never_hold_is_refused(
    text: str, said: str, tmp_path: Path
) -> None:
    path = tmp_path / "ours.toml"
    path.write_text(text)
    with pytest.raises(InputError, match=said):
        read_site_profile(path)


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_site_profile(tmp_path / "none.toml")
