package dev.cofferdam.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A {@link CheckReport} for machines, as {@code docs/gate-verdict.schema.json} has it. */
public final class CheckJson {
    private static final String FORMAT = "cofferdam-gate-verdict/1";

    private CheckJson() {}

    /** The report as one JSON object, in ASCII. */
    public static String of(CheckReport report) {
        return Json.of(json(report));
    }

    /** One report as an object, several as an array of such, in ASCII. */
    public static String of(List<CheckReport> reports) {
        return reports.size() == 1
                ? of(reports.get(0))
                : Json.of(reports.stream().map(CheckJson::json).toList());
    }

    private static Map<String, Object> json(CheckReport report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", FORMAT);
        json.put("file", report.file());
        json.put("subject", report.verdict().subject());
        json.put("fits", report.fits());
        json.put("java", Runtime.version().feature());
        json.put("findings", findings(report.verdict()));
        json.put("wires", report.wires().stream().map(CheckJson::wire).toList());
        json.put(
                "leftOut",
                report.leftOut().stream()
                        .map(jar -> ordered("file", jar.file(), "reason", jar.reason()))
                        .toList());
        return json;
    }

    private static List<Map<String, Object>> findings(Verdict verdict) {
        List<Map<String, Object>> findings = new ArrayList<>();
        for (FindingGroup group : verdict.groups()) {
            findings.add(finding(group.cause(), Optional.empty()));
            group.consequences()
                    .forEach(each ->
                            findings.add(finding(each, Optional.of(group.cause().id()))));
        }
        return findings;
    }

    private static Map<String, Object> finding(Finding finding, Optional<String> cause) {
        return ordered(
                "id", finding.id(),
                "kind", word(finding.kind()),
                "severity", word(finding.severity()),
                "subject", finding.subject(),
                "problem", finding.problem(),
                "usedAt", finding.usedAt(),
                "instead", finding.instead(),
                "nextStep", finding.nextStep(),
                "provider", finding.provider(),
                "accepted", finding.accepted(),
                "consequenceOf", cause);
    }

    private static Map<String, Object> wire(CheckReport.Wire wire) {
        return ordered(
                "package", wire.packageName(),
                "range", wire.range(),
                "version", wire.version(),
                "provider", wire.provider());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
