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
