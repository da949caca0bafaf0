"""Help: its pages, the window that shows them, what F1 opens, and the tutorials."""
