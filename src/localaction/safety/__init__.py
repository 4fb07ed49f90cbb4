"""What keeps people safe after something was published: concerns, hiding at once, restoring by two, recalling copies.

Nouns: concern, hiding, carried copy, recall. Verbs: report, hide, restore, recall.
"""
