package dev.cofferdam.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.gate.offline.BundleJar;
import dev.cofferdam.model.CheckReport;
import dev.cofferdam.model.FindingKind;
import dev.cofferdam.model.Severity;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProviderTypeRuleTest {
    private static final String PROVIDER_TYPE = """
            package org.osgi.annotation.versioning;
            @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.CLASS)
            public @interface ProviderType {}
            """;
    private static final String MARKED =
            "package api; @org.osgi.annotation.versioning.ProviderType public interface Api { void go(); }";
    private static final String GROWN =
            "package api; @org.osgi.annotation.versioning.ProviderType public interface Api { void go(); void more(); }";
    private static final String UNMARKED = "package api; public interface Api { void go(); }";
    private static final String IMPLEMENTER =
            "package client; public class Client implements api.Api { public void go() {} }";
    private static final String CALLER =
            "package client; public class Client { public void go(api.Api api) { api.go(); } }";

    @TempDir
    Path folder;

    private CheckReport check(String range, String client, String version, String api) {
        JarKit kit = new JarKit(folder);
        Path compiled = kit.jar("compiled", List.of(), MARKED, PROVIDER_TYPE);
        BundleJar provider = OfflineKit.bundle(
                kit,
                "api",
                "7.0.0",
                "Export-Package: api;version=" + version,
                kit.compile(List.of(), api, PROVIDER_TYPE));
        BundleJar plugin = OfflineKit.bundle(
                kit,
                "client",
                "1.0.0",
                "Import-Package: api;version=\"" + range + "\"",
                kit.compile(List.of(compiled), client));
        return OfflineKit.check(plugin, provider);
    }

    @Test
    void whoImplementsItIsBoundToTheMinorVersionThatItWasBuiltAgainst() {
        assertThat(check("[1.0,2)", IMPLEMENTER, "1.1", MARKED).verdict().findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.kind()).isEqualTo(FindingKind.PACKAGE_VERSION);
                    assertThat(finding.severity()).isEqualTo(Severity.WARN);
                    assertThat(finding.subject()).isEqualTo("api.Api");
                    assertThat(finding.usedAt()).containsExactly("client.Client");
                    assertThat(finding.nextStep()).isEqualTo("import 'api' at [1.0,1.1)");
                });
    }

    @Test
    void aMethodThatItGainedIsToldByLinkage() {
        CheckReport report = check("[1.0,2)", IMPLEMENTER, "1.1", GROWN);
        assertThat(report.verdict().findings())
                .anySatisfy(finding -> assertThat(finding.kind()).isEqualTo(FindingKind.METHOD_NOT_IMPLEMENTED));
        assertThat(report.verdict().groups()).hasSize(1);
    }

    @Test
    void atTheSameMinorVersionNothingIsSaid() {
        assertThat(check("[1.0,2)", IMPLEMENTER, "1.0.3", MARKED).verdict().findings())
                .isEmpty();
    }

    @Test
    void whoOnlyCallsItMayGoOn() {
        assertThat(check("[1.0,2)", CALLER, "1.4", MARKED).verdict().findings()).isEmpty();
    }

    @Test
    void whoImplementsATypeThatAnybodyMayImplementMayGoOn() {
        assertThat(check("[1.0,2)", IMPLEMENTER, "1.4", UNMARKED).verdict().findings())
                .isEmpty();
    }
}
