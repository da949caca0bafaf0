"""What a person has set once for every project: scale, language, notifications, keys.

Kept in QSettings, as strings: what is not understood there counts as not set.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QSettings
from PySide6.QtGui import QKeySequence

from brainTwinStudio.language import LANGUAGES

ORGANISATION, NAME = "BrainTwinStudio", "Brain Twin Studio"

SCALES = (100, 125, 150, 175, 200)  # percent


@dataclass(frozen=True, slots=True)
class Preferences:
    """scale: percent, and language: of LANGUAGES, both from the next start on. notify:
    whether the system tells of long jobs that end while another window is used. keys:
    `key_name` of an action -> its keys ("" for none), of those that were changed."""

    scale: int = 100
    language: str = "en"
    notify: bool = True
    keys: Mapping[str, str] = field(default_factory=dict)

    def keys_of(self, name: str, argument: object, usual: str) -> str:
        """The keys of an action. usual: those it has where they were not changed."""
        return self.keys.get(key_name(name, argument), usual)

    def cap_of(self, name: str, usual: str) -> str:
        """The same as it stands on a key cap: 'Ctrl K', 'Strg K' on a German one."""
        keys = QKeySequence(self.keys_of(name, None, usual))
        native = QKeySequence.SequenceFormat.NativeText
        return keys.toString(native).replace("+", " ")


def key_name(name: str, argument: object) -> str:
    """What an action is called where its keys are kept."""
    return name if argument is None else f"{name} {argument}"


def kept() -> QSettings:
    """Where they are kept; may be asked before there is a QApplication."""
    return QSettings(ORGANISATION, NAME)


def read(settings: QSettings) -> Preferences:
    """What was set."""
    scale = str(settings.value("scale", "100"))
    language = str(settings.value("language", "en"))
    chosen = int(scale) if scale.isdecimal() else 100
    return Preferences(
        scale=chosen if chosen in SCALES else 100,
        language=language if language in LANGUAGES else "en",
        notify=str(settings.value("notify", "true")) != "false",
        keys=_keys(settings.value("keys")),
    )


def write(settings: QSettings, preferences: Preferences) -> None:
    """Keep it for the next start."""
    settings.setValue("scale", str(preferences.scale))
    settings.setValue("language", preferences.language)
    settings.setValue("notify", "true" if preferences.notify else "false")
    settings.setValue("keys", json.dumps(dict(preferences.keys)))


def _keys(kept: object) -> dict[str, str]:
    try:
        found = json.loads(str(kept or "{}"))
    except ValueError:
        return {}
    if not isinstance(found, dict):
        return {}
    return {str(name): keys for name, keys in found.items() if isinstance(keys, str)}
