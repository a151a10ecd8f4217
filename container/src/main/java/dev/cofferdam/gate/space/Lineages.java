package dev.cofferdam.gate.space;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Follows supertypes through class spaces, each class asking its own loader. Ends on circles and on missing classes. */
public final class Lineages {
    private final ClassSpaces spaces;
    private final int most;
    private final Map<LoadedClass, Lineage> known = new HashMap<>();
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
        Lineage lineage = known.get(loaded);
        if (lineage == null) {
            lineage = follow(loaded);
            known.put(loaded, lineage);
        }
        return lineage;
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
                tooDeep.add(start);
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
            tooDeep.add(start);
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
