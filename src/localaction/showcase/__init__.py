"""What the world sees: the front page, search, and the pages of actions, governments, signatures and frameworks.

Nouns: card (one action in a list), page (everything one address shows), filter (one thing a reader chose).
Verbs: find, show, count. Everything here is read from the register and its index, and from nothing else.
"""
