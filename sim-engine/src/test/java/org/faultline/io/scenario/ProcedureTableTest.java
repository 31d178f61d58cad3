package org.faultline.io.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.faultline.model.Procedure;
import org.faultline.model.Procedure.Message;
import org.faultline.table.TableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcedureTableTest {

    private static final Path SHIPPED = Path.of("../scenarios/signalling/procedures.csv");

    /** What answers a message that asks, where the answer is not the same name with Response for Request. */
    private static final Map<String, String> ANSWERS = Map.ofEntries(
            Map.entry("Registration Request", "Registration Accept"),
            Map.entry("Authentication Request", "Authentication Response"),
            Map.entry("Security Mode Command", "Security Mode Complete"),
            Map.entry("Service Request", "Service Accept"),
            Map.entry("Paging", "Service Request"),
            Map.entry("N2 Request", "N2 Request Ack"),
            Map.entry("PDU Session Establishment Request", "PDU Session Establishment Accept"),
            Map.entry("N2 PDU Session Request", "N2 PDU Session Request Ack"),
            Map.entry("PDU Session Release Request", "PDU Session Release Command"),
            Map.entry("PDU Session Release Command", "PDU Session Release Ack"),
            Map.entry("PDU Session Modification Command", "PDU Session Modification Command Ack"),
            Map.entry("N2 Resource Release Request", "N2 Resource Release Ack"),
            Map.entry("N2 UE Context Release Request", "N2 UE Context Release Command"),
            Map.entry("N2 UE Context Release Command", "N2 UE Context Release Complete"),
            Map.entry("N2 Path Switch Request", "N2 Path Switch Request Ack"),
            Map.entry("Handover Required", "Handover Command"),
            Map.entry("Handover Request", "Handover Request Acknowledge"),
            Map.entry("Deregistration Request", "Deregistration Accept"),
            Map.entry("User-Authorization-Request", "User-Authorization-Answer"),
            Map.entry("Multimedia-Auth-Request", "Multimedia-Auth-Answer"),
            Map.entry("Server-Assignment-Request", "Server-Assignment-Answer"),
            Map.entry("Location-Info-Request", "Location-Info-Answer"),
            Map.entry("INVITE", "200 OK (INVITE)"),
            Map.entry("PRACK", "200 OK (PRACK)"));

    private final List<Procedure> shipped = ProcedureTable.read(SHIPPED);

    @TempDir
    private Path folder;

    @Test
    void everyProcedureThatDevicesRunStandsInTheTable() {
        assertThat(shipped)
                .extracting(Procedure::id)
                .containsExactly(
                        "registration",
                        "mobility-update",
                        "periodic-update",
                        "authentication",
                        "service-request",
                        "network-service-request",
                        "session-establishment",
                        "session-release",
                        "n2-handover",
                        "xn-handover",
                        "an-release",
                        "deregistration",
                        "implicit-deregistration",
                        "ims-registration",
                        "ims-registration-again",
                        "ims-call",
                        "emergency-registration",
                        "emergency-session",
                        "emergency-call");
    }

    /** A question to the core is answered later, to the one who asked; what the AMF answers a device may come through the base station. */
    @Test
    void everyQuestionIsAnswered() {
        for (Procedure procedure : shipped) {
            List<Message> open = new ArrayList<>();
            for (Message message : procedure.messages()) {
                open.removeIf(question -> isAnswer(message, question));
                if (answerTo(message) != null) {
                    open.add(message);
                }
            }
            assertThat(open).as("open questions of " + procedure.id()).isEmpty();
        }
    }

    private static boolean isAnswer(Message answer, Message question) {
        boolean samePair = answer.sender().equals(question.receiver());
        boolean carried =
                answer.sender().equals(Procedure.RADIO) || question.receiver().equals(Procedure.RADIO);
        boolean throughIms = answer.sender().equals("ims") || question.sender().equals("ims");
        boolean toWhoAsked = answer.receiver().equals(question.sender())
                || question.sender().equals(Procedure.RADIO); // a device answers past the base station
        return answer.name().equals(answerTo(question)) && toWhoAsked && (samePair || carried || throughIms);
    }

    private static String answerTo(Message message) {
        if (ANSWERS.containsKey(message.name())) {
            return ANSWERS.get(message.name());
        }
        return message.name().endsWith(" Request") ? message.name().replaceAll(" Request$", " Response") : null;
    }

    /** Answers by Response and Answer only go to somebody whose question is open, and each closes one. */
    @Test
    void nothingIsAnsweredThatWasNotAsked() {
        for (Procedure procedure : shipped) {
            List<Message> open = new ArrayList<>();
            for (Message message : procedure.messages()) {
                if (message.name().endsWith(" Response") || message.name().endsWith("-Answer")) {
                    assertThat(open.removeIf(question -> isAnswer(message, question)))
                            .as(procedure.id() + ": " + message)
                            .isTrue();
                }
                if (answerTo(message) != null) {
                    open.add(message);
                }
            }
        }
    }

    /** Functions of the core work one after the other: no function may be asked again by the same asker while it owes it an answer. */
    @Test
    void aNetworkFunctionAnswersBeforeItIsAskedTheSameAgain() {
        for (Procedure procedure : shipped) {
            List<Message> open = new ArrayList<>();
            for (Message message : procedure.messages()) {
                open.removeIf(question -> isAnswer(message, question));
                if (message.name().startsWith("N") && message.name().endsWith(" Request")) {
                    assertThat(open).as(procedure.id()).doesNotContain(message);
                    open.add(message);
                }
            }
        }
    }

    /**
     * Rules of thumb count 14 messages for a registration, 6 for an update, 4 for a service request, 8 for a handover and 6 for the
     * set-up of a session, at the MME, or at the AMF on N1, N2, N8 and N11; here they are what the AMF sends to or receives from
     * device, base station, UDM and SMF. The band is a factor of two either way.
     */
    @ParameterizedTest
    @CsvSource({
        "registration, 14, 14",
        "mobility-update, 6, 5",
        "periodic-update, 6, 5",
        "service-request, 4, 7",
        "n2-handover, 8, 15",
        "xn-handover, 8, 4",
        "session-establishment, 6, 9",
    })
    void theAmfHandlesAsManyMessagesAsRulesOfThumbSay(String id, int ruleOfThumb, int counted) {
        assertThat(handledByTheAmf(procedure(id)))
                .isEqualTo(counted)
                .isBetween((ruleOfThumb + 1L) / 2, 2L * ruleOfThumb);
    }

    /**
     * By hand for a registration: authentication, then registration, data and subscription at the UDM, one answer each from AUSF (two),
     * UDM (three) and PCF (one), and from the device request, authentication, security mode, completion and the set-up of the base
     * station make 11 messages to the AMF. The UDR is asked for keys, twice for data, once to store, once to subscribe.
     */
    @Test
    void aRegistrationIsWorkForFiveFunctions() {
        Procedure registration = procedure("registration");
        assertThat(registration.receivedBy("amf")).isEqualTo(11);
        assertThat(registration.receivedBy("ausf")).isEqualTo(4);
        assertThat(registration.receivedBy("udm")).isEqualTo(9);
        assertThat(registration.receivedBy("udr")).isEqualTo(5);
        assertThat(registration.receivedBy("pcf")).isEqualTo(2);
        assertThat(registration.receivedBy("smf")).isZero();
    }

    /** The table of counts in SOURCES.md: all messages, what each function receives, and what the AMF handles on N1, N2, N8 and N11. */
    @Test
    void theCountsInTheSourcesAreThoseOfTheTable() throws IOException {
        List<String> functions = List.of("amf", "ausf", "udm", "udr", "pcf", "smf", "upf", "ims");
        List<String> expected = new ArrayList<>();
        for (Procedure procedure : shipped) {
            StringBuilder row = new StringBuilder(
                    "| `" + procedure.id() + "` | " + procedure.messages().size() + " |");
            functions.forEach(
                    f -> row.append(" ").append(procedure.receivedBy(f)).append(" |"));
            expected.add(row.append(" ")
                    .append(handledByTheAmf(procedure))
                    .append(" |")
                    .toString());
        }
        assertThat(Files.readAllLines(SHIPPED.resolveSibling("SOURCES.md")).stream()
                        .filter(line -> line.startsWith("| `") && !line.contains(".csv"))
                        .map(line -> line.substring(0, line.lastIndexOf('|', line.length() - 2) + 1)))
                .containsExactlyElementsOf(expected);
    }

    @Test
    void imsAuthenticatesInTwoRoundTrips() {
        assertThat(procedure("ims-registration").messages())
                .filteredOn(m -> m.sender().equals("ue") || m.receiver().equals("ue"))
                .extracting(Message::name)
                .containsExactly("Register", "401 Unauthorized", "Register", "200 OK");
    }

    @Test
    void nobodyReadsSubscriberDataForAnEmergency() {
        for (String id : List.of("emergency-registration", "emergency-session", "emergency-call")) {
            assertThat(procedure(id).receivedBy("udm") + procedure(id).receivedBy("udr"))
                    .as(id)
                    .isZero();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "p,1,ue,amff,Ask,23.502 4 | 2:8: unknown function: The receiver 'amff' must be one of",
                "p,2,ue,amf,Ask,23.502 4 | 2:3: step out of order: The step 2 of p must be 1",
                "p,1,ue,amf,Ask,4.2.3 | 2:16: clause without a specification: '4.2.3' must begin with",
            })
    void aFaultHasItsPlaceAndItsRule(String row, String fault) throws IOException {
        Path table = write(row, "p,Title");
        assertThatThrownBy(() -> ProcedureTable.read(table))
                .isInstanceOf(TableException.class)
                .hasMessageStartingWith(table + ":" + fault);
    }

    @Test
    void whoWasNotReachedCannotSend() throws IOException {
        Path table = write("p,1,ue,amf,Ask,23.502 4\np,2,smf,amf,Ask,23.502 4", "p,Title");
        assertThatThrownBy(() -> ProcedureTable.read(table))
                .hasMessage(table
                        + ":3:5: sender that was not reached: In p smf sends although it has received nothing and did"
                        + " not begin.");
    }

    @Test
    void titlesAndMessagesBelongTogether() throws IOException {
        Path untitled = write("p,1,ue,amf,Ask,23.502 4", "q,Title");
        assertThatThrownBy(() -> ProcedureTable.read(untitled))
                .hasMessageContaining("titles.csv:2:1: title without messages: The procedure q");
        Path twice = write("p,1,ue,amf,Ask,23.502 4", "p,Title\np,Title");
        assertThatThrownBy(() -> ProcedureTable.read(twice))
                .hasMessageContaining("titles.csv:3:1: title without messages");
        Path none = write("p,1,ue,amf,Ask,23.502 4\nq,1,ue,amf,Ask,23.502 4", "p,Title");
        assertThatThrownBy(() -> ProcedureTable.read(none))
                .hasMessageContaining("titles.csv:1:1: messages without a title: The procedure q");
    }

    @Test
    void proceduresComeInTheOrderOfTheirTitles() throws IOException {
        Path table = write("p,1,ue,amf,Ask,23.502 4\nq,1,ue,amf,Ask,23.502 4\np,2,amf,ue,Answer,23.502 4", "q,Q\np,P");
        assertThat(ProcedureTable.read(table)).extracting(Procedure::title).containsExactly("Q", "P");
        assertThat(ProcedureTable.read(table).get(1).messages()).hasSize(2);
    }

    @Test
    void theTableStandsOnTheShelf() {
        Library library = new Library(List.of());
        assertThat(library.find(Path.of("../scenarios/examples/x.yaml"), "signalling", "procedures", ".csv"))
                .hasValueSatisfying(
                        found -> assertThat(ProcedureTable.read(found)).isEqualTo(shipped));
    }

    private static long handledByTheAmf(Procedure procedure) {
        return procedure.messages().stream()
                .filter(m -> m.sender().equals("amf") || m.receiver().equals("amf"))
                .filter(m -> Set.of("amf", "ue", "ran", "udm", "smf").containsAll(Set.of(m.sender(), m.receiver())))
                .count();
    }

    private Procedure procedure(String id) {
        return shipped.stream().filter(p -> p.id().equals(id)).findFirst().orElseThrow();
    }

    private Path write(String rows, String titles) throws IOException {
        Files.writeString(folder.resolve("titles.csv"), "procedure,title\n" + titles + "\n");
        return Files.writeString(
                folder.resolve("procedures.csv"), "procedure,step,sender,receiver,message,clause\n" + rows + "\n");
    }
}
