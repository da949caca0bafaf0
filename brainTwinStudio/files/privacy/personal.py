"""Signs of a person where none should be: in file names and in headers of tables.

What is found is a hint, neither complete nor certain; the file itself stays as it is.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from brainTwinStudio.files.reader import Content

_MONTH, _DAY = r"(?:0[1-9]|1[0-2])", r"(?:0[1-9]|[12]\d|3[01])"
_PATTERNS: tuple[tuple[str, str], ...] = (
    ("a date", rf"(?<!\d)(?:19|20)\d\d[-_.]?{_MONTH}[-_.]?{_DAY}(?!\d)"),
    ("a date", rf"(?<!\d){_DAY}[-_.]{_MONTH}[-_.](?:19|20)\d\d(?!\d)"),
    ("an e-mail address", r"[\w.+-]+@[\w-]+\.[\w.]+"),
    (
        "a personal field",
        r"(?i)(?<![a-z])(?:(?:patient|first|last|family|given|sur)[ _-]?name|dob|mrn|"
        r"ssn|birth(?:[ _-]?(?:day|date))?|(?:date[ _-]of[ _-])birth)(?![a-z])",
    ),
    ("a long number", r"(?<!\d)\d{7,}(?!\d)"),
)
_PAIR = re.compile(r"(?<![A-Za-z])([A-Z][a-z]{2,})[ _,]+([A-Z][a-z]{2,})(?![A-Za-z])")
_WORDS = (
    "atlas average bold brain centres centers connectivity connectome correlation "
    "cortex cortical count counts data demo density desikan destrieux fiber fibers "
    "fibre fibres functional glasser group human killiany labels left length lengths "
    "matrix mean motion names parcels patient raw region regions resting rest right "
    "run schaefer scan series session signals state stream streamline structural "
    "subject table task time tract tracts weights "
    "clinical trial study studies project projects epilepsy patients recordings files "
    "documents desktop downloads export exports research temporal frontal parietal "
    "occipital lobe pilot cohort session sessions eeg seeg mri"
)
_OF_SUBJECT = re.compile(r"(?<=sub-)([A-Z][a-z]{2,})([A-Z][a-z]{2,})(?![a-z])")
_NOT_NAMES = frozenset(_WORDS.split())
_ENDING = (
    r"(?:\.(?:csv|tsv|txt|dat|1d|np[yz]|mat|zip|edf|bdf|rec|vhdr|vmrk|eeg|set|fdt|fif|"
    r"nii|gii|mgz|annot|json))?(?:\.gz)?"
)


@dataclass(frozen=True, slots=True)
class Finding:
    """A hint: where it stands ("file name", "column", "region"), what it seems to be,
    and the words themselves."""

    where: str
    what: str
    text: str


def personal_signs(name: str, content: Content) -> tuple[Finding, ...]:
    """Hints in a file's name (without folders) and in the headers that it holds."""
    found = _in_text("file name", Path(name).stem, pairs=True)
    headers: dict[str, str] = {}
    for sheet in content.sheets:
        headers |= dict.fromkeys(sheet.row_names, "row")
        headers |= dict.fromkeys(sheet.column_names, "column")
    if content.regions is not None:
        headers |= dict.fromkeys(content.regions.names, "region")
    for text, where in headers.items():
        found += _in_text(where, text, pairs=False)
    return tuple(found)


def names_a_person(code: str) -> bool:
    """Whether a code looks like a name, a date or a number of a person's record."""
    return bool(_in_text("code", code, pairs=True))


def personal_words(name: str) -> tuple[Finding, ...]:
    """Hints in a name: of a file, a variable, a person's code."""
    return tuple(_in_text("name", name, pairs=True))


def neutral_name(name: str, taken: Iterable[str], word: str = "file") -> str:
    """file-1.csv, file-2.csv, ...: what is kept instead of a telling file name; `word`
    says what the file holds."""
    plain = name.partition(":")[0]
    packed = ".gz" if plain.lower().endswith(".gz") else ""
    ending = Path(plain[: len(plain) - len(packed)]).suffix.lower() + packed
    if not re.fullmatch(_ENDING, ending):
        ending = packed
    key = name.partition(":")[2]
    known, number = set(taken), 1
    while (new := f"{word}-{number}{ending}{f':{key}' if key else ''}") in known:
        number += 1
    return new


def _in_text(where: str, text: str, *, pairs: bool) -> list[Finding]:
    found: dict[str, Finding] = {}
    for what, pattern in _PATTERNS:
        for hit in re.finditer(pattern, text):
            if not any(hit.group() in known for known in found):
                found[hit.group()] = Finding(where, what, hit.group())
    named = [*_PAIR.finditer(text), *_OF_SUBJECT.finditer(text)] if pairs else []
    for hit in named:
        if not {word.lower() for word in hit.groups()} & _NOT_NAMES:
            found[hit.group()] = Finding(where, "a name", hit.group())
    return list(found.values())
