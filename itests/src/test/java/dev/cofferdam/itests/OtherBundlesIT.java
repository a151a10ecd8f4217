package dev.cofferdam.itests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.api.contract.Capabilities;
import dev.cofferdam.model.Fault;
import dev.cofferdam.model.FaultKind;
import dev.cofferdam.model.PluginState;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleActivator;

/** Bundles as they are everywhere, whose references, whiteboards and questions meet stand-ins. */
class OtherBundlesIT {
    private static final String WORDS = """
            package acme.words;
            import java.util.Hashtable;
            import java.util.Map;
            import java.util.concurrent.Callable;
            import org.osgi.framework.*;
            public class Words implements BundleActivator, Callable<String> {
                public void start(BundleContext context) {
                    context.registerService(Callable.class, this, new Hashtable<>(Map.of("role", "words")));
                    context.registerService(Callable.class.getName(), new PrototypeServiceFactory<Callable<?>>() {
                        private int made;
                        public Callable<?> getService(Bundle bundle, ServiceRegistration<Callable<?>> registration) {
                            int number = ++made;
                            return () -> "VERSION of number " + number;
                        }
                        public void ungetService(
                                Bundle bundle, ServiceRegistration<Callable<?>> registration, Callable<?> service) { }
                    }, new Hashtable<>(Map.of("role", "prototype")));
                }
                public void stop(BundleContext context) { }
                public String call() { return "VERSION"; }
            }
            """;
    private static final String READER = """
            package acme.reader;
            import java.util.Map;
            import java.util.concurrent.Callable;
            import java.util.concurrent.ConcurrentHashMap;
            import java.util.function.Function;
            public class Reader implements Function<String, String> {
                private final Map<String, Callable<?>> all = new ConcurrentHashMap<>();
                void fixed(Callable<?> words) { all.put("fixed", words); }
                void own(Callable<?> words) { all.put("own", words); }
                void add(Callable<?> words) { all.put("dynamic", words); }
                void remove(Callable<?> words) { all.remove("dynamic", words); }
                public String apply(String which) {
                    try {
                        return which.startsWith("identity")
                                ? "" + System.identityHashCode(all.get("fixed"))
                                : "" + all.get(which).call();
                    } catch (Exception e) {
                        return e.toString();
                    }
                }
            }
            """;
    private static final String COMPONENT = """
            <?xml version="1.0" encoding="UTF-8"?>
            <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="reader" immediate="true">
              <implementation class="acme.reader.Reader"/>
              <service><provide interface="java.util.function.Function"/></service>
              <reference name="fixed" interface="java.util.concurrent.Callable" target="(role=words)" bind="fixed"/>
              <reference name="own" interface="java.util.concurrent.Callable" target="(role=prototype)" bind="own"
                  scope="prototype_required"/>
              <reference name="dynamic" interface="java.util.concurrent.Callable" target="(role=words)"
                  cardinality="0..n" policy="dynamic" bind="add" unbind="remove"/>
            </scr:component>
            """;
    private static final String HANDLER = """
            package acme.handler;
            import java.util.Hashtable;
            import java.util.Map;
            import java.util.concurrent.Callable;
            import java.util.concurrent.atomic.AtomicInteger;
            import org.osgi.framework.*;
            import org.osgi.service.event.*;
            public class Handler implements BundleActivator, EventHandler {
                private final AtomicInteger handled = new AtomicInteger();
                public void start(BundleContext context) {
                    context.registerService(
                            EventHandler.class, this, new Hashtable<>(Map.of("event.topics", "acme/*")));
                    Callable<String> told = () -> "VERSION " + handled.get();
                    context.registerService(Callable.class, told, null);
                }
                public void stop(BundleContext context) { }
                public void handleEvent(Event event) {
                    handled.incrementAndGet();
                    if (event.getTopic().endsWith("broken")) {
                        throw new IllegalStateException("this handler is broken, by design");
                    }
                }
            }
            """;
    private static final String SENDER = """
            package acme.sender;
            import java.util.Map;
            import java.util.function.Function;
            import org.osgi.framework.*;
            import org.osgi.service.event.*;
            public class Sender implements BundleActivator {
                public void start(BundleContext context) {
                    Function<String, String> send = topic -> {
                        ServiceReference<EventAdmin> admin = context.getServiceReference(EventAdmin.class);
                        context.getService(admin).sendEvent(new Event(topic, Map.of()));
                        return "sent";
                    };
                    context.registerService(Function.class, send, null);
                }
                public void stop(BundleContext context) { }
            }
            """;
    private static final String ASKER = """
            package acme.asker;
            import dev.cofferdam.api.contract.Capabilities;
            import java.util.Comparator;
            import java.util.function.Function;
            import org.osgi.framework.*;
            public class Asker implements BundleActivator {
                public void start(BundleContext context) {
                    Function<String, String> ask = method -> {
                        Capabilities capabilities =
                                context.getService(context.getServiceReference(Capabilities.class));
                        Object service = context.getService(context.getServiceReference(Comparator.class));
                        return "" + capabilities.supports(service, Comparator.class, method);
                    };
                    context.registerService(Function.class, ask, null);
                }
                public void stop(BundleContext context) { }
            }
            """;
    private static final String SORTER = """
            package acme.sorter;
            import java.util.Comparator;
            import org.osgi.framework.*;
            public class Sorter implements BundleActivator, Comparator<String> {
                public void start(BundleContext context) {
                    context.registerService(Comparator.class, this, null);
                }
                public void stop(BundleContext context) { }
                public int compare(String a, String b) { return a.compareTo(b); }
                OWN
            }
            """;

