"""Bringing in actions from a file: read it, check every row, enter what is good, report what is not.

A row enters whole or not at all. The format and the rules are in docs/import-format.md.
"""
