"""Real implantations as the program draws them, beside their files."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from brainTwinStudio.files.bids.bids_root import look_into
from brainTwinStudio.files.importing import Choices, build_patient
from brainTwinStudio.files.looking import look
from brainTwinStudio.project import Patient, Project, Selection, bare_contact, moved
from brainTwinStudio.ui.panels.brain_look import Look
from brainTwinStudio.ui.panels.brain_scene import scene_of
from brainTwinStudio.ui.plots.brain.camera import Camera
from brainTwinStudio.ui.plots.brain.marks import orientation
from brainTwinStudio.ui.view import View

ROOT = Path(__file__).parents[2].parent / "shared" / "data" / "ieeg_outcomes"
NEAR_MM = 5.0  # of the midline: what a strip between the hemispheres may cross
SIZE = (900.0, 600.0)
SEEN_FROM = ("front", "top", "back")
SIDES = {"L": -1, "R": 1}
HEADS = (
    *("patient", "contacts in brain", "placed", "named L / R", "no side in name"),
    *(f"across, within {NEAR_MM:g} mm", "across, farther"),
    *("SOZ marked", "of them placed", "resected marked", "of them placed"),
)
SHOWN = {  # implantations to draw
    "sub-HUP070": "left",
    "sub-HUP135": "right",
    "sub-HUP171": "both sides",
    "sub-HUP087": "names across the midline",
}


@dataclass(frozen=True, eq=False)
class Drawn:
    """One patient (contact,). named: side by the name, -1 left, 0 none; file_x,
    drawn_x: mm, NaN without a position; seen: side by the letters of the view from each
    of SEEN_FROM; soz, resected: by the files; marked_*: in the scene; crosses: drawn as
    bad; brain: not of heart, eye or muscle."""

    id: str
    names: tuple[str, ...]
    named: np.ndarray
    file_x: np.ndarray
    drawn_x: np.ndarray
    seen: dict[str, np.ndarray]
    soz: np.ndarray
    resected: np.ndarray
    marked_soz: np.ndarray
    marked_resected: np.ndarray
    crosses: np.ndarray
    brain: np.ndarray

    @property
    def placed(self) -> np.ndarray:
        return np.isfinite(self.drawn_x)

    @property
    def across(self) -> np.ndarray:
        """Placed contacts drawn on another side than their name says."""
        return self.placed & (self.named * self.drawn_x < 0)

    @property
    def far(self) -> np.ndarray:
        return self.across & (np.abs(self.drawn_x) > NEAR_MM)


@cache
def patients() -> tuple[tuple[Patient, Path], ...]:
    """Every patient as it is imported, and the table of its contacts."""
    return tuple(_imported())


def _imported() -> Iterator[tuple[Patient, Path]]:
    for subject in look_into(ROOT).subjects:
        for job in subject.jobs:
            read = build_patient(subject.id, look(map(str, job.paths)), Choices())
            yield read.patient, job.paths[0]


def view_of(patient: Patient) -> View:
    return View(project=Project("x", (patient,)), selection=Selection(patient.id))


def drawn(patient: Patient, table: Path) -> Drawn:
    shown = scene_of(view_of(patient), "data", Look())
    electrodes = patient.electrodes
    assert shown is not None, patient.id
    assert electrodes is not None, patient.id
    contacts = shown.scene.contacts
    assert contacts is not None, shown.note
    x = {row["name"]: row["x"] for row in _rows(table)}
    flags = dict.fromkeys(electrodes.names, "")
    for file in table.parent.glob("*_channels.tsv"):
        for row in _rows(file):
            # every channel has a contact, or this would end here
            flags[row["name"]] += row["status_description"]
    names = tuple(bare_contact(name) for name in electrodes.names)
    brain = np.array([kind != "other" for kind in electrodes.kinds])
    return Drawn(
        patient.id,
        names,
        np.array([SIDES.get(name[0].upper(), 0) for name in names]) * brain,
        np.array([float(x[n].replace("n/a", "nan")) for n in electrodes.names]),
        contacts.positions_mm[:, 0],
        {face: side_on_screen(contacts.positions_mm, face) for face in SEEN_FROM},
        np.array(["soz" in flags[name] for name in electrodes.names]),
        np.array(["resect" in flags[name] for name in electrodes.names]),
        np.array(contacts.zone),
        np.array(contacts.resected),
        np.array(contacts.bad),
        brain,
    )


def side_on_screen(places_mm: np.ndarray, face: str) -> np.ndarray:
    """-1 where a contact is painted towards the letter L of the view, 1 towards R: by
    pixels of the camera beside those of the midline at the same depth and height."""
    camera = Camera().turned_to(face)
    letters = {letter: right for letter, right, _ in orientation(camera)}
    towards_r = np.sign(letters["R"] - letters["L"])
    midline = camera.project(places_mm * [0.0, 1.0, 1.0], SIZE)[:, 0]
    return np.sign(camera.project(places_mm, SIZE)[:, 0] - midline) * towards_r


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t"))


# ---------------------------------------------------------------- words


def row_of(of: Drawn) -> tuple[str, ...]:
    """By HEADS."""
    told = of.placed & (of.named != 0)
    return (
        of.id,
        f"{of.brain.sum()}",
        f"{of.placed.sum()}",
        f"{(told & (of.named < 0)).sum()} / {(told & (of.named > 0)).sum()}",
        f"{(of.placed & (of.named == 0)).sum()}",
        f"{(of.across & ~of.far).sum()}",
        f"{of.far.sum()}",
        _marked(of.soz, of.marked_soz),
        f"{(of.soz & of.placed).sum()}",
        _marked(of.resected, of.marked_resected),
        f"{(of.resected & of.placed).sum()}",
    )


def _marked(told: np.ndarray, marked: np.ndarray) -> str:
    wrong = int((marked & ~told).sum())
    more = f", {wrong} that the files do not mark" if wrong else ""
    return f"{(told & marked).sum()} of {told.sum()}{more}"


def about(all_of_them: Sequence[Drawn]) -> list[str]:
    """What holds of all patients, and every contact that is not on its side."""

    def count(which: str) -> int:
        return sum(int(getattr(of, which).sum()) for of in all_of_them)

    placed, across = count("placed"), count("across")
    told = sum(int((of.placed & (of.named != 0)).sum()) for of in all_of_them)
    in_files = sum(int(np.isfinite(of.file_x).sum()) for of in all_of_them)
    changed = sum(int((of.file_x * of.drawn_x < 0).sum()) for of in all_of_them)
    in_file = sum(
        int((of.across & (of.named * of.file_x < 0)).sum()) for of in all_of_them
    )
    screen = {
        face: sum(
            int((of.placed & (of.seen[face] * of.drawn_x <= 0)).sum())
            for of in all_of_them
        )
        for face in SEEN_FROM
    }
    crosses = sum(int((of.soz & of.placed & of.crosses).sum()) for of in all_of_them)
    lines = [
        f"- {len(all_of_them)} patients; of {in_files} contacts with a position "
        f"{placed} are in the scene of the 3D view.",
        f"- {told} of them have a name with a side; {told - across} "
        f"({(told - across) / told:.2%}) are drawn on it, {across} are not, "
        f"{count('far')} of these farther than {NEAR_MM:g} mm from the midline.",
        f"- Contacts whose side differs between file and picture: {changed}; of the "
        f"{across} across, {in_file} lie there in the file.",
        "- Contacts painted on another side than the letters L and R of the view say: "
        + ", ".join(f"{face} {wrong}" for face, wrong in screen.items())
        + ".",
        "- SOZ contacts drawn as a cross, for they are bad channels, in place of a "
        f"diamond: {crosses}.",
    ]
    for of in all_of_them:
        if of.across.any():
            at = np.flatnonzero(of.across)
            which = ", ".join(f"{of.names[i]} {of.drawn_x[i]:+.1f}" for i in at)
            lines.append(f"- {of.id}, drawn across (x, mm): {which}.")
    for of in all_of_them:
        plain = of.placed & (of.named == 0)
        if plain.any():
            left = int((of.drawn_x[plain] < 0).sum())
            lines.append(
                f"- {of.id}: {plain.sum()} names without a side, {left} drawn left, "
                f"{plain.sum() - left} right."
            )
    return [*lines, _other_space()]


def _other_space() -> str:
    """The two spaces that the data set names differ; does it matter for sides?"""
    most, other_side = 0.0, 0
    for patient, _ in patients():
        electrodes = patient.electrodes
        assert electrodes is not None
        places = np.asarray(electrodes.positions_mm)[list(electrodes.placed)]
        other = moved(places, "MNI152", "MNI305")
        most = max(most, float(np.linalg.norm(other - places, axis=1).max()))
        other_side += int((other[:, 0] * places[:, 0] < 0).sum())
    return (
        "- README of the data set: ICBM152; its coordsystem.json: fsaverage, which is "
        f"believed. Taken for the other, contacts would be drawn at most {most:.1f} mm "
        f"away, {other_side} of them on the other side."
    )


def take_pictures(folder: Path) -> None:
    """The brain panel of the window, from the front and from the top."""
    from PySide6.QtWidgets import QApplication  # only pictures need a display

    from brainTwinStudio.ui import theme
    from brainTwinStudio.ui.panels.brain import BrainPanel

    app = QApplication([])
    theme.apply(app, theme.DARK)
    folder.mkdir(parents=True, exist_ok=True)
    for patient, _ in patients():
        if patient.id not in SHOWN:
            continue
        panel = BrainPanel()
        panel.resize(900, 700)
        panel.show()
        panel.present(view_of(patient))
        for face in ("front", "top"):
            panel.view3d.set_camera(face)
            app.processEvents()
            name = f"{patient.id}-{SHOWN[patient.id].replace(' ', '-')}-{face}.png"
            panel.view3d.grab_image(1.5).save(str(folder / name))
        panel.close()
