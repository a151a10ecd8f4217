package dev.cofferdam.gate.classfile;

import dev.cofferdam.gate.format.FormatChecker;
import dev.cofferdam.gate.verify.ClassVerifier;
import dev.cofferdam.gate.verify.Flaw;
import dev.cofferdam.gate.verify.Pairs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads class files in one pass: constant pool, members, and which instructions use which constant. It knows the layout
 * of JVMS 4 and nothing of what versions add in attributes, so it reads class files of versions to come. Bytes that are no
 * class file are answered, never thrown. One instance keeps what is equal in all classes it read as one; it is not
 * thread-safe.
 */
public final class ClassFileReader {
    private static final int MAGIC = 0xCAFEBABE;
    /** Before these versions, an attribute of that name means nothing. */
    private static final int FIRST_WITH_NESTS = 55;

    private static final int FIRST_SEALED = 61;
    private static final String PROVIDER_TYPE = "Lorg/osgi/annotation/versioning/ProviderType;";
    private static final byte[] ANNOTATIONS = ClassLayout.ascii("RuntimeInvisibleAnnotations");
    private static final byte[] NEST_HOST = ClassLayout.ascii("NestHost");
    private static final byte[] PERMITTED = ClassLayout.ascii("PermittedSubclasses");

    private final Versions versions;
    private final int values;
    private final Texts texts;
    private final SymbolPool symbols;
    private final FormatChecker format;
    private final ClassVerifier verifier;
    private final ReferenceList references;
    private String lastPackage = "";
    private String lastDotted = "";

    /**
     * @param feature the feature version of the JVM that is to run the classes, 17
     * @param values how many values may be compared at the branches of one class's code
     */
    public ClassFileReader(int feature, int values) {
        this(Versions.of(feature), values, new Texts());
    }

    private ClassFileReader(Versions versions, int values, Texts texts) {
        this.versions = versions;
        this.values = values;
        this.texts = texts;
        this.symbols = new SymbolPool(texts);
        this.format = new FormatChecker(versions.feature(), symbols.spellings());
        this.verifier = new ClassVerifier(values, symbols.spellings());
        this.references = new ReferenceList(symbols, texts.references());
    }

    /** A reader for a further jar, which shares what it keeps with this one. */
    public ClassFileReader another() {
        return new ClassFileReader(versions, values, texts);
    }

    /** Makes room for what some more classes are going to bring. */
    public void makeRoom(int moreClasses) {
        symbols.makeRoom(moreClasses);
    }

    /** What the bytes say. */
    public ClassFile read(byte[] bytes) {
        return read(bytes, true);
    }

    /** What the bytes declare; what they refer to is left out. */
    public ClassFile readSymbol(byte[] bytes) {
        return read(bytes, false);
    }

    private ClassFile read(byte[] bytes, boolean withReferences) {
        try {
            return parse(bytes, withReferences);
        } catch (MalformedClassException malformed) {
            return new ClassFile.Unreadable(malformed.getMessage(), false);
        } catch (IndexOutOfBoundsException pastTheEnd) {
            return new ClassFile.Unreadable("it is cut short", false);
        }
    }

    private ClassFile parse(byte[] bytes, boolean withReferences) {
        if (bytes.length < 10 || magic(bytes) != MAGIC) {
            return new ClassFile.Unreadable("it does not start as a class file does", false);
        }
        ConstantPool pool = new ConstantPool(bytes, symbols);
        int major = pool.major();
        Optional<ClassFile> ofVersion = versions.refusal(major, pool.u2(4));
        if (ofVersion.isPresent()) {
            return ofVersion.get();
        }
        ClassLayout layout = new ClassLayout(pool);
        if (!withReferences) {
            return new ClassFile.Readable(symbol(pool, layout), List.of(), Optional.empty());
        }
        Optional<Flaw> malformed = format.check(pool.constants());
        ClassSymbol symbol = symbol(pool, layout);
        return malformed.isPresent()
                ? new ClassFile.Readable(symbol, List.of(), malformed)
                : verified(pool, layout, symbol);
    }

