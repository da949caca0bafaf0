"""What a BIDS folder holds and would give."""
