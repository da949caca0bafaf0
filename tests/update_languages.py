"""Brings resources/languages/*.ts up to date with the source: new texts are added as
unfinished, those no longer used go. Then: pyside6-linguist resources/languages/de.ts

    python -m tests.update_languages
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from brainTwinStudio.language import LANGUAGES
from tests.words_elsewhere import words_elsewhere

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
    with tempfile.TemporaryDirectory() as folder:
        elsewhere = Path(folder, "elsewhere.py")
        told = (json.dumps(word, ensure_ascii=False) for word in words_elsewhere())
        elsewhere.write_text("\n".join(f"tr({word})" for word in told), "utf-8")
        call = [tool, *marked, elsewhere, *options]
        return subprocess.run(call, cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
