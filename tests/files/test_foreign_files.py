"""Layouts met in files of others, made again here: tests/benchmarks/foreign_files.py
imports the files themselves, which are not kept in this repository."""

import struct
import zipfile
from pathlib import Path

import numpy as np
import pytest
import scipy.io

from brainTwinStudio.errors import FileError, InputError
from brainTwinStudio.files.images import freesurfer
from brainTwinStudio.files.images.imaging import Surface
from brainTwinStudio.files.importing import Choices, build_patient
from brainTwinStudio.files.looking import Candidate, look
from brainTwinStudio.files.parcellations import recognised
from brainTwinStudio.files.same_regions import rows_among
from brainTwinStudio.files.source import load

NAMES = ("lh_a", "lh_b", "lh_c", "rh_a", "rh_b", "rh_c")


def counts(size: int = 6) -> np.ndarray:
    values = np.random.default_rng(0).integers(1, 50, (size, size)).astype(float)
    values = values + values.T
    np.fill_diagonal(values, 0)
    return values


def one(path: Path, text: str) -> Candidate:
    path.write_text(text)
    (found,) = look([path])
    return found


# ------------------------------------------------------------------ region tables


def test_the_medial_wall_of_both_sides_is_told_apart(tmp_path: Path):
    """Lookup tables of micapipe (lut_schaefer-100_mics.csv)."""
    rows = ["roi,mics,label,R,G,B,A,coor.x", "1,1000,medial_wall,,,,,"]
    rows += [f"{i},{1000 + i},lh_area{i},1,2,3,0,-26" for i in range(2, 6)]
    rows += ["6,2000,medial_wall,,,,,"]
    found = one(tmp_path / "lut.csv", "\n".join(rows))
    assert found.names[0] == "medial_wall 1"
    assert found.names[-1] == "medial_wall 6"
    table = found.content.regions
    assert table is not None
    assert table.ids == (1000, 1002, 1003, 1004, 1005, 2000)


def test_names_of_grey_matter_that_repeat_are_still_refused(tmp_path: Path):
    with pytest.raises(FileError, match="appear twice: lh_a"):
        one(tmp_path / "lut.csv", "id,label\n1,lh_a\n2,lh_b\n3,lh_a\n")


def test_rows_that_end_with_empty_cells_may_lack_some(tmp_path: Path):
    """lut_aparc_mics.csv: ten cells below eleven titles."""
    text = "roi,label,R,x,y\n1,medial_wall,,\n2,ctx-lh-cuneus,7,,\n"
    assert one(tmp_path / "lut.csv", text).names == ("medial_wall", "ctx-lh-cuneus")
    with pytest.raises(FileError, match="Row 2 has 4 cells; the header has 5"):
        one(tmp_path / "cut.csv", "roi,label,R,x,y\n1,ctx-lh-cuneus,7,8\n")


def test_two_tables_of_micapipe_name_one_matrix(tmp_path: Path):
    """Rows of its full connectome: subcortex, cerebellum, then each side of the cortex
    behind its medial wall, by the numbers of the labels, not by the order of files."""
    cortex = "roi,mics,label,R\n1,1000,medial_wall,\n2,1001,7Networks_LH_Vis_1,3\n"
    cortex += "3,2000,medial_wall,\n4,2001,7Networks_RH_Vis_1,4\n"
    deep = "roi,mics,label,R\n1,10,Left-Thalamus-Proper,0\n2,101,Left_I_IV,5\n"
    (tmp_path / "lut_cortex.csv").write_text(cortex)
    (tmp_path / "lut_subcortical-cerebellum.csv").write_text(deep)
    half = np.triu(counts())
    half[2] = half[:, 2] = half[4] = half[:, 4] = 0
    np.savetxt(tmp_path / "sub_full-connectome.txt", half, delimiter=" ")
    files = ["lut_cortex.csv", "sub_full-connectome.txt"]
    files += ["lut_subcortical-cerebellum.csv"]
    choices = Choices(drop=("medial_wall 1", "medial_wall 3"))
    result = build_patient("p", look([tmp_path / file for file in files]), choices)
    connectome = result.patient.connectome
    assert connectome is not None
    assert connectome.parcellation.region_names == (
        "Left-Thalamus-Proper", "Left_I_IV", "7Networks_LH_Vis_1", "7Networks_RH_Vis_1",
    )  # fmt: skip
    kept = [0, 1, 3, 5]
    np.testing.assert_array_equal(connectome.weights, counts()[np.ix_(kept, kept)])
    assert any("order of the numbers" in note for note in result.notes)
    found = look([tmp_path / files[0], tmp_path / files[2]])
    with pytest.raises(InputError, match="2 files are read as regions"):
        build_patient("p", found)


