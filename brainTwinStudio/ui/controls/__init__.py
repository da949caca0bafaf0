"""Small widgets of the house: what Qt does not have, painted from the theme."""
