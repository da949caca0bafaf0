"""How what is shown of data was made, before any fit."""

from brainTwinStudio.report.fact import NO_INTERVAL, Fact

OF_DATA: dict[str, Fact] = {
    "recorded": Fact(
        "Recorded signals",
        "As they were imported: neither filtered nor cleaned. Each channel is drawn in "
        "its own standard deviations; copied numbers are those of the file.",
        "recording",
        NO_INTERVAL,
        "The imported file, whose hash the project keeps",
    ),
    "structure": Fact(
        "Structural connectome",
        "weights[target, source] and tract lengths in mm as they were imported, with "
        "the changes that Check and the history list.",
        "files",
        NO_INTERVAL,
        "The imported file, whose hash the project keeps",
    ),
    "quality": Fact(
        "Check of the data",
        "What the card says is computed anew from the data whenever they change; the "
        "picture shows the numbers that it was computed from, none left out.",
        "files",
        NO_INTERVAL,
        "Power et al. 2012, doi:10.1016/j.neuroimage.2011.10.018",
    ),
}
