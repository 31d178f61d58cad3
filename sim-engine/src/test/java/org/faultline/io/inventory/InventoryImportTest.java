package org.faultline.io.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.faultline.model.Asset;
import org.faultline.model.AssetKind;
import org.faultline.model.Function;
import org.faultline.model.Operator;
import org.faultline.model.Place;
import org.faultline.model.Region;
import org.faultline.model.Vendor;
import org.faultline.table.TableException;
import org.junit.jupiter.api.Test;

class InventoryImportTest {

    private static final Path FILE = Path.of("sites.csv");
    private static final Region WEST = new Region("R-01", "Westshire", 100);
    private static final Region TOWN = new Region("R-02", "Burgh", 100);
    private static final Region LAND = new Region("R-03", "Burgh", 100);
    private static final Vendor NORDA = new Vendor(
            "norda",
            "Vendor A",
            List.of(
                    new Vendor.Product(
                            "norda-core", Function.CORE_CONTROL, List.of(Vendor.Release.of("4.2", List.of()))),
                    new Vendor.Product("norda-ran", Function.RAN, List.of(Vendor.Release.of("9", List.of())))));
    private static final Vendor SUDDA = new Vendor("sudda", "Vendor B", List.of());

    /** A square of ten degrees; what lies west of 5 degrees is Westshire. */
    private static final Directory.Land SQUARE = new Directory.Land() {
        @Override
        public boolean holds(double latitude, double longitude) {
            return latitude > 40 && latitude < 50 && longitude > 0 && longitude < 10;
        }

        @Override
        public String regionAt(double latitude, double longitude) {
            return longitude < 5 ? "R-01" : "R-02";
        }
    };

    private static final Directory DIRECTORY = new Directory(
            Map.of(
                    "R-01",
                    List.of(WEST),
                    "Westshire",
                    List.of(WEST),
                    "R-02",
                    List.of(TOWN),
                    "R-03",
                    List.of(LAND),
                    "Burgh",
                    List.of(TOWN, LAND)),
            List.of(new Operator("alpha", "Alpha Mobile", 0.6), new Operator("beta", "Beta", 0.4)),
            List.of(NORDA, SUDDA),
            List.of(Asset.of("amf-1", AssetKind.AMF, new Place(45, 1, "R-01")).withOperator("alpha")),
            Optional.of(SQUARE));

    private InventoryImport importer(Map<Role, String> told, Map<String, String> operators) {
        Vocabulary words = Vocabulary.read(Path.of("..", "scenarios", "inventory"), List.of());
        return new InventoryImport(FILE, words, DIRECTORY, told, operators);
    }

    private Inventory read(String text) {
        return importer(Map.of(), Map.of("", "alpha")).read(text);
    }

    /**
     * Counts as programs write them that know decimals alone, dates of which only the year counts, degrees with letters, words for nothing: seven rows, six
     * of them read. The seventh has 1.000, which is one or a thousand.
     */
    @Test
    void numbersDatesAndPlacesAreReadAsTheyAreWritten() {
        Inventory inventory = read(
                """
                Hersteller;Bereich;St\u00fcckzahl;Inbetriebnahme;Geogr. Breite;Geogr. L\u00e4nge;Produktbezeichnung
                Vendor A;Funk;3.0;2019-05-01;45,5;1,5;n/a
                Vendor A;Funk;2,00;01.06.2018;45.5 N;7.5\u00b0E;k.A.
                Vendor A;Funk;1;05/2016;N 45.5\u00b0;+2.5;-
                Vendor A;Funk;;2017-03-02T08:00:00Z;;;
                Vendor A;Funk;1;2015.0;;;
                Vendor A;Funk;1;unbekannt;;;
                Vendor A;Funk;1.000;2015;;;
                """
                        .translateEscapes());

        assertThat(unused(inventory)).isEqualTo("8 bad_value: the count '1.000' is no whole number from 1 to 9999999");
        assertThat(inventory.assets()).isEqualTo(3 + 2 + 1 + 1 + 1 + 1);
        assertThat(inventory.years()).contains(new Inventory.Years(2015, 2019));
        assertThat(inventory.installed())
                .extracting(i -> i.region().orElse("-") + " " + i.equipment().product() + " " + i.count())
                .containsExactly("- norda-ran 3.0", "R-01 norda-ran 4.0", "R-02 norda-ran 2.0");
    }

