"""Who signs in: people, their roles across the site, their sessions and second factors.

Nouns: person. Verbs: sign in, sign out, invite, protect with a passkey or a code generator.
"""
