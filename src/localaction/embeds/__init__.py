"""A piece of the register on somebody else's page: a card, a map, a chart; and the pictures that go with a link.

Nouns: embed, social card. Verbs: show, describe (oEmbed), draw.
"""
