"""What cities do, and how it comes to be told: calls, drafts, submissions, the conversation about them, publication.

Nouns: Call, Action, Owner, PeopleClaim, Milestone, Alignment, Partner, Picture, Question, DraftPage, SetAside.
Verbs: start, save a page, submit, hand back, answer, resubmit, assess, accept, decline, publish, correct, withdraw.
"""
