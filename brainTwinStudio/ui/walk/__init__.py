"""The self-test of the window: a robot that does the main job with mouse and keys."""
