package dev.cofferdam.gate;

/** A small bundle with most of what class files are made of, and what it imports. */
final class Samples {
    static final String API = """
            package api;
            public class Thing implements java.util.function.Supplier<String> {
                public static final int CONSTANT = 3;
                protected int count;
                public String get() { return "thing " + count; }
                protected void reset() { count = 0; }
                public interface Part { default int size() { return 1; } void grow(int by) throws java.io.IOException; }
            }
            """;

    static final String CLIENT = """
            package client;
            @Deprecated(since = "1")
            public class Main extends api.Thing implements Comparable<Main> {
                enum Color { RED, GREEN }
                record Point(int x, long y) { }
                sealed interface Shape permits Dot { }
                static final class Dot implements Shape, api.Thing.Part { public void grow(int by) { } }
                public int compareTo(Main other) {
                    Runnable run = () -> System.out.println("at " + other + new Point(1, 2L));
                    run.run();
                    java.util.function.Supplier<Main> made = Main::new;
                    made.get().reset();
                    try {
                        new Dot().grow(other.count++);
                        return switch (Color.RED) { case RED -> 1; default -> 2; };
                    } catch (RuntimeException e) {
                        return new int[3][4].length + ((Object) this.get() instanceof String text ? text.length() : 0);
                    } finally {
                        synchronized (this) { count = api.Thing.CONSTANT; }
                    }
                }
            }
            """;

    static final String MANIFEST = """
            Manifest-Version: 1.0
            Bundle-ManifestVersion: 2
            Bundle-SymbolicName: client
            Bundle-Version: 1.0.0
            Bundle-ClassPath: .,lib/nested.jar
            Bundle-Activator: client.Main
            Import-Package: api;version="[1,2)"

            """.replace("\n", "\r\n");

    private Samples() {}
}
