package dev.cofferdam.gate;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The cases about the classes of values once more, with clients as old as such that are still about. */
final class OldClassCases {
    private static final Set<Case.Trait> AGES =
            EnumSet.of(Case.Trait.JAVA_5, Case.Trait.JAVA_6, Case.Trait.JAVA_6_WITHOUT_FRAMES);

    private static final Set<String> RULES = Set.of("SubtypeKept", "ProtectedReceiver");

    private OldClassCases() {}

    static List<Case> all() {
        return Stream.of(
                        FlowSourceCases.all(),
                        VerifierCases.all(),
                        MethodCases.all(),
                        FieldCases.all(),
                        ConstructorCases.all())
                .flatMap(List::stream)
                .filter(each -> RULES.contains(each.rule()))
                .filter(each ->
                        each.traits().isEmpty() && each.client().stream().noneMatch(OldClassCases::isNew))
                .flatMap(each -> AGES.stream().map(age -> aged(each, age)))
                .toList();
    }

    /** Whether it is compiled to call sites, or to what belongs to a nest. */
    private static boolean isNew(String source) {
        return source.contains("->") || source.contains("::") || source.contains("\" +");
    }

    private static Case aged(Case each, Case.Trait age) {
        return new Case(
                each.rule(),
                each.name() + ", " + age.words(),
                each.first(),
                each.second(),
                each.client(),
                each.shared(),
                Set.of(age));
    }
}
