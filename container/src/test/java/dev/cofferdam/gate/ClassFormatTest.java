package dev.cofferdam.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.gate.classfile.ClassFile;
import dev.cofferdam.gate.classfile.ClassFileReader;
import dev.cofferdam.gate.space.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The JVM is the oracle: a class file that it refuses for its form, the gate has refused before, and no other. {@code -Dformat.every=1}
 * takes all cases, {@code -Dformat.seed} others.
 */
class ClassFormatTest {
    private static final long SEED = Long.getLong("format.seed", 4_108L);
    /** One case of so many is picked; all with 1. */
    private static final int EVERY = Integer.getInteger("format.every", 4);

    private final ClassFileReader reader = new ClassFileReader(Runtime.version().feature(), Limits.DEFAULT.values());

    @Test
    void theGateAndTheJvmAgreeOnEveryCase() {
        Map<String, int[]> counts = new TreeMap<>();
        List<String> disagreed = new ArrayList<>();
        Random pick = new Random(SEED);
        FormatCases.all(SEED, each -> {
            if (pick.nextInt(EVERY) != 0) {
                return;
            }
            Optional<LinkageError> error = LinkOracle.error(Map.of(), CodeCase.CLASS.replace('/', '.'), each.bytes());
            int[] row = counts.computeIfAbsent(each.rule(), first -> new int[3]);
            if (error.filter(ClassFormatTest::other).isPresent()) {
                row[2]++;
                return;
            }
            row[error.isPresent() ? 1 : 0]++;
            String refusal = refusal(each.bytes());
            if (refusal.isEmpty() == error.isPresent()) {
                String jvm = error.map(Object::toString)
                        .map(text -> text.lines().findFirst().orElse(""))
                        .orElse("links it");
                disagreed.add(each.rule() + ": " + each.name() + ": the JVM " + jvm + ", the gate: " + refusal);
            }
        });
        counts.forEach(
                (group, row) -> System.out.printf("%s: %d link, %d do not, %d other%n", group, row[0], row[1], row[2]));
        assertThat(disagreed).isEmpty();
    }

    /** What depends on other classes, or on the name by which it is looked for. */
    private static boolean other(LinkageError error) {
        String text = String.valueOf(error.getMessage());
        if (error instanceof VerifyError) {
            return text.contains("is not assignable to") || text.contains("catch_type not a subclass of Throwable");
        }
        return !(error instanceof ClassFormatError || text.contains("ACC_MODULE"));
    }

    private String refusal(byte[] bytes) {
        ClassFile file = reader.read(bytes);
        if (file instanceof ClassFile.Unreadable unreadable) {
            return unreadable.why();
        }
        return ((ClassFile.Readable) file).flaw().map(Object::toString).orElse("");
    }
}
