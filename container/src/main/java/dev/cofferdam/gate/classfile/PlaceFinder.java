package dev.cofferdam.gate.classfile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the lines at which a class uses a symbol. It is asked only about symbols that are broken. */
public final class PlaceFinder {
    private static final byte[] LINES = ClassLayout.ascii("LineNumberTable");
    private static final byte[] SOURCE = ClassLayout.ascii("SourceFile");

    private static final Reference NOTHING = new Reference("", "", "", 0);

    private final ConstantPool pool;
    private final ClassLayout layout;
    private final References references;
    private final String source;

    private PlaceFinder(byte[] bytes) {
        this.pool = new ConstantPool(bytes, new SymbolPool(new Texts()));
        this.layout = new ClassLayout(pool);
        this.references = new References(pool, layout);
        this.source = layout.attribute(SOURCE)
                .map(attribute -> pool.text(pool.u2(attribute.offset())))
                .orElse("Unknown Source");
    }

    /**
     * The places in a class that was read before, in the order of its methods.
     *
     * @param bytes of a class file that {@link ClassFileReader} can read
     * @return one that names the class alone, where it is no instruction that uses the symbol; none where a part of the
     *     file that no instruction uses is malformed
     */
    public static List<Place> places(byte[] bytes, Reference wanted) {
        try {
            return new PlaceFinder(bytes).find(wanted);
        } catch (MalformedClassException | IndexOutOfBoundsException unusedPartIsBroken) {
            return List.of();
        }
    }

    /** The class as a whole, {@code com.acme.Foo(Foo.java)}. */
    public static List<Place> places(byte[] bytes) {
        return places(bytes, NOTHING);
    }

    private List<Place> find(Reference wanted) {
        Set<Integer> constants = constants(wanted);
        Set<Place> places = new LinkedHashSet<>();
        for (ClassLayout.Member method : layout.methods()) {
            layout.code(method).ifPresent(code -> find(constants, method, code, places));
        }
        if (places.isEmpty()) {
            places.add(new Place(Names.dotted(layout.name()) + "(" + source + ")", Set.of()));
        }
        return new ArrayList<>(places);
    }

    private Set<Integer> constants(Reference wanted) {
        Set<Integer> constants = new HashSet<>();
        for (int constant = 1; constant < pool.count(); constant++) {
            int candidate = constant;
            if (pool.present(candidate)) {
                references.of(candidate, 0, (owner, name, descriptor, uses) -> {
                    if (wanted.is(owner, name, descriptor, wanted.uses())) {
                        constants.add(candidate);
                    }
                });
            }
        }
        return constants;
    }

    private void find(Set<Integer> constants, ClassLayout.Member method, ClassLayout.Code code, Set<Place> places) {
        Handlers handlers = Handlers.of(pool, code);
        new CodeWalker(pool).walk(code.offset(), code.length(), (pc, opcode, constant) -> {
            if (constants.contains(constant)) {
                places.add(place(method, code, handlers, pc));
            }
        });
        handlers.all()
                .filter(handler -> constants.contains(handler.catchType()))
                .forEach(handler -> places.add(place(method, code, handlers, handler.at())));
    }

    private Place place(ClassLayout.Member method, ClassLayout.Code code, Handlers handlers, int pc) {
        int line = line(code, pc);
        String text = Names.dotted(layout.name()) + "." + pool.text(method.name()) + "(" + source
                + (line > 0 ? ":" + line : "") + ")";
        return new Place(
                text,
                handlers.all()
                        .filter(handler -> handler.guards(pc))
                        .map(handler -> pool.className(handler.catchType()))
                        .collect(Collectors.toSet()));
    }

    private int line(ClassLayout.Code code, int pc) {
        return layout.attribute(code.attributes(), LINES)
                .map(table -> line(table.offset(), pc))
                .orElse(0);
    }

    private int line(int table, int pc) {
        int line = 0;
        int closest = -1;
        for (int i = 0; i < pool.u2(table); i++) {
            int start = pool.u2(table + 2 + 4 * i);
            if (start <= pc && start > closest) {
                closest = start;
                line = pool.u2(table + 4 + 4 * i);
            }
        }
        return line;
    }
}
