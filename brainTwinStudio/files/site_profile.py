"""Reading what a site allows: TOML that people edit."""

import importlib.resources
import tomllib
from pathlib import Path

from brainTwinStudio.errors import InputError
from brainTwinStudio.language import tr
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
        raise InputError(
            tr(
                "The site profile {where} is no TOML: {error}.",
                where=where,
                error=error,
            )
        ) from error
    name = found.pop("name", None)
    if not isinstance(name, str) or not name.strip():
        raise InputError(f'The site profile {where} has no name; add: name = "...".')
    limits = {kind: _limits(kind, table, where) for kind, table in found.items()}
    return SiteProfile(name.strip(), FrozenMap(limits))


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise InputError(
                tr("{name} is too large for a site profile.", name=path.name)
            )
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            tr("The site profile {name} cannot be read.", name=path.name)
        ) from error


def _limits(kind: str, table: object, where: str) -> FrozenMap[Limit]:
    try:
        known = {quantity.name for quantity in modality(kind).quantities}
    except InputError as error:
        raise InputError(
            tr("In the site profile {where}: {error}", where=where, error=error)
        ) from error
    if not isinstance(table, dict):
        raise InputError(
            tr(
                "In the site profile {where}, '{kind}' is no section.",
                where=where,
                kind=kind,
            )
        )
    found = {}
    for name, value in table.items():
        if name not in known:
            raise InputError(
                tr(
                    "In the site profile {where}, [{kind}] limits '{name}', "
                    "which is no quantity of it. Known: {known}.",
                    where=where,
                    kind=kind,
                    name=name,
                    known=", ".join(sorted(known)),
                )
            )
        match value:
            case [int() | float() as most, str(source)] if 0 <= most < float("inf"):
                found[name] = Limit(float(most), source)
            case _:
                raise InputError(
                    tr(
                        "In the site profile {where}, [{kind}] {name} is "
                        '{value!r}; expected [number, "source"].',
                        where=where,
                        kind=kind,
                        name=name,
                        value=value,
                    )
                )
    return FrozenMap(found)
