package dev.cofferdam.gate.classfile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds the lines at which one class uses symbols. It is asked only about symbols that are broken. For one thread. */
public final class PlaceFinder {
    private static final byte[] LINES = ClassLayout.ascii("LineNumberTable");
    private static final byte[] SOURCE = ClassLayout.ascii("SourceFile");

    /** More places of one constant than anybody reads. */
    private static final int MOST_SPOTS = 1_000;

    /** What a constant refers to. */
    private record Symbol(String owner, String name, String descriptor) {}

    /** An instruction or a handler that names a constant; the number is its place in the file. */
    private record Spot(int number, ClassLayout.Member method, ClassLayout.Code code, Handlers handlers, int pc) {}

    private final byte[] bytes;
    private Optional<Index> index = Optional.empty();

    private PlaceFinder(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @param bytes of a class file that {@link ClassFileReader} can read */
    public static PlaceFinder of(byte[] bytes) {
        return new PlaceFinder(bytes);
    }

    /**
     * The places that use a symbol, in the order of the class's methods.
     *
     * @return one that names the class alone, where it is no instruction that uses the symbol; none where a part of the
     *     file that no instruction uses is malformed
     */
    public List<Place> places(Reference wanted) {
        return places(Optional.of(new Symbol(wanted.owner(), wanted.name(), wanted.descriptor())));
    }

    /** The class as a whole, {@code com.acme.Foo(Foo.java)}. */
    public List<Place> places() {
        return places(Optional.empty());
    }

    private List<Place> places(Optional<Symbol> wanted) {
        try {
            if (index.isEmpty()) {
                index = Optional.of(new Index(bytes));
            }
            return index.get().find(wanted);
        } catch (MalformedClassException | IndexOutOfBoundsException unusedPartIsBroken) {
            return List.of();
        }
    }

    /** All of the class that names constants, gone through once however many symbols are asked for. */
    private static final class Index {
        private final ConstantPool pool;
        private final ClassLayout layout;
        private final String source;
        private final Map<Symbol, Set<Integer>> constants = new HashMap<>();
        private final Map<Integer, List<Spot>> spots = new HashMap<>();
        private int count;

        Index(byte[] bytes) {
            pool = new ConstantPool(bytes, new SymbolPool(new Texts()));
            layout = new ClassLayout(pool);
            source = layout.attribute(SOURCE)
                    .map(attribute -> pool.text(pool.u2(attribute.offset())))
                    .orElse("Unknown Source");
            References references = new References(pool, layout);
            for (int constant = 1; constant < pool.count(); constant++) {
                if (pool.present(constant)) {
                    symbols(references, constant);
                }
            }
            for (ClassLayout.Member method : layout.methods()) {
                layout.code(method).ifPresent(code -> spots(method, code));
            }
        }

        private void symbols(References references, int constant) {
            references.again();
            references.of(
                    constant,
                    0,
                    (owner, name, descriptor, uses) -> constants
                            .computeIfAbsent(new Symbol(owner, name, descriptor), first -> new TreeSet<>())
                            .add(constant));
        }

        private void spots(ClassLayout.Member method, ClassLayout.Code code) {
            Handlers handlers = Handlers.of(pool, code);
            new CodeWalker(pool)
                    .walk(
                            code.offset(),
                            code.length(),
                            (pc, opcode, constant) -> spot(constant, method, code, handlers, pc));
            handlers.all().forEach(handler -> spot(handler.catchType(), method, code, handlers, handler.at()));
        }

        private void spot(int constant, ClassLayout.Member method, ClassLayout.Code code, Handlers handlers, int pc) {
            List<Spot> ofConstant = spots.computeIfAbsent(constant, first -> new ArrayList<>(1));
            if (ofConstant.size() < MOST_SPOTS) {
                ofConstant.add(new Spot(count++, method, code, handlers, pc));
            }
        }

        List<Place> find(Optional<Symbol> wanted) {
            Set<Place> places = wanted.flatMap(symbol -> Optional.ofNullable(constants.get(symbol))).stream()
                    .flatMap(Set::stream)
                    .flatMap(constant -> spots.getOrDefault(constant, List.of()).stream())
                    .sorted(Comparator.comparingInt(Spot::number))
                    .map(this::place)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            if (places.isEmpty()) {
                places.add(new Place(Names.dotted(layout.name()) + "(" + source + ")", Set.of()));
            }
            return List.copyOf(places);
        }

        private Place place(Spot spot) {
            int line = line(spot.code(), spot.pc());
            String text = Names.dotted(layout.name()) + "."
                    + pool.text(spot.method().name()) + "(" + source + (line > 0 ? ":" + line : "") + ")";
            return new Place(
                    text,
                    spot.handlers()
                            .all()
                            .filter(handler -> handler.guards(spot.pc()))
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
}
