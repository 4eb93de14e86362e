"""Countries, by the names that news gives them, and the adjectives of their people.

The states of the United Nations (https://www.un.org/en/about-us/member-states), its observers, and a few that news
treats as countries. Names that are a person's or a state's as often (Georgia, Jordan, Chad) stand here too: the
parser decides whether one is a place.
"""

from __future__ import annotations

_NAMES = """
    Afghanistan=Afghan; Albania=Albanian; Algeria=Algerian; Andorra=Andorran; Angola=Angolan;
    Antigua and Barbuda=Antiguan; Argentina=Argentine,Argentinian; Armenia=Armenian; Australia=Australian;
    Austria=Austrian; Azerbaijan=Azerbaijani,Azeri; Bahamas=Bahamian; Bahrain=Bahraini; Bangladesh=Bangladeshi;
    Barbados=Barbadian; Belarus=Belarusian; Belgium=Belgian; Belize=Belizean; Benin=Beninese; Bhutan=Bhutanese;
    Bolivia=Bolivian; Bosnia and Herzegovina|Bosnia=Bosnian; Botswana=Botswanan; Brazil=Brazilian;
    Brunei=Bruneian; Bulgaria=Bulgarian; Burkina Faso=Burkinabe; Burundi=Burundian; Cambodia=Cambodian;
    Cameroon=Cameroonian; Canada=Canadian; Cape Verde|Cabo Verde=Cape Verdean; Central African Republic;
    Chad=Chadian; Chile=Chilean; China|People's Republic of China|PRC=Chinese; Colombia=Colombian;
    Comoros=Comorian; Democratic Republic of the Congo|Democratic Republic of Congo|DR Congo|DRC=Congolese;
    Republic of the Congo; Costa Rica=Costa Rican; Croatia=Croatian; Cuba=Cuban; Cyprus=Cypriot;
    Czech Republic|Czechia=Czech; Denmark=Danish; Djibouti=Djiboutian; Dominica; Dominican Republic=Dominican;
    East Timor|Timor-Leste=Timorese; Ecuador=Ecuadorian; Egypt=Egyptian; El Salvador=Salvadoran;
    England=English; Equatorial Guinea; Eritrea=Eritrean; Estonia=Estonian; Eswatini|Swaziland=Swazi;
    Ethiopia=Ethiopian; Fiji=Fijian; Finland=Finnish; France=French; Gabon=Gabonese; Gambia=Gambian;
    Georgia=Georgian; Germany=German; Ghana=Ghanaian; Greece=Greek; Grenada=Grenadian; Guatemala=Guatemalan;
    Guinea=Guinean; Guinea-Bissau; Guyana=Guyanese; Haiti=Haitian; Honduras=Honduran; Hungary=Hungarian;
    Iceland=Icelandic; India=Indian; Indonesia=Indonesian; Iran|Islamic Republic of Iran=Iranian; Iraq=Iraqi;
    Ireland|Republic of Ireland=Irish; Israel=Israeli; Italy=Italian; Ivory Coast|Côte d'Ivoire=Ivorian;
    Jamaica=Jamaican; Japan=Japanese; Jordan=Jordanian; Kazakhstan=Kazakh; Kenya=Kenyan; Kiribati;
    Kosovo=Kosovar; Kuwait=Kuwaiti; Kyrgyzstan=Kyrgyz; Laos=Laotian; Latvia=Latvian; Lebanon=Lebanese;
    Lesotho=Basotho; Liberia=Liberian; Libya=Libyan; Liechtenstein; Lithuania=Lithuanian; Luxembourg;
    Madagascar=Malagasy; Malawi=Malawian; Malaysia=Malaysian; Maldives=Maldivian; Mali=Malian; Malta=Maltese;
    Marshall Islands; Mauritania=Mauritanian; Mauritius=Mauritian; Mexico=Mexican; Micronesia; Moldova=Moldovan;
    Monaco; Mongolia=Mongolian; Montenegro=Montenegrin; Morocco=Moroccan; Mozambique=Mozambican;
    Myanmar|Burma=Burmese; Namibia=Namibian; Nauru; Nepal=Nepali,Nepalese; Netherlands|Holland=Dutch;
    New Zealand; Nicaragua=Nicaraguan; Niger=Nigerien; Nigeria=Nigerian; North Korea|DPRK=North Korean;
    North Macedonia|Macedonia=Macedonian; Norway=Norwegian; Oman=Omani; Pakistan=Pakistani; Palau;
    Palestine|State of Palestine=Palestinian; Panama=Panamanian; Papua New Guinea; Paraguay=Paraguayan;
    Peru=Peruvian; Philippines=Philippine,Filipino; Poland=Polish; Portugal=Portuguese; Qatar=Qatari;
    Romania=Romanian; Russia|Russian Federation=Russian; Rwanda=Rwandan; Saint Kitts and Nevis; Saint Lucia;
    Samoa=Samoan; San Marino; Saudi Arabia=Saudi; Scotland=Scottish; Senegal=Senegalese; Serbia=Serbian;
    Seychelles; Sierra Leone; Singapore=Singaporean; Slovakia=Slovak; Slovenia=Slovenian; Solomon Islands;
    Somalia=Somali; South Africa=South African; South Korea|Republic of Korea=South Korean; South Sudan;
    Soviet Union|USSR=Soviet; Spain=Spanish; Sri Lanka=Sri Lankan; Sudan=Sudanese; Suriname=Surinamese;
    Sweden=Swedish; Switzerland=Swiss; Syria=Syrian; Taiwan=Taiwanese; Tajikistan=Tajik; Tanzania=Tanzanian;
    Thailand=Thai; Togo=Togolese; Tonga=Tongan; Trinidad and Tobago=Trinidadian; Tunisia=Tunisian;
    Turkey|Türkiye=Turkish; Turkmenistan=Turkmen; Tuvalu; Uganda=Ugandan; Ukraine=Ukrainian;
    United Arab Emirates|UAE=Emirati; United Kingdom|UK|Britain|Great Britain=British;
    United States|United States of America|US|USA|America=American; Uruguay=Uruguayan; Uzbekistan=Uzbek;
    Vanuatu; Vatican City|Holy See; Venezuela=Venezuelan; Vietnam=Vietnamese; Wales=Welsh; Yemen=Yemeni;
    Yugoslavia=Yugoslav; Zambia=Zambian; Zimbabwe=Zimbabwean"""
