package dev.cofferdam.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.framework.PluginBundle;
import dev.cofferdam.model.Finding;
import dev.cofferdam.model.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleException;

/** The gate in a framework that is started again: what has not changed is recalled, and nothing else is. */
class SecondStartTest {
    private static final String WHOLE = "package api; public class Thing { public void go() { } }";

    @TempDir
    Path folder;

    private BundleKit kit;
    private Starts starts;
    private Path api;
    private Path client;
    private Path stranger;

    @BeforeEach
    void firstStart() throws BundleException {
        kit = new BundleKit(folder);
        starts = new Starts(folder);
        api = api("api.jar", "1.0", WHOLE);
        client = client("Import-Package: api;version=\"[1,2)\"");
        stranger = kit.bundle(
                "stranger.jar",
                folder,
                "stranger.Main",
                "package stranger; public class Main { }",
                "Bundle-SymbolicName: stranger");
        starts.run(api, client, stranger);
        assertThat(starts.judgedAnew()).containsExactly("api", "client", "stranger");
    }

    private Path api(String file, String version, String source) {
        return kit.bundle(
                file,
                folder,
                "api.Thing",
                source,
                "Bundle-SymbolicName: api",
                "Bundle-Version: " + version,
                "Export-Package: api;version=" + version);
    }

    private Path client(String... headers) {
        String[] all = {"Bundle-SymbolicName: client", headers[0]};
        return kit.bundle(
                "client.jar",
                api,
                "client.Main",
                "package client; public class Main { void run() { new api.Thing().go(); } }",
                all);
    }

    @Test
    void nothingIsJudgedAgainThatHasNotChanged() throws BundleException {
        starts.run(api, client, stranger);
        assertThat(starts.judgedAnew()).isEmpty();
    }

    @Test
    void whereNothingAtAllHasChangedNobodyIsLookedFor() throws BundleException {
        starts.recalledOneByOne();
        starts.run(api, client, stranger);
        assertThat(starts.recalledOneByOne()).isEmpty();
        starts.run(api, stranger, client);
        assertThat(starts.recalledOneByOne())
                .as("their order may decide on wires")
                .contains("client");
    }

    @Test
    void whatIsSaidOfAWholeStartIsWhatWasSaidOfEachPlugin() throws BundleException {
        Path shrunk = api("api.jar", "1.0", "package api; public class Thing { }");
        List<Verdict> first = starts.run(shrunk, client, stranger);
        starts.recalledOneByOne();
        List<Verdict> second = starts.run(shrunk, client, stranger);
        assertThat(second).isEqualTo(first);
        assertThat(second.get(1).refuses()).isTrue();
        assertThat(starts.recalledOneByOne())
                .as("of who is refused, the resolver asks wire by wire")
                .containsOnly("client");
    }

    @Test
    void anythingThatIsAnotherMakesItAStartOfItsOwn() throws BundleException {
        Path newer = api("api-1.1.jar", "1.1", WHOLE);
        Path renamed = kit.copy(client, "renamed.jar");
        Path changed = client("Import-Package: api");
        for (List<Path> jars : List.of(
                List.of(api, client),
                List.of(api, client, stranger, newer),
                List.of(newer, client, stranger),
                List.of(api, renamed, stranger),
                List.of(api, changed, stranger))) {
            starts.recalledOneByOne();
            starts.run(jars.toArray(Path[]::new));
            assertThat(starts.recalledOneByOne()).as("%s", jars).contains("client");
        }
    }

    @Test
    void whoIsLaunchedAgainIsLookedFor() throws BundleException {
        starts.recalledOneByOne();
        try (Starts.Running running = starts.start()) {
            PluginBundle provider = running.install(api);
            PluginBundle first = running.install(client);
            PluginBundle other = running.install(stranger);
            running.framework().resolveTogether(List.of(provider, first, other));
            running.judge(first);
            assertThat(starts.recalledOneByOne()).isEmpty();
            first.uninstall();
            PluginBundle second = running.install(client);
            assertThat(second.resolve().resolved()).isTrue();
            running.judge(second);
        }
        assertThat(starts.recalledOneByOne()).containsExactly("client");
        assertThat(starts.judgedAnew()).isEmpty();
    }

