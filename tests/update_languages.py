"""Brings resources/languages/*.ts up to date with the source: new texts are added as
unfinished, those no longer used go. Then: pyside6-linguist resources/languages/de.ts

    python -m tests.update_languages
"""

import subprocess
import sys
from pathlib import Path

from brainTwinStudio.language import LANGUAGES

ROOT = Path(__file__).parents[1]


def main() -> int:
    marked = [
        str(path.relative_to(ROOT))
        for path in sorted((ROOT / "brainTwinStudio").rglob("*.py"))
        if "tr(" in path.read_text(encoding="utf-8")
    ]
    files = [f"resources/languages/{name}.ts" for name in LANGUAGES if name != "en"]
    tool = Path(sys.executable).with_name("pyside6-lupdate")
    options = ["-no-obsolete", "-locations", "none", "-ts", *files]
    return subprocess.run([tool, *marked, *options], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
