package dev.cofferdam.gate;

import dev.cofferdam.gate.WiringCase.Piece;
import java.util.ArrayList;
import java.util.List;

/** Hosts whose class path names what lies in a fragment, or in both, or in neither. */
final class HostPathCases {
    private static final String WAY = "Bundle-ClassPath in a fragment";
    private static final String PATH = "Bundle-ClassPath";
    private static final String UNUSED = "package extra; public class Extra { }";

    private final List<WiringCase> cases = new ArrayList<>();
    private final String shape;

    private HostPathCases(String shape) {
        this.shape = shape;
    }

    /** @param source of the contract, in that shape */
    static List<WiringCase> of(String shape, String source) {
        HostPathCases all = new HostPathCases(shape);
        all.found(source, WiringCases.other(source));
        all.before(source, WiringCases.other(source));
        all.passedOver(source, WiringCases.other(source));
        return all.cases;
    }

    private void add(String name, Piece host, Piece... fragments) {
        List<Piece> bundles = new ArrayList<>(List.of(WiringCases.client().header("Import-Package", "api"), host));
        bundles.addAll(List.of(fragments));
        cases.add(new WiringCase(WAY, name + ", " + shape, false, bundles));
    }

    private static Piece host(String path) {
        return new Piece("api").header("Export-Package", "api;version=1.0").header(PATH, path);
    }

    private static Piece part(String name) {
        return new Piece(name).header("Fragment-Host", "api");
    }

    private void found(String source, String other) {
        add("a nested jar behind the root", host(".,lib/a.jar"), part("part").holdsIn("lib/a.jar", source));
        add(
                "a nested jar and not the root",
                host("lib/a.jar").holds(other),
                part("part").holdsIn("lib/a.jar", source));
        add("a folder", host("classes"), part("part").holdsIn("classes", source));
        add(
                "a nested jar, with the client",
                host("lib/a.jar").holds(other),
                part("part").holdsIn("lib/a.jar", source).header(PATH, "lib/a.jar"));
        cases.add(WiringCase.of(
                WAY,
                "a nested jar that holds the client, " + shape,
                new Piece("client").header("Import-Package", "api").header(PATH, "lib/m.jar"),
                new Piece("part").header("Fragment-Host", "client").holdsIn("lib/m.jar", WiringCases.MAIN),
                WiringCases.api("api", source)));
        add(
                "two fragments, the second has it",
                host("lib/a.jar"),
                part("part").holds(UNUSED),
                part("other").holdsIn("lib/a.jar", source));
        add(
                "two fragments, both have it",
                host("lib/a.jar"),
                part("part").holdsIn("lib/a.jar", source),
                part("other").holdsIn("lib/a.jar", other));
    }

    private void before(String source, String other) {
        add(
                "a nested jar before the root",
                host("lib/a.jar,.").holds(other),
                part("part").holdsIn("lib/a.jar", source));
        add(
                "a nested jar behind the host's own",
                host(".,lib/a.jar").holds(source),
                part("part").holdsIn("lib/a.jar", other));
        add(
                "a nested jar between two of the host",
                host("lib/a.jar,lib/b.jar,lib/c.jar")
                        .holdsIn("lib/a.jar", UNUSED)
                        .holdsIn("lib/c.jar", other),
                part("part").holdsIn("lib/b.jar", source));
        add(
                "a nested jar before what else the fragment holds",
                host("lib/a.jar"),
                part("part").holds(other).holdsIn("lib/a.jar", source));
    }

    private void passedOver(String source, String other) {
        add(
                "a nested jar that the host has too",
                host("lib/a.jar").holdsIn("lib/a.jar", source),
                part("part").holdsIn("lib/a.jar", other));
        add(
                "a folder without an entry of its own",
                host("classes,.").holds(source),
                part("part").holdsBelow("classes", other));
        add(
                "a nested jar of another name",
                host("lib/a.zip,.").holds(source),
                part("part").holdsIn("lib/a.zip", other));
        add("nothing is anywhere", host("lib/a.jar").holds(source), part("part").holds(other));
        add(
                "what the fragment names and only the host has",
                host(".").holdsIn("lib/a.jar", other),
                part("part").header(PATH, "lib/a.jar,.").holds(source));
    }
}
