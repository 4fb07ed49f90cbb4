"""Who the local and regional governments are, where they are, and who speaks for them.

A government enters once: it is found in the gazetteer, or it is proposed (a region, a province, an association),
or the secretariat lists it from its own records. People ask to join its team; the first one may write and sign at
once and becomes focal point when the office's e-mail domain, or the secretariat, vouches for them. The secretariat
verifies, rejects with reasons, or merges two records of one government. The government owns what is written; people
hold roles and hand them over. Supporting organisations stand beside governments.

Nouns: government, organisation, membership, invitation, place. Verbs: propose, list, verify, reject, reopen, merge;
join, accept, decline, invite, accept an invitation, hand over, leave.
"""
