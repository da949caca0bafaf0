"""The language the window speaks: English in the source, others from Qt Linguist.

The language is chosen once, before the window is loaded, because words stand in
constants of modules too. Other processes (the engine, reports, the command line) speak
English; what they send is translated where it is shown, by `tr` of the variable, and
marked by `tr` where it is written, so that pyside6-lupdate finds it.
"""

import importlib.resources
from functools import cache
from xml.etree import ElementTree

LANGUAGES = {"en": "English", "de": "Deutsch"}
_spoken = "en"
_words: dict[str, str] = {}


def choose(name: str) -> None:
    """Speak the language `name` of LANGUAGES from now on; English where it is unknown.

    Modules that are loaded already keep their words.
    """
    global _spoken
    _spoken = name if name in LANGUAGES else "en"
    _words.clear()
    _words.update({} if _spoken == "en" else translations(_spoken))


def spoken() -> str:
    """The language that was chosen, a key of LANGUAGES."""
    return _spoken


def tr(text: str, /, **values: object) -> str:
    """`text` in the chosen language, with `values` put in its braces.

    Without values braces stay as they are: a template for later.
    """
    text = _words.get(text, text)
    return text.format(**values) if values else text


def inside(label: str) -> str:
    """A label as it stands inside a sentence: small in English, as it is in languages
    whose nouns are capital."""
    return label.lower() if _spoken == "en" else label


@cache
def translations(name: str) -> dict[str, str]:
    """English text -> text, of what resources/languages/NAME.ts translates."""
    folder = importlib.resources.files("brainTwinStudio.resources") / "languages"
    with (folder / f"{name}.ts").open("rb") as file:
        messages = ElementTree.parse(file).iter("message")
    return {
        message.findtext("source", ""): translated
        for message in messages
        if (translated := message.findtext("translation", ""))
    }
