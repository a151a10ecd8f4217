package dev.cofferdam.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.Setting;
import dev.cofferdam.api.fault.PluginException;
import dev.cofferdam.itests.actors.BottomlessWell;
import dev.cofferdam.itests.desk.Well;
import dev.cofferdam.model.Fault;
import dev.cofferdam.model.FaultKind;
import dev.cofferdam.model.PluginState;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who goes through what a plugin gives out may stop where it likes, and does not wait longer than a call may take. */
class BottomlessIT {
    private static final int ENOUGH = 10_000;

    @TempDir
    private Path temp;

    @ParameterizedTest
    @ValueSource(strings = {"direct", "handoff"})
    void whatHasNoEndIsDrawnFromForAsLongAsTheCallerWants(String calls) {
        try (TestBed bed = bed("endless", calls)) {
            Well well = bed.container().service(Well.class);

            Iterator<String> drops = well.drops();
            IntStream.range(0, ENOUGH)
                    .forEach(number -> assertThat(drops.next()).endsWith(" " + number));
            Iterator<String> all = well.all().iterator();
            IntStream.range(0, ENOUGH).forEach(number -> assertThat(all.next()).endsWith(" " + number));
            try (Stream<String> flow = well.flow()) {
                assertThat(flow.limit(ENOUGH)).hasSize(ENOUGH).endsWith("drop " + (ENOUGH - 1));
            }

            assertThat(bed.plugin("well").calls()).isGreaterThan(3L * ENOUGH);
            assertThat(bed.plugin("well").faults()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct", "handoff"})
    void whatDoesNotComeIsACallThatTimedOut(String calls) {
        try (TestBed bed = bed("hangs", calls)) {
            Well well = bed.container().service(Well.class);

            assertTimedOut(bed, () -> draw(well.drops()));
            assertTimedOut(bed, () -> draw(well.all().iterator()));
            assertTimedOut(bed, () -> well.all().forEach(drop -> {}));
            assertTimedOut(bed, () -> well.flow().limit(2).toList());
        }
    }

    @Test
    void aStreamOfAPluginsOwnMakingIsAskedWithinTheDeadline() {
        try (TestBed bed = bed("own", "direct")) {
            Well well = bed.container().service(Well.class);

            assertTimedOut(bed, () -> well.flow().limit(1).toList());
        }
    }

    private static void draw(Iterator<String> drops) {
        assertThat(drops.next()).isEqualTo("drop 0");
        drops.next();
    }

    private static void assertTimedOut(TestBed bed, ThrowingCallable drawing) {
        int before = bed.plugin("well").generation();

        assertThatThrownBy(drawing).isInstanceOf(PluginException.class);

        Waiting.until("it has led to a restart")
                .until(() -> bed.plugin("well").generation() > before
                        && bed.plugin("well").state() == PluginState.ACTIVE);
        assertThat(bed.container().faults("well")).extracting(Fault::kind).containsOnly(FaultKind.CALL_TIMED_OUT);
    }

    private TestBed bed(String how, String calls) {
        TestBed bed = TestBed.sharingMin(
                temp,
                builder -> builder.hostPackage(Well.class.getPackageName())
                        .set("well", Setting.CALL_DEADLINE, "300ms")
                        .set("well", Setting.CALLS, calls)
                        .set("well", Setting.BACKOFF_FIRST, "10ms")
                        .set("well", Setting.INTENSITY, "100")
                        .set(
                                "well",
                                Setting.CALLS_GUARDED,
                                "java.util.Iterator, java.lang.Iterable, java.util.stream.Stream"));
        bed.drop(
                Recipe.plugin("well", "1.0.0", BottomlessWell.class, Well.class.getPackageName())
                        .header(BottomlessWell.HOW, how)
                        .jar(temp.resolve("well.jar")),
                "well.jar");
        bed.await("well", PluginState.ACTIVE);
        return bed;
    }
}
