"""Signs of a person in free text, and the text without them.

What to look for follows the HIPAA Safe Harbor list (45 CFR 164.514(b)(2)): names, dates
finer than a year, addresses of any kind, record numbers, ages above 89. Hints, neither
complete nor certain.
"""

import re
from dataclasses import dataclass

_MONTH, _DAY, _YEAR = (
    r"(?:0?[1-9]|1[0-2])",
    r"(?:0?[1-9]|[12]\d|3[01])",
    r"(?:19|20)\d\d",
)
_MONTHS = (
    r"(?:jan|feb|m[aä]r|apr|may|mai|jun|jul|aug|sep|o[ck]t|nov|de[cz])[a-zäé]{0,7}\.?"
)
_TITLES = r"Mr|Mrs|Ms|Dr|Prof|Herr|Herrn|Frau|Mme|Sr|Sra|Monsieur|Madame"
_LABELS = (
    r"patient(?:'s)?(?: ?name)?|(?:sur|first|last|family|given|middle|full)[ _-]?name|"
    r"name|physician|operator|technician|technologist|referr(?:ed|ing)(?: by)?|"
    r"examiner|experimenter|investigator|neurologist|surgeon|doctor|nurse"
)
_RECORD = r"mrn|ssn|nhs|pesel|record(?: ?(?:no|number))?|case ?(?:no|number)|accession"
_TIME = r"(?:[T ,]{1,2}\d\d?:\d\d(?::\d\d(?:\.\d+)?)?)?"
# What is found first hides what lies inside it.
_PATTERNS: tuple[tuple[str, str], ...] = (
    ("a date", rf"(?<![\d.]){_YEAR}[-/.]{_MONTH}[-/.]{_DAY}(?![\d.]*\d){_TIME}"),
    (
        "a date",
        rf"(?<![\d.]){_DAY}[-/.]{_MONTH}[-/.](?:{_YEAR}|\d\d)(?![\d.]*\d){_TIME}",
    ),
    (
        "a date",
        rf"(?i)(?<![\da-z]){_DAY}[-. ]{{1,2}}{_MONTHS}[-. ,]{{1,2}}{_YEAR}(?!\d)",
    ),
    ("a date", rf"(?i)(?<![a-z]){_MONTHS} {_DAY}(?:st|nd|rd|th)?,? {_YEAR}(?!\d)"),
    (
        "a date",
        rf"(?<![\w.]){_YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{{0,12}}(?!\w)",
    ),
    ("a user's folder", r"(?i)(?:\b[a-z]:\\users\\|/home/|/users/)[^\s/\\:;,'\"]+"),
    ("an e-mail address", r"[\w.+-]+@[\w-]+\.[\w.]*\w"),
    ("a record number", rf"(?i)(?<![a-z])(?:{_RECORD})[ .:#=_-]*[a-z]{{0,3}}\d{{4,}}"),
    ("a telephone number", r"(?<![\w.])(?:\+|00)\d[\d /()-]{7,}\d(?!\w)"),
    ("a long number", r"(?<![\w.])\d{7,}(?![\w.]*\d)"),
    (
        "a name",
        rf"(?<![A-Za-z])(?:{_TITLES})\.?[ _]+[A-ZÄÖÜ][\w'-]+(?: [A-ZÄÖÜ][\w'-]+)?",
    ),
    (
        "a name",
        rf"(?<![A-Za-z])(?i:{_LABELS})\s*[:=]\s*"
        r"[A-ZÄÖÜ][\w'-]+(?:[ ,]+[A-ZÄÖÜ][\w'-]+)*",
    ),
    (
        "an age above 89",
        r"(?i)(?<![\w.])(?:9\d|1[01]\d)[- ]?(?:years?|yrs?|y/?o|jahre)\b",
    ),
    ("an age above 89", r"(?i)\baged?[ :=]+(?:9\d|1[01]\d)(?![\d.])"),
)
_COMPILED = tuple((what, re.compile(pattern)) for what, pattern in _PATTERNS)
# Citations and hashes are no numbers of a person.
_HARMLESS = re.compile(r"10\.\d{4,9}/\S+|(?<![0-9a-f])[0-9a-f]{40,64}(?![0-9a-f])")
REMOVED = "[removed]"
OVER_89 = "above 89"
OLDEST = 89


@dataclass(frozen=True, slots=True)
class Sign:
    """what it seems to be; text: the words; start: their place in the text."""

    what: str
    text: str
    start: int


def signs_in(text: str) -> tuple[Sign, ...]:
    """Signs of a person in a text, in its order and without overlaps."""
    left = _HARMLESS.sub(_hidden, text)
    found = []
    for what, pattern in _COMPILED:
        for hit in pattern.finditer(left):
            found.append(Sign(what, hit.group(), hit.start()))
        left = pattern.sub(_hidden, left)
    return tuple(sorted(found, key=lambda sign: sign.start))


def _hidden(hit: re.Match[str]) -> str:
    return "\0" * len(hit.group())


def cleaned(text: str, words: frozenset[str] = frozenset()) -> str:
    """The text with [removed] in place of each sign and of each of `words` (names that
    a header gave away); ages are capped."""
    for word in words:
        pattern = rf"(?i)(?<![a-zà-ÿ]){re.escape(word)}(?![a-zà-ÿ])"
        text = re.sub(pattern, REMOVED, text)
    for sign in reversed(signs_in(text)):
        new = OVER_89 if sign.what == "an age above 89" else REMOVED
        text = text[: sign.start] + new + text[sign.start + len(sign.text) :]
    return text


def capped_age(age: float) -> str:
    """An age in years as it may be shared: "89+" above 89 (BIDS before 1.10.1 wrote it
    so; newer files leave it out)."""
    return "89+" if age > OLDEST else f"{age:g}"
