package dev.cofferdam.gate;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What was said of all cases, a row a rule. */
final class AccuracyTable {
    static final String HEAD = """
            | rule | cases | break | link | gate agrees | gate disagrees | gate names the error |
            |---|---|---|---|---|---|---|
            """;
    static final String PEERS_HEAD = """
            | rule | pairs | bnd agrees | bnd misses | bnd alarms | japicmp agrees | japicmp misses | japicmp alarms |
            |---|---|---|---|---|---|---|---|
            """;

    private final Map<String, List<CaseVerdict>> rows;
    private final List<CaseVerdict> all;

    AccuracyTable(List<CaseVerdict> verdicts) {
        this.all = verdicts;
        this.rows = verdicts.stream()
                .collect(Collectors.groupingBy(one -> one.subject().rule(), TreeMap::new, Collectors.toList()));
    }

    /** The gate's table, which every build checks. */
    String gate() {
        StringBuilder text = new StringBuilder(HEAD);
        rows.forEach((rule, verdicts) -> text.append(gateRow(rule, verdicts)));
        return text.append(gateRow("all", all)).toString();
    }

    private static String gateRow(String rule, List<CaseVerdict> row) {
        long breaks = count(row, CaseVerdict::breaks);
        long agrees = count(row, CaseVerdict::agrees);
        return "| %s | %d | %d | %d | %d | %d | %d |%n"
                .formatted(
                        rule,
                        row.size(),
                        breaks,
                        row.size() - breaks,
                        agrees,
                        row.size() - agrees,
                        count(row, CaseVerdict::named));
    }

    /** The others' table, of the contracts alone. */
    String peers() {
        StringBuilder text = new StringBuilder(PEERS_HEAD);
        rows.forEach((rule, verdicts) -> text.append(peersRow(rule, verdicts)));
        return text.append(peersRow("all", all)).toString();
    }

    private static String peersRow(String rule, List<CaseVerdict> all) {
        List<CaseVerdict> row =
                all.stream().filter(one -> !one.subject().has(Case.Trait.JDK)).toList();
        return "| " + rule + " | " + row.size() + sides(row, CaseVerdict::bndAlarms)
                + sides(row, CaseVerdict::japicmpAlarms) + " |" + System.lineSeparator();
    }

    private static String sides(List<CaseVerdict> row, Predicate<CaseVerdict> alarms) {
        return " | " + count(row, one -> alarms.test(one) == one.breaks())
                + " | " + count(row, one -> !alarms.test(one) && one.breaks())
                + " | " + count(row, one -> alarms.test(one) && !one.breaks());
    }

    private static long count(List<CaseVerdict> row, Predicate<CaseVerdict> wanted) {
        return row.stream().filter(wanted).count();
    }
}
