package dev.cofferdam.gate.space;

import dev.cofferdam.gate.classfile.ClassFile;
import dev.cofferdam.gate.classfile.ClassSymbol;
import dev.cofferdam.gate.classfile.Names;
import dev.cofferdam.gate.verify.Pairs;
import dev.cofferdam.model.BundleNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Whom each bundle's class loader asks, and what it finds. Made for one judgement, for a wiring does not change in it. */
public final class ClassSpaces implements AutoCloseable {
    private final SymbolTables tables;
    private final OpenJars open;
    private final BiFunction<BundleNode, String, List<BundleNode>> searchOrder;
    private final Map<BundleNode, ClassSpace> spaces = new HashMap<>();
    private final Map<String, Boolean> exported = new HashMap<>();
    private final List<Question> questions = new ArrayList<>();
    /** Most often it is the bundle that is judged. */
    private ClassSpace last = new ClassSpace(JdkNode.JDK);

    /** @param searchOrder of a bundle for a package, {@link BundleNode#searchOrder} or what would be in its place */
    public ClassSpaces(SymbolTables tables, BiFunction<BundleNode, String, List<BundleNode>> searchOrder) {
        this.tables = tables;
        this.open = tables.openJars();
        this.searchOrder = searchOrder;
        spaces.put(last.node(), last);
    }

    public Limits limits() {
        return tables.limits();
    }

    /** What the class loader of {@code asker} finds under an internal name. */
    public Lookup find(BundleNode asker, String internalName) {
        ClassSpace space = space(asker);
        Lookup known = space.answers().get(internalName);
        return known == null ? ask(space, internalName, Names.packageOf(internalName)) : known;
    }

    private ClassSpace space(BundleNode node) {
        if (node != last.node()) {
            last = spaces.computeIfAbsent(node, ClassSpace::new);
        }
        return last;
    }

    private Lookup ask(ClassSpace asker, String name, String packageName) {
        Lookup answer = answer(asker, name, packageName);
        asker.answers().put(name, answer);
        return answer;
    }

    private Lookup answer(ClassSpace asker, String name, String packageName) {
        boolean java = packageName.equals("java") || packageName.startsWith("java.");
        if (java || asker.node() == JdkNode.JDK) {
            return tables.jdk(name).orElse(new Lookup.Missing(JdkNode.JDK));
        }
        List<BundleNode> order = order(asker, packageName);
        for (BundleNode provider : order) {
            Optional<Lookup> defined = provider.host()
                    ? hostDefines(provider, name, packageName)
                    : bundleDefines(provider == asker.node() ? asker : space(provider), name);
            if (defined.isPresent()) {
                return defined.get();
            }
        }
        return missing(asker.node(), packageName, order);
    }

    private List<BundleNode> order(ClassSpace asker, String packageName) {
        if (asker.node().host() || packageName.isEmpty()) {
            return List.of(asker.node());
        }
        List<BundleNode> order = asker.orders().get(packageName);
        if (order == null) {
            order = List.copyOf(searchOrder.apply(asker.node(), packageName));
            questions.add(new Question(asker.node(), packageName, order));
            asker.orders().put(packageName, order);
        }
        return order;
    }

    /** All that was asked about the wiring, in this order: all else that answers depend on are the bytes of jars. */
    public List<Question> questions() {
        return List.copyOf(questions);
    }

    /** Who is to blame that nobody in the order has the class: whoever has others of its package. */
    private Lookup missing(BundleNode asker, String packageName, List<BundleNode> order) {
        for (BundleNode provider : order) {
            if (provider.host() && tables.jdkHolds(packageName)) {
                return new Lookup.Missing(JdkNode.JDK);
            }
            if (!provider.host() && holdsPackage(provider, packageName)) {
                return new Lookup.Missing(provider);
            }
        }
        boolean imported = order.size() == 1 && !order.get(0).equals(asker);
        return imported ? new Lookup.Missing(order.get(0)) : new Lookup.Unwired();
    }

    private boolean holdsPackage(BundleNode bundle, String packageName) {
        return jars(space(bundle)).stream().anyMatch(jar -> jar.holdsPackage(packageName));
    }

