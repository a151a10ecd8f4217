package dev.cofferdam.gate.classfile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Gathers the references of one class after the other, each once a class. */
final class ReferenceList implements References.Sink {
    private final SymbolPool symbols;
    /** References are counted over all jars: no one of this jar has a smaller number. */
    private final int firstReference;
    /** By the number of a reference, the class that had it last. */
    private int[] classOfReference = new int[256];

    private int classes;
    private List<Reference> found = new ArrayList<>();
    private Optional<ClassSymbol> of = Optional.empty();
    private int self;

    ReferenceList(SymbolPool symbols, int firstReference) {
        this.symbols = symbols;
        this.firstReference = firstReference;
    }

    /** @param number of the class's name among the spellings of the symbols */
    void start(ClassSymbol symbol, int number) {
        found = new ArrayList<>();
        of = Optional.of(symbol);
        self = number;
        classes++;
    }

    List<Reference> list() {
        return List.copyOf(found);
    }

    @Override
    public void reference(String owner, String name, String descriptor, int uses) {
        if (!fitsItself(owner, name, descriptor, uses)) {
            add(symbols.reference(owner, name, descriptor, uses));
        }
    }

    @Override
    public void member(ConstantPool pool, int owner, int name, int descriptor, int uses) {
        int number = pool.number(pool.classText(owner));
        boolean maybeOwn = number == self || number == 0;
        if (!maybeOwn || !fitsItself(pool.className(owner), pool.text(name), pool.text(descriptor), uses)) {
            add(symbols.member(
                    number,
                    pool.number(name),
                    pool.number(descriptor),
                    uses,
                    () -> symbols.newReference(pool.className(owner), pool.text(name), pool.text(descriptor), uses)));
        }
    }

    /**
     * A class finds the members that it declares, whatever it is wired to: half of all references need not be kept. Those to
     * abstract methods are, as they tell that somebody calls the method.
     */
    private boolean fitsItself(String owner, String name, String descriptor, int uses) {
        ClassSymbol symbol = of.orElseThrow();
        if (!owner.equals(symbol.name())) {
            return false;
        }
        if (name.isEmpty()) {
            int harmless = Use.LOAD.bit() | Use.CATCH.bit() | (symbol.isAbstract() ? 0 : Use.INSTANTIATE.bit());
            return (uses & ~harmless) == 0;
        }
        boolean toField = (uses & Use.OF_FIELD) != 0;
        Optional<MemberSymbol> member = symbol.own(toField, name, descriptor);
        return member.isPresent()
                && !member.get().isAbstract()
                && (toField || symbol.isInterface() == ((uses & Use.OF_INTERFACE.bit()) != 0))
                && Use.fits(uses, member.get().isStatic());
    }

    private void add(Reference reference) {
        int number = reference.number() - firstReference;
        if (number >= classOfReference.length) {
            classOfReference = Arrays.copyOf(classOfReference, number * 2);
        }
        if (classOfReference[number] != classes) {
            classOfReference[number] = classes;
            found.add(reference);
        }
    }
}
