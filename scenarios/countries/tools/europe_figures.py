"""Published figures of European countries: people, operators, suppliers, batteries. Read by countries.py.

A share belongs to a set of suppliers: one name is known; names joined by + are a split that nobody published; names joined by | are
one supplier of which it is not known which; `unknown` is any supplier that sells the function; `as ran` and `as core_control` say that an
operator buys a function where it buys another. What is not known is drawn by the simulator, never filled in here.
"""

EUROSTAT = "Eurostat, 1 January 2024, https://wikimili.com/en/List_of_European_Union_member_states_by_population"
STRAND_2020 = "Strand Consult 2020, Gazeta Prawna https://serwisy.gazetaprawna.pl/telekomunikacja/artykuly/1485423,5g-budowa-huawei-telekomunikacja.html"
STRAND_2020_GROUPS = "Strand Consult 2020, SmallTechNews https://www.smalltechnews.com/archives/172575"
STRAND_2022 = "Strand Consult 2022, https://www.choma.website/a-study-criticizes-the-significant-presence-of-chinese-products-in-european-5g-networks/"
STRAND_2022_NONE = "Strand Consult 2022, Spiegel https://www.spiegel.de/wirtschaft/deutschland-setzt-bei-5g-verstaerkt-auf-huawei-technik-a-9e272b10-fa73-4c0b-855f-20fc1224e789"
STRAND_2022_POLITICO = "Strand Consult 2022, POLITICO in telko.in https://www2.telko.in/politico-niemcy-sa-nadal-hotspotem-huawei-w-europie"
STRAND_2024 = "Strand Consult 2024, Euractiv of March 2025 https://europeanbusinessreview.eu/page.asp?pid=7640"
STRAND_2024_SITES = "Strand Consult 2024, Light Reading in telko.in https://www2.telko.in/light-reading-dane-pokazuja-ze-huawei-niewiele-oslabl-w-europejskim-5g"
TELIA = "Light Reading, October 2020 https://www.lightreading.com/5g/telia-picks-nokia-for-standalone-5g-core-in-six-markets/d/d-id/764771?"
NRC = "NRC, October 2020 https://www.nrc.nl/nieuws/2020/10/21/huawei-verliest-grip-op-5g-netwerken-in-europa-a4016936"
NU = "NU.nl, May 2021 https://www.nu.nl/tech/6134696/huawei-naar-verluidt-uit-kern-van-nederlandse-5g-telecomnetwerken.html"
CHANNEL_NEWS = "Channel News, May 2021 https://www.channelnews.com.au/uk-begins-huawei-rip-out/"
VODAFONETHREE = "Bloomberg, September 2025 https://www.livemint.com/companies/news/vodafonethree-uk-picks-ericsson-ab-nokia-oyj-for-2-billion-network-buildout-contract-radio-access-invest-infrastructure-11758508688474.html"
THREE_CORE = "Telecoms.com, January 2025 https://telecoms.com/5g-6g/three-taps-ericsson-to-replace-its-nokia-core-network"
BT_CORE = "Light Reading, September 2022 https://www.lightreading.com/5g/mavenir-is-replacing-huawei-in-deutsche-telekoms-core/d/d-id/780326"
TELEFONICA_CORE = "The Corner, January 2025 https://thecorner.eu/54/telefonica-completes-elimination-of-huawei-technology-from-5g-core-in-spain-by-awarding-this-to-nokia/118589/"
DREI = "Kurier, July 2020 https://kurier.at/politik/ausland/huawei-5g-und-die-angst-vor-chinesischer-spionage/400971257"
MAGENTA = "teltarif, February 2020 https://www.teltarif.de/magenta-telekom-5g-huawei/news/79689.html"
PORTUGAL_CORE = "Tech Monitor 2024 https://techmonitor.ai/hardware/networks/portuguese-government-to-continue-ban-on-chinese-5g-equipment"
ANFR = "ANFR, 1 January 2026, Generation-NT https://www.generation-nt.com/actualites/5g-orange-bouygues-sfr-free-deploiement-anfr-2068759"
TABLETOWO = "Tabletowo 2022 https://www.tabletowo.pl/ile-stacji-bazowych-klientow-maja-operatorzy-2022/"
NOT_PUBLISHED = "no figure found; drawn"
NO_LINES = "no figure found; operators taken to be alike"

