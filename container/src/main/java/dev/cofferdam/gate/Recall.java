package dev.cofferdam.gate;

import dev.cofferdam.gate.space.Question;
import dev.cofferdam.model.BundleNode;
import dev.cofferdam.model.Finding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Finds what was said before of the same bytes in the same wiring: it puts the questions about the wiring that the judgement
 * put, and compares who answers, down to the bytes of their jars.
 *
 * <p>Of one bundle several wirings are kept: what the resolver is expected to do and what it does can differ, and then both are asked about
 * at each start.
 */
final class Recall {
    private static final char BETWEEN = '\n';
    private static final int MOST_WIRINGS = 4;

    private final VerdictStore store;
    private final BiFunction<BundleNode, String, List<BundleNode>> searchOrder;
    private final BundleNode subject;
    private final Map<BundleNode, Optional<String>> identities = new HashMap<>();
    private final Optional<String> key;
    private List<KeptVerdict> known = List.of();

    /**
     * @param what is judged of the subject
     * @param searchOrder the wiring
     */
    Recall(
            VerdictStore store,
            BundleNode subject,
            String what,
            BiFunction<BundleNode, String, List<BundleNode>> searchOrder) {
        this.store = store;
        this.subject = subject;
        this.searchOrder = searchOrder;
        this.key = identity(subject).map(identity -> what + BETWEEN + identity);
    }

    /** What was said before; empty when that is not known, or is of another wiring. */
    Optional<List<Finding>> find() {
        known = key.flatMap(store::find).map(KeptVerdict::of).orElse(List.of());
        return known.stream().filter(this::holds).findFirst().map(KeptVerdict::findings);
    }

    private boolean holds(KeptVerdict kept) {
        if (kept.nodes().isEmpty() || !kept.imports().equals(imports())) {
            return false;
        }
        BundleNode[] nodes = new BundleNode[kept.nodes().size()];
        nodes[0] = subject; // by its identity in the key
        for (KeptVerdict.Wires question : kept.questions()) {
            BundleNode asker = nodes[question.asker()];
            if (asker == null || !answers(question, searchOrder.apply(asker, question.packageName()), kept, nodes)) {
                return false;
            }
        }
        return true;
    }

    private boolean answers(KeptVerdict.Wires question, List<BundleNode> order, KeptVerdict kept, BundleNode[] nodes) {
        if (order.size() != question.order().size()) {
            return false;
        }
        for (int i = 0; i < order.size(); i++) {
            int place = question.order().get(i);
            BundleNode node = order.get(i);
            boolean same = nodes[place] == null
                    ? identity(node).filter(kept.nodes().get(place)::equals).isPresent()
                    : nodes[place].equals(node);
            if (!same) {
                return false;
            }
            nodes[place] = node;
        }
        return true;
    }

    /** Keeps what was found out now. */
    void keep(List<Question> questions, List<Finding> findings) {
        if (key.isEmpty()) {
            return;
        }
        Map<BundleNode, Integer> places = new LinkedHashMap<>();
        List<KeptVerdict.Wires> wires = new ArrayList<>();
        place(subject, places);
        for (Question question : questions) {
            int asker = place(question.asker(), places);
            wires.add(new KeptVerdict.Wires(
                    asker,
                    question.packageName(),
                    question.order().stream().map(node -> place(node, places)).toList()));
        }
        List<String> nodes = new ArrayList<>();
        for (BundleNode node : places.keySet()) {
            Optional<String> identity = identity(node);
            if (identity.isEmpty()) {
                return;
            }
            nodes.add(identity.get());
        }
        KeptVerdict verdict = new KeptVerdict(nodes, imports(), wires, findings);
        store.keep(
                key.get(),
                KeptVerdict.bytes(Stream.concat(Stream.of(verdict), known.stream())
                        .limit(MOST_WIRINGS)
                        .toList()));
    }

    /** What rules about versions look at beside the bytes: an exporter may export one package at several versions. */
    private List<String> imports() {
        return subject.wiredPackages().stream()
                .map(wired -> wired.packageName() + BETWEEN + wired.range() + BETWEEN + wired.exportVersion())
                .sorted()
                .toList();
    }

    private static int place(BundleNode node, Map<BundleNode, Integer> places) {
        places.putIfAbsent(node, places.size());
        return places.get(node);
    }

    /** Who a bundle is and what it holds; empty when a jar has no fingerprint. */
    private Optional<String> identity(BundleNode node) {
        return identities.computeIfAbsent(node, this::newIdentity);
    }

    private Optional<String> newIdentity(BundleNode node) {
        StringBuilder identity = new StringBuilder(node.symbolicName())
                .append(BETWEEN)
                .append(node.version())
                .append(BETWEEN)
                .append(node.fileName())
                .append(BETWEEN)
                .append(node.host());
        for (Path jar : node.jars()) {
            Optional<String> fingerprint = store.fingerprint(jar);
            if (fingerprint.isEmpty()) {
                return Optional.empty();
            }
            identity.append(BETWEEN).append(fingerprint.get());
        }
        return Optional.of(identity.toString());
    }
}
