package dev.cofferdam.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.ContainerBuilder;
import dev.cofferdam.PluginEvent;
import dev.cofferdam.PluginInfo;
import dev.cofferdam.Setting;
import dev.cofferdam.UpdatePlan;
import dev.cofferdam.UpdatePlan.Kind;
import dev.cofferdam.itests.actors.MinByHeader;
import dev.cofferdam.itests.actors.MinFront;
import dev.cofferdam.model.PluginState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntBinaryOperator;
import java.util.function.UnaryOperator;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a contract is updated, the plugins wired to it move with it in one plan, and nobody else is touched. */
class PlanIT {
    private static final String MIN = "dev.cofferdam.samples.min";

    @TempDir
    private Path temp;

    @Test
    void whatThePlanShowsIsWhatHappensAndNoCallIsLost() throws IOException {
        try (TestBed bed = bed("works", UnaryOperator.identity())) {
            Path next = contract("0.2.0", "1.0.0");

            UpdatePlan plan = bed.container().plan(next);

            assertThat(steps(plan))
                    .containsExactly(
                            Tuple.tuple(Kind.REPLACE, "min-api", List.of()),
                            Tuple.tuple(Kind.MOVE, "acme", List.of("min-api")),
                            Tuple.tuple(Kind.MOVE, "front", List.of("min-api")));
            assertThat(plan.untouched()).containsExactly("other");
            assertThat(bed.container().plugins())
                    .extracting(PluginInfo::generation)
                    .containsOnly(1);

            IntBinaryOperator front = bed.container().service(IntBinaryOperator.class);
            try (SteadyCallers callers =
                    new SteadyCallers(() -> assertThat(front.applyAsInt(7, 3)).isEqualTo(3))) {
                bed.drop(next, "min-api.jar");
                awaitGenerations(bed, 2, 2, 2);
                callers.awaitCalls(100);
                assertThat(callers.failures()).isEmpty();
            }
            assertThat(bed.plugin("other").generation()).isEqualTo(1);
            assertThat(bed.container().plugins()).extracting(PluginInfo::faults).containsOnly(0L);
            assertThat(bed.events())
                    .extracting(PluginEvent::text)
                    .anySatisfy(
                            text -> assertThat(text).startsWith("is planned").contains(plan.text()));
            assertThat(bed.plugin("acme").packages())
                    .anySatisfy(wire -> assertThat(wire.provider()).contains("0.2.0"));
        }
    }

    @Test
    void whoDoesNotFitTheNewContractServesOnWithTheOld() throws IOException {
        try (TestBed bed = bed("works", UnaryOperator.identity())) {
            Path next = contract("0.2.0", "1.1.0");

            UpdatePlan plan = bed.container().plan(next);
            bed.drop(next, "min-api.jar");

            assertThat(steps(plan))
                    .containsExactly(
                            Tuple.tuple(Kind.REPLACE, "min-api", List.of()),
                            Tuple.tuple(Kind.STAY, "acme", List.of("min-api")),
                            Tuple.tuple(Kind.MOVE, "front", List.of("min-api")));
            assertThat(plan.text()).contains("[1.0,1.1)", "1.1.0");
            awaitGenerations(bed, 2, 1, 2);
            assertThat(bed.awaitNote("acme.jar")).contains("serves on", MIN, "1.1.0");
            assertThat(bed.plugin("acme"))
                    .returns(PluginState.ACTIVE, PluginInfo::state)
                    .satisfies(plugin -> assertThat(plugin.findings()).isNotEmpty());
            assertThat(bed.plugin("other").generation()).isEqualTo(1);
        }
    }

    @Test
    void whatMovedTogetherReturnsTogether() {
        try (TestBed bed = bed("throws-with-new-contract", builder -> builder.set(Setting.TOLERANCE, "0"))) {
            IntBinaryOperator front = bed.container().service(IntBinaryOperator.class);
            assertThat(front.applyAsInt(7, 3)).isEqualTo(3);
            bed.drop(contract("0.2.0", "1.0.0"), "min-api.jar");
            awaitGenerations(bed, 2, 2, 2);

            assertThatThrownBy(() -> front.applyAsInt(7, 3)).isInstanceOf(RuntimeException.class);

            awaitGenerations(bed, 1, 1, 1);
            assertThat(front.applyAsInt(7, 3)).isEqualTo(3);
            assertThat(bed.plugin("min-api").revision().version()).isEqualTo("0.1.0");
            assertThat(bed.awaitNote("min-api.jar")).contains("probation", "'acme'", "by design");
            assertThat(bed.note("acme.jar")).doesNotExist();
            assertThat(bed.plugin("front").restarts()).isZero();
        }
    }

    @Test
    void aContractThatIsRefusedMovesNobody() throws IOException {
        try (TestBed bed = bed("works", UnaryOperator.identity())) {
            Path next = Recipe.of(contract("0.2.0", "1.0.0"))
                    .header("Import-Package", "com.acme.nowhere")
                    .jar(temp.resolve("refused.jar"));

            UpdatePlan plan = bed.container().plan(next);
            bed.drop(next, "min-api.jar");

            assertThat(steps(plan)).containsExactly(Tuple.tuple(Kind.REFUSE, "min-api", List.of()));
            assertThat(plan.untouched()).containsExactly("acme", "front", "min-api", "other");
            assertThat(bed.awaitNote("min-api.jar")).contains("com.acme.nowhere");
            assertThat(bed.container().plugins())
                    .extracting(PluginInfo::generation)
                    .containsOnly(1);
        }
    }

    private TestBed bed(String behaviour, UnaryOperator<ContainerBuilder> more) {
        TestBed bed = TestBed.sharingNothing(temp, more);
        bed.run("min-api");
        drop(
                bed,
                Recipe.plugin("acme", "1.0.0", MinByHeader.class, Recipe.OFFERS_MIN)
                        .header(MinByHeader.BEHAVIOUR, behaviour));
        drop(bed, Recipe.plugin("front", "1.0.0", MinFront.class, "org.osgi.util.tracker", Recipe.CALLS_MIN));
        drop(bed, Recipe.bundle("other", "1.0.0"));
        return bed;
    }

    private void drop(TestBed bed, Recipe recipe) {
        String name = recipe.headers().get("Bundle-SymbolicName");
        bed.drop(recipe.jar(temp.resolve(name + ".jar")), name + ".jar");
        bed.await(name, PluginState.ACTIVE);
    }

    private Path contract(String version, String exported) {
        return Recipe.of(Built.sample("min-api"))
                .header("Bundle-Version", version)
                .header("Export-Package", MIN + ";version=\"" + exported + "\"")
                .jar(temp.resolve("min-api-" + version + "-" + exported + ".jar"));
    }

    private static List<Tuple> steps(UpdatePlan plan) {
        return plan.steps().stream()
                .map(step -> Tuple.tuple(step.kind(), step.plugin(), step.because()))
                .toList();
    }

    private static void awaitGenerations(TestBed bed, int contract, int acme, int front) {
        Waiting.until("all have moved").untilAsserted(() -> {
            assertThat(bed.plugin("min-api").generation()).isEqualTo(contract);
            assertThat(bed.plugin("acme").generation()).isEqualTo(acme);
            assertThat(bed.plugin("front").generation()).isEqualTo(front);
            assertThat(bed.container().plugins()).extracting(PluginInfo::state).containsOnly(PluginState.ACTIVE);
        });
    }
}