    private Optional<Lookup> hostDefines(BundleNode host, String name, String packageName) {
        return host == JdkNode.JDK || tables.jdkHolds(packageName)
                ? tables.jdk(name)
                : tables.host(name).map(file -> Lookup.of(host, file));
    }

    private Optional<Lookup> bundleDefines(ClassSpace bundle, String name) {
        for (JarTable jar : jars(bundle)) {
            JarClass found = jar.classes().get(name);
            if (found != null) {
                return Optional.of(new Lookup.Found(new LoadedClass(bundle.node(), found.symbol())));
            }
            ClassFile.Unreadable unreadable = jar.unreadable().get(name);
            if (unreadable != null) {
                return Optional.of(new Lookup.Unreadable(bundle.node(), unreadable.why()));
            }
            if (jar.problem().isPresent()) {
                return Optional.of(new Lookup.Unknown());
            }
        }
        return Optional.empty();
    }

    /** The tables of a bundle's jars, which are asked for once a class. */
    private List<JarTable> jars(ClassSpace bundle) {
        if (bundle.jars().isEmpty()) {
            bundle.hold(tables.parts(bundle.node().jars()).stream()
                    .map(JarPart::table)
                    .toList());
        }
        return bundle.jars().get();
    }

    /**
     * The classes that a bundle itself would define, sorted by name. Not those that its class path holds once more further
     * back, nor those of packages that it holds and imports: their classes come from elsewhere (OSGi Core 3.9.4).
     */
    public List<OwnClass> ownClasses(BundleNode bundle) {
        List<JarPart> own = tables.parts(bundle.jars(), open::keep);
        ClassSpace space = space(bundle);
        space.hold(own.stream().map(JarPart::table).toList());
        int classes =
                own.stream().mapToInt(part -> part.table().classes().size()).sum();
        space.expect(classes);
        List<OwnClass> sorted = new ArrayList<>(classes);
        for (JarPart part : own) {
            for (JarClass found : part.table().classes().values()) {
                defined(space, found.symbol()).ifPresent(loaded -> sorted.add(new OwnClass(loaded, part.jar(), found)));
            }
        }
        sorted.sort((one, other) -> one.name().compareTo(other.name()));
        return sorted;
    }

    /** Whether the JDK exports the package to bundles (JVMS 5.4.4); also when it does not hold it. */
    public boolean jdkExports(String packageName) {
        return exported.computeIfAbsent(packageName, tables::jdkExports);
    }

    /** What the code of a jar's classes needs of the classes that it is wired to. */
    public Pairs pairs(Path jar) {
        return tables.jar(jar).pairs();
    }

    /** The bytes of a class that {@link #ownClasses} named. */
    public Optional<byte[]> bytes(OwnClass own) {
        return open.bytes(own.jar(), own.entry());
    }

    /** Whether a class in the bundle's jars asks its loader for the class. */
    public boolean refersTo(BundleNode bundle, String internalName) {
        return jars(space(bundle)).stream()
                .flatMap(jar -> jar.classes().values().stream())
                .flatMap(found -> found.references().stream())
                .anyMatch(reference -> reference.owner().equals(internalName));
    }

    /** A class that the bundle's jars hold, if it is the one that the bundle finds under that name. */
    private Optional<LoadedClass> defined(ClassSpace bundle, ClassSymbol symbol) {
        Lookup known = bundle.answers().get(symbol.name());
        Lookup answer = known == null ? ask(bundle, symbol.name(), symbol.packageName()) : known;
        return answer.found()
                .filter(loaded -> loaded.symbol() == symbol && loaded.node().equals(bundle.node()));
    }

    /** Whether a class in the bundle's jars calls the method by the type that declares it. */
    public boolean calls(BundleNode bundle, LoadedMember method) {
        String owner = method.declaring().symbol().name();
        return jars(space(bundle)).stream()
                .flatMap(jar -> jar.classes().values().stream())
                .flatMap(found -> found.references().stream())
                .anyMatch(reference -> reference.owner().equals(owner)
                        && method.symbol().is(reference.name(), reference.descriptor()));
    }

    /** Closes the jars that classes were read from again. */
    @Override
    public void close() {
        open.close();
    }
}
