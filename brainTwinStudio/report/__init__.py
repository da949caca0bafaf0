"""The report of a patient as HTML and PDF; heavy libraries load when it is written."""
