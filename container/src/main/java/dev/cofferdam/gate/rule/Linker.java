package dev.cofferdam.gate.rule;

import dev.cofferdam.gate.classfile.Names;
import dev.cofferdam.gate.classfile.Reference;
import dev.cofferdam.gate.classfile.ReferenceMap;
import dev.cofferdam.gate.classfile.Use;
import dev.cofferdam.gate.space.ClassSpaces;
import dev.cofferdam.gate.space.Limits;
import dev.cofferdam.gate.space.Lineage;
import dev.cofferdam.gate.space.Lineages;
import dev.cofferdam.gate.space.LoadedClass;
import dev.cofferdam.gate.space.LoadedMember;
import dev.cofferdam.gate.space.Lookup;
import dev.cofferdam.gate.space.OwnClass;
import dev.cofferdam.gate.space.Resolver;
import dev.cofferdam.gate.verify.Pairs;
import dev.cofferdam.model.BundleNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** Links classes on paper: looks up what they refer to and lets each rule have its say, the cause first. */
public final class Linker {
    private static final RuleList CLASS_RULES = RuleList.of(
            new ClassAccessible(),
            new ModuleExported(),
            new NotCircular(),
            new SuperclassExtensible(),
            new SuperinterfaceIsInterface(),
            new SealedPermits(),
            new ClassInstantiable(),
            new CatchIsThrowable());
    private static final RuleList MEMBER_RULES = RuleList.of(
            new ClassAccessible(),
            new ModuleExported(),
            new OwnerKind(),
            new MemberExists(),
            new MemberAccessible(),
            new StaticOrNot(),
            new FinalFieldKept(),
            new SuperCallConcrete(),
            new HandleRevealed(),
            new LoaderConstraints());
    private static final RuleList LAMBDA_RULES = RuleList.of(
            new ClassAccessible(),
            new ModuleExported(),
            new OwnerKind(),
            new SealedPermits(),
            new LambdaImplements(),
            new LoaderConstraints());
    /** Those about what other bundles hand down. */
    private static final List<ClassRule> RULES =
            List.of(new MethodsImplemented(), new ImplementationPublic(), new OverrideConstraints());

    private final ClassSpaces spaces;
    private final Lineages lineages;
    private final Resolver resolver;
    private final ClassRule finalMethodKept = new FinalMethodKept();
    private final FlowRules flows = new FlowRules(this);
    private final ReferenceMap<String> fitting = new ReferenceMap<>();

    public Linker(ClassSpaces spaces) {
        this.spaces = spaces;
        this.lineages = new Lineages(spaces);
        this.resolver = new Resolver(lineages);
    }

    Lineage lineage(LoadedClass of) {
        return lineages.of(of);
    }

    Limits limits() {
        return spaces.limits();
    }

    /** The classes that have more supertypes than are followed. */
    public Set<String> tooDeep() {
        return lineages.tooDeep().stream().map(Words::of).collect(Collectors.toCollection(TreeSet::new));
    }

    Resolver resolver() {
        return resolver;
    }

    /** Whether the reference was found to fit that class, or one of which the rules say the same. */
    public boolean fits(LoadedClass from, Reference reference) {
        return Link.holdsIn(fitting.get(reference, Link.NOWHERE), from);
    }

    /** What the loader of the class that refers finds for the owner; of an array, for its element. */
    public Optional<Lookup> owner(LoadedClass from, Reference reference) {
        return reference.owner().charAt(0) == '['
                ? Names.elementClass(reference.owner()).map(name -> spaces.find(from.node(), name))
                : Optional.of(spaces.find(from.node(), reference.owner()));
    }

    /**
     * The first rule that a reference breaks.
     *
     * @param owner what {@link #owner} found
     */
    public Optional<Breach> check(LoadedClass from, Reference reference, LoadedClass owner) {
        boolean lambda = reference.uses(Use.LAMBDA);
        boolean member = !lambda && !reference.toClass() && !reference.owner().startsWith("[");
        Link link =
                new Link(from, reference, owner, member || lambda ? member(owner, reference) : Optional.empty(), this);
        Optional<Breach> breach = (lambda ? LAMBDA_RULES : member ? MEMBER_RULES : CLASS_RULES).check(link);
        if (breach.isEmpty()) {
            flows.note(link);
            note(reference, link.holdsIn());
        }
        return breach;
    }

    private void note(Reference reference, String holdsIn) {
        if (!holdsIn.equals(Link.NOWHERE)) {
            fitting.put(reference, holdsIn);
        }
    }

    Optional<LoadedMember> member(LoadedClass owner, Reference reference) {
        return resolver.resolve(owner, reference);
    }

    /** What a class as a whole breaks. */
    public List<Breach> check(LoadedClass subject) {
        List<Breach> ofFinals = finalMethodKept.check(subject, this);
        Lineage lineage = lineage(subject);
        if (!anyOfAnother(lineage.classes(), subject) && !anyOfAnother(lineage.interfaces(), subject)) {
            return ofFinals;
        }
        List<Breach> breaches = new ArrayList<>(ofFinals);
        RULES.forEach(rule -> breaches.addAll(rule.check(subject, this)));
        return breaches;
    }

    private static boolean anyOfAnother(List<LoadedClass> types, LoadedClass subject) {
        for (LoadedClass type : types) {
            if (!type.ofJdk() && !type.node().equals(subject.node())) {
                return true;
            }
        }
        return false;
    }

    /**
     * What breaks where code of classes hands values on. To be called once the references of these classes were checked.
     *
     * @param subjects classes of one bundle
     * @param sink hears of each class and what breaks in it
     */
    public void checkFlows(List<OwnClass> subjects, BiConsumer<OwnClass, Breach> sink) {
        flows.check(subjects, sink);
    }

    Pairs pairs(Path jar) {
        return spaces.pairs(jar);
    }

    Optional<LoadedClass> find(BundleNode asker, String internalName) {
        return spaces.find(asker, internalName).found();
    }

    Optional<byte[]> bytes(OwnClass own) {
        return spaces.bytes(own);
    }

    boolean jdkExports(String packageName) {
        return spaces.jdkExports(packageName);
    }

    /** Whether two bundles both load a class of that name, and get two. */
    boolean differ(BundleNode one, BundleNode other, String internalName) {
        Optional<LoadedClass> first = spaces.find(one, internalName).found();
        Optional<LoadedClass> second = spaces.find(other, internalName).found();
        return first.isPresent()
                && second.isPresent()
                && !first.get().node().equals(second.get().node())
                && spaces.refersTo(one, internalName)
                && spaces.refersTo(other, internalName);
    }

    /** Whether the provider of a method, or the bundle that should implement it, is known to call it. */
    boolean called(LoadedMember method, BundleNode implementer) {
        return spaces.calls(method.declaring().node(), method) || spaces.calls(implementer, method);
    }

    /**
     * The class to blame for what {@code owner} lacks: itself when another bundle defines it, else the nearest of its
     * supertypes that another bundle defines.
     */
    LoadedClass culprit(LoadedClass owner, LoadedClass from) {
        return lineage(owner)
                .all()
                .filter(type -> !type.node().equals(from.node()) && (!type.ofJdk() || type.equals(owner)))
                .findFirst()
                .orElse(owner);
    }
}
