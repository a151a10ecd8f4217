package dev.cofferdam.gate;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoaderConstraintsTest {
    @TempDir
    Path folder;

    private static Case.Builder shared(Case.Trait... traits) {
        String thing =
                "package api; public class Thing { public void take(shared.Type type) { type = new shared.Type(); } }";
        return Case.of("LoaderConstraints", "one type")
                .shared("package shared; public class Type { }")
                .first(thing)
                .second(thing)
                .with(traits);
    }

    @Test
    void aTypeThatComesFromTwoProvidersIsTwoTypes() {
        CaseKit.breaks(
                folder,
                shared(Case.Trait.TWO_PROVIDERS).runs("new api.Thing().take(new shared.Type());"),
                "LinkageError");
    }

    @Test
    void aTypeThatComesFromOneProviderIsOne() {
        CaseKit.links(folder, shared().runs("new api.Thing().take(new shared.Type());"));
    }

    @Test
    void twoTypesThatAreInNoSignatureDoNotMeet() {
        CaseKit.links(folder, shared(Case.Trait.TWO_PROVIDERS).runs("new api.Thing().hashCode(); new shared.Type();"));
    }
}
