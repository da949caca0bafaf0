"""Reading what a site allows: TOML that people edit."""

import importlib.resources
import tomllib
from pathlib import Path

from brainTwinStudio.errors import InputError
from brainTwinStudio.project import FrozenMap
from brainTwinStudio.project.device import Limit, SiteProfile
from brainTwinStudio.project.dose import modality

MOST_BYTES = 100_000


def read_site_profile(path: Path | None = None) -> SiteProfile:
    """None: the one that is shipped. Raises InputError naming file and line of what is
    wrong: an unknown quantity would be a limit that never holds."""
    if path is None:
        shipped = importlib.resources.files("brainTwinStudio.resources")
        text, where = (shipped / "site_profile.toml").read_text("utf-8"), "shipped"
    else:
        text, where = _text(path), path.name
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"The site profile {where} is no TOML: {error}.") from error
    name = found.pop("name", None)
    if not isinstance(name, str) or not name.strip():
        raise InputError(f'The site profile {where} has no name; add: name = "...".')
    limits = {kind: _limits(kind, table, where) for kind, table in found.items()}
    return SiteProfile(name.strip(), FrozenMap(limits))


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise InputError(f"{path.name} is too large for a site profile.")
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"The site profile {path.name} cannot be read.") from error


def _limits(kind: str, table: object, where: str) -> FrozenMap[Limit]:
    try:
        known = {quantity.name for quantity in modality(kind).quantities}
    except InputError as error:
        raise InputError(f"In the site profile {where}: {error}") from error
    if not isinstance(table, dict):
        raise InputError(f"In the site profile {where}, '{kind}' is no section.")
    found = {}
    for name, value in table.items():
        if name not in known:
            raise InputError(
                f"In the site profile {where}, [{kind}] limits '{name}', which is no "
                f"quantity of it. Known: {', '.join(sorted(known))}."
            )
        match value:
            case [int() | float() as most, str(source)] if 0 <= most < float("inf"):
                found[name] = Limit(float(most), source)
            case _:
                raise InputError(
                    f"In the site profile {where}, [{kind}] {name} is {value!r}; "
                    'expected [number, "source"].'
                )
    return FrozenMap(found)
