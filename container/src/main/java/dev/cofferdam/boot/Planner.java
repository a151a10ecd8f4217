package dev.cofferdam.boot;

import dev.cofferdam.UpdatePlan;
import dev.cofferdam.UpdatePlan.Kind;
import dev.cofferdam.UpdatePlan.Step;
import dev.cofferdam.gate.offline.BundleJar;
import dev.cofferdam.model.Finding;
import dev.cofferdam.model.Revision;
import dev.cofferdam.model.Severity;
import dev.cofferdam.model.Verdict;
import dev.cofferdam.supervise.Supervisor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Says what dropping jars would lead to, by the live wires and by judging them as {@link OfflineCheck} does. Changes
 * nothing. Safe for use by several threads.
 */
final class Planner {
    private final Supervisor supervisor;
    private final Supplier<OfflineCheck> checks;
    private final List<Path> platform;

    /** @param platform jars of the container's own bundles */
    Planner(Supervisor supervisor, Supplier<OfflineCheck> checks, List<Path> platform) {
        this.supervisor = supervisor;
        this.checks = checks;
        this.platform = List.copyOf(platform);
    }

    /** What becomes of the plugins when these staged revisions take their places. */
    UpdatePlan of(Collection<Revision> revisions) throws IOException {
        return new Making(checks.get())
                .plan(revisions.stream()
                        .map(revision -> new Jar(revision.jar(), revision.fileName()))
                        .toList());
    }

    private record Jar(Path path, String name) {}

    /** @throws IOException when a file is not there, or is no jar; the message says which */
    UpdatePlan ofFiles(List<Path> jars) throws IOException {
        for (Path jar : jars) {
            OfflineCheck.mustBeJar(jar);
        }
        return new Making(checks.get())
                .plan(jars.stream()
                        .map(jar -> new Jar(jar, String.valueOf(jar.getFileName())))
                        .toList());
    }

    /** One plan in the making. */
    private final class Making {
        private final OfflineCheck check;
        private final Map<String, Revision> serving = new TreeMap<>(supervisor.serving());
        private final Map<String, BundleJar> world = new LinkedHashMap<>();
        private final Map<String, BundleJar> wanted = new LinkedHashMap<>();
        private final List<BundleJar> own = new ArrayList<>();
        private final List<Step> steps = new ArrayList<>();

        Making(OfflineCheck check) throws IOException {
            this.check = check;
            for (Revision revision : serving.values()) {
                world.put(revision.plugin(), check.read(revision.jar(), revision.fileName()));
            }
            for (Path jar : platform) {
                own.add(check.read(jar, String.valueOf(jar.getFileName())));
            }
        }

        UpdatePlan plan(List<Jar> jars) throws IOException {
            List<Step> refused = new ArrayList<>();
            for (Jar jar : jars) {
                admit(jar).ifPresent(refused::add);
            }
            Map<String, Step> judged = judged(refused);
            Set<String> replaced = new HashSet<>(judged.keySet());
            replaced.retainAll(serving.keySet());
            judged.values().stream().filter(step -> step.from().isEmpty()).forEach(steps::add);
            List<String> moving = new ArrayList<>(supervisor.movingWith(replaced));
            moving.removeAll(judged.keySet());
            inOrder(replaced, moving)
                    .forEach(name -> steps.add(
                            judged.containsKey(name) ? judged.get(name) : move(name, reached(replaced, moving))));
            steps.addAll(refused);
            return new UpdatePlan(steps, untouched());
        }

        /** Takes a jar in, unless admission refuses it or it runs already. */
        private Optional<Step> admit(Jar jar) throws IOException {
            String name = jar.name();
            Verdict verdict = check.admit(jar.path(), name);
            if (verdict.refuses()) {
                return Optional.of(new Step(Kind.REFUSE, name, Optional.empty(), "", List.of(), verdict.findings()));
            }
            BundleJar bundle = check.read(jar.path(), name);
            Optional<Revision> now = Optional.ofNullable(serving.get(bundle.symbolicName()));
            if (now.isPresent() && Files.mismatch(now.get().jar(), jar.path()) < 0) {
                steps.add(step(Kind.KEEP, bundle, List.of(), List.of()));
            } else {
                wanted.put(bundle.symbolicName(), bundle);
            }
            return Optional.empty();
        }

