"""What actions are held against: the Compacts, the Goals, the Call's priorities, the vocabularies, the review forums.

Nouns: framework, item, vocabulary, term, review forum, session. Verbs: load, confirm wording.
Everything here is content: it is read from folders, kept in the database, and changed without touching code.
"""
