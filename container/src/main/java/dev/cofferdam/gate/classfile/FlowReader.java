package dev.cofferdam.gate.classfile;

import dev.cofferdam.gate.verify.Flow;
import dev.cofferdam.gate.verify.FlowFinder;
import java.util.List;
import java.util.Optional;

/** Reads where the code of single classes hands values on. Bytes that are no class file have nothing to tell. For one thread. */
public final class FlowReader {
    private final SymbolPool symbols = new SymbolPool(new Texts());
    private final FlowFinder finder;
    private Optional<ConstantPool> last = Optional.empty();

    /** @param values how many values may be compared at the branches of one class's code */
    public FlowReader(int values) {
        this.finder = new FlowFinder(values, symbols.spellings(), symbols::text);
    }

    /** The flows of a class, as far as its code can be followed. */
    public List<Flow> flows(byte[] bytes) {
        try {
            ConstantPool pool = new ConstantPool(bytes, symbols);
            new ClassLayout(pool);
            last = Optional.of(pool);
            return finder.flows(pool.constants());
        } catch (MalformedClassException | IndexOutOfBoundsException changedMeanwhile) {
            return List.of();
        }
    }

    /** What a value that the code of the last class takes for one class also is, by a type variable: internal names of interfaces. */
    public List<String> alsoIs(String internalName) {
        return last.stream()
                .flatMap(ConstantPool::texts)
                .flatMap(text -> Bounds.behind(text, internalName).stream())
                .toList();
    }
}
