"""The governments the Call wants to reach: whom it invites, in which words, and what became of it.

Nouns: list, prospect, invitation, funnel. Verbs: list, invite, follow up, decline, join.
"""
