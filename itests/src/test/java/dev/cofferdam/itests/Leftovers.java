package dev.cofferdam.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * What a container has at a moment, and must not have more of later.
 *
 * @param threads live threads
 * @param loaders class loaders of bundles that nobody has collected
 */
record Leftovers(int threads, int loaders) {
    private static final String LOADER = "org.apache.felix.framework.BundleWiringImpl$BundleClassLoader";

    /** Counts after a full collection. */
    static Leftovers now() {
        return new Leftovers(ManagementFactory.getThreadMXBean().getThreadCount(), instances(histogram(), LOADER));
    }

    /** Waits until there is no more than there was. */
    void awaitNoMore() {
        Waiting.until("no thread and no class loader is left", Waiting.LONG_LIMIT)
                .pollInterval(java.time.Duration.ofSeconds(1))
                .untilAsserted(() -> {
                    Leftovers now = now();
                    assertThat(now.threads()).as("threads").isLessThanOrEqualTo(threads);
                    assertThat(now.loaders()).as("class loaders of bundles").isLessThanOrEqualTo(loaders);
                });
    }

    private static int instances(String histogram, String type) {
        return histogram
                .lines()
                .map(line -> line.strip().split("\\s+"))
                .filter(columns -> columns.length > 3 && columns[3].equals(type))
                .mapToInt(columns -> Integer.parseInt(columns[1]))
                .sum();
    }

    /** Makes a full collection on its way. */
    private static String histogram() {
        try {
            return (String) ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "gcClassHistogram",
                            new Object[] {new String[0]},
                            new String[] {String[].class.getName()});
        } catch (JMException e) {
            throw new IllegalStateException("this JVM counts no objects", e);
        }
    }
}
