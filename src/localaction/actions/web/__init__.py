"""Pages about actions: the portal of a government and the desk of the secretariat."""