    @TempDir
    private Path temp;

    private TestBed bed() {
        return TestBed.sharingNothing(temp, UnaryOperator.identity());
    }

    private Path activated(String name, String version, String activator, String imports, String source) {
        return Recipe.bundle(name, version)
                .header("Bundle-Activator", activator)
                .header("Import-Package", "org.osgi.framework" + imports)
                .compiled(classPath(), source.replace("VERSION", version))
                .jar(temp.resolve(name + "-" + version + ".jar"));
    }

    private static List<Path> classPath() {
        Path events = Built.jars(Built.bundles()).stream()
                .filter(jar -> jar.getFileName().toString().contains("eventadmin"))
                .findFirst()
                .orElseThrow();
        return List.of(jarOf(BundleActivator.class), jarOf(Capabilities.class), events);
    }

    private static Path jarOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void deploy(TestBed bed, Path jar, String name, int generation) {
        bed.drop(jar, name + ".jar");
        Waiting.until("generation " + generation + " of '" + name + "' serves")
                .until(() -> bed.container()
                        .plugin(name)
                        .filter(plugin -> plugin.state() == PluginState.ACTIVE && plugin.generation() == generation)
                        .isPresent());
    }

    @SuppressWarnings("unchecked")
    private static Function<String, String> function(TestBed bed) {
        Waiting.until("somebody offers a function")
                .until(() -> !bed.container().services(Function.class).isEmpty());
        return bed.container().service(Function.class);
    }

