package dev.cofferdam.gate;

import dev.cofferdam.gate.WiringCase.Piece;
import java.util.ArrayList;
import java.util.List;

/** Classes that lie in fragments, in nested jars, in folders, or in several of them. */
final class ContentCases {
    private static final String HOST = "Fragment-Host";
    private static final String PATH = "Bundle-ClassPath";

    private final List<WiringCase> cases = new ArrayList<>();
    private final String shape;

    private ContentCases(String shape) {
        this.shape = shape;
    }

    /** @param source of the contract, in that shape */
    static List<WiringCase> of(String shape, String source) {
        ContentCases all = new ContentCases(shape);
        all.fragments(source);
        all.classPaths(source);
        return all.cases;
    }

    private void add(String way, String name, Piece... bundles) {
        cases.add(WiringCase.of(way, name, bundles));
    }

    private void fragments(String source) {
        Piece host = new Piece("client");
        add(
                "fragment",
                "with the client, " + shape,
                host.header(WiringCases.IMPORT, "api"),
                new Piece("part").header(HOST, "client").holds(WiringCases.MAIN),
                WiringCases.api("api", source));
        add(
                "fragment",
                "with the client and its import, " + shape,
                host,
                new Piece("part")
                        .header(HOST, "client")
                        .header(WiringCases.IMPORT, "api")
                        .holds(WiringCases.MAIN),
                WiringCases.api("api", source));
        add(
                "fragment",
                "with the client and whom it requires, " + shape,
                host,
                new Piece("part")
                        .header(HOST, "client")
                        .header(WiringCases.REQUIRE, "api")
                        .holds(WiringCases.MAIN),
                WiringCases.api("api", source));
        add(
                "fragment",
                "with the contract, " + shape,
                WiringCases.client().header(WiringCases.IMPORT, "api"),
                new Piece("api").header(WiringCases.EXPORT, "api;version=1.0"),
                new Piece("part").header(HOST, "api").holds(source));
        add(
                "fragment",
                "with the contract and its export, " + shape,
                WiringCases.client().header(WiringCases.IMPORT, "api"),
                new Piece("api"),
                WiringCases.api("part", source).header(HOST, "api"));
        add(
                "fragment",
                "behind the host's own " + shape,
                WiringCases.client().header(WiringCases.IMPORT, "api"),
                WiringCases.api("api", source),
                new Piece("part").header(HOST, "api").holds(WiringCases.other(source)));
        add(
                "fragment",
                "of another version of the host, " + shape,
                WiringCases.client().header(WiringCases.IMPORT, "api"),
                WiringCases.api("api", source).header(PATH, "first,."),
                new Piece("part").header(HOST, "api;bundle-version=2").holdsIn("first", WiringCases.other(source)));
    }

    private void classPaths(String source) {
        add(
                "Bundle-ClassPath",
                "a nested jar with the client, " + shape,
                new Piece("client")
                        .header(WiringCases.IMPORT, "api")
                        .header(PATH, "lib/a.jar")
                        .holdsIn("lib/a.jar", WiringCases.MAIN),
                WiringCases.api("api", source));
        add(
                "Bundle-ClassPath",
                "a nested jar with the contract, " + shape,
                WiringCases.client().header(WiringCases.IMPORT, "api"),
                new Piece("api")
                        .header(WiringCases.EXPORT, "api;version=1.0")
                        .header(PATH, ".,lib/a.jar")
                        .holdsIn("lib/a.jar", source));
        add(
                "Bundle-ClassPath",
                "a nested jar before the root, " + shape,
                WiringCases.client().header(WiringCases.IMPORT, "api"),
                WiringCases.api("api", WiringCases.other(source))
                        .header(PATH, "lib/a.jar,.")
                        .holdsIn("lib/a.jar", source));
        add(
                "Bundle-ClassPath",
                "a folder before a nested jar, " + shape,
                WiringCases.client().header(WiringCases.IMPORT, "api"),
                new Piece("api")
                        .header(WiringCases.EXPORT, "api;version=1.0")
                        .header(PATH, "classes,lib/a.jar")
                        .holdsIn("classes", source)
                        .holdsIn("lib/a.jar", WiringCases.other(source)));
        add(
                "Bundle-ClassPath",
                "a folder that has no entry of its own before a nested jar, " + shape,
                WiringCases.client().header(WiringCases.IMPORT, "api"),
                new Piece("api")
                        .header(WiringCases.EXPORT, "api;version=1.0")
                        .header(PATH, "classes,lib/a.jar")
                        .holdsBelow("classes", WiringCases.other(source))
                        .holdsIn("lib/a.jar", source));
        add(
                "Bundle-ClassPath",
                "a nested jar of another name before the root, " + shape,
                WiringCases.client().header(WiringCases.IMPORT, "api"),
                WiringCases.api("api", source)
                        .header(PATH, "lib/a.zip,.")
                        .holdsIn("lib/a.zip", WiringCases.other(source)));
        add(
                "Bundle-ClassPath",
                "nothing of it is there, " + shape,
                WiringCases.client().header(WiringCases.IMPORT, "api"),
                WiringCases.api("api", source).header(PATH, "lib,lib/a.jar"));
    }
}
