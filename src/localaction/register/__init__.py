"""The wall between what is private and what is public: what crosses it is published here, frozen, for good.

Nouns: an *entry* is one published version of one thing (an action, a signature, a government's public face), the
*tombstone* of one that was withdrawn, or the mark of one that is *hidden* for now. Entries form a *chain*: each names
the hash of the one before; a *checkpoint* is the Merkle root over all of them; a *transcript* is the whole register as
a file that anyone can verify. The search *index* is derived from the register and follows it.

Verbs: publish, withdraw, hide, restore, checkpoint; find. Nothing that was published is ever changed: a correction is
a new version.
"""
