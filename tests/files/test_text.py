import time
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from brainTwinStudio.errors import FileError
from brainTwinStudio.files.looking import reader_for
from brainTwinStudio.files.reader import Content, SourceFile
from brainTwinStudio.files.tables import region_table, text_matrix


def source(text: str | bytes, name: str = "t.csv") -> SourceFile:
    data = text.encode() if isinstance(text, str) else text
    return SourceFile(Path(name), name, data, "")


def read(text: str | bytes, name: str = "t.csv") -> Content:
    file = source(text, name)
    return reader_for(file).read(file)


SQUARE = [[0, 1.5, 2], [1.5, 0, 3], [2, 3, 0]]


@pytest.mark.parametrize(
    "text",
    [
        "0,1.5,2\n1.5,0,3\n2,3,0\n",
        "0\t1.5\t2\r\n1.5\t0\t3\r\n2\t3\t0",
        "  0 1.5  2\n 1.5 0 3\n2 3 0  \n\n",
        "0;1.5;2\n1.5;0;3\n2;3;0\n",
        "0, 1.5, 2\n1.5, 0, 3\n2, 3, 0\n",
        "\ufeff0,1.5,2\n1.5,0,3\n2,3,0",
        "# command: tck2connectome\n0,1.5,2\n1.5,0,3\n2,3,0",
        "sep=;\n0;1.5;2\n1.5;0;3\n2;3;0\n",
        "0,1.5,2,\n1.5,0,3,\n2,3,0,\n",
        "0\r1.5 1\r".replace("\r1.5 1", ",1.5,2\r1.5,0,3\r2,3,0"),
        '"0","1.5","2"\n"1.5","0","3"\n"2","3","0"\n',
        "0.0e0,15e-1,2\n1.5,-0,3\n2,3,0\n",
        "0;1,5;2\n1,5;0;3\n2;3;0\n",
        "0\t1,5\t2\n1,5\t0\t3\n2\t3\t0\n",
        "\ufeffsep=;\r\n0;1,5;2,0\r\n1,5e0;0;3\r\n2;3;0\r\n",
    ],
)
def test_numbers_are_read_from_every_usual_spelling(text: str):
    sheet = read(text).sheets[0]
    np.testing.assert_array_equal(sheet.values, SQUARE)
    assert sheet.row_names == sheet.column_names == ()


def test_decimal_commas_are_said():
    notes = read("a;b\n0;1,5\n1,5;0\n").notes
    assert notes == ("Decimal commas are read as decimal points.",)
    assert read("a;b\n0;1.5\n1.5;0\n").notes == ()


def test_a_long_utf_16_table_is_recognised_by_its_first_whole_lines():
    rows = "\n".join(
        "\t".join(f"{i * j % 97},5" for j in range(300)) for i in range(300)
    )
    file = source(rows.encode("utf-16"))
    assert len(file.data) > 512 * 1024
    assert text_matrix.recognises(file)
    values = text_matrix.read(file).sheets[0].values
    assert values.shape == (300, 300)
    assert values[3, 4] == 12.5


# ------------------------------------------------------------------ XCP-D

REGIONS = ("LH_Vis_1", "LH_Vis_2", "RH_Vis_1", "RH_Vis_2")


def test_uncovered_regions_of_time_series_are_named_and_left_out():
    rows = [f"{i}\t{i * i}\tn/a\t{-i}" for i in range(1, 9)]
    content = read("\t".join(REGIONS) + "\n" + "\n".join(rows))
    sheet = content.sheets[0]
    assert sheet.column_names == ("LH_Vis_1", "LH_Vis_2", "RH_Vis_2")
    np.testing.assert_array_equal(sheet.values[1], [2, 4, -2])
    assert "1 regions without values" in content.notes[0]
    assert "RH_Vis_1" in content.notes[0]