    @Test
    void aChangedProviderJudgesOnlyThoseAgainWhoAreWiredToIt() throws BundleException {
        Path shrunk = api("api.jar", "1.0", "package api; public class Thing { }");
        List<Verdict> verdicts = starts.run(shrunk, client, stranger);
        assertThat(verdicts).extracting(Verdict::refuses).containsExactly(false, true, false);
        assertThat(starts.judgedAnew()).containsOnly("api", "client");
    }

    @Test
    void aHigherVersionThatIsPreferredJudgesThoseAgainWhoMoveToIt() throws BundleException {
        Path newer = api("api-1.1.jar", "1.1", WHOLE);
        starts.run(api, newer, client, stranger);
        assertThat(starts.judgedAnew()).containsExactly("api", "client");
        starts.run(api, newer, client, stranger);
        assertThat(starts.judgedAnew()).isEmpty();
    }

    @Test
    void aBundleThatExportsWhatNobodyDidJudgesThoseAgainWhoWouldHaveIt() throws BundleException {
        client = client("DynamicImport-Package: *");
        starts.run(client, stranger);
        assertThat(starts.judgedAnew()).containsExactly("client");
        starts.run(api, client, stranger);
        assertThat(starts.judgedAnew()).containsExactly("client");
        starts.run(client, stranger);
        starts.run(api, client, stranger);
        assertThat(starts.judgedAnew()).as("both wirings are kept").isEmpty();
    }

    @Test
    void aDynamicImportAtAnotherVersionFindsNobody() throws BundleException {
        client = client("DynamicImport-Package: api;version=\"[2,3)\"");
        starts.run(client, stranger);
        assertThat(starts.judgedAnew()).containsExactly("client");
        starts.run(api, client, stranger);
        assertThat(starts.judgedAnew()).isEmpty();
    }

    @Test
    void anAttachedFragmentJudgesItsHostAgainAndThoseWhoAreWiredToIt() throws BundleException {
        Path fragment = kit.bundle(
                "fragment.jar",
                folder,
                "api.Extra",
                "package api; public class Extra { }",
                "Bundle-SymbolicName: fragment",
                "Fragment-Host: api");
        starts.run(api, client, stranger, fragment);
        assertThat(starts.judgedAnew()).contains("api", "client").doesNotContain("stranger");
        starts.run(api, client, stranger, fragment);
        assertThat(starts.judgedAnew()).isEmpty();
    }

    @Test
    void aProviderThatIsOnItsWayOutIsNotWhatIsRecalled() throws BundleException {
        Path newer = api("api-1.1.jar", "1.1", "package api; public class Thing { public void go() { } int other; }");
        starts.run(newer, client);
        starts.judgedAnew();
        try (Starts.Running running = starts.start()) {
            PluginBundle old = running.install(api);
            PluginBundle leaving = running.install(newer);
            running.framework().resolveTogether(List.of(old, leaving));
            leaving.closeToNewWires();
            PluginBundle late = running.install(client);
            assertThat(late.resolve().resolved()).isTrue();
            assertThat(late.packages()).extracting(source -> source.version()).containsExactly("1.0.0");
            assertThat(running.judge(late).refuses()).isFalse();
        }
        assertThat(starts.judgedAnew())
                .as("the wiring to 1.0 is that of the first start")
                .isEmpty();
    }

    @Test
    void whatIsRecalledIsWeighedByTheSettingsOfToday() throws BundleException {
        Path shrunk = api("api.jar", "1.0", "package api; public class Thing { }");
        Finding finding = starts.run(shrunk, client).get(1).findings().get(0);
        for (Map<String, String> settings : List.of(
                Map.of("gate", "warn"),
                Map.of("gate.plugin.client", "off"),
                Map.of("gate.accept." + finding.id(), "it is never called"))) {
            Starts later = starts.with(settings);
            assertThat(later.run(shrunk, client).get(1).refuses()).isFalse();
            assertThat(later.judgedAnew()).isEmpty();
        }
        assertThat(starts.run(shrunk, client).get(1).refuses()).isTrue();
    }
}
