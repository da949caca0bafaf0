"""Dialogs: each ends in a wish and knows nobody."""
