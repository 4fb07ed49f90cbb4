"""The register as data: actions and governments as JSON, read-only, for anyone, from any site.

Nouns: record (one published thing with its place in the register), list (one page of what was found), problem.
Verbs: list, read. The shapes are the register's own; the choices are those of the search page.
"""
