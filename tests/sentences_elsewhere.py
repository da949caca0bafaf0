"""Sentences that the engine composes with numbers, as templates: the window translates
them where they arrive (`language.heard`), read from the source, so that what is
translated is what is said."""

import ast
import re
from itertools import product
from pathlib import Path

import brainTwinStudio

COMPOSING = {
    "engine": "amplitude_check black_box electric_twin eeg_fmri_twin explain "
    "extrapolation fit fit_job forecasting front_of_losses linear_part make_twin "
    "driven_twin recurring region_rhythm regular_weights scenario_drivers simulate "
    "steepness watched_exponent",
    "engine/control": "compare markers",
    "engine/control/plants": "seizure_twin",
    "engine/dynamics": "landscape manifold scans",
    "engine/inference": "familiarity importance nuts of_fit refitted",
    "engine/interventions": "damage felt hemispheres",
    "engine/learned": "familiar training",
    "engine/optimisers": "base",
    "engine/seizures": "full_seizure locate mixed_network outcome recovery regime "
    "resection_search",
    "engine/stimulation_search": "judging known_amplitude find",
    "engine/well_posedness": "identifiability setting study words",
    "jobs": "data_refusals losses process",
    "project": "amplitudes extrapolation familiarity full_seizure loop",
}
FEWEST_LETTERS = 3  # outside braces
BRACES = re.compile(r"{.*?}")
NOT_SHOWN = ("SCIENCE.md", "Full seizure", "Fisher z", "One key", "None of", "engine ")
# What stands in a sentence in several pieces, or is a word of one.
PIECES = (
    "{left} of the prior spread is left ({level} of their mean, {pattern} of their "
    "differences)",
    "{runs} of {all} simulated runs left all bounds, in {where}: nothing of it can be "
    "shown. {mend}",
    "{runs} of {all} simulated runs left all bounds, in {where} within {after} s: "
    "nothing of it can be shown. {mend}",
    "Fitted to the cross spectra of the channels; losses, optimiser, regularisers and "
    "priors of the request play no part.",
    *("{called} up", "{called} down", "up in {name}", "down in {name}"),
    *("{called} up in {name}", "{called} down in {name}"),
    *("set", "sets", "region", "regions", "stop", "stops", "Trade", "Trades"),
    "Variance",
    "{value} ({low} to {high}) {unit}",
    "{value} ({low} to {high})",
)
REFUSING = (  # whose errors are shown often
    *("data_refusals", "driven_twin", "markers"),
    *("region_rhythm", "simulate"),
)


def sentences() -> list[str]:
    """Every template, with values by name, and the pieces put into them."""
    root, found = Path(brainTwinStudio.__path__[0]), [*PIECES]
    for folder, names in COMPOSING.items():
        for name in names.split():
            source = (root / folder / f"{name}.py").read_text(encoding="utf-8")
            found += _said(ast.parse(source), refuses=name in REFUSING)
    return [text for text in dict.fromkeys(found) if _told(text)]


def _told(text: str) -> bool:
    letters = sum(letter.isalpha() for letter in BRACES.sub("", text))
    several = " " in text and letters >= FEWEST_LETTERS
    return text in PIECES or (several and not text.startswith(NOT_SHOWN))


def _said(tree: ast.Module, *, refuses: bool) -> list[str]:
    left = _not_said(tree, refuses=refuses)
    found = []
    for node in ast.walk(tree):
        if id(node) in left:
            continue
        if isinstance(node, ast.JoinedStr):
            found += _templates(node)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            found.append(node.value.strip())
    return found


def _not_said(tree: ast.Module, *, refuses: bool) -> set[int]:
    """Descriptions, types, stages of jobs, rare errors, and parts of f-strings."""
    left: list[ast.AST | None] = []
    for node in ast.walk(tree):
        match node:
            case ast.Module() | ast.ClassDef() | ast.FunctionDef():
                left += [one.value for one in node.body if isinstance(one, ast.Expr)
                         and isinstance(one.value, ast.Constant)]  # fmt: skip
                left.append(getattr(node, "returns", None))
            case ast.arg() | ast.AnnAssign():
                left.append(node.annotation)
            case ast.Subscript(value=ast.Name(id="Float"), slice=axes):
                left.append(axes)  # of a type that has a name
            case ast.JoinedStr():
                left += [one for one in node.values if isinstance(one, ast.Constant)]
            case ast.Raise() if not refuses:
                left.append(node)
            case ast.Call() if ast.unparse(node.func).endswith("progress"):
                left.append(node)
            case _:
                pass
    return {id(part) for whole in left if whole for part in ast.walk(whole)}


def _templates(text: ast.JoinedStr) -> list[str]:
    """One, or one for each word that is chosen between."""
    parts: list[list[str]] = []
    names: list[str] = []
    for part in text.values:
        if isinstance(part, ast.Constant):
            parts.append([str(part.value)])
            continue
        assert isinstance(part, ast.FormattedValue)
        chosen = _chosen(part.value)
        if chosen is not None:
            parts.append(chosen)
        elif not (parts and parts[-1][0].endswith("}")):  # two side by side are one
            name = _name(part.value)
            names.append(name)
            again = names.count(name)
            parts.append(["{" + name + (str(again) if again > 1 else "") + "}"])
    return ["".join(whole).strip() for whole in product(*parts)]


def _chosen(value: ast.expr) -> list[str] | None:
    if isinstance(value, ast.IfExp):
        both = (value.body, value.orelse)
        words = [str(one.value) for one in both if isinstance(one, ast.Constant)]
        return words if len(words) == 2 else None
    return None


def _name(value: ast.expr) -> str:
    """What a translator reads in the braces."""
    match value:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name.strip("_").lower()
        case ast.Call(args=[first, *_]):
            return _name(first)
        case ast.Call(func=ast.Attribute(value=of)) | ast.Subscript(value=of):
            return _name(of)
        case ast.BinOp(right=of) if isinstance(value.left, ast.Constant):
            return _name(of)
        case ast.BinOp(left=of) | ast.UnaryOp(operand=of):
            return _name(of)
        case ast.GeneratorExp(generators=[first, *_]):
            return _name(first.iter)
        case _:
            return "value"