    private ClassFile verified(ConstantPool pool, ClassLayout layout, ClassSymbol symbol) {
        int[] uses = new int[pool.count()];
        Optional<Flaw> flaw = verifier.check(pool.constants(), uses);
        if (flaw.isPresent() || !ClassVerifier.goesThrough(pool.u2(6))) {
            uses = uses(pool, layout);
        }
        return new ClassFile.Readable(symbol, references(pool, layout, symbol, uses), flaw);
    }

    /** What the code of all classes that were read needs of the classes that it is wired to. */
    public Pairs pairs() {
        return verifier.pairs(symbols::text);
    }

    private static int magic(byte[] bytes) {
        return (bytes[0] & 0xFF) << 24 | (bytes[1] & 0xFF) << 16 | (bytes[2] & 0xFF) << 8 | bytes[3] & 0xFF;
    }

    private ClassSymbol symbol(ConstantPool pool, ClassLayout layout) {
        String name = layout.name();
        return new ClassSymbol(
                name,
                packageOf(name),
                layout.access(),
                layout.superclass(),
                layout.interfaces(),
                members(pool, layout.fields()),
                members(pool, layout.methods()),
                layout.attribute(NEST_HOST)
                        .filter(host -> pool.major() >= FIRST_WITH_NESTS)
                        .map(host -> pool.className(pool.u2(host.offset()))),
                permitted(pool, layout),
                providerType(pool, layout));
    }

    /** Classes of one package come one after the other. */
    private String packageOf(String name) {
        int slash = name.lastIndexOf('/');
        if (slash != lastPackage.length() || !name.startsWith(lastPackage)) {
            lastPackage = name.substring(0, Math.max(slash, 0));
            lastDotted = lastPackage.replace('/', '.');
        }
        return lastDotted;
    }

    private List<MemberSymbol> members(ConstantPool pool, List<ClassLayout.Member> members) {
        List<MemberSymbol> found = new ArrayList<>(members.size());
        for (ClassLayout.Member member : members) {
            if (pool.isEmpty(member.name())) {
                throw new MalformedClassException("a member without a name");
            }
            found.add(symbols.member(
                    pool.number(member.name()),
                    pool.number(member.descriptor()),
                    member.access(),
                    () -> new MemberSymbol(pool.text(member.name()), pool.text(member.descriptor()), member.access())));
        }
        return found;
    }

    private static boolean providerType(ConstantPool pool, ClassLayout layout) {
        return layout.attribute(ANNOTATIONS)
                .map(attribute -> Annotations.types(pool, attribute.offset()))
                .orElse(Set.of())
                .contains(PROVIDER_TYPE);
    }

    private static Optional<List<String>> permitted(ConstantPool pool, ClassLayout layout) {
        return layout.attribute(PERMITTED)
                .filter(attribute -> pool.major() >= FIRST_SEALED)
                .map(attribute -> {
                    List<String> names = new ArrayList<>();
                    for (int i = 0; i < pool.u2(attribute.offset()); i++) {
                        names.add(pool.className(pool.u2(attribute.offset() + 2 + 2 * i)));
                    }
                    return names;
                });
    }

    private List<Reference> references(ConstantPool pool, ClassLayout layout, ClassSymbol symbol, int[] uses) {
        references.start(symbol, layout.nameNumber());
        References all = new References(pool, layout);
        layout.superclass().ifPresent(name -> references.type(name, Use.EXTENDS.bit()));
        layout.interfaces().forEach(name -> references.type(name, Use.IMPLEMENTS.bit()));
        for (int constant = 1; constant < uses.length; constant++) {
            if (uses[constant] != 0) {
                all.of(constant, uses[constant], references);
            }
        }
        return references.list();
    }

    /** Of a class whose code was not gone through yet. */
    private static int[] uses(ConstantPool pool, ClassLayout layout) {
        int[] uses = new int[pool.count()];
        CodeWalker walker = new CodeWalker(pool);
        for (ClassLayout.Member method : layout.methods()) {
            layout.code(method).ifPresent(code -> {
                walker.walk(code.offset(), code.length(), (pc, opcode, constant) -> {
                    uses[constant] |= Use.ofOpcode(opcode).bit();
                });
                for (int row = 0; row < pool.u2(code.handlers()); row++) {
                    uses[pool.u2(code.handlers() + 8 + 8 * row)] |= Use.CATCH.bit(); // of constant 0 none is used
                }
            });
        }
        return uses;
    }
}
