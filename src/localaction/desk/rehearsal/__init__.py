"""A whole call rehearsed with made-up people: from joining to decisions, letters, replies and publication.

What goes through the real pages, as a person fills them (`browser.py`): signing in with codes and second factors, a
sample of joining, verifying, signing, writing, sending, declaring, scoring and settling; making and opening the call;
giving all actions to assessors; every letter of a decision released from the outbox; replies of the sample; and every
attempt to read what may not be read. The mass goes through the same operations that those pages call. Only the texts
of the drafts of the mass are written as rows, as they stand after a page was saved.
"""