# ------------------------------------------------------------------ TVB


def tvb(path: Path, centres: str) -> Path:
    rows = "\n".join(" ".join(f"{v:g}" for v in row) for row in counts())
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("weights.txt", rows)
        archive.writestr("tract_lengths.txt", rows)
        archive.writestr("centres.txt", centres)
    return path


def test_a_column_that_says_nothing_is_passed_over(tmp_path: Path):
    """connectivity_66.zip of tvb-data writes None after x y z."""
    lines = [f" {name} {-i} 2.5 3 None" for i, name in enumerate(NAMES)]
    (found,) = look([tvb(tmp_path / "c.zip", "\n".join(lines))])
    assert found.names == NAMES
    table = found.content.regions
    assert table is not None
    assert table.centres_mm is not None
    np.testing.assert_array_equal(table.centres_mm[4], [-4, 2.5, 3])


def test_parcels_that_carry_the_name_of_their_gyrus_count_on(tmp_path: Path):
    """connectivity_998.zip of tvb-data; the archive tells them apart by order."""
    names = ("rLOF", "rLOF", "rPORB", "rLOF", "lLOF", "lLOF")
    lines = [f"{name} {i} 0 0" for i, name in enumerate(names)]
    (found,) = look([tvb(tmp_path / "c.zip", "\n".join(lines))])
    assert found.names == ("rLOF_1", "rLOF_2", "rPORB", "rLOF_3", "lLOF_1", "lLOF_2")
    assert "numbered" in found.content.notes[0]


# ------------------------------------------------------------------ matrices


def test_numbers_of_labels_above_a_square_are_no_row_of_it(tmp_path: Path):
    """output_ConnectionCapacityMatrix.csv of tvb-data begins with 132,126,104,..."""
    ids = [132, 126, 104, 129, 28, 27]
    text = "\n".join(",".join(f"{v:g}" for v in row) for row in [ids, *counts()])
    found = one(tmp_path / "weights.csv", text)
    assert (found.read_as, found.shape) == ("weights", (6, 6))
    assert found.content.notes == ("The first row numbers columns and was left out.",)
    np.testing.assert_array_equal(found.sheet.values, counts())


@pytest.mark.parametrize("ids", [[3, 3, 1, 4, 5, 9], [0, 1, 5, 3, 2, 9]])
def test_a_row_of_numbers_that_are_no_labels_stays(tmp_path: Path, ids: list[int]):
    text = "\n".join(",".join(f"{v:g}" for v in row) for row in [ids, *counts()])
    assert one(tmp_path / "weights.csv", text).shape == (7, 6)


@pytest.mark.parametrize(
    ("lowest", "highest", "kind"),
    [(-1.9, 11.2, "weights"), (-0.2, 1.2, "bold"), (-4.0, 11.2, "bold")],
    ids=["logarithms of counts", "correlations", "too low"],
)
def test_slightly_negative_logarithms(tmp_path: Path, lowest, highest, kind):
    """Group connectomes of ENIGMA fall to -1.9 where the largest is 11.2."""
    values = counts(20) / counts(20).max() * highest
    values[3, 4] = values[4, 3] = lowest
    np.savetxt(tmp_path / "strucMatrix.csv", values, delimiter=",")
    (found,) = look([tmp_path / "strucMatrix.csv"])
    assert found.read_as == kind


