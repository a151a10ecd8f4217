package dev.cofferdam.gate.rule;

import java.util.Optional;

/** Rules in the order in which they have their say. Most references are no affair of most of them, which are not asked then. */
final class RuleList {
    private final LinkRule[] rules;
    /** By rule, the uses that it is about. */
    private final int[] uses;

    private RuleList(LinkRule[] rules) {
        this.rules = rules;
        this.uses = new int[rules.length];
        for (int i = 0; i < rules.length; i++) {
            uses[i] = rules[i].uses();
        }
    }

    static RuleList of(LinkRule... rules) {
        return new RuleList(rules);
    }

    /** What the first rule says that has something to say. */
    Optional<Breach> check(Link link) {
        int used = link.reference().uses();
        for (int i = 0; i < rules.length; i++) {
            if (uses[i] == LinkRule.ANY_USE || (uses[i] & used) != 0) {
                Optional<Breach> breach = rules[i].check(link);
                if (breach.isPresent()) {
                    return breach;
                }
            }
        }
        return Optional.empty();
    }
}
