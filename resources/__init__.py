"""Files the program carries; README.md says where each comes from."""
