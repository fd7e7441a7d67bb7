"""French and English words that say nothing of what a text is about, folded."""

from __future__ import annotations

_FRENCH = """
a afin ai aie ainsi alors apres au aucun aucune aussi autour autre autres aux avait avant avec avoir
ayant beaucoup bien c ca car ce cela ces cet cette ceux chaque chez ci comme comment d dans de
depuis des deux devrait devraient doit doivent donc du elle elles en encore entre es est et etaient
etait etant ete etes etre eu faire fait faudrait faut font il ils j je jusque l la le les leur leurs
lors lui m ma mais me meme memes mes moi moins mon n ne ni nos notre nous on ont ou par parce pas
permettre peu peut peuvent plus plusieurs plutot pour pourquoi pourrait pouvoir pres qu quand que
quel quelle quelles quelque quelques quels qui quoi s sa sans se sera serait ses si sommes son sont
sous souvent sur t ta te tel telle tes toi ton toujours tous tout toute toutes tres trop tu un une
vers voir vos votre vous y
"""
_ENGLISH = """
about after all also an and any are as at be because been being but by can could do does each for
from had has have her here his how if in into is it its just less make many may more most much must
near no not of off on one only or other our out over own she should so some such than
that the their them then there these they this those through to too under up very was we were what
when where which while who why will with without would you your
"""

_NEGATIONS = """
aucun aucune jamais n ne ni non pas sans
aren didn doesn don isn neither never no nobody none nor not nothing wasn without won
"""

STOP_WORDS = frozenset(f"{_FRENCH} {_ENGLISH}".split())
"""Left aside when two texts are compared."""

NEGATIONS = frozenset(_NEGATIONS.split())
"""A text that holds one is never compared with one that holds none."""
