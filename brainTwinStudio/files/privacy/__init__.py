"""Signs of a person: found, kept out, and the key that stays outside."""
