"""Which atlas names are, and that no reordering moves anything to another region."""

import re
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from brainTwinStudio.errors import FileError, InputError
from brainTwinStudio.files.atlases import Atlas, atlases, order_of_atlas, spelled
from brainTwinStudio.files.importing import Choices, build_patient
from brainTwinStudio.files.looking import look
from brainTwinStudio.files.names import order_by_name
from brainTwinStudio.files.parcellations import matched_with, recognised
from brainTwinStudio.files.reader import Kind
from brainTwinStudio.files.same_regions import lesion_shares
from brainTwinStudio.project import Lesion, Parcellation, Resection, hemispheres_of

ATLAS = {atlas.key: atlas for atlas in atlases()}
DK = ATLAS["desikan-killiany"]
CORTEX = tuple(name for name in DK.names if name.startswith("ctx"))
each_atlas = pytest.mark.parametrize("atlas", atlases(), ids=lambda a: a.key)


def no_change(name: str) -> str:
    return name


def dotted(name: str) -> str:
    return name.replace("ctx-", "").replace("-", ".").replace("_", ".")


def side_last(name: str) -> str:
    """bankssts_L for ctx-lh-bankssts."""
    side, _, rest = spelled(name).partition(":")
    kept = re.sub(r"(?i)ctx[-_]|\b7networks_|\b[lr]h[-_.]|left-|right-", "", name)
    kept = re.sub(r"_[LR]$", "", kept)
    return f"{kept}_{side.upper()}" if rest else name


def shouted(name: str) -> str:
    return name.upper().replace("-", "_")


SPELLINGS = (no_change, dotted, side_last, shouted)

# ------------------------------------------------------------------ atlases


@each_atlas
@pytest.mark.parametrize("spelling", SPELLINGS, ids=lambda s: s.__name__)
def test_every_convention_means_the_same_region(atlas: Atlas, spelling):
    for number, name in enumerate(atlas.names):
        assert atlas.place(spelling(name)) == number, spelling(name)


@each_atlas
def test_names_and_sides_agree(atlas: Atlas):
    assert len(set(atlas.names)) == len(atlas.names)
    assert atlas.hemispheres == hemispheres_of(atlas.names)
    match = recognised(atlas.names)
    assert match is not None
    assert match.missing == ()
    count = len(atlas.names)
    assert match.sentence == f"{count} of {count} names are {atlas.label}."


@pytest.mark.parametrize(
    ("name", "region"),
    [
        ("ctx-lh-bankssts", "ctx-lh-bankssts"),
        ("lh_bankssts", "ctx-lh-bankssts"),
        ("L_bankssts", "ctx-lh-bankssts"),
        ("L.BSTS", "ctx-lh-bankssts"),
        ("R.IN", "ctx-rh-insula"),
        ("Left-Thalamus", "Left-Thalamus-Proper"),
        ("Rhippo", "Right-Hippocampus"),
        ("thalamus proper left", "Left-Thalamus-Proper"),
    ],
)
def test_spellings_of_tools(name: str, region: str):
    place = DK.place(name)
    assert place is not None
    assert DK.names[place] == region


def test_a_name_without_its_side_is_no_region():
    assert DK.place("bankssts") is None
    assert DK.place("cuneus") is None


# ------------------------------------------------------------------ the table


def test_the_table_tells_matched_unmatched_duplicate_and_not_tissue():
    names = (*CORTEX[:8], "lh_cuneus", "ctx-rh-insla", "ctx-lh-corpuscallosum")
    match = matched_with(DK, names)
    assert match.names("matched") == (*CORTEX[:3], *CORTEX[4:8])
    assert match.names("duplicate") == ("ctx-lh-cuneus", "lh_cuneus")
    assert match.names("not tissue") == ("ctx-lh-corpuscallosum",)
    (odd,) = [row for row in match.rows if row.verdict == "unmatched"]
    assert odd.suggestions[0] == "ctx-rh-insula"
    assert all("-rh-" in name for name in odd.suggestions), "never the other side"
    assert "perhaps ctx-rh-insula" in match.sentence
    assert "ctx-rh-insula" in match.missing


