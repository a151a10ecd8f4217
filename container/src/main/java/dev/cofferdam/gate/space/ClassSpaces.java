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
    private final Map<BundleNode, Map<String, List<BundleNode>>> orders = new HashMap<>();
    private final Map<BundleNode, Map<String, Lookup>> answers = new HashMap<>();
    private final Map<BundleNode, Map<String, Optional<Lookup>>> definitions = new HashMap<>();
    private final Map<BundleNode, List<JarTable>> jars = new HashMap<>();
    private final Map<String, Boolean> exported = new HashMap<>();
    private final List<Question> questions = new ArrayList<>();
    private BundleNode lastAsker = JdkNode.JDK;
    private Map<String, Lookup> lastAnswers = new HashMap<>();

    /** @param searchOrder of a bundle for a package, {@link BundleNode#searchOrder} or what would be in its place */
    public ClassSpaces(SymbolTables tables, BiFunction<BundleNode, String, List<BundleNode>> searchOrder) {
        this.tables = tables;
        this.open = tables.openJars();
        this.searchOrder = searchOrder;
        answers.put(lastAsker, lastAnswers);
    }

    public Limits limits() {
        return tables.limits();
    }

    /** What the class loader of {@code asker} finds under an internal name. */
    public Lookup find(BundleNode asker, String internalName) {
        if (asker != lastAsker) {
            lastAsker = asker; // most often it is the bundle that is judged
            lastAnswers = answers.computeIfAbsent(asker, first -> new HashMap<>());
        }
        Map<String, Lookup> ofAsker = lastAnswers;
        Lookup known = ofAsker.get(internalName);
        if (known == null) {
            known = ask(asker, internalName);
            ofAsker.put(internalName, known);
        }
        return known;
    }

    private Lookup ask(BundleNode asker, String name) {
        String packageName = Names.packageOf(name);
        boolean java = packageName.equals("java") || packageName.startsWith("java.");
        if (java || asker == JdkNode.JDK) {
            return define(JdkNode.JDK, name).orElse(new Lookup.Missing(JdkNode.JDK));
        }
        List<BundleNode> order = order(asker, packageName);
        for (BundleNode provider : order) {
            Optional<Lookup> defined = define(provider, name);
            if (defined.isPresent()) {
                return defined.get();
            }
        }
        return missing(asker, packageName, order);
    }

    private List<BundleNode> order(BundleNode asker, String packageName) {
        if (asker.host() || packageName.isEmpty()) {
            return List.of(asker);
        }
        return orders.computeIfAbsent(asker, first -> new HashMap<>()).computeIfAbsent(packageName, name -> {
            List<BundleNode> order = List.copyOf(searchOrder.apply(asker, name));
            questions.add(new Question(asker, name, order));
            return order;
        });
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
        return jars(bundle).stream().anyMatch(jar -> jar.holdsPackage(packageName));
    }

    private Optional<Lookup> define(BundleNode provider, String name) {
        Map<String, Optional<Lookup>> ofProvider = definitions.computeIfAbsent(provider, first -> new HashMap<>());
        Optional<Lookup> known = ofProvider.get(name);
        if (known == null) {
            known = provider.host() ? hostDefines(provider, name) : bundleDefines(provider, name);
            ofProvider.put(name, known);
        }
        return known;
    }

    private Optional<Lookup> hostDefines(BundleNode host, String name) {
        boolean jdk = host == JdkNode.JDK || tables.jdkHolds(Names.packageOf(name));
        BundleNode definer = jdk ? JdkNode.JDK : host;
        Optional<ClassFile> file = jdk ? tables.jdk(name) : tables.host(name);
        return file.map(read -> read instanceof ClassFile.Readable readable
                ? found(definer, readable.symbol())
                : new Lookup.Unreadable(definer, ((ClassFile.Unreadable) read).why()));
    }

    private Optional<Lookup> bundleDefines(BundleNode bundle, String name) {
        for (JarTable jar : jars(bundle)) {
            JarClass found = jar.classes().get(name);
            if (found != null) {
                return Optional.of(found(bundle, found.symbol()));
            }
            ClassFile.Unreadable unreadable = jar.unreadable().get(name);
            if (unreadable != null) {
                return Optional.of(new Lookup.Unreadable(bundle, unreadable.why()));
            }
            if (jar.problem().isPresent()) {
                return Optional.of(new Lookup.Unknown());
            }
        }
        return Optional.empty();
    }

    /** The tables of a bundle's jars, which are asked for once a class. */
    private List<JarTable> jars(BundleNode bundle) {
        List<JarTable> known = jars.get(bundle);
        if (known == null) {
            known = tables.parts(bundle.jars()).stream().map(JarPart::table).toList();
            jars.put(bundle, known);
        }
        return known;
    }

    private static Lookup found(BundleNode definer, ClassSymbol symbol) {
        return new Lookup.Found(new LoadedClass(definer, symbol));
    }

    /**
     * The classes that a bundle itself would define, sorted by name. Not those that its class path holds once more further
     * back, nor those of packages that it holds and imports: their classes come from elsewhere (OSGi Core 3.9.4).
     */
    public List<OwnClass> ownClasses(BundleNode bundle) {
        List<JarPart> own = tables.parts(bundle.jars(), open::keep);
        jars.put(bundle, own.stream().map(JarPart::table).toList());
        List<OwnClass> sorted = new ArrayList<>();
        for (JarPart part : own) {
            for (JarClass found : part.table().classes().values()) {
                if (defines(bundle, found.symbol())) {
                    sorted.add(new OwnClass(new LoadedClass(bundle, found.symbol()), part.jar(), found));
                }
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
        return jars(bundle).stream()
                .flatMap(jar -> jar.classes().values().stream())
                .flatMap(found -> found.references().stream())
                .anyMatch(reference -> reference.owner().equals(internalName));
    }

    private boolean defines(BundleNode bundle, ClassSymbol symbol) {
        return find(bundle, symbol.name()) instanceof Lookup.Found found
                && found.loaded().symbol() == symbol
                && found.loaded().node().equals(bundle);
    }

    /** Whether a class in the bundle's jars calls the method by the type that declares it. */
    public boolean calls(BundleNode bundle, LoadedMember method) {
        String owner = method.declaring().symbol().name();
        return jars(bundle).stream()
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
