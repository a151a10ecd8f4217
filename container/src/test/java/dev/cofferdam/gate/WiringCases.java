package dev.cofferdam.gate;

import dev.cofferdam.gate.WiringCase.Piece;
import java.util.ArrayList;
import java.util.List;

/** Every way in which a class comes to a bundle, with a provider that has what the client uses and one that lacks it. */
final class WiringCases {
    static final String WHOLE =
            "package api; public class Api { public static int low() { return 1; } public static int high() { return 2; } }";

    /** What the host lacks, for clients to be built against. */
    static final String[] OF_THE_HOST = {
        "package org.slf4j; public interface Marker { static void gone() { } }",
        "package org.slf4j; public class Gone { public static void go() { } }"
    };

    private static final String SHRUNK = "package api; public class Api { public static int low() { return 1; } }";
    private static final String OTHER = "package api; public class Other { }";
    static final String MAIN = main("api.Api.low(); api.Api.high();");
    private static final String CAREFUL = main("try { api.Api.high(); } catch (NoClassDefFoundError e) { }");
    static final String IMPORT = "Import-Package";
    static final String EXPORT = "Export-Package";
    static final String REQUIRE = "Require-Bundle";

    private final List<WiringCase> cases = new ArrayList<>();

    private WiringCases() {}

    static List<WiringCase> all() {
        WiringCases all = new WiringCases();
        for (String[] shape : new String[][] {{"whole", WHOLE}, {"shrunk", SHRUNK}}) {
            all.imported(shape[0], shape[1]);
            all.required(shape[0], shape[1]);
            all.split(shape[0], shape[1]);
            all.dynamic(shape[0], shape[1]);
            all.cases.addAll(ContentCases.of(shape[0], shape[1]));
            all.cases.addAll(HostPathCases.of(shape[0], shape[1]));
            all.versions(shape[0], shape[1]);
            all.branches(shape[0], shape[1]);
        }
        all.unwired();
        all.host();
        return all.cases;
    }

    private void add(String way, String name, Piece... bundles) {
        cases.add(WiringCase.of(way, name, bundles));
    }

    /** What a bundle lacks itself was so when it was released. */
    private void own(String way, String name, String source, Piece... bundles) {
        WiringCase subject = WiringCase.of(way, name, bundles);
        cases.add(source.equals(SHRUNK) ? subject.onlyWarned() : subject);
    }

    static Piece client() {
        return new Piece("client").holds(MAIN);
    }

    static Piece api(String name, String source) {
        return new Piece(name).header(EXPORT, "api;version=1.0").holds(source);
    }

    static String other(String source) {
        return source.equals(WHOLE) ? SHRUNK : WHOLE;
    }

    private static String main(String body) {
        return "package client; public class Main { public static void run() { " + body + " } }";
    }

    private void imported(String shape, String source) {
        add("Import-Package", shape, client().header(IMPORT, "api"), api("api", source));
        add(
                "Import-Package",
                "optional, " + shape,
                client().header(IMPORT, "api;resolution:=optional"),
                api("api", WHOLE));
        add(
                "Import-Package",
                shape + ", before an own copy and a required bundle's",
                client().header(IMPORT, "api;version=2.0")
                        .header(REQUIRE, "required")
                        .holds(MAIN, other(source)),
                api("api", source).header(EXPORT, "api;version=2.0"),
                api("required", other(source)));
        add(
                "Import-Package",
                shape + ", in place of an own export",
                api("client", other(source)).header(IMPORT, "api;version=1.5").holds(MAIN, other(source)),
                api("api", source).header(EXPORT, "api;version=1.5"));
        own("Bundle-ClassPath", shape + ", an own copy that is not imported", source, client().holds(MAIN, source));
    }

    private void required(String shape, String source) {
        add("Require-Bundle", shape, client().header(REQUIRE, "api"), api("api", source));
        add(
                "Require-Bundle",
                shape + ", before an own copy",
                client().header(REQUIRE, "api").holds(MAIN, other(source)),
                api("api", source));
        String again = ";visibility:=reexport";
        Piece first = new Piece("first").header(REQUIRE, "api" + again);
        Piece second = new Piece("second").header(REQUIRE, "first" + again);
        add("Require-Bundle", shape + ", re-exported", client().header(REQUIRE, "first"), first, api("api", source));
        add(
                "Require-Bundle",
                shape + ", re-exported twice",
                client().header(REQUIRE, "second"),
                second,
                first,
                api("api", source));
        cases.add(WiringCase.of(
                        "Require-Bundle",
                        shape + ", required by a required bundle that does not re-export it",
                        client().header(REQUIRE, "first"),
                        new Piece("first").header(REQUIRE, "api"),
                        api("api", source))
                .onlyWarned());
        cases.add(WiringCase.of(
                        "Require-Bundle",
                        shape + ", not exported",
                        client().header(REQUIRE, "api"),
                        new Piece("api").holds(source))
                .onlyWarned());
    }

