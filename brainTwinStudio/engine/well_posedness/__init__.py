"""Whether recordings determine a twin: which parameters they tell, which trade, and
what would help."""
