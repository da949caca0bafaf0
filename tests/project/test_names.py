"""Parameters and regions as people name them."""

from brainTwinStudio.project.parameter_names import (
    all_in_sentence,
    begun,
    in_sentence,
    parameter_label,
)
from brainTwinStudio.project.region_names import region


def test_parameters_have_one_label_and_others_keep_their_letter():
    assert parameter_label("learned_weights") == "Learned connectome"
    assert all_in_sentence(("G", "frequency_hz")) == "global coupling, frequency"
    assert (parameter_label("J_N"), in_sentence("J_N")) == ("J N", "J N")
    assert parameter_label("tau_e") == "Tau e"
    assert begun("noise level up") == "Noise level up"


def test_regions_have_their_side_first():
    assert region("lh-precuneus") == "L Precuneus"
    assert region("Precentral_L") == "L Precentral"
    assert region("ctx-lh-middletemporal") == "L Middle temporal"
    assert region("R1") == "R1"
