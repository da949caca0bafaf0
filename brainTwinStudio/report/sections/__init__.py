"""Sections of the report, a file each; contents.py has their order."""
