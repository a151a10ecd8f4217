package dev.cofferdam.gate.classfile;

import java.util.function.Consumer;

/** From a constant that an instruction names to the symbols that have to be resolved for it (JVMS 5.4.3). */
final class References {
    /** A constant that asks for itself through its bootstrap arguments fails on its own; we only have to end. */
    private static final int DEEPEST = 16;

    private static final byte[] BOOTSTRAP_METHODS = ClassLayout.ascii("BootstrapMethods");

    private final ConstantPool pool;
    private final int[] bootstraps;

    References(ConstantPool pool, ClassLayout layout) {
        this.pool = pool;
        this.bootstraps = layout.attribute(BOOTSTRAP_METHODS)
                .map(attribute -> bootstraps(attribute.offset()))
                .orElse(new int[0]);
    }

    private int[] bootstraps(int start) {
        int[] offsets = new int[pool.u2(start)];
        int at = start + 2;
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = at;
            at += 4 + 2 * pool.u2(at + 2);
        }
        return offsets;
    }

    /** @param uses bits of {@link Use}: what is done with the constant */
    void of(int constant, int uses, Consumer<Reference> sink) {
        of(constant, uses, sink, DEEPEST);
    }

    private void of(int constant, int uses, Consumer<Reference> sink, int deeper) {
        switch (pool.tag(constant)) {
            case ConstantPool.CLASS -> toClass(pool.className(constant), uses, sink);
            case ConstantPool.FIELD, ConstantPool.METHOD -> toMember(constant, uses, sink);
            case ConstantPool.INTERFACE_METHOD -> toMember(constant, uses | Use.OF_INTERFACE.bit(), sink);
            case ConstantPool.METHOD_TYPE -> toTypes(pool.text(pool.first(constant)), sink);
            case ConstantPool.METHOD_HANDLE -> toHandle(constant, sink);
            case ConstantPool.DYNAMIC, ConstantPool.INVOKE_DYNAMIC -> toCallSite(constant, sink, deeper);
            default -> {
                // numbers and strings refer to nothing
            }
        }
    }

    private void toClass(String name, int uses, Consumer<Reference> sink) {
        Names.elementClass(name).ifPresent(element -> sink.accept(Reference.toClass(element, uses)));
    }

    private void toMember(int constant, int uses, Consumer<Reference> sink) {
        int nameAndType = pool.second(constant);
        String name = pool.text(pool.first(nameAndType));
        String descriptor = pool.text(pool.second(nameAndType));
        if (name.isEmpty()) {
            throw new MalformedClassException("a member without a name");
        }
        sink.accept(new Reference(pool.className(pool.first(constant)), name, descriptor, uses));
    }

    private void toTypes(String descriptor, Consumer<Reference> sink) {
        Names.classesIn(descriptor, name -> sink.accept(Reference.toClass(name, Use.LOAD.bit())));
    }

    /** JVMS 5.4.3.5: the member is resolved, and so is every class that its descriptor names. */
    private void toHandle(int constant, Consumer<Reference> sink) {
        int kind = pool.handleKind(constant);
        int member = pool.handleMember(constant);
        of(member, Use.ofHandle(kind).bit(), sink, 0);
        if (kind == 8) {
            sink.accept(Reference.toClass(pool.className(pool.first(member)), Use.INSTANTIATE.bit()));
        }
        toTypes(pool.text(pool.second(pool.second(member))), sink);
    }

    private void toCallSite(int constant, Consumer<Reference> sink, int deeper) {
        toTypes(pool.text(pool.second(pool.second(constant))), sink);
        int bootstrap = pool.first(constant);
        if (bootstrap >= bootstraps.length) {
            throw new MalformedClassException("no bootstrap method " + bootstrap);
        }
        if (deeper == 0) {
            return;
        }
        int at = bootstraps[bootstrap];
        of(pool.u2(at), Use.LOAD.bit(), sink, deeper - 1);
        for (int i = 0; i < pool.u2(at + 2); i++) {
            of(pool.u2(at + 4 + 2 * i), Use.LOAD.bit(), sink, deeper - 1);
        }
    }
}
