package dev.cofferdam.itests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.Setting;
import dev.cofferdam.api.fault.PluginException;
import dev.cofferdam.model.Fault;
import dev.cofferdam.model.FaultKind;
import dev.cofferdam.model.PluginState;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two plugins that answer each other's events without end, once one of them is told to serve. */
class PingPongIT {
    /** An event that is posted waits its turn: each answers the other for ever. One that is sent is delivered within the sender. */
    private static final String PLAYER = """
            package player;
            import java.util.Dictionary;
            import java.util.Hashtable;
            import java.util.Map;
            import org.osgi.framework.*;
            import org.osgi.service.event.*;
            public class Player implements BundleActivator, EventHandler, Runnable {
                private BundleContext context;
                private String other;
                private boolean sends;
                public void start(BundleContext ours) {
                    context = ours;
                    String name = ours.getBundle().getSymbolicName();
                    other = name.equals("ping") ? "pong" : "ping";
                    sends = ours.getBundle().getHeaders().get("Player-Sends").equals("true");
                    Dictionary<String, Object> properties = new Hashtable<>();
                    properties.put(EventConstants.EVENT_TOPIC, "table/" + name);
                    ours.registerService(EventHandler.class, this, properties);
                    if (name.equals("pong")) {
                        ours.registerService(Runnable.class, this, null);
                    }
                }
                public void stop(BundleContext ours) {}
                public void run() {
                    new Thread(this::hit, "serves").start();
                }
                public void handleEvent(Event event) {
                    hit();
                }
                private void hit() {
                    EventAdmin admin = context.getService(context.getServiceReference(EventAdmin.class));
                    Event event = new Event("table/" + other, Map.<String, Object>of());
                    if (sends) {
                        admin.sendEvent(event);
                    } else {
                        admin.postEvent(event);
                    }
                }
            }
            """;

    /** Service events are delivered within the change. */
    private static final String CHANGER = """
            package player;
            import java.util.Dictionary;
            import java.util.Hashtable;
            import org.osgi.framework.*;
            public class Player implements BundleActivator, ServiceListener, Runnable {
                private ServiceRegistration<Runnable> registration;
                private String name;
                private int score;
                public void start(BundleContext ours) throws InvalidSyntaxException {
                    name = ours.getBundle().getSymbolicName();
                    registration = ours.registerService(Runnable.class, this, null);
                    ours.addServiceListener(this, "(objectClass=java.lang.Runnable)");
                }
                private void hit() {
                    Dictionary<String, Object> properties = new Hashtable<>();
                    properties.put("score", ++score);
                    registration.setProperties(properties);
                }
                public void stop(BundleContext ours) {}
                public void run() {
                    new Thread(this::hit, "serves").start();
                }
                public void serviceChanged(ServiceEvent event) {
                    Bundle by = event.getServiceReference().getBundle();
                    if (by != null && !by.getSymbolicName().equals(name) && event.getType() != ServiceEvent.UNREGISTERING) {
                        hit();
                    }
                }
            }
            """;

    @TempDir
    private Path temp;

    @Test
    void eventsThatArePostedToAndFroWithinTheQuotaLeaveOthersAlone() {
        try (TestBed bed = TestBed.sharingMin(temp, builder -> builder.set(Setting.EVENTS_MAX, "10000000"))) {
            bed.run("min");
            try (SteadyCaller caller = new SteadyCaller(bed.min())) {
                play(bed, PLAYER, "false");
                Waiting.until("they play").until(() -> {
                    serve(bed);
                    return bed.plugin("ping").calls() > 1_000
                            && bed.plugin("pong").calls() > 1_000;
                });

                assertOthersLiveOn(bed, caller);
                assertThat(bed.plugin("ping").faults()).isZero();
                assertThat(bed.plugin("pong").faults()).isZero();
            }
        }
    }

    @Test
    void whoPostsMoreThanItMayWithinASecondIsFoundOutAndInTheEndQuarantined() {
        try (TestBed bed = TestBed.sharingMin(
                temp,
                builder -> builder.set(Setting.EVENTS_MAX, "200")
                        .set(Setting.TOLERANCE, "2")
                        .set(Setting.INTENSITY, "1")
                        .set(Setting.BACKOFF_FIRST, "1ms"))) {
            bed.run("min");
            try (SteadyCaller caller = new SteadyCaller(bed.min())) {
                play(bed, PLAYER, "false");

                Waiting.until("one of them is quarantined").until(() -> {
                    serve(bed);
                    return quarantined(bed).findAny().isPresent();
                });
                assertThat(bed.container().faults(quarantined(bed).findFirst().orElseThrow()))
                        .extracting(Fault::line)
                        .contains("quota exceeded in postEvent: it may have no more than 200 events posted within a"
                                + " second");
                assertOthersLiveOn(bed, caller);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sent", "changed"})
    void whatIsAnsweredWithinTheEventRunsOutOfStackAndIsAFaultOfThoseWhoPlay(String how) {
        try (TestBed bed = TestBed.sharingMin(temp)) {
            bed.run("min");
            try (SteadyCaller caller = new SteadyCaller(bed.min())) {
                play(bed, how.equals("sent") ? PLAYER : CHANGER, "true");

                Waiting.until("one of them is found out").until(() -> {
                    serve(bed);
                    return bed.plugin("ping").faults() + bed.plugin("pong").faults() > 0;
                });
                assertOthersLiveOn(bed, caller);
            }
        }
    }

    private static Stream<String> quarantined(TestBed bed) {
        return Stream.of("ping", "pong").filter(name -> bed.plugin(name).state() == PluginState.QUARANTINED);
    }

    /** Whoever can serve does; what is served before the other listens is lost. */
    private static void serve(TestBed bed) {
        for (Runnable player : bed.container().services(Runnable.class)) {
            try {
                player.run();
            } catch (PluginException away) {
                // it serves when it is back
            }
        }
    }

    private static void assertOthersLiveOn(TestBed bed, SteadyCaller caller) {
        bed.container().restart("min");
        Waiting.until("'min' is restarted").until(() -> {
            serve(bed);
            return bed.plugin("min").generation() == 2;
        });
        caller.awaitCalls(1000);
        assertThat(caller.failures()).isEmpty();
        bed.container().stop("ping");
        bed.container().stop("pong");
        Waiting.until("the players have gone")
                .until(() -> List.of(PluginState.STOPPED, PluginState.QUARANTINED)
                                .contains(bed.plugin("ping").state())
                        && List.of(PluginState.STOPPED, PluginState.QUARANTINED)
                                .contains(bed.plugin("pong").state()));
        assertThat(bed.container().faults("min")).isEmpty();
        assertThat(bed.container().faults("ping")).noneMatch(fault -> fault.kind() == FaultKind.STOP_TIMED_OUT);
    }

    private void play(TestBed bed, String source, String sends) {
        for (String name : List.of("ping", "pong")) {
            Path jar = Recipe.bundle(name, "1.0.0")
                    .header("Bundle-Activator", "player.Player")
                    .header("Import-Package", "org.osgi.framework,org.osgi.service.event;resolution:=optional")
                    .header("Player-Sends", sends)
                    .compiled(List.of(Contracts.framework(), eventAdmin()), source)
                    .jar(temp.resolve(name + ".jar"));
            bed.drop(jar, name + ".jar");
            bed.await(name, PluginState.ACTIVE);
        }
    }

    private static Path eventAdmin() {
        return Built.jars(Built.bundles()).stream()
                .filter(jar -> jar.getFileName().toString().contains("eventadmin"))
                .findFirst()
                .orElseThrow();
    }
}
