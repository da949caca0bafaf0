"""The numbers behind a quality card, large, with what they are."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from brainTwinStudio.analysis.quality import Card
from brainTwinStudio.language import tr
from brainTwinStudio.report.wording import number

MOST, HEIGHT_PX, GAP_PX = 3, 58, 40
# key -> words, unit, digits; a unit of "%" shows a share in percent
KEYS: dict[str, tuple[str, str, int]] = {
    "largest_asymmetry": (tr("largest difference between directions"), "%", 2),
    "isolated_regions": (tr("regions without connection"), "", 0),
    "parts": (tr("separate parts"), "", 0),
    "not_tissue": (tr("labels without grey matter"), "", 0),
    "density": (tr("of pairs are connected"), "%", 0),
    "orders_of_magnitude": (tr("orders of magnitude"), "", 1),
    "share_of_strongest_5_percent": (
        tr("of all weight in the strongest 5\u00a0%"),
        "%",
        0,
    ),
    "missing": (tr("connections without length"), "", 0),
    "longest_mm": (tr("longest tract"), "mm", 0),
    "length_distance_r": (tr("correlation of length and distance"), "", 2),
    "length_over_distance": (tr("length over distance, median"), "", 2),
    "wrong_side_share": (tr("of regions on the wrong side"), "%", 0),
    "minutes": (tr("recorded"), "min", 1),
    "repetition_time_s": (tr("between volumes"), "s", 2),
    "dead_regions": (tr("regions that never change"), "", 0),
    "flat_regions": (tr("regions that hardly change"), "", 0),
    "spike_share": (tr("of frames are sudden jumps"), "%", 1),
    "largest_change_z": (tr("largest change, robust z"), "", 1),
    "drift_share": (tr("of the variance is slow bend"), "%", 0),
    "mean_fc": (tr("mean FC"), "", 2),
    "negative_share": (tr("of pairs are negative"), "%", 0),
    "global_share": (tr("of the variance is shared"), "%", 0),
    "split_half_fc_r": (tr("FC of two halves, r"), "", 2),
    "ceiling_fc_r": (tr("highest r a model could reach, about"), "", 2),
    "run_to_run_fc_r": (tr("FC of two runs, mean r"), "", 2),
    "lowest_run_to_run_fc_r": (tr("lowest r of two runs"), "", 2),
    "homotopic_fc": (tr("mean FC of left-right partners"), "", 2),
    "median_fc": (tr("median FC of all pairs"), "", 2),
    "log_sc_fc_r": (tr("correlation of log weight and FC"), "", 2),
    "fc_reliability": (tr("FC of another recording as long, r"), "", 2),
    "independent_samples": (tr("independent samples"), "", 0),
    "numbers_per_free_value": (tr("numbers for each free value"), "", 1),
    "channels": (tr("channels"), "", 0),
    "stated_bad": (tr("stated as bad"), "", 0),
    "found_bad": (tr("look bad"), "", 0),
    "line_hz": (tr("mains"), "Hz", 0),
    "outside": (tr("contacts outside the brain"), "", 0),
    "limit_mm": (tr("from a region at most"), "mm", 0),
    "named": (tr("contacts whose name tells a side"), "", 0),
    "other_side": (tr("on the other side"), "", 0),
    "regions_seen": (tr("of regions have a contact near"), "%", 0),
}


@dataclass(frozen=True, slots=True)
class KeyNumber:
    """A number in words, and what it is."""

    value: str
    label: str


def key_numbers(card: Card | None) -> tuple[KeyNumber, ...]:
    """The first numbers behind a card, as words."""
    if card is None:
        return ()
    return tuple(_words(key, value) for key, value in card.numbers[:MOST])


def _words(key: str, value: float) -> KeyNumber:
    label, unit, digits = KEYS.get(key, (key.replace("_", " "), "", 2))
    shown = 100 * value if unit == "%" else value
    return KeyNumber(number(shown, digits, unit), label)


class KeyNumbers(QWidget):
    """Up to three of them side by side; filled again and again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT_PX)
        self.pairs: list[tuple[QLabel, QLabel]] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 2, 14, 6)
        row.setSpacing(GAP_PX)
        for _ in range(MOST):
            value, label = QLabel(), QLabel()
            value.setProperty("role", "number")
            label.setProperty("role", "note")
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(value)
            column.addWidget(label)
            row.addLayout(column)
            self.pairs.append((value, label))
        row.addStretch(1)
        row.setAlignment(Qt.AlignmentFlag.AlignLeft)

    def set(self, numbers: tuple[KeyNumber, ...]) -> None:
        self.setVisible(bool(numbers))
        for at, (value, label) in enumerate(self.pairs):
            known = at < len(numbers)
            value.setText(numbers[at].value if known else "")
            label.setText(numbers[at].label if known else "")
            value.setVisible(known)
            label.setVisible(known)
