"""Pages of declarations: a government reads, signs and shows its mandate; the desk judges."""
