"""How the words of an action lead to framework items: sentences, notions, meaning, and what was learned."""