    /** The letter O is east in German and west in French; a date of two digits may be of either century; a westerly degree has one sign. */
    @Test
    void whatCanBeReadInTwoWaysIsNotRead() {
        assertThat(Written.degrees("13,4 O", "E", "W", 180)).isEmpty();
        assertThat(Written.degrees("-13.4 W", "E", "W", 180)).isEmpty();
        assertThat(Written.degrees("13.4 N", "E", "W", 180)).isEmpty();
        assertThat(Written.degrees("13.4 W", "E", "W", 180)).contains(-13.4);
        assertThat(Written.degrees("181", "E", "W", 180)).isEmpty();
        assertThat(Written.degrees("5.949.000", "E", "W", 180)).isEmpty();
        assertThat(Written.year("01.02.19")).isEmpty();
        assertThat(Written.year("20190501")).isEmpty();
        assertThat(Written.count("0")).isEmpty();
        assertThat(Written.count("2.5")).isEmpty();
        assertThat(Written.count("-1")).isEmpty();
    }

    @Test
    void anEmptyRowHasOneReason() {
        Inventory inventory = read("vendor,function,count\nVendor A,ran,1\n,,\n , ,\n,,4711\n");

        assertThat(unused(inventory))
                .isEqualTo(
                        """
                        3 empty: the row is empty
                        4 empty: the row is empty
                        5 unknown_vendor: the row names no vendor
                        5 unknown_function: the row names no function and no kind""");
    }

    /** Two rows of one site are equal in every letter, and no id says whether they are one thing; a third names Burgh and lies in Westshire. */
    @Test
    void doubtsAreCountedAndTheRowsAreUsed() {
        Inventory inventory = read(
                """
                site,vendor,function,region,lat,lon
                S1,Vendor A,ran,R-01,45,1
                S1,Vendor A,ran,R-01,45,1
                S2,Vendor A,ran,R-02,45,1
                """);

        assertThat(inventory.used()).isEqualTo(3);
        assertThat(inventory.repeated()).isEqualTo(1);
        assertThat(inventory.elsewhere()).isEqualTo(1);
    }

    /** A column of one's own sales districts can be left alone; words of one's own can be told. */
    @Test
    void aColumnCanBeReadByNobody() {
        String text = "vendor,function,region\nVendor A,ran,South\n";

        assertThat(unused(read(text)))
                .isEqualTo("2 unknown_region: unknown region 'South'; --region \"South=ID\" says which one it means;"
                        + " --column region= reads none of the column");
        Inventory without =
                importer(Map.of(Role.REGION, ""), Map.of("", "alpha")).read(text);
        assertThat(without.used()).isEqualTo(1);
        assertThat(without.columns().unread()).containsExactly("region");
    }

