"""The projects opened last: a small file and pictures in the program's own folder."""

import contextlib
import hashlib
import json
import logging
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageWriter, QPixmap

from brainTwinStudio.analysis.quality import count_of
from brainTwinStudio.errors import FileError
from brainTwinStudio.files.disk import replacing
from brainTwinStudio.language import tr
from brainTwinStudio.project import Project
from brainTwinStudio.ui.recent_picture import HEIGHT_PX, WIDTH_PX, dots_of
from brainTwinStudio.ui.view import View

FILE, PICTURES, MOST = "recents.json", "pictures", 12
MONTHS = tr("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec").split()
Picture = QImage | QPixmap | None
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Recent:
    """A project as it was left. when: UTC; thumbnail: a PNG, or None."""

    path: Path
    name: str
    facts: str
    when: datetime
    thumbnail: Path | None = None

    @property
    def is_there(self) -> bool:
        """Whether the project is still where it was."""
        try:
            return self.path.is_dir()
        except OSError:
            return False


def recents(folder: Path) -> tuple[Recent, ...]:
    """The latest first; nothing where the list is missing or damaged."""
    try:
        written = json.loads((folder / FILE).read_text("utf-8"))
        return tuple(_recent(folder, one) for one in written["projects"])
    except FileNotFoundError:
        return ()
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        _log.warning("The list of recent projects cannot be read.", exc_info=True)
        return ()


def remember(folder: Path, path: Path, view: View, picture: Picture = None) -> None:
    """Put a project at the head of the list. Raises FileError when the disk refuses.

    picture: the 3D view as it was left; dots of the region centres where there is none.
    """
    project = view.project
    if project is None:
        return
    path = path.absolute()
    thumbnail = _keep_picture(folder, path, view, picture)
    new = Recent(
        path, name_of(project), facts_of(project), datetime.now(UTC), thumbnail
    )
    others = [one for one in recents(folder) if one.path != path]
    _write(folder, (new, *others)[:MOST])


def forget_all(folder: Path) -> None:
    """An empty list; the projects themselves stay."""
    _write(folder, ())


def name_of(project: Project) -> str:
    """The code of the only patient, else the project's own name."""
    if len(project.patients) == 1:
        return project.patients[0].id
    return project.name


def facts_of(project: Project) -> str:
    """What has been done, in a few words."""
    plans = len(project.scenarios) + len(project.seizure_plans)
    fits = len(project.twins) + len(project.seizure_twins)
    counts = [
        (plans, tr("plan"), tr("plans")),
        (fits, tr("fit"), tr("fits")),
        (len(project.reports), tr("report"), tr("reports")),
    ]
    if len(project.patients) > 1:
        counts.insert(0, (len(project.patients), tr("patient"), tr("patients")))
    words = [count_of(*count) for count in counts if count[0]]
    if not project.patients:
        return tr("no patient yet")
    if not fits:
        whole = any(p.connectome and p.recordings for p in project.patients)
        words.append(tr("waiting for a fit") if whole else tr("waiting for data"))
    return ", ".join(words)


def when_words(when: datetime, now: datetime | None = None) -> str:
    """'today, 22:41', 'yesterday', '12 Nov', '12 Nov 2025', in local time."""
    here = when.astimezone()
    today = (now or datetime.now(UTC)).astimezone()
    days = (today.date() - here.date()).days
    if days <= 0:
        return tr("today, {time:%H:%M}", time=here)
    if days == 1:
        return tr("yesterday")
    date = tr("{day} {month}", day=here.day, month=MONTHS[here.month - 1])
    return date if here.year == today.year else f"{date} {here.year}"


def _recent(folder: Path, one: dict[str, Any]) -> Recent:
    picture = (
        folder / PICTURES / Path(str(one["picture"])).name if one["picture"] else None
    )
    return Recent(
        Path(str(one["path"])),
        str(one["name"]),
        str(one["facts"]),
        datetime.fromisoformat(one["when"]),
        picture if picture is not None and picture.is_file() else None,
    )


def _write(folder: Path, those: tuple[Recent, ...]) -> None:
    rows = [
        {
            "path": str(one.path),
            "name": one.name,
            "facts": one.facts,
            "when": one.when.isoformat(),
            "picture": one.thumbnail.name if one.thumbnail else "",
        }
        for one in those
    ]
    folder.mkdir(parents=True, exist_ok=True)
    with replacing(folder / FILE) as stream:
        stream.write(json.dumps({"projects": rows}, indent=1).encode())
    kept = {one.thumbnail.name for one in those if one.thumbnail}
    for picture in (folder / PICTURES).glob("*.png"):
        if picture.name not in kept:
            with contextlib.suppress(OSError):
                picture.unlink()


def _keep_picture(
    folder: Path, path: Path, view: View, picture: Picture
) -> Path | None:
    image = picture.toImage() if isinstance(picture, QPixmap) else picture
    if image is None or image.isNull():
        image = dots_of(view)
    if image is None:
        return None
    twice = (2 * WIDTH_PX, 2 * HEIGHT_PX)
    image = image.scaled(
        *twice,
        Qt.AspectRatioMode.KeepAspectRatioByExpanding,
        Qt.TransformationMode.SmoothTransformation,
    )
    left = (image.width() - twice[0]) // 2
    top = (image.height() - twice[1]) // 2
    image = image.copy(left, top, *twice)
    name = hashlib.sha256(str(path).encode()).hexdigest()[:16]
    target = folder / PICTURES / f"{name}.png"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with replacing(target) as stream:
            stream.write(_png(image))
    except (OSError, FileError):
        _log.warning("The picture of a project was not kept.", exc_info=True)
        return None
    return target


def _png(image: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    buffer.close()
    return bytes(data.data())
