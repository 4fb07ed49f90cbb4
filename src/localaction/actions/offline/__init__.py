"""A draft filled away from the site: which answer of a file belongs to which page, and what is different. Pure."""
