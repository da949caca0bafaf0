"""How each shown number was made: one table of facts, which the methods of a report and
"How was this computed?" of the window both read.

`formula`, `interval` and `source` stand with the number; fact_rows.py draws from the
twin or plan that is shown from which recordings, whether held out, with which seeds.
"""

from brainTwinStudio.report.fact import NO_INTERVAL, NOT_ESTIMATED, Fact
from brainTwinStudio.report.facts_of_data import OF_DATA
from brainTwinStudio.report.facts_of_readouts import OF_READOUTS
from brainTwinStudio.report.facts_of_seizures import OF_SEIZURES

METHOD = "{method}"  # of the intervals of a fit, which its settings name
OF_FIT = f"{METHOD}. Where none is shown: {NOT_ESTIMATED}."
PLANNED = (
    "A plan leads the model to where no recording of this person was taken: its "
    "effects are extrapolations, their intervals those of the model's runs alone."
)
SHRUNK_TO = "FC and spectra were shrunk toward those of these people"
OVER_SEEDS = "Middle 95 % of single paired runs over noise seeds; not of their mean."
OF_RUNS = "Middle 95 % of single simulated runs."
DECO = "Deco et al. 2017, doi:10.1038/s41598-017-03073-5"
HANSEN = "Hansen et al. 2015, doi:10.1016/j.neuroimage.2014.11.001"
FRISTON = "Friston 1994, doi:10.1002/hbm.460020107"
SHANAHAN = "Shanahan 2010, doi:10.1063/1.3305451"
NEURAL_ODE = "Chen et al. 2018, arXiv:1806.07366"
LAPLACE = "MacKay 1992, doi:10.1162/neco.1992.4.3.448"
LESIONS = "Alstott et al. 2009, doi:10.1371/journal.pcbi.1000408"
SAME_NOISE = "Glasserman and Yao 1992, doi:10.1287/mnsc.38.6.884"
WELCH = "Welch 1967, doi:10.1109/TAU.1967.1161901"
STIMULI = "Muldoon et al. 2016, doi:10.1371/journal.pcbi.1005076"


FC = (
    "FC is the Pearson correlation of region signals over a run; runs are averaged as "
    "Fisher z (|r| clipped at 0.999) and never joined."
)
FC_R = "FC r correlates the upper triangles of two such matrices."
FCD = (
    "FCD compares FC of windows of 60 s every 3 s with each other; KS is the largest "
    "distance of two distributions."
)
METASTABILITY = (
    "Metastability is the standard deviation over time of the phase synchrony of all "
    "regions."
)
LOSS = (
    "Weighted sum of the losses, each in units of the recording's own run-to-run "
    "difference: 1 means as different as two parts of the recording."
)
PAIRED = (
    "The plan edits a copy of the twin; every run has a twin run with the same noise. "
    "The effect is the mean of the differences."
)
DIFFERENCE = f"{FC} The difference is paired: same noise with and without the plan."

