"""Pages and passages that are made of what the program knows, never written by hand."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from brainTwinStudio.analysis.agreement import METRICS
from brainTwinStudio.analysis.electric_metrics import ELECTRIC_METRICS
from brainTwinStudio.project import RESEARCH_USE, Catalogue
from brainTwinStudio.project.model_spec import NodeModelInfo, PartInfo
from brainTwinStudio.ui.actions import ACTIONS, MENUS, Action
from brainTwinStudio.ui.help.glossary import terms
from brainTwinStudio.ui.help.what_actions_do import does
from brainTwinStudio.ui.plots.brain import keys
from brainTwinStudio.ui.preferences import Preferences, key_name

NOT_YET = (
    "The engine is warming up: open this page again in a moment. `braintwin models` "
    "prints the same."
)
ABOUT_MODELS = (
    "The equations of one region, and the bounds within which a fit looks. What joins "
    "regions and what is learned stands in [Parts, losses and metrics](parts.md)."
)
ABOUT_TERMS = (
    "Words as the window, the report and the command line use them. Parameters of "
    "models stand in [Node models](models.md), losses and metrics in "
    "[Parts, losses and metrics](parts.md)."
)
BRAIN: dict[str, str] = {  # what the 3D view is asked for, in words
    "reset": "the view that one starts with",
    "frame": "frame the selection",
    "left": "look from the left",
    "front": "look from the front",
    "top": "look from above",
    "alone": "hide what is not selected",
    "fewer": "fewer connections",
    "more": "more connections",
    "turn-left": "turn left",
    "turn-right": "turn right",
    "turn-up": "turn up",
    "turn-down": "turn down",
    "nearer": "nearer",
    "farther": "farther",
    "play": "play or hold what changes over time",
    "earlier": "a moment earlier",
    "later": "a moment later",
}
PARTS = (  # field of the catalogue -> heading
    ("compositions", "Compositions"),
    ("learned_parts", "Learned parts"),
    ("black_boxes", "Black boxes"),
    ("connectomes", "Learned connectomes"),
    ("electric", "Networks that make an EEG"),
    ("couplings", "Couplings"),
    ("observations", "Observations"),
    ("losses", "Losses"),
    ("regularisers", "Regularisers"),
    ("optimisers", "Optimisers"),
    ("uncertainties", "Intervals"),
    ("integrators", "Integrators"),
    ("waveforms", "Waveforms of a stimulus"),
    ("diseases", "Templates of diseases"),
)


def research_use() -> str:
    return RESEARCH_USE


@dataclass(frozen=True, slots=True)
class Known:
    """What pages are made of besides their files. catalogue: None before the engine has
    said what it can do; preferences: with the keys that the person has changed."""

    catalogue: Catalogue | None = None
    preferences: Preferences = field(default_factory=Preferences)

    def keys_of(self, action: Action) -> str:
        return self.preferences.keys_of(action.name, action.argument, action.keys)


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
        "# Keys and actions",
        "All actions are in the menus, and in the search field "
        "at the top, which shows those that work now. Keys can be changed in Tools.",
    ]
    for menu in MENUS:
        rows = [
            (action.text, _code(known.keys_of(action)), does(_name(action)))
            for action in ACTIONS
            if action.menu == menu
        ]
        parts += [f"## {menu}", _table(("Action", "Keys", "What it does"), rows)]
    return "\n\n".join((*parts, "## 3D view", brain_keys_text()))


def brain_keys_text() -> str:
    """The keys of the 3D view while it has the keyboard, as a table."""
    found: dict[str, list[str]] = {}
    for prefix, table in (("", keys.PLAIN), ("Shift+", keys.SHIFTED),
                          ("keypad ", keys.NUMBERS)):  # fmt: skip
        for key, asked in table.items():
            if key != Qt.Key.Key_Equal and (prefix, key) != ("Shift+", Qt.Key.Key_Plus):
                name = QKeySequence(key.value).toString()
                found.setdefault(asked, []).append(f"`{prefix}{name}`")
    rows = [
        (" ".join(named), BRAIN.get(asked, asked)) for asked, named in found.items()
    ]
    return _table(("Keys", "In the 3D view"), rows)


def _name(action: Action) -> str:
    return key_name(action.name, action.argument)


# ------------------------------------------------------------ glossary


def glossary_text(_: Known) -> str:
    """All terms in the order of the alphabet."""
    parts = ["# Glossary", ABOUT_TERMS]
    for term in terms():
        unit = f" ({term.unit})" if term.unit else ""
        also = f" *Also: {', '.join(term.also)}.*" if term.also else ""
        source = f" Source: {_doi(term.source)}." if term.source else ""
        parts += [f"### {term.term}", f"{term.short}{unit}. {term.long}{also}{source}"]
    return "\n\n".join(parts)


# ------------------------------------------------------------ models


def models_text(known: Known) -> str:
    """The node models with their equations and parameters, from the catalogue."""
    if known.catalogue is None:
        return f"# Node models\n\n{NOT_YET}"
    models = map(_model, known.catalogue.node_models)
    return "\n\n".join(("# Node models", ABOUT_MODELS, *models))


def parts_text(known: Known) -> str:
    """What else the engine can do, from its catalogue, and what twins are judged by."""
    parts, catalogue = ["# Parts, losses and metrics"], known.catalogue
    if catalogue is None:
        parts.append(NOT_YET)
    for field_name, heading in PARTS if catalogue else ():
        infos: tuple[PartInfo, ...] = getattr(catalogue, field_name)
        if infos:
            parts += [f"## {heading}", *map(_part, infos)]
    metrics = (*METRICS, *ELECTRIC_METRICS)
    rows = [(m.label, m.short, m.unit or "1", m.better or "neither") for m in metrics]
    heads = ("Metric", "In short", "Unit", "Better")
    return "\n\n".join((*parts, "## Metrics", _table(heads, rows)))


def _model(info: NodeModelInfo) -> str:
    equations = "\n".join(line.strip() for line in info.equations.split(";"))
    table, source = _parameters(info.parameters), _doi(info.source)
    return f"## {info.label}\n\n```\n{equations}\n```\n\n{table}\n\nSource: {source}"


def _part(info: PartInfo) -> str:
    source = f" Source: {_doi(info.source)}." if info.source else ""
    table = f"\n\n{_parameters(info.parameters)}" if info.parameters else ""
    meaning = _plain(info.meaning[:1].upper() + info.meaning[1:])
    return f"### {info.label}\n\n{meaning}.{source}{table}"


def _parameters(infos: Iterable) -> str:
    rows = [
        (
            f"`{p.name}`",
            f"{p.default:g} in [{p.low:g}, {p.high:g}] {p.unit}",
            "per region" if p.per_region else "global",
            p.meaning,
        )
        for p in infos
    ]
    return _table(("Parameter", "Default, bounds, unit", "", "Meaning"), rows)


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
