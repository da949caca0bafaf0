"""Pages and passages that are made of what the program knows, never written by hand.

Words of other layers are translated here, where they are shown;
tests/update_languages.py knows where they stand.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from brainTwinStudio.analysis.agreement import METRICS
from brainTwinStudio.analysis.electric_metrics import ELECTRIC_METRICS
from brainTwinStudio.language import tr
from brainTwinStudio.project import RESEARCH_USE, Catalogue
from brainTwinStudio.project.model_spec import NodeModelInfo, PartInfo
from brainTwinStudio.ui.actions import ACTIONS, MENUS, Action
from brainTwinStudio.ui.help.glossary import terms
from brainTwinStudio.ui.help.what_actions_do import does
from brainTwinStudio.ui.plots.brain import keys
from brainTwinStudio.ui.preferences import Preferences, key_name

NODE_MODELS = tr("Node models")
NOT_YET = tr(
    "The engine is warming up: open this page again in a moment. `braintwin models` "
    "prints the same."
)
ABOUT_MODELS = tr(
    "The equations of one region, and the bounds within which a fit looks. What joins "
    "regions and what is learned stands in [Parts, losses and metrics](parts.md)."
)
ABOUT_TERMS = tr(
    "Words as the window, the report and the command line use them. Parameters of "
    "models stand in [Node models](models.md), losses and metrics in [Parts, losses "
    "and metrics](parts.md)."
)
BRAIN: dict[str, str] = {  # what the 3D view is asked for, in words
    "reset": tr("the view that one starts with"),
    "frame": tr("frame the selection"),
    "left": tr("look from the left"),
    "front": tr("look from the front"),
    "top": tr("look from above"),
    "alone": tr("hide what is not selected"),
    "box": tr(
        "a box by keys: arrows move it, with Shift they size it, Enter selects, Esc "
        "leaves"
    ),
    "fewer": tr("fewer connections"),
    "more": tr("more connections"),
    "turn-left": tr("turn left"),
    "turn-right": tr("turn right"),
    "turn-up": tr("turn up"),
    "turn-down": tr("turn down"),
    "nearer": tr("nearer"),
    "farther": tr("farther"),
    "play": tr("play or hold what changes over time"),
    "earlier": tr("a moment earlier"),
    "later": tr("a moment later"),
}
NEITHER = tr("neither")  # of higher and lower is better
PARTS = (  # field of the catalogue -> heading
    ("compositions", tr("Compositions")),
    ("learned_parts", tr("Learned parts")),
    ("black_boxes", tr("Black boxes")),
    ("connectomes", tr("Learned connectomes")),
    ("electric", tr("Networks that make an EEG")),
    ("couplings", tr("Couplings")),
    ("observations", tr("Observations")),
    ("losses", tr("Losses")),
    ("regularisers", tr("Regularisers")),
    ("optimisers", tr("Optimisers")),
    ("uncertainties", tr("Intervals")),
    ("integrators", tr("Integrators")),
    ("waveforms", tr("Waveforms of a stimulus")),
    ("diseases", tr("Templates of diseases")),
)


def research_use() -> str:
    return tr(RESEARCH_USE)


@dataclass(frozen=True, slots=True)
class Known:
    """What pages are made of besides their files. catalogue: None before the engine has
    said what it can do; preferences: with the keys that the person has changed."""

    catalogue: Catalogue | None = None
    preferences: Preferences = field(default_factory=Preferences)

    def keys_of(self, action: Action) -> str:
        keys = self.preferences.keys_of(action.name, action.argument, action.keys)
        return native(keys)


def native(keys: str) -> str:
    """Keys as the keyboard of the language has them: "Strg+K"."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def keys_of(name: str, known: Known) -> str:
    """The keys of an action, "" where the person took them away. Raises LookupError
    where it never had any: a page must not name what does not exist."""
    for action in ACTIONS:
        if action.keys and name in (action.name, f"{action.name}-{action.argument}"):
            return known.keys_of(action)
    raise LookupError(f"No action '{name}' with keys.")


# ------------------------------------------------------------ keys


def keys_text(known: Known) -> str:
    """Every action with its keys and what it does, menu by menu; then the 3D view."""
    parts = [
        _head(tr("Keys and actions")),
        tr(
            "All actions are in the menus, and in the search field at the top, which "
            "shows those that work now. Keys can be changed in Tools."
        ),
    ]
    for menu, title in MENUS.items():
        rows = [
            (action.text, _code(known.keys_of(action)), does(_name(action)))
            for action in ACTIONS
            if action.menu == menu
        ]
        parts += [
            _head(title, 2),
            _table((tr("Action"), tr("Keys"), tr("What it does")), rows),
        ]
    return "\n\n".join((*parts, _head(tr("3D view"), 2), brain_keys_text()))


