"""A further recording for the walk, made from the demo patient's own."""

from pathlib import Path

import numpy as np

from brainTwinStudio.project import Recording


def write_surrogate(run: Recording, path: Path) -> None:
    """Phase-randomised signals: one random phase a frequency for all regions keeps
    spectra and FC (Prichard and Theiler 1994, doi:10.1103/PhysRevLett.73.951)."""
    signals = np.asarray(run.signals)
    mean = signals.mean(axis=1, keepdims=True)
    spectrum = np.fft.rfft(signals - mean)
    angle = np.random.default_rng(0).uniform(0, 2 * np.pi, spectrum.shape[1])
    angle[0] = 0
    other = np.fft.irfft(spectrum * np.exp(1j * angle), signals.shape[1]) + mean
    names = run.channel_names
    lines = ["\t".join(names)]
    lines += ["\t".join(f"{value:.6g}" for value in row) for row in other.T]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
