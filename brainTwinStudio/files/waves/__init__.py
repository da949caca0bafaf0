"""EEG, SEEG and MEG: recordings, their tables, electrodes and lead fields."""