    @Test
    void theReferencesOfAComponentFollowAServiceOverUpdatesAndItsAbsence() {
        Path reader = Recipe.bundle("reader", "1.0.0")
                .header("Service-Component", "OSGI-INF/reader.xml")
                .header(
                        "Require-Capability",
                        "osgi.extender;filter:=\"(&(osgi.extender=osgi.component)(version>=1.3.0))\"")
                .entry("OSGI-INF/reader.xml", COMPONENT.getBytes(StandardCharsets.UTF_8))
                .compiled(classPath(), READER)
                .jar(temp.resolve("reader.jar"));
        try (TestBed bed = bed()) {
            deploy(bed, activated("words", "1.0.0", "acme.words.Words", "", WORDS), "words", 1);
            deploy(bed, reader, "reader", 1);
            Function<String, String> asked = function(bed);
            assertThat(asked.apply("fixed")).isEqualTo("1.0.0");
            assertThat(asked.apply("dynamic")).isEqualTo("1.0.0");
            assertThat(asked.apply("own")).isEqualTo("1.0.0 of number 1");
            String held = asked.apply("identity");

            deploy(bed, activated("words", "1.1.0", "acme.words.Words", "", WORDS), "words", 2);

            Waiting.until("all references lead to the new generation")
                    .ignoreExceptions()
                    .untilAsserted(() -> {
                        assertThat(asked.apply("fixed")).isEqualTo("1.1.0");
                        assertThat(asked.apply("dynamic")).isEqualTo("1.1.0");
                        assertThat(asked.apply("own")).startsWith("1.1.0 of number");
                        assertThat(asked.apply("identity")).isEqualTo(held);
                    });
            assertThat(bed.plugin("reader").generation()).isEqualTo(1);

            bed.remove("words.jar");
            Waiting.until("the component has gone with what it needs")
                    .until(() -> bed.container().services(Function.class).isEmpty());
            deploy(bed, activated("words", "1.2.0", "acme.words.Words", "", WORDS), "words", 3);
            assertThat(function(bed).apply("fixed")).isEqualTo("1.2.0");
            assertThat(bed.container().plugins())
                    .allSatisfy(plugin -> assertThat(plugin.faults()).isZero());
        }
    }

    @Test
    void anEventHandlerIsCalledThroughItsStandInAndWhatItThrowsIsItsOwnFault() throws Exception {
        String imports = ", org.osgi.service.event;version=\"[1.3,2)\"";
        try (TestBed bed = bed()) {
            deploy(bed, activated("handler", "1.0.0", "acme.handler.Handler", imports, HANDLER), "handler", 1);
            deploy(bed, activated("sender", "1.0.0", "acme.sender.Sender", imports, SENDER), "sender", 1);
            Function<String, String> send = function(bed);
            Callable<?> told = bed.container().service(Callable.class);

            assertThat(send.apply("acme/news")).isEqualTo("sent");
            assertThat(told.call()).isEqualTo("1.0.0 1");
            assertThat(send.apply("acme/broken")).isEqualTo("sent");
            assertThat(told.call()).isEqualTo("1.0.0 2");

            Fault fault = bed.awaitFault("handler");
            assertThat(fault.kind()).isEqualTo(FaultKind.THREW);
            assertThat(fault.where()).isEqualTo("EventHandler.handleEvent");
            assertThat(fault.what()).contains("this handler is broken, by design");
            assertThat(fault.frame())
                    .hasValueSatisfying(frame -> assertThat(frame).startsWith("Handler.java:"));

            deploy(bed, activated("handler", "1.1.0", "acme.handler.Handler", imports, HANDLER), "handler", 2);
            assertThat(send.apply("acme/news")).isEqualTo("sent");
            assertThat(told.call()).isEqualTo("1.1.0 1");
            assertThat(bed.plugin("handler").faults()).isEqualTo(1);
            assertThat(bed.plugin("sender").faults()).isZero();
        }
    }

    @Test
    void aBundleAsksWhatThePluginBehindAServiceSupports() {
        String own = "public Comparator<String> reversed() { return (a, b) -> b.compareTo(a); }";
        String imports = ", dev.cofferdam.api.contract;version=\"[1.0,2)\"";
        try (TestBed bed = bed()) {
            deploy(bed, activated("asker", "1.0.0", "acme.asker.Asker", imports, ASKER), "asker", 1);
            deploy(bed, activated("sorter", "1.0.0", "acme.sorter.Sorter", "", SORTER.replace("OWN", "")), "sorter", 1);
            Function<String, String> ask = function(bed);
            assertThat(ask.apply("reversed")).isEqualTo("false");

            deploy(
                    bed,
                    activated("sorter", "1.1.0", "acme.sorter.Sorter", "", SORTER.replace("OWN", own)),
                    "sorter",
                    2);

            assertThat(ask.apply("reversed")).isEqualTo("true");
            assertThat(bed.plugin("asker").faults()).isZero();
        }
    }
}
