"""What has no domain noun: who acts, what may follow what, what was done, letters, jobs, content, texts in languages.

Every part may import the kit; the kit imports no part.
"""