    private void split(String shape, String source) {
        add(
                "split package",
                shape + " first, then the other",
                client().header(REQUIRE, "one,two"),
                api("one", source),
                api("two", other(source)));
        add(
                "split package",
                shape + ", a part without the class first",
                client().header(REQUIRE, "one,two"),
                api("one", OTHER),
                api("two", source));
        add(
                "split package",
                shape + ", re-exported by the first, before the second",
                client().header(REQUIRE, "one,two"),
                api("one", OTHER).header(REQUIRE, "three;visibility:=reexport"),
                api("two", other(source)),
                api("three", source));
        add(
                "split package",
                "of the imported part alone, " + shape,
                client().header(IMPORT, "api;part=one").header(REQUIRE, "two"),
                api("one", source).header(EXPORT, "api;version=1.0;part=one;mandatory:=part"),
                api("two", other(source)));
    }

    private void dynamic(String shape, String source) {
        for (String pattern : List.of("api", "*", "api.*,api", "other.*,a.*,*")) {
            add(
                    "DynamicImport-Package",
                    pattern + ", " + shape,
                    client().header("DynamicImport-Package", pattern),
                    api("api", source));
        }
        add(
                "DynamicImport-Package",
                shape + ", at a version",
                client().header("DynamicImport-Package", "api;version=\"[1,2)\""),
                api("api", source),
                api("next", other(source)).header(EXPORT, "api;version=2.0"));
        own(
                "DynamicImport-Package",
                "behind an own copy that is " + shape,
                source,
                client().header("DynamicImport-Package", "*").holds(MAIN, source),
                api("api", other(source)));
        add(
                "DynamicImport-Package",
                "behind a required bundle that is " + shape,
                client().header("DynamicImport-Package", "*").header(REQUIRE, "one"),
                api("one", source),
                api("api", other(source)).header(EXPORT, "api;version=3.0"));
    }

    private void versions(String shape, String source) {
        add(
                "several versions",
                shape + " at the version that is asked for",
                client().header(IMPORT, "api;version=\"[1,2)\""),
                api("api", source),
                api("api", other(source)).version("2.0.0").header(EXPORT, "api;version=2.0"),
                api("old", other(source)).header(EXPORT, "api;version=0.9"));
        add(
                "several versions",
                shape + ", each client its own",
                client().header(IMPORT, "api;version=\"[1,2)\""),
                new Piece("neighbour").header(IMPORT, "api;version=\"[2,3)\""),
                api("api", source),
                api("api", other(source)).version("2.0.0").header(EXPORT, "api;version=2.0"));
        add(
                "several versions",
                shape + ", of one bundle, required by its version",
                client().header(REQUIRE, "api;bundle-version=\"[1,2)\""),
                api("api", source),
                api("api", other(source)).version("2.0.0"));
    }

    private void branches(String shape, String source) {
        for (String branch : List.of("9", "17", "99")) {
            boolean taken = !branch.equals("99");
            add(
                    "multi-release",
                    (taken ? shape + " in the branch of Java " : "not " + shape + " in the branch of Java ") + branch,
                    client().header(IMPORT, "api"),
                    api("api", taken ? other(source) : source)
                            .header("Multi-Release", "true")
                            .holdsIn("META-INF/versions/" + branch, taken ? source : other(source)));
        }
        add(
                "multi-release",
                shape + ", the higher of two branches",
                client().header(IMPORT, "api"),
                api("api", WHOLE)
                        .header("Multi-Release", "true")
                        .holdsIn("META-INF/versions/11", other(source))
                        .holdsIn("META-INF/versions/16", source));
        add(
                "multi-release",
                shape + ", branches of a jar that says nothing of it",
                client().header(IMPORT, "api"),
                api("api", source).holdsIn("META-INF/versions/11", other(source)));
    }

    private void unwired() {
        String optional = "api;resolution:=optional";
        cases.add(WiringCase.of("Import-Package", "optional, exported by nobody", client().header(IMPORT, optional))
                .onlyWarned());
        add(
                "Import-Package",
                "optional, exported by nobody, and the client looks out for that",
                new Piece("client").header(IMPORT, optional).holds(CAREFUL));
        add(
                "Import-Package",
                "optional, exported at another version, and the client looks out for that",
                new Piece("client")
                        .header(IMPORT, "api;version=\"[1,2)\";resolution:=optional")
                        .holds(CAREFUL),
                api("api", SHRUNK).header(EXPORT, "api;version=2.0"));
        cases.add(WiringCase.of("Import-Package", "none, though it is exported", client(), api("api", WHOLE))
                .onlyWarned());
    }

    private void host() {
        String[][] uses = {
            {"a member that is there", "org.slf4j.LoggerFactory.getLogger(\"a\");"},
            {"a member that is not there", "org.slf4j.Marker.gone();"},
            {"a class that is not there", "org.slf4j.Gone.go();"}
        };
        for (String[] use : uses) {
            add(
                    "host package",
                    use[0],
                    new Piece("client").header(IMPORT, "org.slf4j").holds(main(use[1])));
        }
        add(
                "boot-delegated",
                "a class of the JDK that every loader has",
                new Piece("client")
                        .holds(main("new java.util.ArrayDeque<String>().size(); java.sql.Types.class.getName();")));
        cases.add(WiringCase.of(
                        "boot-delegated",
                        "a package of the JDK that has to be imported and is not",
                        new Piece("client").holds(main("new javax.naming.CompositeName();")))
                .onlyWarned());
        add(
                "host package",
                "a package of the JDK that is imported",
                new Piece("client").header(IMPORT, "javax.naming").holds(main("new javax.naming.CompositeName();")));
    }
}
