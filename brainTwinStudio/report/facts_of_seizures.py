"""How numbers about seizures were made: see facts.py."""

from brainTwinStudio.report.fact import NOT_ESTIMATED, Fact

OF_SEIZURES: dict[str, Fact] = {
    "seizures": Fact(
        "Where seizures may begin, and how they spread",
        "A network of two-dimensional Epileptors is fitted to rises of log power at "
        "contacts from many starts; zone: share of posterior draws in which a region "
        "lies above its own threshold. Regions without a contact within 15 mm are not "
        "sampled. SOZ and resection: shares of regions.",
        "seizures",
        "90 % over draws of an ensemble; of shares of regions Wilson's 95 %; of "
        f"simulated rises and of the variance they explain: {NOT_ESTIMATED}.",
        "Hashemi et al. 2020, doi:10.1016/j.neuroimage.2020.116839",
    ),
    "seizure-plan": Fact(
        "Seizures under a plan, and sets that a search tried",
        "The same posterior draws are run with and without the plan: likelihood is "
        "the share of runs in which a region that is left seizes. Cost: connection "
        "strength lost. Sets: gradients of a relaxed model, then greedy steps.",
        "seizures",
        f"90 % over fits and draws; of costs: {NOT_ESTIMATED}.",
        "Proix et al. 2017, doi:10.1093/brain/awx004; Olmi et al. 2019, "
        "doi:10.1371/journal.pcbi.1006805",
    ),
    "full-seizure": Fact(
        "A seizure as signals",
        "Six-dimensional Epileptors in the regions that take part, noise-driven "
        "rhythms elsewhere, with x0, K and tau0 of one posterior draw; their slow "
        "equations are those of the twin. Regions are started so that they begin when "
        "the twin says. "
        "Contacts: potentials weighted by square roots of the gains of power, above "
        "0.5 Hz, without a unit.",
        "seizures",
        f"Of the twin's onsets: 90 % over draws; of the signals, the onsets and the "
        f"length of this run: {NOT_ESTIMATED}.",
        "Jirsa et al. 2014, doi:10.1093/brain/awu133; Proix et al. 2014, "
        "doi:10.1523/JNEUROSCI.1570-14.2014",
    ),
    "closed-loop": Fact(
        "Stimulation in closed loop, on the seizure twin",
        "The Epileptors of the full seizure, without delays of tracts, with noise in "
        "every region. A controller hears the mean of what is sensed, late and with "
        "jitter; stimulation is added to I_1 where it is stimulated, within limits of "
        "size and rate. Controllers are tuned on runs of their own, to leave a quarter "
        "of the time in a seizure; all meet the same noise. Triggers look back only; "
        "thresholds are medians in runs of training, in and out of seizures, of an "
        "early-warning sign in the 2 s before them. Energy: mean square of "
        "stimulation.",
        "seizures",
        "95 % of means, runs of different noise drawn again, all of one posterior "
        "draw.",
        "Jirsa et al. 2014, doi:10.1093/brain/awu133; Korda and Mezic 2018, "
        "doi:10.1016/j.automatica.2018.03.046; Scheffer et al. 2009, "
        "doi:10.1038/nature08227",
    ),
}
