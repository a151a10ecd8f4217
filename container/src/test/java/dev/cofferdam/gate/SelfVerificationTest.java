package dev.cofferdam.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.gate.classfile.ClassFile;
import dev.cofferdam.gate.classfile.ClassFileReader;
import dev.cofferdam.gate.space.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The JVM is the oracle: what it says of code when it links it, the gate has said before. */
class SelfVerificationTest {
    private final ClassFileReader reader = new ClassFileReader(Runtime.version().feature(), Limits.DEFAULT.values());

    @Test
    void theGateAndTheJvmAgreeOnEveryCase() {
        List<String> disagreed = new ArrayList<>();
        Map<String, int[]> counts = new TreeMap<>();
        for (CodeCase each : CodeCases.all()) {
            LinkOracle.Answer jvm = each.jvm();
            String refusal = refusal(each.bytes());
            int[] row = counts.computeIfAbsent(each.rule(), first -> new int[3]);
            row[jvm.ordinal()]++;
            if (jvm != LinkOracle.Answer.OTHER && refusal.isEmpty() != (jvm == LinkOracle.Answer.LINKS)) {
                disagreed.add(each.rule() + ": " + each.name() + ": the JVM "
                        + LinkOracle.error(Map.of(), CodeCase.CLASS.replace('/', '.'), each.bytes())
                                .map(LinkageError::getMessage)
                                .map(text -> text.lines().findFirst().orElse(""))
                                .orElse("links it")
                        + ", the gate: " + refusal);
            }
        }
        counts.forEach(
                (rule, row) -> System.out.printf("%s: %d link, %d do not, %d other%n", rule, row[0], row[1], row[2]));
        assertThat(disagreed).isEmpty();
    }

    private String refusal(byte[] bytes) {
        ClassFile file = reader.read(bytes);
        if (file instanceof ClassFile.Unreadable unreadable) {
            return unreadable.why();
        }
        return ((ClassFile.Readable) file).flaw().map(Object::toString).orElse("");
    }
}
