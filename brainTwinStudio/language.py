"""The language the window speaks: English in the source, others from Qt Linguist.

The language is chosen once, before the window is loaded, because words stand in
constants of modules too: `tr` of a text where it is written, which pyside6-lupdate
finds. The process that writes a report chooses for itself; engine and command line
speak English. A word of theirs is translated by `tr` where it is shown; what they
compose with numbers is `heard`: found again by the fixed parts of its template.
tests/words_elsewhere.py gathers both for the translator.
"""

import importlib.resources
import re
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import pairwise
from string import Formatter
from typing import NamedTuple
from xml.etree import ElementTree

LANGUAGES = {"en": "English", "de": "Deutsch"}
SURE = 12  # letters of a sentence that must be known
FEWEST = 4  # letters of a template, where its values are no known words
_ENDS = re.compile(r"(?<=[.!?]) (?=\S)")
_ADJECTIVE = re.compile(r"[A-ZÄÖÜ][a-zäöüß]+e[rs]? (?=[A-ZÄÖÜ])")  # "Globale Kopplung"
_JOINTS = re.compile(r"(; |, |: )")
_spoken = "en"
_words: dict[str, str] = {}
_templates: "list[Template]" = []  # made when the first sentence is heard


def choose(name: str) -> None:
    """Speak the language `name` of LANGUAGES from now on; English where it is unknown.

    Modules that are loaded already keep their words.
    """
    global _spoken
    _spoken = name if name in LANGUAGES else "en"
    _words.clear()
    _templates.clear()
    _filled.cache_clear()
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


def within(sentence: str) -> str:
    """A sentence, or a label, within another one: it begins small, but for
    abbreviations; in German only where an adjective stands before its noun, for nouns
    keep their capital."""
    if sentence[:2].isupper():
        return sentence
    if _spoken == "en" or _ADJECTIVE.match(sentence):
        return sentence[:1].lower() + sentence[1:]
    return sentence


def inside(label: str) -> str:
    """A label in the midst of a sentence, in small letters as far as `within` goes."""
    return label.lower() if _spoken == "en" else within(label)


# ---------------------------------------------------------------- other processes


class Template(NamedTuple):
    """A known text with values. fixed: what stands between them; letters: of these;
    names: of the values, in order."""

    text: str
    fixed: tuple[str, ...]
    letters: int
    names: tuple[str, ...]


def heard(sentence: str) -> str:
    """A sentence, or several, that another process composed, in the chosen language;
    as it is where no template is known for each of them."""
    if _spoken == "en" or not sentence:
        return sentence
    return _found(sentence, SURE) or sentence


def heard_part(words: str) -> str:
    """What stands within such a sentence: a word, a list of them, a short template."""
    if _spoken == "en" or not words:
        return words
    bare = words.strip()
    if bare != words:
        return words.replace(bare, heard_part(bare))
    if words in _words:
        return _words[words]
    pieces = _JOINTS.split(words)
    told = [_found(piece, 0) or piece for piece in pieces]
    known = all(a != b for a, b in zip(pieces[::2], told[::2], strict=True))
    return ("" if known else _found(words, 0)) or "".join(told)


def _found(text: str, letters: int) -> str:
    """The text or template, else sentence by sentence, the longest first; empty where
    one is not known."""
    found = _filled_or_known(text, letters)
    if found:
        return found
    parts = _ENDS.split(text)
    for count in range(len(parts) - 1, 0, -1):
        begun = _filled_or_known(" ".join(parts[:count]), letters)
        ended = _found(" ".join(parts[count:]), letters) if begun else ""
        if ended:
            return f"{begun} {ended}"
    return ""


def _filled_or_known(text: str, letters: int) -> str:
    return _words[text] if text in _words else _filled(text, letters)


@cache
def _filled(text: str, letters: int) -> str:
    """By the template with the most letters that all of the text is of. Letters of
    values that are known count too."""
    if not _templates:
        _templates.extend(_known_templates(_words))
    for one in _templates:
        if not all(part in text for part in one.fixed):
            continue
        match = _pattern(one.fixed).fullmatch(text)
        if match:
            values = [heard_part(value) for value in match.groups()]
            pairs = zip(match.groups(), values, strict=True)
            known = "".join(before for before, after in pairs if before != after)
            sure = one.letters >= FEWEST or all(map(_is_word, match.groups()))
            if sure and one.letters + _letters(known) >= letters:
                return _put_in(one, dict(zip(one.names, values, strict=True)))
    return ""


def _is_word(value: str) -> bool:
    """Known, or a number with its unit."""
    return value in _words or _letters(value) < FEWEST


def _letters(text: str) -> int:
    return sum(letter.isalpha() for letter in text)


def _known_templates(texts: Iterable[str]) -> "list[Template]":
    found = []
    for text in texts:
        parts = _parsed(text)
        names = tuple(name for _, name in parts if name is not None)
        if not names or not all(name.isidentifier() for name in names):
            continue
        fixed = [literal for literal, _ in parts]
        fixed += [""] if parts[-1][1] is not None else []
        letters = _letters("".join(fixed))
        if letters:
            found.append(Template(text, tuple(fixed), letters, names))
    return sorted(found, key=lambda one: (-one.letters, -len("".join(one.fixed))))


def _parsed(text: str) -> list[tuple[str, str | None]]:
    """Fixed part and name of the value after it; nothing of what is no template."""
    try:
        return [(before, name) for before, name, *_ in Formatter().parse(text)]
    except ValueError:
        return []


@cache
def _pattern(fixed: tuple[str, ...]) -> re.Pattern[str]:
    """A value holds no end of a sentence, unless it follows one itself; and one that
    others follow no colon or semicolon, for those part what is told from its list."""
    made, pairs = re.escape(fixed[0]), list(pairwise(fixed))
    for at, (before, after) in enumerate(pairs, 1):
        ends = r"\. [A-Z\d]" if at == len(pairs) else r"\. [A-Z\d]|[:;] "
        whole = before.endswith((". ", "? ", "! "))
        made += ("(.+)" if whole else f"((?:(?!{ends}).)+?)") + re.escape(after)
    return re.compile(made, re.DOTALL)


def _put_in(one: Template, values: Mapping[str, str]) -> str:
    """Values are words already, so their formats are left out."""
    said = _parsed(_words[one.text])
    return "".join(before + values.get(name or "", "") for before, name in said)


# ---------------------------------------------------------------- what is shipped


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
