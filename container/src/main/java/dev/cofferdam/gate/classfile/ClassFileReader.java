package dev.cofferdam.gate.classfile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads class files in one pass: constant pool, members, and which instructions use which constant. It knows the layout
 * of JVMS 4 and nothing of what versions add in attributes, so it reads class files of versions to come. Bytes that are no
 * class file are answered, never thrown. One instance keeps equal strings of all classes it read as one; it is not
 * thread-safe.
 */
public final class ClassFileReader {
    private static final int MAGIC = 0xCAFEBABE;
    private static final int PREVIEW = 0xFFFF;
    private static final int JAVA_1 = 44;
    private static final String TOO_NEW = "UnsupportedClassVersionError";
    private static final String PROVIDER_TYPE = "Lorg/osgi/annotation/versioning/ProviderType;";
    private static final byte[] ANNOTATIONS = ClassLayout.ascii("RuntimeInvisibleAnnotations");
    private static final byte[] NEST_HOST = ClassLayout.ascii("NestHost");
    private static final byte[] PERMITTED = ClassLayout.ascii("PermittedSubclasses");

    private final int newest;
    private final Map<String, String> names = new HashMap<>();
    private final Map<Reference, Reference> references = new HashMap<>();

    /** @param feature the feature version of the JVM that is to run the classes, 17 */
    public ClassFileReader(int feature) {
        this.newest = feature + JAVA_1;
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
        ConstantPool pool = new ConstantPool(bytes, name -> names.computeIfAbsent(name, same -> same));
        int major = pool.u2(6);
        if (major > newest) {
            return new ClassFile.Unreadable(
                    "it needs Java " + (major - JAVA_1) + " and this is Java " + (newest - JAVA_1) + " (" + TOO_NEW
                            + ")",
                    true);
        }
        if (pool.u2(4) == PREVIEW && major != newest) {
            return new ClassFile.Unreadable(
                    "it uses preview features of Java " + (major - JAVA_1) + ", which no other version accepts ("
                            + TOO_NEW + ")",
                    true);
        }
        ClassLayout layout = new ClassLayout(pool);
        return new ClassFile.Readable(
                symbol(pool, layout), withReferences ? List.copyOf(references(pool, layout)) : List.of());
    }

    private static int magic(byte[] bytes) {
        return (bytes[0] & 0xFF) << 24 | (bytes[1] & 0xFF) << 16 | (bytes[2] & 0xFF) << 8 | bytes[3] & 0xFF;
    }

    private static ClassSymbol symbol(ConstantPool pool, ClassLayout layout) {
        return new ClassSymbol(
                layout.name(),
                layout.access(),
                layout.superclass(),
                layout.interfaces(),
                members(pool, layout.fields()),
                members(pool, layout.methods()),
                layout.attribute(NEST_HOST).map(host -> pool.className(pool.u2(host.offset()))),
                permitted(pool, layout),
                providerType(pool, layout));
    }

    private static List<MemberSymbol> members(ConstantPool pool, List<ClassLayout.Member> members) {
        List<MemberSymbol> symbols = new ArrayList<>(members.size());
        for (ClassLayout.Member member : members) {
            String name = pool.text(member.name());
            if (name.isEmpty()) {
                throw new MalformedClassException("a member without a name");
            }
            symbols.add(new MemberSymbol(name, pool.text(member.descriptor()), member.access()));
        }
        return symbols;
    }

    private static boolean providerType(ConstantPool pool, ClassLayout layout) {
        return layout.attribute(ANNOTATIONS)
                .map(attribute -> Annotations.types(pool, attribute.offset()))
                .orElse(Set.of())
                .contains(PROVIDER_TYPE);
    }

    private static Optional<List<String>> permitted(ConstantPool pool, ClassLayout layout) {
        return layout.attribute(PERMITTED).map(attribute -> {
            List<String> names = new ArrayList<>();
            for (int i = 0; i < pool.u2(attribute.offset()); i++) {
                names.add(pool.className(pool.u2(attribute.offset() + 2 + 2 * i)));
            }
            return names;
        });
    }

    private Collection<Reference> references(ConstantPool pool, ClassLayout layout) {
        Map<Reference, Reference> found = new LinkedHashMap<>();
        References references = new References(pool, layout);
        int[] uses = uses(pool, layout);
        layout.superclass().ifPresent(name -> add(found, Reference.toClass(name, Use.EXTENDS.bit())));
        layout.interfaces().forEach(name -> add(found, Reference.toClass(name, Use.IMPLEMENTS.bit())));
        for (int constant = 1; constant < uses.length; constant++) {
            if (uses[constant] != 0) {
                references.of(constant, uses[constant], reference -> add(found, reference));
            }
        }
        return found.values();
    }

    private void add(Map<Reference, Reference> found, Reference reference) {
        Reference same = references.computeIfAbsent(reference, first -> first);
        found.put(same, same);
    }

    private static int[] uses(ConstantPool pool, ClassLayout layout) {
        int[] uses = new int[pool.count()];
        CodeWalker walker = new CodeWalker(pool);
        for (ClassLayout.Member method : layout.methods()) {
            layout.code(method).ifPresent(code -> {
                walker.walk(code.offset(), code.length(), (pc, opcode, constant) -> {
                    uses[constant] |= Use.ofOpcode(opcode).bit();
                });
                Handlers.of(pool, code).catchTypes().forEach(type -> uses[type] |= Use.CATCH.bit());
            });
        }
        return uses;
    }
}
