"""The declarations that governments sign, and how we know that a signature is theirs.

A declaration is content: one folder, a text per language, each hashed. A government's team writes who signs, checks
exactly the text it will be seen under, and signs; the hash and the words shown are kept. Evidence of mandate is
gathered, and only two different people of the secretariat, before at least two kinds of evidence, make a signature
confirmed: the rules say so, and the database refuses anything else. Signatures of the first cohort are listed with
their source. What is confirmed, listed or disputed is published into the register, as is the government's public face.

Nouns: declaration, text, signature, evidence, question, confirmation. Verbs: load; begin, write, add evidence, sign,
hand back, confirm, refuse, list, dispute, settle, withdraw, reaffirm.
"""