def schaefer(count: int, networks: int = 7) -> list[str]:
    """Names built as Schaefer 2018 builds them: groups of 5 a side."""
    groups = ("Vis", "SomMot", "Default_PFC", "Cont_Par")
    if networks == 17:
        groups = ("VisCent_ExStr", "SomMotA", "DefaultA_PFCd", "Limbic_TempPole")
    each = count // 8
    return [
        f"{networks}Networks_{side}_{group}_{number}"
        for side in ("LH", "RH")
        for group in groups
        for number in range(1, each + 1)
    ]


VEP = tuple(
    f"{side}-{name}"
    for side in ("Left", "Right")
    for name in ("F1-mesial-prefrontal", "F2-rostral", "T1-planum-polare", "O1",
                 "Insula-gyri-brevi", "STS-anterior", "Hippocampus-posterior",
                 "Orbito-frontal-cortex", "SMA", "Collateral-sulcus")
)  # fmt: skip
FIRST_AAL = tuple(
    f"{name}_{side}"
    for name in ("Precentral", "Frontal_Sup", "Frontal_Sup_Orb", "Frontal_Mid",
                 "Insula", "Cuneus", "Lingual", "Caudate", "Cerebelum_Crus1")
    for side in "LR"
)  # fmt: skip


@pytest.mark.parametrize("count", [200, 400, 1000])
@pytest.mark.parametrize("networks", [7, 17])
def test_names_of_schaefer_tell_networks_and_resolution(count: int, networks: int):
    names = schaefer(count, networks)
    match = recognised(names)
    assert match is not None
    label = f"Schaefer {count} ({networks} networks)"
    assert match.sentence == f"{count} of {count} names are {label}."
    assert match.missing == ()
    short = recognised([name.split("_", 1)[1] for name in names])
    assert short is not None
    assert short.label == label, "LH_Vis_1, as XCP-D writes it"


def test_a_parcel_that_schaefer_lacks_is_told_by_the_gap():
    names = schaefer(400)
    lost = [names.pop(120), names.pop(6)]
    match = recognised(names)
    assert match is not None
    assert match.label == "Schaefer 400 (7 networks)"
    assert sorted(match.missing) == sorted(lost)


def test_parts_of_schaefer_are_no_smaller_atlas():
    left = [name for name in schaefer(400) if "_LH_" in name]
    for names in (left, schaefer(400)[:-7], schaefer(104), schaefer(400)[50:300]):
        match = recognised(names)
        assert match is not None
        assert match.label == "named like Schaefer 2018 (7 networks)"
        assert match.missing == ()


def test_a_doubled_parcel_and_a_stranger_of_schaefer_are_in_the_table():
    names = [*schaefer(200), "LH_Vis_1", "somewhere", "Medial_Wall"]
    match = recognised(names)
    assert match is not None
    assert match.names("duplicate") == ("7Networks_LH_Vis_1", "LH_Vis_1")
    assert match.names("unmatched") == ("somewhere",)
    assert match.names("not tissue") == ("Medial_Wall",)


@pytest.mark.parametrize("names", [VEP, FIRST_AAL], ids=["VEP", "AAL"])
def test_families_without_a_list_are_told_by_their_names(names: tuple[str, ...]):
    match = recognised([*names, "elsewhere"])
    assert match is not None
    assert match.label.startswith("named like ")
    assert match.names("matched") == names
    assert match.names("unmatched") == ("elsewhere",)


def test_few_words_of_vep_are_no_vep():
    assert recognised(["Left-SMA", "Left-O1", "Left-Cuneus", "Right-SMA"]) is None


def test_hcp_mmp_is_known_by_name():
    names = [f"{s}_{n}_ROI" for s in "LR" for n in ("V1", "3b", "p9-46v", "V1x")]
    match = recognised([*names, "L_V1"])
    assert match is not None
    assert match.label == "HCP-MMP (Glasser 2016)"
    assert match.names("matched") == (*names[1:3], *names[4:7])
    assert match.names("unmatched") == ("L_V1x_ROI", "R_V1x_ROI")
    assert match.names("duplicate") == ("L_V1_ROI", "L_V1")
    assert len(ATLAS["hcp-mmp"].names) == 360