def test_uncovered_regions_of_a_matrix_lose_row_and_column():
    rows = [
        "\t".join([a, *("n/a" if "LH_Vis_2" in (a, b) else "1" for b in REGIONS)])
        for a in REGIONS
    ]
    sheet = read("Node\t" + "\t".join(REGIONS) + "\n" + "\n".join(rows)).sheets[0]
    assert sheet.values.shape == (3, 3)
    assert sheet.row_names == sheet.column_names == (REGIONS[0], *REGIONS[2:])


def test_a_single_missing_value_is_refused_with_its_place():
    with pytest.raises(FileError, match="row 3, column 2 is 'n/a'"):
        read("a\tb\tc\n1\t2\t3\n1\tn/a\t3\n")


def test_a_table_without_any_value_is_refused():
    with pytest.raises(FileError, match="No region has values in it"):
        text_matrix.read(source("a\tb\n" + "nan\tnan\n" * 4))


def test_utf_16_is_read():
    np.testing.assert_array_equal(
        read("0,1\n1,0\n".encode("utf-16")).sheets[0].values, [[0, 1], [1, 0]]
    )


@pytest.mark.parametrize(
    ("text", "rows", "columns"),
    [
        ("a,b,c\n0,1.5,2\n1.5,0,3\n2,3,0\n", (), ("a", "b", "c")),
        (",a,b,c\na,0,1.5,2\nb,1.5,0,3\nc,2,3,0\n", ("a", "b", "c"), ("a", "b", "c")),
        ("a b c\na 0 1.5 2\nb 1.5 0 3\nc 2 3 0\n", ("a", "b", "c"), ("a", "b", "c")),
        ('"left, a","b"\n1,2\n3,4\n', (), ("left, a", "b")),
        ("time\ta\tb\n0.0\t1\t2\n1.4\t3\t4\n", (), ("a", "b")),
        (",a,b\n0,1,2\n1,3,4\n", (), ("a", "b")),
        ("Node\ta\tb\na\t1\t2\nb\t3\t4\n", ("a", "b"), ("a", "b")),
    ],
)
def test_header_and_index_become_names(text: str, rows, columns):
    sheet = read(text).sheets[0]
    assert (sheet.row_names, sheet.column_names) == (rows, columns)
    assert sheet.values.shape[1] == len(columns)


def test_counting_headers_are_left_out_and_said():
    content = read(",0,1,2,3,4\n" + "".join(f"{i},1,2,3,4,5\n" for i in range(5)))
    assert content.sheets[0].values.shape == (5, 5)
    assert content.sheets[0].column_names == ()
    assert len(content.notes) == 2


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "0,1\n1,n/a\n",
            r"Cell in row 2, column 2 is 'n/a'; expected a number\.",
        ),
        ("a,b\n0,1\n1,nan\n", r"row 3, column 2 is 'nan'"),
        ("0,1\n1,inf\n", r"row 2, column 2 is 'inf'"),
        ("0,1\n1,1e999\n", r"row 2, column 2 is '1e999'"),
        ("0,1\n1,-1e200\n", r"row 2, column 2 is '-1e200'"),
        ("0,1\n1,1_0\n", r"row 2, column 2 is '1_0'"),
        ("0,1,2\n1,,3\n2,3,0\n", r"row 2, column 2 is empty"),
        ("0;0,5\n0.5;0\n", r"row 1, column 2 is '0,5', a decimal comma beside"),
        ("0,1,2\n1,0\n2,3,0\n", r"Row 2 has 2 cells; the rows before it have 3"),
        ("a,b,c\n", "no numbers|names"),
        ("a,b,c\n0,1\n1,0\n", r"header in row 1 has 3 names, but the rows have 2"),
        ("\n  \n# nothing\n", "empty"),
        ('0,"1\n1,0\n', "row 1"),
    ],
)
def test_faults_in_text_name_row_and_column(text: str, sentence: str):
    with pytest.raises(FileError, match=sentence):
        text_matrix.read(source(text))


