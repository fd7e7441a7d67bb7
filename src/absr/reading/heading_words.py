"""The words by which people head a column or ask a question, for each field of an interview.

One phrase is words joined by `_`, without accents, articles, prepositions or the mark of the
plural; `cequi` stands for « ce qui », « ce que », « ce dont », `parqui` for a last « par »,
`lejour` for a last « le » or « du ». A phrase that ends in `+` names the column only in the
plural: « Solidarités » is a heading, « la solidarité » is what somebody said. One that ends in
`-` names it only in the singular: « Acteur » is who was met.
"""

from __future__ import annotations

NATURES: dict[str, str] = {
    "resources": (
        "ressource atout force levier richesse+ solidarite+ appui point_appui point_fort "
        "point_positif cote_positif element_positif aspect_positif positif potentiel potentialite "
        "competence+ talent+ reussite+ fierte+ ressource_atout existant cequi_existe deja_la "
        "cequi_existe_deja cequi_deja_la cequi_marche cequi_marche_bien cequi_marche_deja "
        "cequi_fonctionne cequi_fonctionne_bien cequi_fonctionne_deja cequi_va cequi_va_bien "
        "cequi_aide cequi_aide_deja cequi_tient cequi_tient_bon cequi_plait cequi_reussit "
        "cequi_facilite cequi_soutient cequi_porte cequi_apprecie cequi_aime cequi_rend_fier "
        "cequi_bien cequi_bon cequi_positif cequi_appuie cequi_fait_force compter compter_sur "
        "cequi_compter cequi_peut_compter peut_compter appuyer peut_appuyer cequi_appuyer "
        "cequi_peut_appuyer chose_marche chose_bien bon_point bonne_chose bon_cote "
        "moyen_existant reseau_existant relai_existant solution_existante initiative_existante "
        "dispositif_existant service_existant action_existante qui_peut_aider strong_point "
        "strength asset"
    ),
    "needs": (
        "besoin manque attente demande carence lacune insuffisance preoccupation requete "
        "sollicitation amelioration ameliorer point_ameliorer chose_ameliorer axe_amelioration "
        "point_amelioration cequi_ameliorer cequi_pourrait_ameliorer cequi_faut_ameliorer "
        "cequi_manque cequi_manque_ici cequi_manque_plu cequi_besoin cequi_attend cequi_demande "
        "cequi_reclame cequi_fait_defaut besoin_attente besoin_manque cequi_inquiete need gap"
    ),
    "barriers": (
        "frein obstacle blocage difficulte probleme point_faible faiblesse point_negatif "
        "point_noir point_bloquant point_blocage cote_negatif aspect_negatif contrainte barriere "
        "verrou entrave empechement irritant dysfonctionnement cequi_bloque cequi_empeche "
        "cequi_coince cequi_freine cequi_gene cequi_complique cequi_decourage cequi_ralentit "
        "cequi_entrave cequi_pese cequi_ne_va_pas cequi_va_pas cequi_ne_marche_pas "
        "cequi_marche_pas cequi_marche_mal cequi_fonctionne_mal cequi_ne_fonctionne_pas "
        "cequi_fonctionne_pas cequi_va_mal cequi_va_moin_bien cequi_marche_moin_bien "
        "cequi_fonctionne_moin_bien cequi_pose_probleme cequi_pose_difficulte cequi_difficile "
        "cequi_rend_difficile cequi_est_difficile cequi_fait_obstacle cequi_dur barrier weakness"
    ),
    "ideas": (
        "idee piste proposition preconisation suggestion souhait envie solution recommandation "
        "voeu reve idee_action piste_action piste_reflexion piste_travail piste_solution "
        "piste_amelioration proposition_action proposition_amelioration action_propose "
        "action_suggere action_envisage action_imagine action_possible solution_propose "
        "solution_imagine solution_envisage boite_idee cequi_propose cequi_suggere "
        "cequi_pourrait_faire pourrait_faire cequi_faudrait_faire cequi_imagine cequi_aimerait "
        "cequi_aimerait_voir cequi_souhaite cequi_voudrait cequi_reve cequi_pourrait_aider "
        "envie_projet idee_projet suggest wish proposal"
    ),
}
STORIES = (
    "verbatim parole phrase citation temoignage recit anecdote souvenir extrait "
    "propos pepite perle cequi_dit cequi_raconte cequi_entendu cequi_retient cequi_a_dit "
    "cequi_nou_dit phrase_cle phrase_forte phrase_choc mot_personne mot_habitant mot_retenir "
    "mot_garder mot_exact mot_marquant "
    "mot_fort parole_habitant parole_brute dire dire_habitant moment_fort passage_marquant "
    "entre_guillemet extrait_entretien verbatim_choisi paroles_vive"
)
OTHERS: dict[str, str] = {
    "profile": (
        "qui personne personne_rencontre interlocuteur interlocutrice enquete repondant repondante "
        "participant- participante- temoin interviewe interroge usager- usagere- beneficiaire- "
        "acteur- actrice- partenaire- fonction role metier profession poste statut qualite profil "
        "fonction_structure fonction_qualite fonction_role personne_ressource personne_entendu "
        "identite_fonction qui_parle_fonction qui_rencontre qui_vu qui_est qui_c metier_fonction "
        "personne_vu en_qualite profil_personne auteur_propos "
        "qui_parle"
    ),
    "actor_type": (
        "type_acteur type_actrice type_personne type_public type_interlocuteur type_structure "
        "type_profil type_partenaire type_repondant type_usager type_enquete type_organisme "
        "type_participant type_organisation type_temoin categorie categorie_acteur "
        "categorie_personne categorie_public categorie_interlocuteur categorie_structure "
        "categorie_profil categorie_partenaire categorie_repondant categorie_enquete "
        "categorie_usager categorie_participant famille_acteur groupe_acteur sphere_acteur "
        "nature_structure nature_acteur nature_interlocuteur nature_organisme college_acteur "
        "statut_acteur monde_acteur"
    ),
    "district": (
        "quartier section secteur zone coin hameau lieu_dit lieudit lieu_habitation lieu_residence "
        "lieu_vie lieu_domicile village commune commune_residence commune_habitation territoire "
        "localite bourg secteur_geographique zone_geographique secteur_habitation "
        "secteur_intervention territoire_intervention quartier_habitation quartier_residence "
        "quartier_vie nom_quartier habite ou_habite habite_ou domicile bassin_vie ilot canton "
        "localisation origine_geographique ancrage_territorial vit_ou ou_vit"
    ),
    "structure": (
        "structure organisme organisation etablissement employeur structure_rattachement "
        "nom_structure nom_organisme nom_etablissement nom_association entite service_structure "
        "structure_service structure_employeur rattachement structure_representee "
        "organisme_rattachement structure_organisme"
    ),
    "date": (
        "date jour quand date_entretien date_rencontre date_visite date_rdv date_rendez_vou "
        "date_echange date_interview date_passage date_passation date_recueil date_entrevue "
        "jour_rencontre jour_entretien jour_visite date_heure date_realisation date_permanence "
        "quel_jour rencontre_lejour entretien_lejour visite_lejour vu_lejour recu_lejour "
        "fait_lejour realise_lejour rendez_vou_lejour rdv_lejour interroge_lejour echange_lejour"
    ),
    "persons": (
        "nombre_personne nb_personne nbre_personne nb_pers nombre_participant nb_participant "
        "nbre_participant nombre_present nb_present effectif combien combien_personne "
        "combien_etaient combien_present combien_etait"
    ),
    "interviewer": (
        "enqueteur enquetrice intervieweur intervieweuse mene_parqui realise_parqui "
        "conduit_parqui fait_parqui rencontre_parqui vu_parqui interroge_parqui qui_mene "
        "entretien_mene_parqui entretien_realise_parqui personne_enquetrice"
    ),
    "duration": "duree duree_entretien duree_echange duree_minute temp_echange duree_rencontre",
    "mode": (
        "mode_entretien modalite_entretien type_entretien forme_entretien format_entretien "
        "mode_passation modalite_passation mode_recueil modalite_rencontre type_rencontre "
        "mode_rencontre"
    ),
    "themes": (
        "theme thematique sujet domaine rubrique axe champ volet theme_principal theme_secondaire "
        "theme_associe theme_rattache theme_aborde sujet_aborde question_aborde domaine_concerne "
        "axe_thematique axe_travail champ_thematique champ_concerne categorie_thematique "
        "parle sujet_conversation cequi_parle theme_retenu "
        "rattachement_thematique entree_thematique topic"
    ),
    "nature": (
        "nature nature_propos nature_constat nature_parole nature_expression nature_idee "
        "nature_element nature_information nature_contribution nature_remarque nature_verbatim "
        "nature_dire type_propos type_constat type_parole type_expression type_element "
        "type_information type_contribution type_verbatim type_remarque type_dire "
        "categorie_propos categorie_constat registre statut_propos classement_propos"
    ),
    "reformulation": (
        "reformulation constat synthese resume reformule contenu idee_cle cequi_ressort "
        "cequi_comprend resume_propos synthese_propos resume_idee constat_partage essentiel "
        "cequi_note enonce"
    ),
    "consent": (
        "accord consentement autorisation accord_citation accord_citer accord_cite "
        "autorisation_citation autorisation_citer autorisation_cite accepte_citation accepte_cite "
        "accepte_citer accepte_qu_cite accord_verbatim accord_parole accord_propos "
        "accord_utilisation_parole accord_publication_parole consentement_citation "
        "consentement_cite consentement_verbatim permission_citer permission_citation "
        "autorise_citer autorise_citation veut_bien_cite veut_cite souhaite_cite droit_citation "
        "droit_citer accord_reprise_propos accord_utilisation_propos accord_utilisation_citation "
        "accord_publication accord_diffusion_propos ok_cite ok_citer_personne"
    ),
    "quotable": (
        "citable citer citation_possible citation_autorise citation_accepte citation_ok "
        "ok_citation ok_citer peut_citer peut_cite possible_citer possible_cite citation_accord "
        "droit_citation_extrait publiable utilisable verbatim_utilisable verbatim_citable "
        "parole_citable phrase_citable propos_citable peut_reprendre peut_publier "
        "peut_utiliser peut_utiliser_verbatim peut_utiliser_propos peut_utiliser_parole "
        "citation_oui_non citation_permis"
    ),
    "quote_level": (
        "niveau_citation mode_citation forme_citation degre_citation modalite_citation "
        "condition_citation comment_cite comment_citer citation_comment cite_comment "
        "niveau_accord niveau_anonymat degre_anonymat niveau_autorisation cite_sous_quel_forme"
    ),
    "notice_given": (
        "notice_remis notice_donne note_information_remis notice_information information_remis "
        "information_donne information_rgpd_donne notice_rgpd mention_information_remis"
    ),
}
_NUMBERS = "n no num numero ref reference identifiant id code cote rang"
_NUMBERED = (
    "entretien fiche rencontre visite rdv interview questionnaire observation personne enquete "
    "ordre grille passage temoin repondant reponse dossier interlocuteur anonyme anonymat acteur "
    "echange formulaire recueil cahier feuille usager participant"
)
REFERENCES = " ".join(
    [
        "matricule identifiant numero_ordre",
        *(f"{number}_{what}" for number in _NUMBERS.split() for what in _NUMBERED.split()),
        *(f"{what}_n" for what in _NUMBERED.split()),
        *(f"{what}_numero" for what in _NUMBERED.split()),
    ]
)