WITHOUT_HUAWEI = "Ericsson|Nokia|ZTE"
NOT_CHINESE = "Ericsson|Nokia"
TWO = "Ericsson+Nokia"

# Half a point on either side: published totals are rounded to whole per cent.
ROUNDING = 0.005


def about(percent):
    """A published total as a range of shares."""
    return max(0, percent / 100 - ROUNDING), min(1, percent / 100 + ROUNDING)


def operator(key, name, lines, sites=None, ran=None, core=None):
    """An operator; lines in per cent or None, sites as (number, source), shares as [(suppliers, share, source, year)]."""
    return {"key": key, "name": name, "lines": lines, "sites": sites, "ran": ran, "core": core}


def all_of(suppliers, source, year):
    """The whole of a function."""
    return [(suppliers, 1, source, year)]


def country(code, atlas, people, lines, operators, total=None, batteries=None, source=EUROSTAT, year=2024, note="",
            away=0.08, partial=False, title=None):
    """A country; `atlas` is its name in Natural Earth, `title` the one shown if it is another, `total` is (suppliers, low, high, weighted by, source, year), batteries as [(class, low h, high h, share, source, grade)].

    Places farther `away` from the outline, in degrees, are left out, with their people unless the published number is `partial` and does not count them.
    """
    return {"code": code, "atlas": atlas, "title": title or atlas, "people": people, "people_source": source, "people_year": year, "lines": lines,
            "operators": operators, "total": total, "batteries": batteries or [], "note": note, "away": away, "partial": partial}


