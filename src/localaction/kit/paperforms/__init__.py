"""Forms that are filled away from the site: written as Word and Excel files, and read back without losing anything.

Nouns: form, section, question, rows, answer, base (the answers as they stood when the file was made). Verbs: write,
read, compare. Nothing here knows what is asked: parts bring their questions, and decide what becomes of the answers.
"""
