# %% [markdown]
# # Lire un projet absr avec pandas
#
# Ce carnet ouvre un projet (ici l'exemple inventé de Romainville, fait par `absr demo romainville`)
# et en tire trois lectures. Rien n'est écrit dans le projet ; ce qu'une édition masque est masqué
# ici aussi.

# %%
import sys

import absr

DOSSIER = sys.argv[1] if len(sys.argv) > 1 else "."
projet = absr.open_project(DOSSIER, audience="internal")

# %% [markdown]
# ## Qui a été entendu
#
# Une ligne par entretien : les personnes se comptent dans la colonne `persons`.

# %%
entretiens = projet.interviews()
par_type = entretiens.groupby("actor_type")["persons"].sum().sort_values(ascending=False)
print(f"{len(entretiens)} entretiens, {entretiens['persons'].sum()} personnes")
print(par_type.to_string())

# %% [markdown]
# ## De quoi parlent les voix
#
# `readings()` compte des voix indépendantes, non des lignes : une personne bavarde compte une fois.

# %%
lectures = projet.readings().sort_values("voices", ascending=False)
print(lectures[["label", "voices", "need_voices", "resource_voices", "provision"]].to_string())

# %% [markdown]
# ## Les mots que l'on peut citer
#
# Un propos touche parfois plusieurs thèmes : `explode` en fait une ligne par thème.

# %%
propos = projet.statements().explode("themes")
citables = propos[propos["is_quote"].fillna(False)]
print(citables.groupby("themes").size().sort_values(ascending=False).to_string())

# %% [markdown]
# ## Pour les partenaires
#
# La même demande pour d'autres lecteurs : les petits nombres manquent (`<NA>`), et le tableau des
# entretiens est refusé.

# %%
dehors = absr.open_project(DOSSIER, audience="public")
chiffres = dehors.figures()
print(f"{int(chiffres['value'].isna().sum())} chiffres masqués sur {len(chiffres)}")
try:
    dehors.interviews()
except absr.ProjectError as refus:
    print(refus.code)
