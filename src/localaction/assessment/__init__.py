"""How actions are judged: fairly, by people without a conflict of interest, with reasons that can be answered.

Nouns: rubric, assignment, conflict declaration, score, consensus, decision. Verbs: assign, declare, assess, agree,
announce, answer, decide.
"""
