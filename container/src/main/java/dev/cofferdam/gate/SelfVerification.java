package dev.cofferdam.gate;

import dev.cofferdam.gate.rule.Words;
import dev.cofferdam.gate.space.JarPart;
import dev.cofferdam.gate.space.OwnClass;
import dev.cofferdam.gate.space.SymbolTables;
import dev.cofferdam.gate.verify.Flaw;
import dev.cofferdam.model.BundleNode;
import dev.cofferdam.model.Finding;
import dev.cofferdam.model.FindingKind;
import dev.cofferdam.model.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Tells of the classes that a plugin defines and no JVM links, whatever they are wired to (JVMS 4.8, 4.10). */
final class SelfVerification {
    private final BundleNode plugin;
    private final Map<String, Flaw> flaws = new LinkedHashMap<>();

    /** @param subjects the classes that the plugin defines itself */
    SelfVerification(BundleNode plugin, List<OwnClass> subjects, SymbolTables tables) {
        this.plugin = plugin;
        for (JarPart part : tables.parts(plugin.jars())) {
            Map<String, Flaw> ofPart = part.table().flaws();
            if (!ofPart.isEmpty()) {
                subjects.stream()
                        .filter(subject -> ofPart.containsKey(subject.name())
                                && part.table().classes().get(subject.name()) == subject.entry())
                        .forEach(subject -> flaws.put(Words.of(subject.loaded()), ofPart.get(subject.name())));
            }
        }
    }

    List<Finding> findings() {
        return flaws.entrySet().stream()
                .filter(each -> !each.getValue().beyondLimit())
                .map(each -> finding(each.getKey(), each.getValue()))
                .toList();
    }

    /** Classes with more values at their branches than are compared. */
    Set<String> unfollowed() {
        return flaws.entrySet().stream()
                .filter(each -> each.getValue().beyondLimit())
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Finding finding(String name, Flaw flaw) {
        return new Finding(
                        FindingKind.CLASS_UNVERIFIABLE,
                        Severity.REFUSE,
                        name,
                        (flaw.inCode() ? "does not verify by itself, as " : "is malformed, as ") + flaw.problem()
                                + ", so its use throws " + flaw.error(),
                        flaw.method().isEmpty() ? List.of() : List.of(place(name, flaw)),
                        Optional.of("a class file in " + Words.of(plugin)
                                + " itself that this JVM refuses whatever it is wired to"),
                        "rebuild or re-pack '" + plugin.symbolicName()
                                + "': its jar is damaged, or a tool wrote a class file that is wrong")
                .providedBy(Words.provider(plugin));
    }

    private static String place(String name, Flaw flaw) {
        return name + "." + flaw.method() + (flaw.offset() < 0 ? "" : " at bytecode offset " + flaw.offset());
    }
}
