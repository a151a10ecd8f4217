package dev.cofferdam.gate;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverrideConstraintsTest {
    @TempDir
    Path folder;

    private static Case.Builder shared(Case.Trait... traits) {
        String thing =
                "package api; public class Thing { public void take(shared.Type type) { type = new shared.Type(); } }";
        return Case.of("OverrideConstraints", "one type")
                .shared("package shared; public class Type { }")
                .first(thing)
                .second(thing)
                .with(traits);
    }

    private static final String SUB =
            "package client; public class Sub extends api.Thing { public void take(shared.Type type) { } }";

    @Test
    void anOverrideSeesTheTypesOfWhatItOverrides() {
        CaseKit.breaks(
                folder,
                shared(Case.Trait.TWO_PROVIDERS).runs("new shared.Type(); new api.Thing().take(null); new Sub();", SUB),
                "LinkageError");
    }

    @Test
    void anOverrideWithTheSameTypesLinks() {
        CaseKit.links(folder, shared().runs("new shared.Type(); new api.Thing().take(null); new Sub();", SUB));
    }
}
