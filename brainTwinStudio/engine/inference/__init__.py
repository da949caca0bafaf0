"""How sure a fit is, what drives its agreement, how familiar a changed network is."""
