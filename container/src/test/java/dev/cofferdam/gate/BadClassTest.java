package dev.cofferdam.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classes that no compiler writes. */
class BadClassTest {
    @TempDir
    Path folder;

    @Test
    void aSupertypeOfItselfIsAFinding() {
        JarKit kit = new JarKit(folder);
        Path first = kit.jar("first", List.of(), "package api; public class Thing { }");
        Path client = kit.jar("client", List.of(first), "package client; public class Main extends api.Thing { }");
        Path stub = kit.jar("stub", List.of(), "package client; public class Main { }");
        Path circle = kit.jar("second", List.of(stub), "package api; public class Thing extends client.Main { }");
        FakeBundle provider = FakeBundle.of("api", "1.1.0", circle);
        FakeBundle plugin = FakeBundle.of("client", "1.0.0", client).imports("api", provider);
        provider.imports("client", plugin);
        assertThat(new Gate(name -> Optional.empty()).judge(plugin).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.problem()).contains("ClassCircularityError"));
    }
}
