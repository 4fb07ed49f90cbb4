"""The register taken home: files of the whole and of any search, their dictionary, licence and catalogue.

Nouns: file, package, catalogue, field. Verbs: build, serve, describe.
"""
