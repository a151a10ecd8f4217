package dev.cofferdam.itests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.PluginInfo;
import dev.cofferdam.Setting;
import dev.cofferdam.model.FindingKind;
import dev.cofferdam.model.PluginState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Widely used bundles, as their authors published them: all of them run, and the gate refuses none that would work. */
class RealBundlesIT {
    @TempDir
    private Path temp;

    @Test
    void allAreActiveAndNoneIsRefused() throws IOException {
        try (TestBed bed = bed()) {
            long began = System.nanoTime();
            Built.realBundles().forEach(jar -> bed.drop(jar, jar.getFileName().toString()));
            awaitSettled(bed, Built.realBundles().size());

            assertThat(unlucky(bed)).isEmpty();
            System.out.println(bed.container().plugins().size() + " bundles, dropped one by one, are active after "
                    + Duration.ofNanos(System.nanoTime() - began).toMillis() + " ms");
            assertThat(notes(bed)).isEmpty();
        }
    }

    /**
     * An older release that an importer's range admits.
     *
     * @param newer the file that it takes the place of
     * @param older the older release
     * @param client who calls what it lacks
     * @param kind what becomes of the call
     * @param symbol the class and the member that it lacks
     * @param place where that is called
     */
    private record Swap(
            String newer, String older, String client, FindingKind kind, List<String> symbol, String place) {}

    private static final Swap FONTBOX = new Swap(
            "fontbox-2.0.34.jar",
            "fontbox-2.0.32.jar",
            "org.apache.pdfbox",
            FindingKind.METHOD_MISSING,
            List.of("org.apache.fontbox.ttf.TTFSubsetter", "forceInvisible", "int"),
            "TrueTypeEmbedder");
    private static final Swap BUFFER = new Swap(
            "netty-buffer-4.1.127.Final.jar",
            "netty-buffer-4.1.50.Final.jar",
            "io.netty.codec-http",
            FindingKind.METHOD_MISSING,
            List.of("io.netty.buffer.ByteBufUtil", "isAccessible", "ByteBuf"),
            "DefaultFullHttpRe");
    private static final Swap TEXT = new Swap(
            "commons-text-1.14.0.jar",
            "commons-text-1.7.jar",
            "org.apache.commons.commons-configuration2",
            FindingKind.METHOD_MISSING,
            List.of("org.apache.commons.text.lookup.StringLookupFactory", "dnsStringLookup"),
            "DefaultLookups");
    /** Nothing is missing in the package that the gate looks at first, but a method was private in the older release. */
    private static final Swap CODEC = new Swap(
            "netty-codec-4.1.127.Final.jar",
            "netty-codec-4.1.115.Final.jar",
            "io.netty.codec-http",
            FindingKind.NOT_ACCESSIBLE,
            List.of("io.netty.handler.codec.MessageAggregator", "releaseCurrentMessage"),
            "HttpServerUpgradeHandler");

    @Test
    void whoCallsWhatAnOlderReleaseLacksIsRefusedAndAllOthersRun() {
        refuses(Built.realBundles(), FONTBOX, BUFFER, TEXT);
    }

    @Test
    void whoCallsWhatIsPrivateInAnOlderReleaseIsRefused() {
        refuses(
                Built.realBundles().stream()
                        .filter(jar -> jar.getFileName().toString().startsWith("netty-"))
                        .toList(),
                CODEC);
    }

    private void refuses(List<Path> jars, Swap... swaps) {
        Map<String, Swap> byNewer = Stream.of(swaps).collect(Collectors.toMap(Swap::newer, swap -> swap));
        try (TestBed bed = bed()) {
            for (Path jar : jars) {
                String name = jar.getFileName().toString();
                Swap swap = byNewer.get(name);
                bed.drop(swap == null ? jar : Built.olderBundle(swap.older()), swap == null ? name : swap.older());
            }
            awaitSettled(bed, jars.size());

            for (Swap swap : swaps) {
                PluginInfo client = bed.await(swap.client(), PluginState.REFUSED);
                assertThat(client.findings()).anySatisfy(finding -> {
                    assertThat(finding.kind()).isEqualTo(swap.kind());
                    assertThat(finding.subject()).contains(swap.symbol());
                    assertThat(finding.usedAt()).anyMatch(place -> place.contains(swap.place()));
                });
                assertThat(bed.awaitNote(client.revision().fileName())).contains(swap.symbol());
            }
            assertThat(unlucky(bed))
                    .containsOnlyKeys(Stream.of(swaps).map(Swap::client).toList());
        }
    }

    @Test
    void theRightReleaseDroppedOverTheOlderOneMendsIt() {
        try (TestBed bed = bed()) {
            Built.realBundles().stream()
                    .filter(jar -> List.of("fontbox", "pdfbox", "commons-logging", "bcprov")
                            .contains(jar.getFileName().toString().replaceAll("-[0-9j].*", "")))
                    .forEach(jar -> bed.drop(
                            jar.endsWith("fontbox-2.0.34.jar") ? Built.olderBundle("fontbox-2.0.32.jar") : jar,
                            jar.getFileName().toString()));
            bed.await("org.apache.pdfbox", PluginState.REFUSED);

            bed.drop(
                    Built.realBundles().stream()
                            .filter(jar -> jar.endsWith("fontbox-2.0.34.jar"))
                            .findFirst()
                            .orElseThrow(),
                    "fontbox-2.0.34.jar");

            bed.await("org.apache.pdfbox", PluginState.ACTIVE);
            bed.awaitNoNote("pdfbox-2.0.34.jar");
        }
    }

    private TestBed bed() {
        return TestBed.sharingNothing(
                temp, builder -> builder.set(Setting.START_DEADLINE, "2m").set(Setting.FOLDER_QUIET, "100ms"));
    }

    /** Waits until all are there, and nothing has changed while the events were counted a few times. */
    private static void awaitSettled(TestBed bed, int bundles) {
        Waiting.until("all " + bundles + " bundles have been tried", Waiting.LONG_LIMIT)
                .during(Duration.ofSeconds(2))
                .until(() -> bed.container().plugins().size() == bundles
                        && bed.container().plugins().stream()
                                .noneMatch(plugin -> plugin.state() == PluginState.STARTING
                                        || plugin.state() == PluginState.STOPPING));
    }

    private static Map<String, String> unlucky(TestBed bed) {
        return bed.container().plugins().stream()
                .filter(plugin -> plugin.state() != PluginState.ACTIVE)
                .collect(Collectors.toMap(
                        PluginInfo::name,
                        plugin -> plugin.state() + " " + plugin.reason(),
                        (one, other) -> one,
                        TreeMap::new));
    }

    private static List<String> notes(TestBed bed) throws IOException {
        try (Stream<Path> files = Files.list(bed.folder())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".failed"))
                    .toList();
        }
    }
}