"""Each country's names, joined by bars, the first the usual one; behind "=" its adjectives."""

_ENTRIES = [entry.strip().partition("=") for entry in " ".join(_NAMES.split()).split(";")]
_COUNTRIES = {name: names.split("|")[0] for names, _, _ in _ENTRIES for name in names.split("|")}

DEMONYMS = {
    adjective: names.split("|")[0] for names, _, each in _ENTRIES for adjective in each.split(",") if adjective
}
"""The country of each adjective: "Iranian" is of Iran."""


_CAPITALS = """
    Abu Dhabi; Abuja; Accra; Addis Ababa; Algiers; Amman; Amsterdam; Ankara; Astana; Athens; Baghdad; Baku;
    Bamako; Bangkok; Beijing; Beirut; Belgrade; Berlin; Bern; Bogotá; Bogota; Brasília; Brasilia; Bratislava;
    Brussels; Bucharest; Budapest; Buenos Aires; Cairo; Canberra; Caracas; Chisinau; Colombo; Copenhagen; Dakar;
    Damascus; Dhaka; Doha; Dublin; Gaza; Geneva; The Hague; Hague; Hanoi; Harare; Havana; Helsinki; Hong Kong;
    Islamabad; Istanbul; Jakarta; Jerusalem; Kabul; Kampala; Kathmandu; Khartoum; Kinshasa; Kuala Lumpur; Kyiv;
    Kiev; La Paz; Lagos; Lima; Lisbon; Ljubljana; London; Luanda; Lusaka; Madrid; Managua; Manila; Maputo;
    Mexico City; Minsk; Mogadishu; Montevideo; Moscow; Mumbai; Nairobi; New Delhi; New York; Nicosia; Oslo;
    Ottawa; Panama City; Paris; Phnom Penh; Prague; Pretoria; Pyongyang; Quito; Rabat; Reykjavik; Riga; Riyadh;
    Rome; Sanaa; San Salvador; Santiago; Sarajevo; Seoul; Shanghai; Singapore; Skopje; Sofia; Stockholm;
    Strasbourg; Taipei; Tallinn; Tashkent; Tbilisi; Tegucigalpa; Tehran; Tel Aviv; Tirana; Tokyo; Tripoli;
    Tunis; Ulaanbaatar; Vienna; Vilnius; Warsaw; Washington; Wellington; Yangon; Yerevan; Zagreb"""

CAPITALS = frozenset(" ".join(_CAPITALS.split()).split("; "))
"""Capitals, and other cities by which news names a government, that no recogniser should take for people."""


def country_of(name: str) -> str:
    """The usual name of the country that a name is of, such as "United States" of "the U.S."; empty for others."""
    bare = name.removeprefix("the ").removeprefix("The ")
    return _COUNTRIES.get(bare) or _COUNTRIES.get(bare.replace(".", ""), "")
