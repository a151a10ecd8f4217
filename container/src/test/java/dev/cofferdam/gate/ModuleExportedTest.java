package dev.cofferdam.gate;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleExportedTest {
    @TempDir
    Path folder;

    private static Case uses(String type, String stub) {
        return Case.of("ModuleExported", type).first(stub).with(Case.Trait.JDK).runs("Object a = " + type + ".class;");
    }

    @Test
    void whatTheJdkKeepsToItselfIsNotAccessible() {
        CaseKit.breaks(folder, uses("jdkb.misc.VM", "package jdkb.misc; public class VM { }"), "IllegalAccessError");
    }

    @Test
    void whatTheJdkExportsIs() {
        CaseKit.links(folder, uses("javb.util.Date", "package javb.util; public class Date { }"));
    }
}
