package dev.cofferdam.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.model.Finding;
import java.nio.file.Path;
import java.util.List;
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
        List<Finding> findings = CaseKit.breaks(
                folder,
                shared(Case.Trait.TWO_PROVIDERS).runs("new api.Thing().take(new shared.Type());"),
                "LinkageError");
        assertThat(findings)
                .singleElement()
                .satisfies(finding -> assertThat(finding.text())
                        .containsPattern(
                                "names 'shared\\d*.Type', which 'client\\d*.Main' and 'api\\d*.Thing' get from two providers")
                        .containsPattern(
                                "there is 'void take\\(Type\\)' in 'api\\d*.Thing', with 'shared\\d*.Type' from"
                                        + " 'shared' 1.1.0 \\(shared-\\d+.jar\\) there and from 'copy' 1.1.0")
                        .contains("next: let 'client' and 'api' have that type from one provider"));
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
