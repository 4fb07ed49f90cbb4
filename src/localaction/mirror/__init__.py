"""The whole public site as files that any web server serves, kept in step with the register.

Nouns: mirror, page, file. Verbs: write, follow.
"""