        /** Judges the new ones against one another and the rest; again, as long as one of them drops out. */
        private Map<String, Step> judged(List<Step> refused) throws IOException {
            Map<String, BundleJar> left = new LinkedHashMap<>(wanted);
            while (true) {
                Map<String, BundleJar> after = new LinkedHashMap<>(world);
                after.putAll(left);
                Map<String, Step> judged = new LinkedHashMap<>();
                for (BundleJar jar : left.values()) {
                    List<BundleJar> others = others(after, jar);
                    Optional.ofNullable(world.get(jar.symbolicName())).ifPresent(others::add);
                    judged.put(
                            jar.symbolicName(),
                            step(jar, check.check(jar, others).verdict()));
                }
                List<Step> out = judged.values().stream()
                        .filter(step -> step.kind() == Kind.REFUSE)
                        .toList();
                refused.addAll(out);
                out.forEach(step -> left.remove(step.plugin()));
                if (out.isEmpty()) {
                    world.putAll(left);
                    return judged;
                }
            }
        }

        private Step step(BundleJar jar, Verdict verdict) {
            boolean replaces = serving.containsKey(jar.symbolicName());
            Kind kind = verdict.refuses() ? Kind.REFUSE : replaces ? Kind.REPLACE : Kind.INSTALL;
            return step(kind, jar, List.of(), verdict.findings());
        }

        private Step step(Kind kind, BundleJar jar, List<String> because, List<Finding> findings) {
            Optional<String> from =
                    Optional.ofNullable(serving.get(jar.symbolicName())).map(Revision::version);
            return new Step(kind, jar.symbolicName(), from, jar.version(), because, findings);
        }

        /** One that is wired to what goes or moves; who is wired to one that stays, stays too. */
        private Step move(String name, Set<String> reached) {
            BundleJar jar = world.get(name);
            List<String> because = supervisor.providers(name).stream()
                    .filter(reached::contains)
                    .toList();
            List<Finding> findings =
                    check.check(jar, others(world, jar)).verdict().findings();
            boolean refused = findings.stream().anyMatch(finding -> finding.severity() == Severity.REFUSE);
            boolean left = steps.stream().anyMatch(step -> step.kind() == Kind.STAY && because.contains(step.plugin()));
            return step(refused || left ? Kind.STAY : Kind.MOVE, jar, because, findings);
        }

        private List<BundleJar> others(Map<String, BundleJar> all, BundleJar than) {
            List<BundleJar> others = new ArrayList<>(all.values());
            others.removeIf(other -> other.symbolicName().equals(than.symbolicName()));
            others.addAll(own);
            return others;
        }

        private static Set<String> reached(Collection<String> replaced, Collection<String> moving) {
            Set<String> reached = new HashSet<>(replaced);
            reached.addAll(moving);
            return reached;
        }

        /** Those that others are wired to come first. */
        private List<String> inOrder(Collection<String> replaced, Collection<String> moving) {
            List<String> ordered = new ArrayList<>();
            Set<String> left = new TreeSet<>(reached(replaced, moving));
            while (!left.isEmpty()) {
                List<String> next = left.stream()
                        .filter(name -> supervisor.providers(name).stream()
                                .noneMatch(provider -> !provider.equals(name) && left.contains(provider)))
                        .toList();
                List<String> taken = next.isEmpty() ? List.of(left.iterator().next()) : next;
                ordered.addAll(taken);
                taken.forEach(left::remove);
            }
            return ordered;
        }

        private List<String> untouched() {
            List<String> named = steps.stream()
                    .filter(step -> step.kind() != Kind.KEEP && step.kind() != Kind.REFUSE)
                    .map(Step::plugin)
                    .toList();
            return serving.keySet().stream()
                    .filter(name -> !named.contains(name))
                    .toList();
        }
    }
}
