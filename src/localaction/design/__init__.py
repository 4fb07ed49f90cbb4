"""How it looks, speaks and moves: tokens, layouts, components, the form renderer, the map, small behaviours.

Nouns: layout, component, token, point of light. Verbs: draw, write (a date, a number), project (a place).
Every other part makes its pages of these and brings no CSS and no script of its own; see docs/design.md.
"""
