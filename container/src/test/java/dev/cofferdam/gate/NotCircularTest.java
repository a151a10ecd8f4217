package dev.cofferdam.gate;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotCircularTest {
    @TempDir
    Path folder;

    private static Case thing(String kind, String inherits) {
        return Case.of("NotCircular", kind)
                .first("package api; public " + kind + " Thing { }")
                .second(
                        "package api; public " + kind + " Thing " + inherits + " { client.Sub sub = null; }",
                        "package client; public " + kind + " Sub { }")
                .with(Case.Trait.CYCLE)
                .runs(
                        "Class.forName(Sub.class.getName());",
                        "package client; public " + kind + " Sub extends api.Thing { }");
    }

    @Test
    void aClassIsNotItsOwnSuperclass() {
        CaseKit.breaks(folder, thing("class", "extends client.Sub"), "ClassCircularityError");
    }

    @Test
    void anInterfaceIsNotItsOwnSuperinterface() {
        CaseKit.breaks(folder, thing("interface", "extends client.Sub"), "ClassCircularityError");
    }

    @Test
    void aClassMayNameItsHeir() {
        CaseKit.links(folder, thing("class", ""));
    }
}
