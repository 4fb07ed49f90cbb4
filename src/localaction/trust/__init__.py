"""The register shown to who doubts it: what it holds, its checkpoints, a proof for each entry, a page that verifies.

Nouns: entry, checkpoint, proof, difference. Verbs: prove, verify, compare.
"""