PHRASES: dict[str, str] = {**NATURES, "stories": STORIES, **OTHERS, "ref": REFERENCES}
"""Field or spread → the phrases that name it."""

ALONGSIDE = (
    "entretien interview principal principale majeur majeure autre premier premiere different "
    "differente preciser precision precisez libre bref court eventuel eventuelle plusieurs choix "
    "possible oui non facultatif obligatoire detail etc recueil rempli ici concerne "
    "concernee abs personne echange reponse indique mentionne"
)
"""Words that may stand beside any of them without changing what is meant."""

OF_WHAT_WAS_SAID = (
    "exprime repere identifie cite releve evoque observe remonte entendu recueilli dit signale "
    "constate percu ressenti note recense prioritaire important essentiel local locale locaux "
    "territoire commune ville village quartier habitant habitante usager famille jeune public "
    "propose suggere formule existant existante concret social sociale mobilisable disponible "
    "rencontre aborde garder retenir marquant marquante fort forte cle vif exact brut texto choc "
    "conserver noter citer significatif representatif illustratif recurrent identifier vivant "
    "couvert satisfait actuel actuelle futur ressort aujourd hui selon vou elle lui eux "
    "interlocuteur temps mot deja avenir demain spontane resume special acteur partenaire "
    "verbatim retenu propos constat idee associe rattache lie secondaire action"
)
"""Words that may stand beside what tells of the words of a person, or of their themes."""

OF_PERSONS = (
    "rencontre interroge vu entendu interviewe recu sollicite ecoute audite enquete repondant "
    "habitant usager professionnel structure occupe exerce represente civil metier c interlocuteur "
    "present concerne participant acteur local habitation residence vie quartier"
)
"""Words that may stand beside what tells who was met, when and where."""

OF_PERMISSIONS = (
    "citation cite citer verbatim propos parole mot phrase etre anonyme nom prenom fonction "
    "accord oral donne recueilli comment condition sous quel forme interviewe ok extrait"
)
"""Words that may stand beside what a person permits."""
