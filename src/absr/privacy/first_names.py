"""First and last name side by side, as people write them where a role is asked for.

First names of people living in France, spelt without accents: those that many bear. A rare one is
not found; the reader of the sheet stays the last to look.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LISTED = """
abdallah abdel abdelkader abdoulaye abel achille adam adama adele adeline adrien adrienne agathe
agnes ahmed aicha aida aime aimee alain alassane albane albert alberto alex alexandra alexandre
alexia alexis alfred ali alice alicia aline alix allan alphonse amadou amandine amaury ambre
amelie amin amina aminata amine amira ana anais anastasia andre andrea andree angela angele
angelique anis anissa anita anna annabelle anne annette annick annie anouk anthony antoine
antoinette antonin antonio apolline ariane arlette armand armelle arnaud arsene arthur assia
astrid aude audrey auguste augustin aurelie aurelien aurore axel axelle aya aymeric ayoub aziz
babacar baptiste barbara bastien beatrice benedicte benjamin benoit bernadette bernard bertrand
bilal blandine boris boubacar bourama brahim brice brigitte bruno camille capucine carine carla
carlos carmen carole caroline catherine cecile cedric celeste celia celine chantal charlene
charles charlotte chloe christelle christian christiane christine christophe claire clara clarisse
claude claudette claudine clea clelia clemence clement clementine clotilde colette coralie
corentin corinne cyprien cyril cyrille dalila damien daniel daniela daniele danielle danny david
deborah delphine denis denise diana diane didier dimitri djamila djibril dominique donovan driss
edith edmond edouard elena eleonore eliane elias elie eliott elisa elisabeth elise ella elodie
eloise elsa emeline emile emilie emma emmanuel emmanuelle enzo eric erica erwan esteban estelle
esther ethan etienne eugene eugenie eva evelyne fabien fabienne fabrice fadila fanny fanta farid
farida fatiha fatima fatou fatoumata felicie felix ferdinand fernand fernanda fernande flavie
flavien florent florian floriane francesca francine francis franck francois francoise frank fred
frederic frederique gabin gabriel gabriela gabrielle gaelle gaetan gaspard gaston genevieve
geoffrey georges georgette gerald geraldine gerard germaine ghislaine gilbert gilberte gilles
gisele giulia gregoire gregory guillaume gustave guy gwenaelle habib hadrien hakim halima hamid
hamza hanane hannah hassan helena helene henri henriette herve hicham honorine houria hubert hugo
hugues ibrahim ibrahima idriss igor ilyes imane imene ines ingrid irene iris isabelle ismael issa
ivan jacqueline jacques jade jamal jamila jean jeanine jeanne jeannine jennifer jeremie jeremy
jerome jessica jessie joachim joanna jocelyn jocelyne joel joelle johan johanna john jonathan
jordan jorge jose joseph josephine josette josiane josselin juan judith jules julia julian juliane
julie julien julienne juliette justin justine kader kadiatou kamel karen karim karima karine katia
kelly kevin khadidja khadija khaled kim laetitia lahcen laila lamia lamine lara latifa laura laure
laurence laurent laurie laurine lazare lea leila lena leo leon leonard leonie leonor leopold
leslie leticia liam lila lilian liliane lilou lina linda line lionel lisa lise loan loic lola
lorenzo loris lou louane louis louisa louise louna luc luca lucas lucette lucie lucien lucienne
lucile ludivine ludovic luis luna lydia lydie madeleine madeline mael maeva magali mahamadou
maimouna maite malek malik malika mamadou manon manuel manuela marc marcel marcelle margaux margot
marguerite maria mariam mariama marianne marie marielle marilyne marina marine marion marius
marjorie marlene marta marthe martin martine maryam maryline maryse maryvonne mateo mathias
mathieu mathilde mathis matteo matthieu maud maude maurice max maxence maxime maya mehdi melanie
melissa melody mercedes meryem michael michel michele micheline michelle mickael miguel mila milan
mina mireille miriam mohamed mohammed moise monique morgane mouhamed mounir mourad moussa mustapha
myriam nabil nabila nadege nadia nadine naima nassim natacha natalia nathalie nathan nathanael
nawel nicolas nicole nina noa noah noe noel noelle noemie nolan nora nordine nour noura oceane
octave odette odile olga oliver olivia olivier omar ophelie orane oscar oumar oumou ousmane pablo
paola pascal pascale patrice patricia patrick paul paula paule paulette pauline pedro perrine
philippe pierre pierrette priscilla quentin rachel rachid rachida rafael raissa ramata raoul
raphael raphaelle raymond raymonde rebecca regine regis remi remy renaud rene renee ricardo
richard rita robert roberto robin rodolphe rodrigue roger roland rolande romain romane romeo
romuald rosalie rose roseline rosine roxane ruben ryan sabine sabrina sacha saida salah salim
salima salma salome sam samba sami samia samir samira samuel samy sandra sandrine sara sarah
saskia sebastien selim selma serge severine sheila sibylle sidonie simon simone sofia sofiane
solange solene solenne soline sonia sophie soraya souad soumaya stanislas stephane stephanie steve
steven suzanne suzy sylvain sylvaine sylvette sylviane sylvie tanguy tania tatiana teddy teresa
tessa thais thea theo theodore theophile therese thibaud thibault thibaut thierry thomas tiago
timothee tom tony tristan ugo ulysse valentin valentine valerie vanessa vera veronique victor
victoria vincent violette virginie viviane vladimir walid wassim wendy wilfried william xavier
yacine yanis yann yannick yasmina yasmine yassine yazid ydriss yohan yolande youcef yousra youssef
yves yvette yvon yvonne zakaria zineb zoe zohra zora
"""
_FIRST_NAMES = frozenset(_LISTED.split())

_BORNE_BY_PLACES = (
    r"(?:saint|sainte|st|ste|rue|place|avenue|allee|boulevard|impasse|square|parc|jardin|cite"
    r"|quartier|secteur|residence|foyer|ecole|college|lycee|groupe|campus|universite|institut|creche"
    r"|stade|gymnase|piscine|salle|maison|centre|espace|pole|hopital|clinique|cabinet|pharmacie"
    r"|boulangerie|boucherie|garage|cafe|restaurant|librairie|theatre|cinema|mediatheque"
    r"|bibliotheque|conservatoire|musee|fondation|association|asso|amicale|collectif|compagnie"
    r"|club|ehpad|mjc|mpt|csc|cmp|cms|pmi|esat|ime|eglise|paroisse|chapelle|mosquee|marche"
    r"|societe|entreprise|atelier|ateliers|village|halle|tour|batiment|hlm|street|school)"
)
# Not compiled before they are needed: long, and for texts with two names side by side only.
_PLACE_BEFORE = (
    rf"(?<![^\W_]){_BORNE_BY_PLACES}[\s\-«\"']+(?:(?:de\s+la|de|du|des|la|le|les|d|l)[\s']+)?\Z"
)
_IS_PLACE = rf"{_BORNE_BY_PLACES}\Z"
_PARTICLE = r"(?:de|du|des|van|von|ben|bin|el|al|da|di|dos|le|la)"
_CAPITALISED = re.compile(
    rf"(?<![^\W_])(?!(?i:{_PARTICLE})\s)[A-Z](?:[A-Za-z]+|(?=['\-]))(?:['\-][A-Za-z]+)*(?![^\W_])"
)
_JOINT = re.compile(rf"\s+(?:{_PARTICLE}\s+)*(?:d')?", re.IGNORECASE)
_IN_CAPITALS = re.compile(r"(?=(?:['\-]*[A-Z]){3})[A-Z'\-]+\Z")
"""A last name as it stands on forms; two letters are rather an acronym."""


def holds_first_name(words: Iterable[str]) -> bool:
    """Whether one of the words of a text is a first name: else `full_names` finds nothing in it."""
    return not _FIRST_NAMES.isdisjoint(word.lower() for word in words)


def full_names(bare: str) -> list[tuple[int, int]]:
    """Where in a text in bare letters a first name stands beside another capitalised word.

    `Jean-Pierre Dubois`, and `DUPONT Marie` with the last name in capitals; a street, a school or
    an association may bear somebody's name. Beside `DIRECTRICE MARIE DUPONT` the role goes too:
    nothing tells which of the outer words is the last name.
    """
    spans: list[tuple[int, int]] = []
    end_of_place = 0
    for left, right in pairwise(_CAPITALISED.finditer(bare)):
        if not _JOINT.fullmatch(bare[left.end() : right.start()]) or not _is_person(left, right):
            continue
        if spans and left.start() < spans[-1][1]:
            spans[-1] = (spans[-1][0], right.end())
        elif left.start() < end_of_place or _is_of_a_place(bare[: left.start()]):
            end_of_place = right.end()
        else:
            spans.append((left.start(), right.end()))
    return spans


def _is_of_a_place(before: str) -> bool:
    """Whether the name behind these words is that of a street, a school or an association."""
    return re.search(_PLACE_BEFORE, before, re.IGNORECASE) is not None


def _is_person(left: re.Match[str], right: re.Match[str]) -> bool:
    """Whether two words side by side may be a first and a last name, in either order."""
    if _is_first(left[0]):
        return True
    is_last = _IN_CAPITALS.match(left[0]) and not re.match(_IS_PLACE, left[0], re.IGNORECASE)
    return bool(is_last) and _is_first(right[0])


def _is_first(word: str) -> bool:
    return word.split("-", maxsplit=1)[0].lower() in _FIRST_NAMES