def brain_keys_text() -> str:
    """The keys of the 3D view while it has the keyboard, as a table."""
    found: dict[str, list[str]] = {}
    for prefix, table in (("", keys.PLAIN), ("Shift+", keys.SHIFTED),
                          ("keypad ", keys.NUMBERS)):  # fmt: skip
        for key, asked in table.items():
            if key != Qt.Key.Key_Equal and (prefix, key) != ("Shift+", Qt.Key.Key_Plus):
                name = QKeySequence(key.value).toString()
                if table is keys.NUMBERS:
                    name = tr("keypad {key}", key=native(name))
                else:
                    name = native(f"{prefix}{name}")
                found.setdefault(asked, []).append(f"`{name}`")
    rows = [
        (" ".join(named), BRAIN.get(asked, asked)) for asked, named in found.items()
    ]
    return _table((tr("Keys"), tr("In the 3D view")), rows)


def _name(action: Action) -> str:
    return key_name(action.name, action.argument)


# ------------------------------------------------------------ glossary


def glossary_text(_: Known) -> str:
    """All terms in the order of the alphabet."""
    parts = [_head(tr("Glossary")), ABOUT_TERMS]
    for term in terms():
        unit = f" ({term.unit})" if term.unit else ""
        also = tr("Also: {words}.", words=", ".join(term.also)) if term.also else ""
        told = (f"{term.short}{unit}. {term.long}", f"*{also}*" * bool(also))
        parts += [_head(term.term, 3), _joined(*told, _source(term.source))]
    return "\n\n".join(parts)


# ------------------------------------------------------------ models


def models_text(known: Known) -> str:
    """The node models with their equations and parameters, from the catalogue."""
    if known.catalogue is None:
        return f"{_head(NODE_MODELS)}\n\n{NOT_YET}"
    models = map(_model, known.catalogue.node_models)
    return "\n\n".join((_head(NODE_MODELS), ABOUT_MODELS, *models))


def parts_text(known: Known) -> str:
    """What else the engine can do, from its catalogue, and what twins are judged by."""
    parts, catalogue = [_head(tr("Parts, losses and metrics"))], known.catalogue
    if catalogue is None:
        parts.append(NOT_YET)
    for field_name, heading in PARTS if catalogue else ():
        infos: tuple[PartInfo, ...] = getattr(catalogue, field_name)
        if infos:
            parts += [_head(heading, 2), *map(_part, infos)]
    metrics = (*METRICS, *ELECTRIC_METRICS)
    rows = [(tr(m.label), tr(m.short), m.unit or "1", tr(m.better or NEITHER))
            for m in metrics]  # fmt: skip
    heads = (tr("Metric"), tr("In short"), tr("Unit"), tr("Better"))
    return "\n\n".join((*parts, _head(tr("Metrics"), 2), _table(heads, rows)))


def _model(info: NodeModelInfo) -> str:
    equations = "\n".join(line.strip() for line in info.equations.split(";"))
    code, table = f"```\n{equations}\n```", _parameters(info.parameters)
    told = (_head(tr(info.label), 2), code, table, _source(info.source))
    return "\n\n".join(filter(None, told))


def _part(info: PartInfo) -> str:
    table = f"\n\n{_parameters(info.parameters)}" if info.parameters else ""
    meaning = tr(info.meaning)
    meaning = _plain(meaning[:1].upper() + meaning[1:])
    told = _joined(f"{meaning}.", _source(info.source))
    return f"{_head(tr(info.label), 3)}\n\n{told}{table}"


def _parameters(infos: Iterable) -> str:
    rows = [
        (
            f"`{p.name}`",
            f"{p.default:g} in [{p.low:g}, {p.high:g}] {tr(p.unit)}",
            tr("per region") if p.per_region else tr("global"),
            tr(p.meaning),
        )
        for p in infos
    ]
    return _table(
        (tr("Parameter"), tr("Default, bounds, unit"), "", tr("Meaning")), rows
    )


def _head(title: str, level: int = 1) -> str:
    return f"{'#' * level} {title}"


def _source(source: str) -> str:
    """The publications it names, as a sentence; "" where it names none."""
    named = (one for one in source.split("; ") if one.startswith(("doi:", "arXiv:")))
    papers = "; ".join(map(_doi, named))
    return tr("Source: {source}.", source=papers) if papers else ""


def _joined(*sentences: str) -> str:
    return " ".join(filter(None, sentences))


def _doi(source: str) -> str:
    if source.startswith("doi:"):
        return f"[{source}](https://doi.org/{source.removeprefix('doi:')})"
    return source


def _code(keys: str) -> str:
    return f"`{keys}`" if keys else ""


def _plain(text: str) -> str:
    """Text in which nothing is markup."""
    return text.replace("*", r"\*").replace("_", r"\_").replace("|", r"\|")


def _table(heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [heads, tuple("---" for _ in heads)]
    lines += [tuple(c if c.startswith("`") else _plain(c) for c in r) for r in rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
