package dev.cofferdam.supervise;

import dev.cofferdam.framework.Installed;
import dev.cofferdam.framework.PluginBundle;
import dev.cofferdam.framework.PluginFramework;
import dev.cofferdam.model.Revision;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Deploys revisions that belong together. All are installed before any is resolved, so their order does not matter; and the
 * plugins that are wired to one that is replaced move with it, in a {@linkplain Convoy convoy}. Nobody else is touched.
 */
final class Deployment {
    private final PluginFramework framework;
    private final Map<String, PluginLife> lives;
    private final Function<String, PluginLife> lifeOf;

    /**
     * @param lives all plugins
     * @param lifeOf a plugin's life, begun if need be
     */
    Deployment(PluginFramework framework, Map<String, PluginLife> lives, Function<String, PluginLife> lifeOf) {
        this.framework = framework;
        this.lives = lives;
        this.lifeOf = lifeOf;
    }

    /** @param beforehand told of the plugins that are to move with these, if there are any, before anything is changed */
    CompletableFuture<Void> run(List<Revision> revisions, Consumer<List<String>> beforehand) {
        Set<String> replaced = replaced(revisions);
        List<String> moving = movingWith(replaced);
        if (!moving.isEmpty()) {
            beforehand.accept(moving);
        }
        close(replaced);
        Map<String, Installed> installed = new LinkedHashMap<>();
        revisions.forEach(
                revision -> installed.put(revision.plugin(), life(revision).install(revision)));
        resolve(installed.values());
        Map<String, Revision> companions = companions(replaced, installed);
        close(companions.keySet());
        Map<String, Installed> moved = new LinkedHashMap<>();
        companions.forEach((name, revision) -> moved.put(name, life(revision).install(revision)));
        resolve(moved.values());
        Convoys convoys = new Convoys(needs(replaced, installed, moved));
        List<CompletableFuture<Void>> done = new ArrayList<>();
        revisions.forEach(revision -> done.add(
                life(revision).deploy(revision, installed.get(revision.plugin()), convoys.of(revision.plugin()))));
        companions.forEach(
                (name, revision) -> done.add(life(revision).move(revision, moved.get(name), convoys.of(name))));
        return CompletableFuture.allOf(done.toArray(CompletableFuture[]::new));
    }

    /** The plugins that are wired to one of these, or to one that is, nearer ones first. */
    List<String> movingWith(Collection<String> plugins) {
        Set<String> reached = new LinkedHashSet<>(plugins);
        boolean more = !plugins.isEmpty();
        while (more) {
            Set<String> next = new LinkedHashSet<>();
            lives.forEach((name, life) -> {
                if (!reached.contains(name) && life.providers().stream().anyMatch(reached::contains)) {
                    next.add(name);
                }
            });
            more = reached.addAll(next);
        }
        return reached.stream().filter(name -> !plugins.contains(name)).toList();
    }

    /** The plugins that serve in another revision. */
    Set<String> replaced(Collection<Revision> revisions) {
        Set<String> replaced = new LinkedHashSet<>();
        revisions.forEach(revision -> serving(revision.plugin())
                .filter(now -> !now.sha256().equals(revision.sha256()))
                .ifPresent(now -> replaced.add(revision.plugin())));
        return replaced;
    }

    /** Only those move whose provider can be resolved: what cannot is refused, and nobody need know. */
    private Map<String, Revision> companions(Set<String> replaced, Map<String, Installed> installed) {
        Set<String> usable = new LinkedHashSet<>(replaced);
        usable.removeIf(name ->
                bundle(installed.get(name)).filter(PluginBundle::resolved).isEmpty());
        Map<String, Revision> companions = new LinkedHashMap<>();
        movingWith(usable).stream()
                .filter(name -> !installed.containsKey(name))
                .forEach(name -> serving(name).ifPresent(revision -> companions.put(name, revision)));
        return companions;
    }

    private Map<String, Set<String>> needs(
            Set<String> replaced, Map<String, Installed> installed, Map<String, Installed> moved) {
        Map<String, Installed> members = new LinkedHashMap<>(moved);
        replaced.forEach(name -> members.put(name, installed.get(name)));
        Map<String, Set<String>> needs = new LinkedHashMap<>();
        members.forEach((name, each) -> {
            Set<String> providers = new LinkedHashSet<>(
                    bundle(each).map(PluginBundle::providers).orElse(Set.of()));
            providers.retainAll(members.keySet());
            needs.put(name, providers);
        });
        return needs;
    }

    private void close(Collection<String> plugins) {
        plugins.forEach(name -> lives.get(name).closeToNewWires());
    }

    private void resolve(Collection<Installed> installed) {
        List<PluginBundle> bundles =
                installed.stream().flatMap(each -> bundle(each).stream()).toList();
        if (!bundles.isEmpty()) {
            framework.resolveTogether(bundles);
        }
    }

    private static Optional<PluginBundle> bundle(Installed installed) {
        return installed instanceof Installed.Done done ? Optional.of(done.bundle()) : Optional.empty();
    }

    private Optional<Revision> serving(String plugin) {
        return Optional.ofNullable(lives.get(plugin)).flatMap(PluginLife::serving);
    }

    private PluginLife life(Revision revision) {
        return lifeOf.apply(revision.plugin());
    }
}
