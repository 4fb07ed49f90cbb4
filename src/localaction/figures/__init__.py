"""What the register comes to, in public: counted once per register version, each chart with its table and rule.

Nouns: figure, chart, rule. Verbs: count, draw, download.
"""
