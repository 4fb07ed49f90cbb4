"""The register said to machines in their own tongues: harvesting, feeds, citations, links.

Nouns: record, set, feed, citation. Verbs: harvest, follow, cite.
"""
