package dev.cofferdam.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JVM is the oracle: what it says of every case when it runs, the gate has said before. */
class AccuracyTest {
    static final List<Case> CASES = Stream.of(
                    MethodCases.all(),
                    FieldCases.all(),
                    ClassCases.all(),
                    ConstructorCases.all(),
                    InterfaceCases.all(),
                    ImplementCases.all(),
                    VerifierCases.all(),
                    FlowSourceCases.all(),
                    OldClassCases.all(),
                    LanguageCases.all(),
                    DynamicCases.all(),
                    LoaderCases.all(),
                    JdkCases.all(),
                    SupertypeCases.all())
            .flatMap(List::stream)
            .toList();

    private static final Path DOC = Path.of("..", "docs", "gate-accuracy.md");

    @TempDir
    Path folder;

    @Test
    void theGateAndTheJvmAgreeOnEveryCase() throws IOException {
        boolean write = Boolean.getBoolean("gate.accuracy.write");
        List<CaseVerdict> verdicts = CaseVerdict.of(folder, CASES, write);
        AccuracyTable table = new AccuracyTable(verdicts);
        System.out.println(table.gate());
        assertThat(verdicts.stream()
                        .filter(verdict -> !verdict.agrees())
                        .map(CaseVerdict::text)
                        .collect(Collectors.joining("\n")))
                .isEmpty();
        if (write) {
            Files.writeString(DOC, written(Files.readString(DOC), table));
        }
        assertThat(DOC)
                .as("regenerate it with -Dgate.accuracy.write=true")
                .content()
                .contains(table.gate());
    }

    private static String written(String text, AccuracyTable table) {
        String gate = replaced(text, AccuracyTable.HEAD, table.gate());
        return replaced(gate, AccuracyTable.PEERS_HEAD, table.peers());
    }

    /** The table under that head, up to the next empty line, gives way to another. */
    private static String replaced(String text, String head, String table) {
        int from = text.indexOf(head);
        int to = text.indexOf("\n\n", from) + 1;
        return text.substring(0, from) + table + text.substring(to);
    }

    @Test
    void noCaseStandsTwice() {
        Set<List<String>> seen = new HashSet<>();
        assertThat(CASES.stream()
                        .filter(one -> !seen.add(Stream.concat(
                                        one.sources(), one.traits().stream().map(Enum::name))
                                .toList()))
                        .map(one -> one.rule() + ": " + one.name()))
                .isEmpty();
        assertThat(CASES).hasSizeGreaterThan(600);
    }
}