def test_measures_of_the_present_dsi_studio_are_told_apart(tmp_path: Path):
    """Since 2025 it writes "MEASURE r2r" (regions) and "MEASURE t2r" (tracts) for every
    measure, and texts as codes (ConnectivityMatrix::save_to_file)."""
    path = tmp_path / "sub.connectivity.mat"
    codes = np.frombuffer("".join(f"{n}\n" for n in NAMES).encode(), "u1")[None]
    lengths = np.where(counts() > 0, 40 + counts(), 0)
    values = {
        "number of tracts t2r": counts().sum(1, keepdims=True),
        "number of tracts r2r": counts(),
        "mean length(mm) r2r": lengths,
        "name": codes,
        "atlas": np.frombuffer(b"HCP-MMP", "u1")[None],
    }
    scipy.io.savemat(path, values, format="4")
    found = look([path])
    assert [(c.read_as, c.sheet.key) for c in found] == [
        ("weights", "number of tracts r2r"),
        ("lengths", "mean length(mm) r2r"),
    ]
    connectome = build_patient("p", found).patient.connectome
    assert connectome is not None
    assert connectome.parcellation.region_names == NAMES
    np.testing.assert_array_equal(connectome.weights, counts())
    np.testing.assert_array_equal(connectome.lengths_mm, lengths)
    (chosen,) = look([f"{path}:number of tracts r2r"])
    assert chosen.read_as == "weights"


# ------------------------------------------------------------------ FreeSurfer

POINTS = np.array([[-9.0, 0, 0], [-1, 0, 0], [-1, 9, 0], [-9, 9, 0]])


def triangles(comment: bytes = b"") -> bytes:
    faces = np.array([[0, 1, 2], [0, 2, 3]], ">i4")
    head = b"\xff\xff\xfe" + comment + b"\n\n" + struct.pack(">2i", 4, 2)
    return head + POINTS.astype(">f4").tobytes() + faces.tobytes()


@pytest.mark.parametrize("name", ["lh.sphere.reg", "outer_skin.surf", "lh.pial.T1"])
def test_a_surface_is_known_by_its_content(tmp_path: Path, name: str):
    """Surfaces of mne-testing-data have no comment in their header."""
    path = tmp_path / name
    path.write_bytes(triangles())
    (found,) = look([path])
    assert (found.read_as, found.shape) == ("surface", (4,))


def test_quads_become_triangles(tmp_path: Path):
    """lh.inflated.nofix, which recon-all leaves behind."""
    path = tmp_path / "lh.orig.nofix"
    counts_ = (4).to_bytes(3, "big") + (2).to_bytes(3, "big")
    quads = b"".join(
        at.to_bytes(3, "big") for quad in ((0, 1, 2, 3), (0, 1, 2, 3)) for at in quad
    )
    data = b"\xff\xff\xfd" + counts_ + POINTS.astype(">f4").tobytes() + quads
    path.write_bytes(data)
    (found,) = look([path])
    assert found.read_as == "surface"
    assert isinstance(found.content.part, Surface)
    np.testing.assert_array_equal(found.content.part.vertices_mm, POINTS)
    assert len(found.content.part.faces) == 4
    path.write_bytes(data[:-4])
    with pytest.raises(FileError):
        look([path])


def test_a_surface_that_is_cut_off_is_none(tmp_path: Path):
    path = tmp_path / "outer_skin.surf"
    path.write_bytes(triangles()[:-4])
    assert not freesurfer.recognises(load(path))


def test_a_sphere_is_left_out_with_the_reason(tmp_path: Path):
    path = tmp_path / "lh.sphere.reg"
    path.write_bytes(triangles())
    with pytest.raises(FileError, match="lies nowhere in a head"):
        build_patient("p", look([path]))


# ------------------------------------------------------------------ names


def test_labels_of_the_atlas_and_the_connectome_are_joined_over_tools():
    """HCP-MMP: L_V1_ROI in its dlabel, L_V1 in ENIGMA, lh-V1 in micapipe."""
    own = ("L_V1_ROI", "R_V1_ROI", "L_p9-46v_ROI", "wm-lh-insula")
    known = ("lh-p9-46v", "R_V1", "lh.L_V1_ROI.label", "ctx-lh-insula")
    assert rows_among(own, known).tolist() == [2, 1, 0, -1]
    assert recognised(["L_V1", "L_V2", "lh-MST", "Right_V6"]) is not None