FACTS: dict[str, Fact] = {
    **OF_DATA,
    "agreement": Fact(
        "Agreement with recordings",
        f"{FC} {FC_R} {FCD} {METASTABILITY}",
        "judged",
        NO_INTERVAL,
        f"{FRISTON}; {HANSEN}; {SHANAHAN}",
    ),
    "fc": Fact("Functional connectivity", FC, "fitted", NO_INTERVAL, FRISTON),
    "matrices": Fact(
        "Matrices",
        "Structure: weights[target, source] as imported, or as the fit ended. "
        f"{FC} Difference: simulated minus measured.",
        "fitted",
        NO_INTERVAL,
        FRISTON,
    ),
    "brain": Fact(
        "Values on the brain",
        "A region has the colour and size of the value that the head of the picture "
        "names; values are those of the other panels, nothing is smoothed.",
        "fitted",
        "That of the value in its own panel.",
        "That of the value in its own panel",
    ),
    "signals": Fact(
        "Signals",
        "Recorded signals as they were imported; simulated ones are free runs of the "
        "twin through the recording's sampling and filters, never led by data.",
        "judged",
        "One run is one draw of the noise; no interval.",
        DECO,
    ),
    "spectrum": Fact(
        "Power spectrum",
        "Welch's periodogram of every region, averaged over runs; the twin's is the "
        "mean over its free runs.",
        "fitted",
        NO_INTERVAL,
        WELCH,
    ),
    "fcd": Fact("FC over time", FCD, "fitted", NO_INTERVAL, HANSEN),
    "parameters": Fact(
        "Fitted values",
        "Where the fit ended: the smallest loss with its penalties.",
        "fitted",
        OF_FIT,
        f"{NEURAL_ODE}; {LAPLACE}",
    ),
    "ranking": Fact(
        "Comparison of twins",
        "Every twin is run freely and judged by the same recording, metric by metric; "
        "places are averaged. Ceiling, floor and nulls are judged in the same way.",
        "judged",
        "Between seeds only where an interval is shown.",
        f"{HANSEN}; {DECO}",
    ),
    "explained": Fact(
        "What explains the agreement",
        "Parts: change of a metric when the twin is run without a part, all else and "
        "the noise the same. Parameters: first order of the linear theory, one "
        "standard deviation of what the bounds allow.",
        "asked",
        "95 % over noise seeds where it is shown.",
        "Covert et al. 2021, arXiv:2011.14878",
    ),
    "forecast": Fact(
        "Forecast",
        "Error variance over the variance of the signal, mean over regions, from the "
        "filtered state; persistence, AR and VAR learn from what the twin was fitted "
        "to.",
        "judged",
        "95 % over starts.",
        "Lütkepohl 2005, doi:10.1007/978-3-540-27752-1",
    ),
    "states": Fact(
        "Recurring states",
        "Leading eigenvectors of phase coherence, clustered by k-means; simulated "
        "states are matched to measured ones by |cosine|.",
        "judged",
        OF_RUNS,
        "Cabral et al. 2017, doi:10.1038/s41598-017-05425-7",
    ),
    "system": Fact(
        "The twin as a dynamical system",
        "Equations of one region with its fitted values, input of the others held: "
        "fixed points by Newton's method, branches by pseudo-arclength continuation; "
        "modes are eigenvectors of the linearised network.",
        "model",
        f"Of fitted values: see Parameters. Of the pictures: {NOT_ESTIMATED}.",
        "Kuznetsov 2004, doi:10.1007/978-1-4757-3978-7",
    ),
    "scan": Fact(
        "The coupling turned",
        "Global coupling, and beside it what stands for the balance of excitation and "
        "inhibition, are multiplied; every point is free runs of the twin with the "
        "same noise. Growth is the largest real part of the network's eigenvalues.",
        "model",
        f"90 % of the mean over runs; of growth and of the recording: {NOT_ESTIMATED}.",
        "Deco et al. 2013, doi:10.1523/JNEUROSCI.1091-13.2013",
    ),
    "manifold": Fact(
        "The space that the twin moves in",
        "Principal axes of standardised signals. Directions filled: participation "
        "ratio of their variances; overlap: mean squared cosine of principal angles.",
        "judged",
        f"90 % of single runs; {NOT_ESTIMATED} where there are fewer than four.",
        "Gao et al. 2017, doi:10.1101/214262; Björck and Golub 1973, "
        "doi:10.2307/2005662",
    ),
    "responses": Fact(
        "Responses to pulses",
        "Every region in turn gets a pulse of one time step, three standard deviations "
        "of its own activity in area; the same noise runs without it. Shown is the "
        "mean difference per area: the impulse response, where the network is linear.",
        "model",
        "90 % over runs; the twin's own uncertainty is not in them.",
        "Massimini et al. 2005, doi:10.1126/science.1117256",
    ),
    "well-posed": Fact(
        "Well-posedness",
        "Inversion from many starts, refits to disturbed data, and singular values of "
        "the sensitivity scaled by prior spread and noise of the features.",
        "fitted",
        "Profile likelihood: 90 %, where it rises by 2.71.",
        "Gutenkunst et al. 2007, doi:10.1371/journal.pcbi.0030189; Raue et al. 2009, "
        "doi:10.1093/bioinformatics/btp358",
    ),
    **OF_SEIZURES,
    "electric": Fact(
        "Spectra and coupling of channels",
        "Cross spectra of the channels by Welch's method; the twin's are means over "
        "free runs through its lead field.",
        "fitted",
        NO_INTERVAL,
        f"{WELCH}; Nolte et al. 2004, doi:10.1016/j.clinph.2004.04.029",
    ),
    "facts": Fact(
        "Facts about the selection",
        "Values of the fit, and means of FC of the selected regions with all others.",
        "fitted",
        OF_FIT,
        f"{FRISTON}; {LAPLACE}",
    ),
    "difference": Fact(
        "Connectivity under the plan",
        DIFFERENCE,
        "plan",
        f"Drawn where the difference is larger than its noise. {OVER_SEEDS}",
        f"{LESIONS}; {SAME_NOISE}",
    ),
    "stimulus": Fact(
        "Course of the stimulus",
        "As it was typed: amplitude over time, added to the first state of the target. "
        "Spectrum: discrete Fourier transform of the mean over each step of the model.",
        "plan",
        "Exact; how strongly a brain answers is not known from rest.",
        STIMULI,
    ),
    "effects": Fact("Effects of the plan", PAIRED, "plan", OVER_SEEDS,
                    SAME_NOISE),
    "sweep": Fact(
        "Effect over amplitude and frequency",
        f"{PAIRED} One cell, one plan.",
        "plan",
        f"A ring marks cells whose interval holds 0. {OVER_SEEDS}",
        STIMULI,
    ),
    "stimulation-search": Fact(
        "Where, when and how to stimulate",
        "A grid of targets, amplitudes, frequencies and phases; linear theory and a "
        "Gaussian process say which of its points to simulate, a twentieth of them. "
        "The best are judged with noise that the search did not see, and in draws of "
        f"the twin. {PAIRED}",
        "plan",
        f"{OVER_SEEDS} Map of the brain: 90 % of the Gaussian process and of draws of "
        "the twin; that another model would answer otherwise is not in it. First "
        "better: Wilson's 95 % over runs.",
        "Jones et al. 1998, doi:10.1023/A:1008306431147",
    ),
    **OF_READOUTS,
    "dose": Fact(
        "Dose of a stimulus",
        "Area of the input over time and regions, in units of the model's first state.",
        "plan",
        "Exact; no charge, for there is no electrode model.",
        STIMULI,
    ),
    "progress": Fact(
        "Numbers of a fit on its way",
        f"{LOSS} Agreement while it runs is that of the linear theory; the finished "
        "twin is judged by free runs.",
        "fitted",
        NO_INTERVAL,
        NEURAL_ODE,
    ),
    "loss": Fact("Loss", LOSS, "fitted", NO_INTERVAL, NEURAL_ODE),
    "drift": Fact(
        "Regional values during the fit",
        "Mean over the regions of a lobe at every step that was shown; band: middle "
        "half of the regions.",
        "fitted",
        f"The band is a spread over regions, no uncertainty, which is {NOT_ESTIMATED}.",
        DECO,
    ),
}  # fmt: skip
MEASURES = (
    f"{FC} {FC_R} FCD compares FC of windows of 60 s every 3 s with each other "
    f"({HANSEN}); KS is the largest distance of two distributions. {METASTABILITY}"
)
