"""Given names that are a man's or a woman's nearly always, by which "he" and "she" are told apart.

Names that both bear, such as Robin or Kim, are left out: of them nothing is known.
"""

from __future__ import annotations

from pipeline.draft.english.nouns import words

_MEN = words("""
    aaron abdul abdullah abraham adam adolf adrian ahmad ahmed alan albert alejandro aleksandr alexander
    alexei alfred ali amir amit anatoly andre andreas andrei andrew andrzej angus anthony antoine anton
    antonio arjun arnold arthur ashok august bashar benedict benjamin bernard bill bjorn bob boris brandon
    brendan brett brian bruce bruno carl carlos cedric charles christian christoph christopher clive
    colin craig daniel dario dave david dean denis dennis derek diego dieter dimitri dmitry dominic donald
    douglas duncan eduardo edward emmanuel enrique eric erik ernst ethan eugene fabio felix ferdinand fernando
    francesco francis francois frank franz fred frederick friedrich gareth gary geoffrey george gerald gerard
    gerhard giovanni giuseppe goran gordon graham greg gregor gregory guillermo gustav guy hamid hans harold
    harry hassan hector heinrich helmut henri henry herbert hiroshi howard hugh hugo hussein ian ibrahim igor
    ilya imran isaac ivan ivo jack jacob jacques jakob jakub james jamie jan jared jason javier jeff jeffrey
    jens jeremy jerome jim joe joel johan johannes john jon jonas jonathan jorge jose josef joseph joshua juan
    julian julio jurgen justin karl kenneth kevin khalid klaus konstantin kurt lars laurent lawrence leo leon
    leonard liam lionel lorenzo louis luca lucas ludwig luigi luis lukas magnus mahmoud malcolm manuel marc
    marcel marco marcus mario mark markus martin mateusz matteo matthew matthias maurice max maximilian mehmet
    michael miguel mikhail milan mohamed mohammad mohammed muhammad mustafa narendra nathan neil nelson
    nicholas nick nicolas nigel nikolai nils noah oliver olivier omar oscar oskar otto pablo patrick paul
    paulo pavel pedro peter philip philippe pierre pietro piotr rafael rahul rajesh ralph ramon raymond
    ricardo richard robert roberto rodrigo roger roland rolf roman ronald rory rudolf rupert russell ryan
    salman samuel scott sean sebastian sergei sergey sergio seth simon stanley stefan stephen steve steven
    stuart sven tariq terry theo theodore thomas tim timothy tobias todd tom tomas tony trevor umar uwe vaclav
    victor viktor vincent vladimir volker volodymyr walter wayne werner wilhelm william wolfgang xavier yasser
    yusuf zachary""")  # fmt: skip
_WOMEN = words("""
    abigail ada adele agnes agnieszka aisha alexandra alice alicia alina amanda amelia amina amy ana anastasia
    andrea angela anita anna anne annie antonia astrid audrey aurora barbara beatrice bella bernadette beth
    bianca birgit bridget brigitte camilla carla carmen carol caroline catherine cecilia charlotte chiara
    christina christine claire clara claudia colette cristina cynthia daniela danielle deborah debra denise
    diana diane dolores donna dorothy edith eileen elaine eleanor elena elisabeth elise elizabeth elke ella
    ellen elsa emily emma erika esther eva eve evelyn fatima fiona florence frances francesca frida gabriela
    gail gemma georgina geraldine gerda gertrude gillian gina giulia gloria grace greta gwen hanna hannah
    heather heidi helen helena helga hilary hilda hillary holly ida ines inga ingrid irene irina iris isabel
    isabella isabelle jacqueline jane janet janice jasmine jean jeanne jennifer jenny jessica jill joan joanna
    johanna josephine joyce judith julia juliet karen karin karina katarina kate katharina katherine kathleen
    katie katrina kelly kirsten kristina lara laura leah leila lena lidia lily linda lisa liz lola lorraine
    lotte louisa louise lucia lucy luisa lydia madeleine magdalena mandy manuela mara margaret maria mariam
    marianne marie marina marion marta martha martina mary matilda maureen megan mei melanie melissa mercedes
    mia michelle mildred miranda miriam moira molly monica monika nadia nancy naomi natalia natalie natasha
    nicola nicole nina nora norma olga olivia pamela patricia paula pauline penelope petra phyllis pia priya
    rachel rebecca regina renata rita roberta rosa rose rosemary ruth sabine sally samantha sandra sara sarah
    sharon sheila silvia simone sofia sonia sonja sophia sophie stella stephanie susan susanne suzanne
    svetlana sylvia tamara tania tanya tatiana teresa theresa tina tracy trude ursula valentina valerie
    vanessa vera veronica victoria virginia vivian wanda wendy yasmin yolanda yulia yvonne zainab zoe""")  # fmt: skip
_GENDERS = {**dict.fromkeys(_MEN, "he"), **dict.fromkeys(_WOMEN, "she")}


def gender_of(name: str) -> str:
    """The pronoun of a person's full name, "he" or "she"; empty where the given name does not tell, or is missing."""
    parts = name.lower().split()
    return _GENDERS.get(parts[0], "") if len(parts) > 1 else ""
