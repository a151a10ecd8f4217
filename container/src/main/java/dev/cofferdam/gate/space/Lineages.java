package dev.cofferdam.gate.space;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Follows supertypes through class spaces, each class asking its own loader. Ends on circles and on missing classes. */
public final class Lineages {
    /** How many lineages are made at once, each out of the one above. */
    private static final int MOST_BELOW = 64;

    private final ClassSpaces spaces;
    private final int most;
    private final Map<LoadedClass, Lineage> known = new HashMap<>();
    private final Set<LoadedClass> deep = new HashSet<>();
    private final Set<LoadedClass> tooDeep = new LinkedHashSet<>();

    public Lineages(ClassSpaces spaces) {
        this.spaces = spaces;
        this.most = spaces.limits().supertypes();
    }

    /** The classes whose lineage is longer than the limit: it is taken as incomplete, so that nothing is said of it. */
    public Set<LoadedClass> tooDeep() {
        return tooDeep;
    }

    public Lineage of(LoadedClass loaded) {
        Lineage lineage = of(loaded, MOST_BELOW);
        if (!deep.isEmpty() && deep.contains(loaded)) {
            tooDeep.add(loaded);
        }
        return lineage;
    }

    private Lineage of(LoadedClass loaded, int mostBelow) {
        Lineage lineage = known.get(loaded);
        if (lineage == null) {
            lineage = mostBelow == 0
                    ? follow(loaded)
                    : below(loaded, mostBelow - 1).orElseGet(() -> follow(loaded));
            known.put(loaded, lineage);
        }
        return lineage;
    }

    /** The lineage of a class whose superclass has one that is whole: its own part in front of that. */
    private Optional<Lineage> below(LoadedClass start, int mostBelow) {
        Optional<Lineage> above = superclass(start).map(superclass -> of(superclass, mostBelow));
        if (above.isEmpty() || !above.get().complete() || above.get().size() >= most) {
            return Optional.empty();
        }
        List<LoadedClass> classes = new ArrayList<>(above.get().classes().size() + 1);
        classes.add(start);
        classes.addAll(above.get().classes());
        if (start.symbol().interfaces().isEmpty()) {
            return Optional.of(new Lineage(classes, above.get().interfaces(), true, false));
        }
        Set<LoadedClass> interfaces = new LinkedHashSet<>();
        boolean complete = interfacesOf(start, interfaces);
        interfaces.addAll(above.get().interfaces());
        return !complete || interfaces.size() > most || interfaces.contains(start)
                ? Optional.empty()
                : Optional.of(new Lineage(classes, List.copyOf(interfaces), true, false));
    }

    private Lineage follow(LoadedClass start) {
        Set<LoadedClass> classes = new LinkedHashSet<>();
        boolean complete = true;
        boolean circular = false;
        Optional<LoadedClass> next = Optional.of(start);
        while (next.isPresent()) {
            LoadedClass current = next.get();
            if (!classes.add(current)) {
                circular = true;
                break;
            }
            if (classes.size() > most) {
                complete = false;
                deep.add(start);
                break;
            }
            next = superclass(current);
            complete &= next.isPresent() || current.symbol().superclass().isEmpty();
        }
        Set<LoadedClass> interfaces = new LinkedHashSet<>();
        for (LoadedClass declaring : classes) {
            complete &= interfacesOf(declaring, interfaces);
        }
        if (interfaces.size() > most) {
            deep.add(start);
        }
        circular |= interfaces.contains(start);
        return new Lineage(List.copyOf(classes), List.copyOf(interfaces), complete && !circular, circular);
    }

    private Optional<LoadedClass> superclass(LoadedClass of) {
        return of.symbol()
                .superclass()
                .flatMap(name -> spaces.find(of.node(), name).found());
    }

    /** Adds the superinterfaces of one class, depth first as JVMS 5.4.3.2 has it; says whether all were found. */
    private boolean interfacesOf(LoadedClass declaring, Set<LoadedClass> sink) {
        if (declaring.symbol().interfaces().isEmpty()) {
            return true;
        }
        boolean complete = true;
        boolean opened = false;
        Deque<LoadedClass> open = new ArrayDeque<>();
        open.push(declaring);
        while (!open.isEmpty() && sink.size() <= most) {
            LoadedClass current = open.pop();
            if (!current.equals(declaring) || opened) {
                if (!sink.add(current)) {
                    continue;
                }
            }
            opened = true;
            List<String> names = current.symbol().interfaces();
            for (int i = names.size() - 1; i >= 0; i--) {
                Optional<LoadedClass> found =
                        spaces.find(current.node(), names.get(i)).found();
                found.ifPresent(open::push);
                complete &= found.isPresent();
            }
        }
        return complete && open.isEmpty();
    }
}