@pytest.mark.parametrize("key", ["destrieux", "hcp-mmp", "schaefer-100-7"])
def test_the_subcortex_beside_a_cortical_atlas_is_known(key: str):
    own = ATLAS[key].names
    match = recognised([*own, "Left-Thalamus", "Rhippo", "Brain-Stem", "nowhere"])
    assert match is not None
    count = len(own)
    assert match.sentence.startswith(
        f"{count + 3} of {count + 4} names are {ATLAS[key].label} with subcortex."
    )
    assert match.rows[count].region == "Left-Thalamus-Proper"
    assert match.missing == ()
    order, _ = order_by_name(
        "x", [own[3], "Left-Thalamus-Proper"], ["L.TH", own[3].lower()]
    )
    assert order == [1, 0]


def test_unknown_names_are_no_atlas():
    assert recognised([f"region-{i}" for i in range(40)]) is None
    assert recognised(["Precentral_L", "a", "b", "c", "d", "e"]) is None


def test_names_of_the_real_data_are_known(shared_data: Path):
    def sentence(file: str) -> str:
        match = recognised(look([shared_data / file], {})[0].names)
        assert match is not None
        return match.sentence

    assert sentence("rest_dk68_4runs/region_names.txt").startswith("68 of 68 names are")
    assert "corpuscallosum" in sentence("rest_dk70_single/region_names.txt")
    assert sentence("rest_aal2_lengths/aal2_regions_94.tsv") == (
        "94 of 94 names are AAL2."
    )
    sctx = sentence("group_sc_fc/strucLabels_with_sctx.csv")
    assert sctx == "82 of 82 names are Desikan-Killiany."


# ------------------------------------------------------------------ joining


def test_short_forms_are_joined_by_the_atlas():
    found = ("R.BSTS", "L.IN", "L.BSTS")
    order, same = order_by_name(
        "x", ("ctx-lh-bankssts", "rh_bankssts", "lh.insula"), found
    )
    assert (order, same) == ([2, 0, 1], False)


def test_a_region_left_out_may_have_its_short_form():
    order, _ = order_by_name(
        "x", ("lh_insula",), ("L.BSTS", "L.IN"), spare=("ctx-lh-bankssts",)
    )
    assert order == [1]
    with pytest.raises(FileError, match=r"Not expected: L\.BSTS"):
        order_by_name("x", ("lh_insula",), ("L.BSTS", "L.IN"), spare=("lh_cuneus",))


def test_two_names_of_one_region_are_never_joined():
    with pytest.raises(FileError, match="do not match"):
        order_by_name("x", ("ctx-lh-cuneus", "L.IN"), ("L.CU", "lh_cuneus"))


def test_a_slip_is_suggested_and_not_joined():
    with pytest.raises(FileError, match=r"ctx-lh-insula \(perhaps ctx-lh-insla\)"):
        order_by_name("x", CORTEX, [n.replace("lh-insula", "lh-insla") for n in CORTEX])


def test_an_ending_is_whole_words():
    parcellation = Parcellation("2", ("ctx-lh-precuneus", "ctx-lh-insula"), ("L", "L"))
    with pytest.raises(InputError, match="No region 'cuneus'"):
        parcellation.index("cuneus")
    assert parcellation.index("insula") == 1


@given(
    atlas=st.sampled_from(atlases()),
    spelling=st.sampled_from(SPELLINGS),
    draw=st.randoms(use_true_random=False),
)
@settings(max_examples=60, deadline=None)
def test_joining_finds_every_region_under_another_spelling(atlas, spelling, draw):
    count = draw.randint(2, len(atlas.names))
    wanted = draw.sample(atlas.names, count)
    found = [spelling(name) for name in draw.sample(wanted, count)]
    order, _ = order_by_name("x", wanted, found)
    assert [spelled(found[i]) for i in order] == [spelled(name) for name in wanted]


