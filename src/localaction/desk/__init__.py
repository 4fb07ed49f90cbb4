"""The secretariat's workplace: one queue of all that waits, its views, the trail of what was done, what it comes to.

Nouns: queue, waiting thing, view, dashboard, rehearsal. Verbs: find, keep a view, do many at once, look back.
"""
