import subprocess
import sys
from pathlib import Path


def test_the_card_is_printed_or_written(braintwin, twin: Path):
    said = braintwin("card", twin)
    assert said.status == 0
    assert said.out.startswith("# Model card: ")
    data = braintwin("card", twin, "--out", "card.html", "--json").json
    assert Path("card.html").read_text("utf-8").count("<section") == len(data["card"])
    assert data["card"]["people"]["facts"][0] == ["Age", "not recorded"]
    assert any("not estimated" in text for text in data["missing"])


def test_other_endings_are_refused(braintwin, twin: Path):
    said = braintwin("card", twin, "--out", "card.pdf")
    assert said.status == 2
    assert ".md or .html" in said.err


def test_card_and_report_speak_german(
    braintwin, twin: Path, project: Path, tmp_path: Path
):
    start = [sys.executable, "-m", "brainTwinStudio"]  # words are chosen when loaded
    card = [*start, "card", str(twin), "--language", "de"]
    done = subprocess.run(card, capture_output=True, timeout=120, check=False)
    assert done.stdout.decode("utf-8").startswith("# Modellkarte: ")
    page = tmp_path / "report.html"
    words = ("report", str(project), "--language", "de", "--out", str(page))
    done = subprocess.run(
        [*start, *words], capture_output=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    text = page.read_text("utf-8")
    assert '<html lang="de">' in text
    assert "Bericht des Hirnzwillings" in text
    assert braintwin("card", twin, "--language", "fr").status == 2