COUNTRIES = {
    "austria": country(
        "AT", "Austria", 9_158_800,
        ("Statista, fourth quarter of 2023 https://de.statista.com/statistik/daten/studie/306689/umfrage/marktanteile-der-mobilfunkanbieter-in-oesterreich", 2023),
        [operator("a1", "A1", 37.5),
         operator("magenta", "Magenta", 25.4,
                  ran=[("Huawei", 0.5, MAGENTA + " (main supplier: at least half)", 2020), ("Huawei+Ericsson+Nokia", 0.5, MAGENTA, 2020)],
                  core=all_of(WITHOUT_HUAWEI, MAGENTA, 2020)),
         operator("drei", "Drei", 21.2,
                  ran=[("ZTE", 0.5, DREI + " (main supplier: at least half)", 2020), ("Huawei+ZTE", 0.5, DREI, 2020)])],
        ("Huawei+ZTE", *about(67), "lines", STRAND_2024, 2024),
        note="A1 said in 2022 that its 5G radio is Nokia's alone (Der Standard). With that, the national 67 % could not be met, so A1's "
             "radio as a whole is left open. "),
    "belgium": country(
        "BE", "Belgium", 11_832_000,
        ("regulator BIPT for 2020, Data News https://datanews.levif.be/ict/actualite/proximus-reste-le-numero-un-des-marches-tant-fixe-que-mobile/article-news-1432089.html", 2020),
        [operator("proximus", "Proximus", 39, ran=all_of("Nokia", NRC + " (replaces Huawei; announced)", 2020)),
         operator("orange", "Orange Belgium", 26, ran=all_of("Nokia", NRC + " (replaces Huawei; announced)", 2020)),
         operator("telenet", "Telenet", 26)],
        note="In 2020 all of Belgium's 4G radio was of Huawei and ZTE; two operators have announced Nokia since, so this total is not used. "),
    "bulgaria": country(
        "BG", "Bulgaria", 6_445_500, (NO_LINES, 2024),
        [operator("a1", "A1 Bulgaria", None), operator("vivacom", "Vivacom", None), operator("yettel", "Yettel", None)],
        ("Huawei+ZTE", *about(65), "lines", STRAND_2024, 2024)),
    "cyprus": country(
        "CY", "Cyprus", 933_500, (NO_LINES, 2024),
        [operator("cyta", "Cyta", None), operator("epic", "Epic", None), operator("primetel", "PrimeTel", None)],
        ("Huawei+ZTE", *about(100), "lines", STRAND_2024, 2024),
        note="The part of the island under the government's control. ", away=0.01, partial=True),
    "czechia": country(
        "CZ", "Czechia", 10_900_600,
        ("regulator CTU for 2016, cnews https://cnews.cz/clanky/prumerny-cech-loni-pres-mobilni-sit-prodatoval-864-mb-za-mesic-jak-jste-na-tom-vy", 2016),
        [operator("t-mobile", "T-Mobile", 38.6), operator("o2", "O2", 30.5),
         operator("vodafone", "Vodafone", 23.7, ran=all_of("Huawei+ZTE", STRAND_2020_GROUPS, 2020))],
        ("Huawei+ZTE", *about(67), "lines", STRAND_2024, 2024)),
    "denmark": country(
        "DK", "Denmark", 5_961_200, (NO_LINES, 2024),
        [operator("tdc", "TDC", None, ran=all_of("Ericsson", STRAND_2020_GROUPS + " (moved from Huawei to Ericsson)", 2020)),
         operator("telenor", "Telenor", None), operator("telia", "Telia (now Norlys)", None, core=all_of("Nokia", TELIA, 2020)),
         operator("3", "3", None, ran=all_of(TWO, STRAND_2022_POLITICO + " (Huawei replaced)", 2022))]),
    "estonia": country(
        "EE", "Estonia", 1_374_700, (NO_LINES, 2024),
        [operator("telia", "Telia", None, ran=all_of("Ericsson", TELIA, 2020), core=all_of("Nokia", TELIA, 2020)),
         operator("elisa", "Elisa", None), operator("tele2", "Tele2", None)],
        ("Huawei+ZTE", 0, 0, "lines", STRAND_2022_NONE, 2022)),
    "faroe-islands": country(
        "FO", "Faeroe Is.", 54_642, (NO_LINES, 2024),
        [operator("foroya-tele", "F\u00f8roya Tele", None, (120, "4G masts for all islands, MacNeil, March 2016 https://angusmacneilsnp.com/2016/03/16/macneil-calls-for-trial-mobile-phone-project-based-on-faroese-model/")),
         operator("nema", "Nema", None, (120, "no figure found; taken to be like F\u00f8roya Tele"))],
        ("Huawei+ZTE", *about(100), "lines", STRAND_2020, 2020),
        source="Statistics Faroe Islands, 1 April 2024 https://hagstova.fo/en", title="Faroe Islands",
        note="The two larger of its operators (KVF, August 2022). 5G is left out: in 2022 none of it was of Huawei and ZTE, and F\u00f8roya Tele builds it with Ericsson. "),
    "finland": country(
        "FI", "Finland", 5_603_900,
        ("regulator FICORA, first half of 2015 https://www.viestintavirasto.fi/en/statisticsandreports/reviewsandarticles/2015/marketsharesofoperatorsbasedonthenumberofsubscriptionshaveremainednearlyunchanged.html", 2015),
        [operator("elisa", "Elisa", 39),
         operator("telia", "Telia", 35, (7500, TELIA), all_of("Nokia", TELIA, 2020), all_of("Nokia", TELIA, 2020)),
         operator("dna", "DNA", 25)],
        batteries=[("site_urban", 2, 2, 1, "required for 2G and 3G since 2012, FICORA https://www.viestintavirasto.fi/en/ficora/news/2012/T_13.html", "published"),
                   ("site_rural", 4, 4, 1, "required for 2G and 3G since 2012, FICORA https://www.viestintavirasto.fi/en/ficora/news/2012/T_13.html", "published")]),
    "france": country(
        "FR", "France", 66_143_000,
        ("Altice presentation for the second quarter of 2023, Univers Freebox https://www.universfreebox.com/article/556607/box-et-mobile-decouvrez-les-parts-de-marche-dorange-free-sfr-et-bouygues-telecom (Free: the rest)", 2023),
        [operator("orange", "Orange", 31, (32327, ANFR)), operator("sfr", "SFR", 24, (30234, ANFR)),
         operator("bouygues", "Bouygues Telecom", 23, (30829, ANFR)), operator("free", "Free", 22, (30517, ANFR))],
        ("Huawei+ZTE", *about(17), "lines", STRAND_2022, 2022),
        source="INSEE, 1 January 2024, 66.1 of 68.373 million in metropolitan France, RTL.be of 16 January 2024 https://www.rtl.be/actu/monde/international/la-population-francaise-augmente-encore-mais-le-nombre-de-bebes-au-plus-bas/2024-01-16/article/627179 (digits beyond 66.1 million not checked)", note="Metropolitan France with Corsica. "),
    "hungary": country(
        "HU", "Hungary", 9_584_600,
        ("regulator NMHH, Budapest Business Journal https://bbj.hu/business/hungary-mobile-phone-subscriptions-inch-up-to-11642000-in-november_61985", 2011),
        [operator("telekom", "Magyar Telekom", 44.9), operator("yettel", "Yettel", 32.3),
         operator("one", "One (formerly Vodafone)", 22.8, ran=all_of("Huawei+ZTE", STRAND_2020_GROUPS, 2020))],
        ("Huawei+ZTE", *about(62), "lines", STRAND_2024, 2024)),
    "italy": country(
        "IT", "Italy", 58_989_700,
        ("regulator AGCOM 2025, Corecom Veneto https://corecom.consiglioveneto.it/corecom/paginaDinamica.jsp?info_id=13422&page_id=9.1", 2025),
        [operator("fastweb-vodafone", "Fastweb + Vodafone", 30), operator("tim", "TIM", 26.1),
         operator("windtre", "WindTre", 24), operator("iliad", "iliad", 11)],
        ("Huawei+ZTE", 0.5, 1, "lines", STRAND_2022_POLITICO + " (more than half)", 2022)),
    "latvia": country(
        "LV", "Latvia", 1_871_900, (NO_LINES, 2024),
        [operator("lmt", "LMT", None), operator("tele2", "Tele2", None), operator("bite", "Bite", None)],
        ("Huawei+ZTE", 0, 0, "lines", STRAND_2022_NONE, 2022)),
    "lithuania": country(
        "LT", "Lithuania", 2_885_900, (NO_LINES, 2024),
        [operator("telia", "Telia", None, core=all_of("Nokia", TELIA, 2020)),
         operator("tele2", "Tele2", None), operator("bite", "Bite", None)],
        ("Huawei+ZTE", 0, 0, "lines", STRAND_2022_NONE, 2022)),
    "netherlands": country(
        "NL", "Netherlands", 17_942_900,
        ("Telecompaper for 2020, ANP https://www.iex.nl/Nieuws/ANP-190321-076/T-Mobile-door-inlijven-Simpel-grootste-speler-op-mobiele-markt.aspx", 2020),
        [operator("kpn", "KPN", 28, ran=[("Huawei", 0.5, NRC + " (main supplier: at least half)", 2020), ("unknown", 0.5, NRC, 2020)],
                  core=all_of("Ericsson", NRC, 2020)),
         operator("odido", "Odido", 32.4, ran=all_of(TWO, STRAND_2022_POLITICO + " (Huawei replaced)", 2022), core=all_of(WITHOUT_HUAWEI, NU, 2021)),
         operator("vodafone", "VodafoneZiggo", 25, core=all_of(WITHOUT_HUAWEI, NU, 2021))],
        ("Huawei+ZTE", 0.5, 1, "lines", STRAND_2022_POLITICO + " (more than half)", 2022)),
    "norway": country(
        "NO", "Norway", 5_550_203,
        ("regulator Nkom for 2023 https://nkom.no/aktuelt/okt-konkurranse-i-det-norske-mobilmarkedet", 2023),
        [operator("telenor", "Telenor", 42),
         operator("telia", "Telia", 33.9, ran=all_of("Ericsson", TELIA, 2020), core=all_of("Nokia", TELIA, 2020)),
         operator("ice", "Ice", 14.5)],
        ("Huawei+ZTE", 0, 0, "lines", STRAND_2022_POLITICO, 2022),
        [("site_urban", 2, 2, 1, "required in towns of more than 20,000, decision of 2014, digi.no https://www.digi.no/artikler/ma-sikre-mobilnett-bedre-mot-strombrudd/288372", "published"),
         ("site_rural", 4, 4, 1, "required elsewhere, decision of 2014, digi.no https://www.digi.no/artikler/ma-sikre-mobilnett-bedre-mot-strombrudd/288372", "published")],
        source="Statistics Norway, 5,550,203 on 1 January 2024 https://ssb.no/en/befolkning/statistikker/folkemengde", note="Without Svalbard. "),
    "poland": country(
        "PL", "Poland", 36_621_000, ("regulator UKE for 2022, Antyweb https://antyweb.pl/uke-stan-rynku-telekomunikacyjnego-2023", 2022),
        [operator("play", "Play", 30.2, ran=[("Huawei", 0.9, STRAND_2020, 2020), (TWO, 0.1, STRAND_2020, 2020)]),
         operator("orange", "Orange", 26.6, (12000, TABLETOWO + " (about)"), [("Huawei", 0.7, STRAND_2020, 2020), (TWO, 0.3, STRAND_2020, 2020)]),
         operator("plus", "Plus", 20.4, ran=all_of(TWO, STRAND_2020 + " (Huawei 0 %)", 2020)),
         operator("t-mobile", "T-Mobile", 19.2, ran=[("Huawei", 0.7, STRAND_2020, 2020), (TWO, 0.3, STRAND_2020, 2020)])],
        note="Shares of radio are those of 4G in 2020 by operator; they give 61 % of lines for Huawei, the published total of that year is 60 %. Of 5G "
             "in 2022, 38 % were of Huawei and ZTE; by operator this is not published. "),
    "portugal": country(
        "PT", "Portugal", 10_639_700,
        ("regulator ANACOM, first quarter of 2024, 4gnews https://4gnews.pt/meo-e-lider-em-acessos-moveis-mas-nao-tem-maior-trafego-de-internet", 2024),
        [operator("meo", "MEO", 37.7, core=all_of(NOT_CHINESE, PORTUGAL_CORE, 2024)), operator("nos", "NOS", 30.1),
         operator("vodafone", "Vodafone", 28.2, core=all_of(NOT_CHINESE, PORTUGAL_CORE, 2024))],
        batteries=[("site_urban", 6, 6, 1, "most sites of MEO, said after 28 April 2025, Broadband Breakfast https://broadbandbreakfast.com/iberian-blackout-highlights-gaps-in-telecom-network-resiliency", "published"),
                   ("site_rural", 6, 6, 1, "most sites of MEO, said after 28 April 2025, Broadband Breakfast https://broadbandbreakfast.com/iberian-blackout-highlights-gaps-in-telecom-network-resiliency", "published")],
        note="The mainland; people of the islands are taken out by their share among the places of GeoNames. "),
    "slovakia": country(
        "SK", "Slovakia", 5_424_700, (NO_LINES, 2024),
        [operator("orange", "Orange", None), operator("telekom", "Telekom", None), operator("o2", "O2", None), operator("4ka", "4ka", None)],
        ("Huawei+ZTE", 0, 0.06, "lines", STRAND_2020 + " (6 % of 4G, ZTE); none of 5G in 2022: " + STRAND_2022_NONE, 2022)),
    "spain": country(
        "ES", "Spain", 48_610_500,
        ("regulator CNMC, August 2022, Investing.com https://es.investing.com/news/stock-market-news/vodafone-orange-y-masmovil-perdieron-mas-de-52000-lineas-moviles-en-agosto-2478228 (Orange and MasMovil together)", 2022),
        [operator("movistar", "Movistar", 27.3, core=all_of(TWO, TELEFONICA_CORE, 2025)), operator("masorange", "MasOrange", 42.9),
         operator("vodafone", "Vodafone", 21.9)],
        ("Huawei+ZTE", *about(38), "lines", STRAND_2022_POLITICO, 2022),
        [("site_urban", 2, 3, 1, "seen on 28 April 2025, El Pais https://elpais.diariomaranhense.net/economia/2025-05-05/el-segundo-gran-apagon-por-que-no-pude-hablar-con-el-movil.html", "published"),
         ("site_rural", 2, 3, 1, "seen on 28 April 2025, El Pais https://elpais.diariomaranhense.net/economia/2025-05-05/el-segundo-gran-apagon-por-que-no-pude-hablar-con-el-movil.html", "published")],
        note="The mainland and the Balearic islands; people of the Canary islands, Ceuta and Melilla are taken out by their share among the places of GeoNames. "),
    "sweden": country(
        "SE", "Sweden", 10_551_700,
        ("regulator PTS, mobiloperatorer.se 2018 https://www.mobiloperatorer.se/nyheter/storsta-svenska-mobiloperatorer-2018", 2018),
        [operator("telia", "Telia", 35.9, (10000, TELIA), all_of("Ericsson", TELIA, 2020), all_of("Nokia", TELIA, 2020)),
         operator("tele2", "Tele2", 27.8), operator("telenor", "Telenor", 18.7),
         operator("tre", "Tre", 13.2, ran=all_of(TWO, STRAND_2022_POLITICO + " (Huawei replaced)", 2022))],
        batteries=[("site_urban", 1, 1, 1, "required by PTS in towns, TT https://vimmerbytidning.se/nyheter/inrikes/totalforsvar/artikel/gotlands-mobilnat-forstarks-mot-stromavbrott/lq3ygkdj", "published"),
                   ("site_rural", 4, 4, 1, "required by PTS outside towns, Telekomnyheterna https://telekomnyheterna.se/pub/viewArticle?articleId=46398", "published")]),
    "switzerland": country(
        "CH", "Switzerland", 9_002_763,
        ("regulator ComCom, end of 2017 https://www.comcom.admin.ch/comcom/de/home/dokumentation/zahlen-und-fakten/mobilfunkmarkt/martanteile-der-mobilfunkanbieter.html", 2017),
        [operator("swisscom", "Swisscom", 58), operator("sunrise", "Sunrise", 25, ran=all_of("Huawei", STRAND_2020_GROUPS + " (its single supplier)", 2020)),
         operator("salt", "Salt", 17)],
        source="Federal Statistical Office, end of June 2024, finanznachrichten.de of September 2024 https://www.finanznachrichten.de/nachrichten-2024-09/63303022-staendige-wohnbevoelkerung-der-schweiz-knackt-9-millionen-marke-095.htm"),
    "united-kingdom": country(
        "GB", "United Kingdom", 68_265_000, ("Weplan, February 2025 https://weplananalytics.com/en/reports/uk/mobile-quality-report-mar-2025", 2025),
        [operator("ee", "EE", 24, (18000, CHANNEL_NEWS), all_of("Huawei+Ericsson+Nokia", CHANNEL_NEWS, 2021), all_of("Ericsson", BT_CORE, 2020)),
         operator("o2", "Virgin Media O2", 28),
         operator("vodafonethree", "VodafoneThree", 31, (17000, VODAFONETHREE), all_of("Huawei+Ericsson+Nokia", VODAFONETHREE + " (Ericsson and Nokia are to build it)", 2025),
                  [("Ericsson", 0.39, THREE_CORE + " (Three: 12 of 31 points of the lines)", 2025), ("unknown", 0.61, NOT_PUBLISHED, 2025)])],
        ("Huawei+ZTE", *about(20), "sites", STRAND_2024_SITES, 2024),
        [(kind, *hours, share, "one site in five lasts more than 15 min, one in twenty 6 h, Ookla in Capacity https://www.capacitymedia.com/article/storm-eowymn-exposes-gaps-in-uk-and-irelands-telecom-resilience-ookla", "published")
         for kind in ("site_urban", "site_rural") for hours, share in (((0, 0.25), 0.8), ((0.25, 6), 0.15), ((6, 6), 0.05))],
        source="Office for National Statistics, middle of 2023 as first published; since revised to 68,526,100, which is 0.4 % more: 69,281,400 in the middle of 2024 after 755,300 of growth https://cy.ons.gov.uk/peoplepopulationandcommunity/populationandmigration/populationestimates/bulletins/annualmidyearpopulationestimates/mid2024", year=2023),
}

# Antenna sites of one operator, people in millions and area in 1000 km2 of its country: what is published of operators whose number is known.
KNOWN_SITES = ((30800, 83.6, 357, "Germany, mean of three"), (31000, 66.1, 544, "France, mean of four"), (10000, 10.6, 450, "Telia Sweden"),
               (7500, 5.6, 338, "Telia Finland"), (12000, 36.6, 313, "Orange Poland"), (17500, 68.3, 244, "EE and VodafoneThree"))
