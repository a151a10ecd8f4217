package dev.cofferdam.itests;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.osgi.framework.BundleActivator;

/** Jars of a contract {@code acme.api} in several shapes, and clients that were built against the whole of it. */
record Contracts(Path folder) {
    private static final String WHOLE = """
            package acme.api;
            public class Api {
                public static int low() { return 1; }
                public static int high() { return 2; }
            }
            """;
    private static final String SHRUNK = """
            package acme.api;
            public class Api {
                public static int low() { return 1; }
            }
            """;
    private static final String CALLER = """
            package acme.client;
            import org.osgi.framework.BundleActivator;
            import org.osgi.framework.BundleContext;
            public class Client implements BundleActivator {
                public void start(BundleContext context) {
                    System.setProperty("acme.client", "high " + acme.api.Api.high());
                }
                public void stop(BundleContext context) { }
            }
            """;
    private static final String ASKING = """
            package acme.client;
            public class Client {
                public static int ask() { return acme.api.Api.high(); }
            }
            """;

    /** A bundle that exports the contract with all that clients use. */
    Path whole(String symbolicName, String version) {
        return exporting(symbolicName, version, WHOLE);
    }

    /** A bundle that exports the contract without {@code high()}, and says that nothing has changed. */
    Path shrunk(String symbolicName, String version) {
        return exporting(symbolicName, version, SHRUNK);
    }

    private Path exporting(String symbolicName, String version, String source) {
        return Recipe.bundle(symbolicName, version)
                .header("Export-Package", "acme.api;version=" + version)
                .compiled(List.of(), source)
                .jar(folder.resolve(symbolicName + "-" + version + ".jar"));
    }

    /** A jar of the contract that is no bundle. */
    Path plain(String fileName) {
        return new Recipe(Map.of(), Map.of()).compiled(List.of(), WHOLE).jar(folder.resolve(fileName));
    }

    /** A client that calls {@code high()} when it starts. */
    Path client(String version) {
        return client(version, "[1.0,2)");
    }

    /** The same, with a range of its own. */
    Path client(String version, String range) {
        return Recipe.bundle("client", version)
                .header("Bundle-Activator", "acme.client.Client")
                .header("Import-Package", "org.osgi.framework;version=\"[1.8,2)\",acme.api;version=\"" + range + "\"")
                .compiled(List.of(whole("compiled", "1.0.0"), framework()), CALLER)
                .jar(folder.resolve("client-" + version + ".jar"));
    }

    /** A client that does without the contract. */
    Path modest() {
        return Recipe.bundle("modest", "1.0.0")
                .header("Import-Package", "acme.api;version=\"[1.0,2)\";resolution:=optional")
                .compiled(List.of(whole("compiled", "1.0.0")), ASKING)
                .jar(folder.resolve("modest.jar"));
    }

    /** The jar with the framework's own interfaces, to compile against. */
    static Path framework() {
        try {
            return Path.of(BundleActivator.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
