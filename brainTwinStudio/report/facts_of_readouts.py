"""How the readouts of a stimulation were made."""

from brainTwinStudio.report.fact import Fact

NOT_OF_TWIN = "The twin's own uncertainty is not in it."

OF_READOUTS: dict[str, Fact] = {
    "complexity": Fact(
        "Complexity of the response to a pulse",
        "A pulse of 30 standard deviations in area to one region, in many runs; the "
        "same noise runs without it. PCI: Lempel-Ziv words of the pattern of "
        "significant activity over regions and time, over those of coins of the same "
        "bias. PCIst: changes of state of principal components beyond 1.2 times those "
        "before the pulse.",
        "model",
        f"90 % of sets of runs, not of their mean. {NOT_OF_TWIN}",
        "Casali et al. 2013, doi:10.1126/scitranslmed.3006294; Comolatti et al. 2019, "
        "doi:10.1016/j.brs.2019.05.013",
    ),
    "entrainment": Fact(
        "Entrainment by a sine",
        "The region runs in its network with its noise, and a sine is given to it "
        "alone. Phase-locking value: length of the mean vector of its phase less that "
        "of the sine; it follows where its interval lies above that without the sine.",
        "model",
        f"90 % of the mean over noise seeds. {NOT_OF_TWIN}",
        "Pikovsky, Rosenblum and Kurths 2001, doi:10.1017/CBO9780511755743",
    ),
    "phase-response": Fact(
        "Response by phase",
        "A pulse to the region, against the same noise without it, after half of the "
        "time in which the region by itself would fade to 1/e; runs are sorted by the "
        "phase that the pulse met, the angle of the region's two states.",
        "model",
        f"90 % of the mean over runs of a phase. {NOT_OF_TWIN}",
        "Ermentrout and Terman 2010, doi:10.1007/978-0-387-87708-2",
    ),
}