@given(draw=st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_atlas_joins_all_or_nothing(draw):
    wanted = draw.sample(DK.names, draw.randint(2, 20))
    found = draw.sample(wanted, len(wanted))
    found[draw.randrange(len(found))] = draw.choice(["lh-nowhere", found[0] + "2"])
    assert order_of_atlas(wanted, found) is None


# ------------------------------------------------------------------ nothing moves


def table(path: Path, names: list[str], values: np.ndarray, rows: bool) -> Path:
    lines = [",".join(["", *names] if rows else names)]
    for name, row in zip(names if rows else [""] * len(values), values, strict=True):
        cells = [f"{value:.9g}" for value in row]
        lines.append(",".join([name, *cells] if rows else cells))
    path.write_text("\n".join(lines))
    return path


WORDS = ("alpha", "beta", "gamma", "delta", "kappa", "sigma", "omega", "theta", "zeta")


def own_names(draw) -> tuple[str, ...]:
    """An atlas of the user that no one knows."""
    words = draw.sample(WORDS, 9)
    return tuple(f"{side}_{word}-{i}" for i, word in enumerate(words) for side in "LR")


# Lists of names: every atlas with what is beside it, families, one of the user.
LISTS = {atlas.key: (*atlas.names, *atlas.beside) for atlas in atlases()}
LISTS |= {"dk-cortex": CORTEX, "vep": VEP, "schaefer-400-7": tuple(schaefer(400))}
LISTS |= {"schaefer-200-17": tuple(schaefer(200, 17)), "own": ()}


@given(
    key=st.sampled_from(sorted(LISTS)),
    draw=st.randoms(use_true_random=False),
    spellings=st.tuples(*[st.sampled_from(SPELLINGS)] * 3),
)
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_no_order_of_files_moves_a_value_a_lesion_or_a_selection(
    key, draw, spellings, tmp_path: Path
):
    """Of every atlas: weights, lengths and signals in three orders and spellings, some
    regions left out: every value stays with its region, and a resection by name and a
    lesion of a mask hit the same one."""
    truth = draw.sample(LISTS[key] or own_names(draw), 9)
    number = {spelled(name): i + 1 for i, name in enumerate(truth)}
    drop = draw.sample(truth, draw.randint(0, 3))

    def listed(spelling, order):
        return [spelling(name) for name in order], [number[spelled(n)] for n in order]

    names, ids = listed(spellings[0], draw.sample(truth, 9))
    weights = np.add.outer(ids, ids) * 1.0
    np.fill_diagonal(weights, 0)
    table(tmp_path / "weights.csv", names, weights, rows=True)
    other, ids = listed(spellings[1], draw.sample(truth, 9))
    table(tmp_path / "lengths.csv", other, 10.0 * np.add.outer(ids, ids), rows=True)
    runs, ids = listed(spellings[2], draw.sample(truth, 9))
    wave = np.random.default_rng(1).normal(size=(40, 9))
    wave[-1] = ids
    table(tmp_path / "bold.csv", runs, wave, rows=False)
    kinds: dict[str, Kind] = {
        "weights.csv": "weights",
        "lengths.csv": "lengths",
        "bold.csv": "bold",
    }
    told: dict[str, Kind] = {str(tmp_path / file): kind for file, kind in kinds.items()}
    dropped = tuple(spellings[0](name) for name in drop)
    choices = Choices(tr_s=1.0, drop=dropped)
    patient = build_patient("p", look(told, told), choices).patient

    connectome = patient.connectome
    assert connectome is not None
    regions = connectome.parcellation.region_names
    ids = [number[spelled(name)] for name in regions]
    expected = np.add.outer(ids, ids) * (1 - np.eye(len(ids)))
    np.testing.assert_array_equal(connectome.weights, expected)
    np.testing.assert_array_equal(connectome.lengths_mm, 10 * expected)
    np.testing.assert_array_equal(patient.recordings[0].signals[:, -1], ids)
    assert {spelled(n) for n in truth} - {spelled(n) for n in regions} == {
        spelled(n) for n in drop
    }
    for target in regions:
        (lesion,) = Resection((target,)).regions
        assert ids[connectome.parcellation.index(lesion)] == number[spelled(target)]
    away = draw.sample(truth, 9)
    fractions = np.array([number[spelled(name)] / 10 for name in away])
    mask = Lesion(
        "Lesion", 1.0, np.ones((1, 1, 1), np.uint8), np.eye(4),
        tuple(spellings[2](name) for name in away), fractions,
    )  # fmt: skip
    shares = lesion_shares(mask, regions)
    np.testing.assert_array_equal(shares, [i / 10 for i in ids])