def test_a_long_cell_is_cut_in_the_sentence():
    with pytest.raises(FileError) as caught:
        text_matrix.read(source("0,1\n1," + "x" * 100_000))
    assert len(str(caught.value)) < 200


@given(
    arrays(
        np.float64,
        st.tuples(st.integers(2, 8), st.integers(2, 8)),
        elements=st.floats(-1e9, 1e9, allow_nan=False),
    ),
    st.sampled_from([",", "\t", " ", ";"]),
    st.booleans(),
    st.booleans(),
)
def test_what_is_written_is_read(values, delimiter, header, index):
    columns = [f"c{i}" for i in range(values.shape[1])]
    lines = [
        ([f"r{i}"] if index else []) + [repr(float(v)) for v in row]
        for i, row in enumerate(values)
    ]
    if header:
        corner = ["x"] if index and delimiter == " " else [""] if index else []
        lines.insert(0, corner + columns)
    text = "\n".join(delimiter.join(line) for line in lines)
    sheet = text_matrix.read(source(text)).sheets[0]
    np.testing.assert_array_equal(sheet.values, values)
    assert sheet.column_names == (tuple(columns) if header else ())
    assert len(sheet.row_names) == (len(values) if index else 0)


# ------------------------------------------------------------------ regions


@pytest.mark.parametrize(
    "text",
    [
        "lh-a\nlh-b\nrh-a\n",
        "name\nlh-a\nlh-b\nrh-a\n",
        "lh-a,lh-b,rh-a",
        "index\tname\tx_mni\ty_mni\tz_mni\n0\tlh-a\t1\t2\t3\n1\tlh-b\t4\t5\t6\n"
        "2\trh-a\t7\t8\t9\n",
        "lh-a 1 2 3\nlh-b 4 5 6\nrh-a 7 8 9\n",
        "1001 lh-a 25 100 40 0\n1002 lh-b 125 100 160 0\n1003 rh-a 0 0 1 0\n",
    ],
)
def test_region_lists_are_read_from_every_usual_shape(text: str):
    table = read(text, "r.txt").regions
    assert table is not None
    assert table.names == ("lh-a", "lh-b", "rh-a")


def test_a_region_table_tells_sides_centres_and_space():
    table = region_table.read(
        source("label;hemi;x_mni;y_mni;z_mni\na;left;-1;2;3\nb;R;4;5;6\nc;;0;0;0\n")
    ).regions
    assert table is not None
    assert table.hemispheres == ("L", "R", "-")
    assert table.space == "MNI152"
    assert table.centres_mm is not None
    np.testing.assert_array_equal(table.centres_mm[0], [-1, 2, 3])


def test_names_that_repeat_on_both_sides_get_their_side():
    table = region_table.read(source("name,hemi\na,L\na,R\n")).regions
    assert table is not None
    assert table.names == ("lh-a", "rh-a")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("name,x,y,z\na,1,2,3\nb,1,q,3\n", "row 3, column 3 is 'q'"),
        ("name,x,y,z\na,1,2,3\nb,1,2\n", "Row 3 has 3 cells; the header has 4"),
        ("a\nb\na\n", "appear twice: a"),
        ("name,x\na,1\n,2\n", "Region 2 of 2 has no name"),
    ],
)
def test_faults_in_region_tables_name_the_place(text: str, sentence: str):
    with pytest.raises(FileError, match=sentence):
        region_table.read(source(text))


def test_names_with_blanks_in_a_list_stay_whole():
    table = read("Left Hippocampus\nRight Hippocampus\n", "r.txt").regions
    assert table is not None
    assert table.names == ("Left Hippocampus", "Right Hippocampus")


@pytest.mark.parametrize("text", [b"1," * 8_000_000, b"\n" * 8_000_000 + b"1"])
def test_endless_tables_are_refused_quickly(text: bytes):
    started = time.perf_counter()
    with pytest.raises(FileError, match="cells; at most"):
        text_matrix.read(source(text))
    assert time.perf_counter() - started < 3