    @Test
    void textIsReadInTheEncodingInWhichItWasSaved() {
        String text = "sep=;\r\nHersteller;St\u00fcckzahl\r\nA;1\r\n";
        String read = "\nHersteller;St\u00fcckzahl\r\nA;1\r\n";

        assertThat(TableText.of(text.getBytes(StandardCharsets.UTF_8))).contains(new TableText(read, "UTF-8"));
        assertThat(TableText.of(("\uFEFF" + text).getBytes(StandardCharsets.UTF_8)))
                .contains(new TableText(read, "UTF-8"));
        assertThat(TableText.of(text.getBytes(StandardCharsets.ISO_8859_1)))
                .contains(new TableText(read, "windows-1252"));
        assertThat(TableText.of(("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE)))
                .contains(new TableText(read, "UTF-16"));
        assertThat(TableText.of(text.getBytes(StandardCharsets.UTF_16LE)))
                .as("without a mark")
                .isEmpty();
        assertThat(TableText.of(new byte[] {'a', (byte) 0x81})).as("no letter").isEmpty();
    }

    private static String unused(Inventory inventory) {
        return inventory.unused().stream()
                .map(u -> u.line() + " " + u.reason().id() + ": " + u.message()
                        + u.help().map(h -> "; " + h).orElse(""))
                .collect(Collectors.joining("\n"));
    }

    private static String installed(Inventory inventory) {
        return inventory.installed().stream()
                .map(i -> String.join(
                        " ",
                        i.operator(),
                        i.function().id(),
                        i.region().orElse("-"),
                        i.asset().orElse("-"),
                        i.equipment().vendor(),
                        i.equipment().product(),
                        "'" + i.equipment().release() + "'",
                        String.valueOf((int) i.count())))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void columnsAreFoundByTheirHeadingsInSeveralLanguages() {
        Inventory inventory =
                read("Inventar-Nummer;HERSTELLER;Bereich;Standort;Anzahl;Bemerkung\n7;Vendor A;RAN;x;3;new\n");

        assertThat(inventory.columns().headings())
                .containsEntry(Role.ASSET, "Inventar-Nummer")
                .containsEntry(Role.VENDOR, "HERSTELLER")
                .containsEntry(Role.FUNCTION, "Bereich")
                .containsEntry(Role.SITE, "Standort")
                .containsEntry(Role.COUNT, "Anzahl");
        assertThat(inventory.columns().unread()).containsExactly("Bemerkung");
        assertThat(installed(inventory)).isEqualTo("alpha ran - - norda norda-ran '' 3");
    }

    @Test
    void whatIsToldGoesBeforeWhatIsGuessed() {
        Inventory inventory = importer(Map.of(Role.VENDOR, "Made by"), Map.of("", "alpha"))
                .read("Vendor,Made by,Kind\nthe shop,Vendor B,amf\n");

        assertThat(inventory.columns().given()).containsExactly(Role.VENDOR);
        assertThat(inventory.columns().unread()).containsExactly("Vendor");
        assertThat(installed(inventory)).isEqualTo("alpha core_control - - sudda sudda-core_control '' 1");
    }

    /** By hand: 6 of 8 radio assets are Vendor A's, so three quarters. */
    @Test
    void sharesAreThoseOfAssetsNotOfRows() {
        Inventory inventory =
                read("vendor,function,count,region\nVendor A,ran,5,R-01\nVendor A,ran,1,R-02\nVendor B,ran,2,R-01\n");

        assertThat(inventory.shares()).hasSize(2);
        assertThat(inventory.shares().get(0).vendor()).isEqualTo("norda");
        assertThat(inventory.shares().get(0).share()).isCloseTo(0.75, within(1e-12));
        assertThat(inventory.assets()).isEqualTo(8);
    }

    @Test
    void aSpellingOfTheTableIsUsedAndNamedAndASimilarOneIsOnlyAHint() {
        Inventory inventory = read("vendor,function\nNokia Siemens Networks,ran\nEricson,ran\nVendor C,ran\n,ran\n");

        assertThat(inventory.spellings())
                .extracting(Inventory.Spelt::spelling, Inventory.Spelt::vendor, Inventory.Spelt::rows)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("Nokia Siemens Networks", "nokia", 1));
        assertThat(inventory.used()).isEqualTo(1);
        assertThat(unused(inventory))
                .isEqualTo(
                        """
                3 unknown_vendor: unknown vendor 'Ericson'; did you mean `Ericsson`? a table of spellings goes with --aliases
                4 unknown_vendor: unknown vendor 'Vendor C'; did you mean `Vendor A`? a table of spellings goes with --aliases
                5 unknown_vendor: the row names no vendor""");
    }

    @Test
    void everyUnknownThingOfARowIsTold() {
        Inventory inventory = read(
                """
                        vendor,function,region,operator,count,year
                        Vendor Z,randio,Westshir,Gamma,0,1066
                        """);

        assertThat(inventory.rows()).isEqualTo(1);
        assertThat(inventory.used()).isZero();
        assertThat(inventory.reasons().keySet())
                .containsExactly(
                        Unused.Reason.UNKNOWN_VENDOR,
                        Unused.Reason.UNKNOWN_OPERATOR,
                        Unused.Reason.UNKNOWN_FUNCTION,
                        Unused.Reason.UNKNOWN_REGION,
                        Unused.Reason.BAD_VALUE);
        assertThat(unused(inventory))
                .contains("unknown region 'Westshir'; did you mean `westshire`?")
                .contains("--operator \"Gamma=ID\" says whom it means, one of alpha, beta")
                .contains("the count '0' is no whole number")
                .contains("'1066' is no year from 1980 to 2100");
    }

    @Test
    void aNameOfTwoRegionsNeedsThePlace() {
        Inventory inventory = read(
                """
                        vendor,function,region,lat,lon
                        Vendor A,ran,Burgh,,
                        Vendor A,ran,Burgh,\"45,5\",7
                        Vendor A,ran,,45,1
                        """);

        assertThat(unused(inventory))
                .isEqualTo(
                        "2 unknown_region: 'Burgh' may be any of R-02, R-03; write the id of the region, or latitude and longitude");
        assertThat(installed(inventory))
                .isEqualTo("alpha ran R-01 - norda norda-ran '' 1\nalpha ran R-02 - norda norda-ran '' 1");
    }

    @Test
    void placesOutsideTheCountryAreNotUsed() {
        Inventory inventory =
                read("vendor,function,lat,lon\nVendor A,ran,60,5\nVendor A,ran,5,45\nVendor A,ran,north,5\n");

        assertThat(unused(inventory))
                .isEqualTo(
                        """
                2 outside: the place 60, 5 lies outside the country
                3 outside: the place 5, 45 lies outside the country; latitude and longitude look exchanged
                4 bad_value: the place 'north', '5' is no latitude and longitude in degrees""");
    }

    @Test
    void ofAnAssetWithTwoVendorsNothingIsUsedAndOfARepeatedRowTheFirst() {
        Inventory inventory = read(
                """
                        asset,vendor,function
                        a,Vendor A,ran
                        b,Vendor A,ran
                        a,Vendor B,ran
                        b,Vendor A,ran
                        b,Vendor A,transport
                        """);

        assertThat(unused(inventory))
                .isEqualTo(
                        """
                2 contradiction: asset 'a' is by norda here and by sudda in line 4
                4 contradiction: asset 'a' is by sudda here and by norda in line 2
                5 duplicate: asset 'b' stands like this in line 3 already""");
        assertThat(inventory.used()).isEqualTo(2);
    }

    @Test
    void whatIsDeclaredOfProductsMayNotBeDenied() {
        Inventory inventory = read(
                """
                        vendor,function,kind,product,release
                        Vendor B,core_control,,norda-core,4.2
                        Vendor A,core_control,,norda-core,9
                        Vendor A,core_control,,norda-core,5.0
                        Vendor A,core_control,gnb,norda-core,4.2
                        """);

        assertThat(unused(inventory))
                .isEqualTo(
                        """
                2 contradiction: product 'norda-core' is sold by norda, but the row says sudda
                3 contradiction: release '9' is one of product 'norda-ran', not of 'norda-core'
                5 contradiction: 'gnb' belongs to ran, but the row says core_control""");
        assertThat(installed(inventory)).isEqualTo("alpha core_control - - norda norda-core '5.0' 1");
    }

    @Test
    void anAssetOfTheNetworkKnowsWhereItStandsAndWhoRunsIt() {
        Inventory inventory = importer(Map.of(), Map.of())
                .read(
                        """
                        asset,vendor,region,operator
                        amf-1,Vendor B,,
                        amf-1,Vendor B,R-02,
                        amf-1,Vendor B,,beta
                        amf-2,Vendor B,,alpha
                        """);

        assertThat(installed(inventory)).isEqualTo("alpha core_control R-01 amf-1 sudda sudda-core_control '' 1");
        assertThat(unused(inventory))
                .isEqualTo(
                        """
                3 contradiction: asset 'amf-1' stands in R-01, but the row says R-02
                4 contradiction: asset 'amf-1' is run by alpha, but the row says beta
                5 unknown_function: the row names no function and no kind""");
    }

    @Test
    void aNameThatServesTwoFunctionsIsTwoProducts() {
        Inventory inventory =
                read("vendor,function,model\nVendor B,ran,Box 1\nVendor B,transport,Box 1\nVendor B,ran,Mast\n");

        assertThat(installed(inventory))
                .isEqualTo(
                        """
                alpha ran - - sudda sudda-box-1-ran '' 1
                alpha ran - - sudda sudda-mast '' 1
                alpha transport - - sudda sudda-box-1-transport '' 1""");
    }

    @Test
    void aRowOfAnotherLengthIsLeftOutAndTheRestIsRead() {
        Inventory inventory = read("vendor,function\nVendor A\nVendor A,ran\nVendor A,ran,5\n");

        assertThat(inventory.rows()).isEqualTo(3);
        assertThat(inventory.used()).isEqualTo(1);
        assertThat(unused(inventory))
                .isEqualTo(
                        """
                2 ragged: The row has 1 values; the header names 2 columns.
                4 ragged: The row has 3 values; the header names 2 columns.""");
    }

    @Test
    void withoutAColumnOfVendorsOrFunctionsThereIsNothingToRead() {
        assertThatThrownBy(() -> read("who,function\nVendor A,ran\n"))
                .isInstanceOf(Columns.Unclear.class)
                .hasMessage("No column holds vendors; write --column vendor=HEADING. The columns are: who");
        assertThatThrownBy(() -> read("vendor,what\nVendor A,ran\n"))
                .hasMessageStartingWith("No column holds functions or kinds");
        assertThatThrownBy(
                        () -> importer(Map.of(Role.VENDOR, "Vender"), Map.of()).read("Vendor,function\n"))
                .hasMessage("There is no column 'Vender' for vendor. did you mean `Vendor`?");
        assertThatThrownBy(() -> read("vendor,function\n\"Vendor A,ran\n")).isInstanceOf(TableException.class);
    }

    @Test
    void theVendorsOfAnInventoryAreDeclaredWithWhatMostOfThemRunFirst() {
        InventoryImport importer = importer(Map.of(), Map.of("", "alpha"));
        Inventory inventory = importer.read(
                """
                        vendor,function,product,release,count
                        Vendor B,ran,Mast,1,2
                        Vendor B,ran,Mast,2,5
                        Vendor A,core_control,norda-core,4.2,1
                        """);
        List<Vendor> vendors = importer.vendors(inventory);

        assertThat(vendors).extracting(Vendor::title).containsExactly("Vendor A", "Vendor B");
        assertThat(vendors.get(0).products()).isEmpty(); // declared already
        assertThat(vendors.get(1).products().get(0).releases())
                .extracting(Vendor.Release::id)
                .containsExactly("2", "1");
    }
}
