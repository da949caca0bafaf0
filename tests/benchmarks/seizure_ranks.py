"""How features of one real seizure onset rank the contacts that clinicians marked as
seizure onset zone (../shared/data/ecog_seizure, 3 s of 84 contacts): prints one line a
feature with the area under the ROC curve, and the ten contacts it ranks first.
"""

from pathlib import Path

import numpy as np
from scipy.stats import rankdata

from brainTwinStudio.analysis.seizure_features import (
    fall,
    line_length,
    log_power_envelopes,
    onsets,
    rise,
)

BACKGROUND_S = (0.0, 0.9)  # the marked onset is at 1 s


def auc(score: np.ndarray, zone: np.ndarray) -> float:
    count = int(zone.sum())
    above = rankdata(score)[zone].sum() - count * (count + 1) / 2
    return float(above / (count * (~zone).sum()))


def features(signals: np.ndarray, hz: float) -> dict[str, np.ndarray]:
    times, length = line_length(signals, hz)
    found = {
        "line length, largest after onset": length[:, times > 1].max(axis=1),
        "line length, rise": rise(np.log(length), times, BACKGROUND_S),
    }
    for low, high in ((4.0, 12.0), (10.0, None), (30.0, 100.0), (80.0, 250.0)):
        times, envelope = log_power_envelopes(signals, hz, low, high)
        band = f"log power {low:g}-{high or hz / 2:g} Hz"
        found[f"{band}, rise"] = rise(envelope, times, BACKGROUND_S)
        found[f"{band}, fall"] = fall(envelope, times, BACKGROUND_S)
    index = onsets(signals, hz, BACKGROUND_S, window_s=0.25).index
    found["epileptogenicity index"] = index
    return found


def main() -> None:
    folder = Path(__file__).parents[3] / "shared" / "data" / "ecog_seizure"
    held = np.load(folder / "pt01_seizure1.npz")
    zone = held["soz"]
    signals = held["data"].astype(float)
    for name, score in features(signals, float(held["sfreq"])).items():
        first = [
            f"{held['ch_names'][i]}{'*' if zone[i] else ''}"
            for i in np.argsort(-score)[:10]
        ]
        print(f"{name:36} AUC {auc(score, zone):.2f}  {' '.join(first)}")


if __name__ == "__main__":
    main()
