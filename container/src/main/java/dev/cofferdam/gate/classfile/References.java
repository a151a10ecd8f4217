package dev.cofferdam.gate.classfile;

import java.util.BitSet;

/** From a constant that an instruction names to the symbols that have to be resolved for it (JVMS 5.4.3). */
final class References {
    /** A constant that asks for itself through its bootstrap arguments fails on its own; we only have to end. */
    private static final int DEEPEST = 16;

    private static final String LAMBDAS = "java/lang/invoke/LambdaMetafactory";
    private static final String CONSTANTS = "java/lang/invoke/ConstantBootstraps";
    private static final int FLAG_MARKERS = 2;
    private static final int FLAG_BRIDGES = 4;

    private static final int FIRST_WITH_BOOTSTRAPS = 51;
    private static final byte[] BOOTSTRAP_METHODS = ClassLayout.ascii("BootstrapMethods");

    /** Hears of each symbol, in the terms of {@link Reference}. */
    interface Sink {
        void reference(String owner, String name, String descriptor, int uses);

        /** The same of a member that constants name: those of the owner's name, of its own and of its descriptor. */
        default void member(ConstantPool pool, int owner, int name, int descriptor, int uses) {
            reference(pool.className(owner), pool.text(name), pool.text(descriptor), uses);
        }

        default void type(String internalName, int uses) {
            reference(internalName, "", "", uses);
        }
    }

    /** How many bootstrap arguments are gone through for one class, over and over: class files have some hundreds. */
    private static final int MOST_AGAIN = 1 << 20;

    private final ConstantPool pool;
    private final int[] bootstraps;
    private final BitSet told = new BitSet();
    private int again;

    References(ConstantPool pool, ClassLayout layout) {
        this.pool = pool;
        this.bootstraps = layout.attribute(BOOTSTRAP_METHODS)
                .filter(attribute -> pool.major() >= FIRST_WITH_BOOTSTRAPS)
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

    /**
     * Tells the symbols behind a constant. The arguments of a bootstrap method are told once, whoever names it: constants
     * that name each other would else be told in more ways than anybody can wait for.
     *
     * @param uses bits of {@link Use}: what is done with the constant
     */
    void of(int constant, int uses, Sink sink) {
        of(constant, uses, sink, DEEPEST);
    }

    /** Has the arguments of bootstrap methods told once more, as long as there is an end to it. */
    void again() {
        if (again < MOST_AGAIN) {
            told.clear();
        }
    }

    private void of(int constant, int uses, Sink sink, int deeper) {
        switch (pool.tag(constant)) {
            case Tags.CLASS -> toClass(pool.className(constant), uses, sink);
            case Tags.FIELD, Tags.METHOD -> toMember(constant, uses, sink);
            case Tags.INTERFACE_METHOD -> toMember(constant, uses | Use.OF_INTERFACE.bit(), sink);
            case Tags.METHOD_TYPE -> toTypes(pool.text(pool.first(constant)), sink);
            case Tags.METHOD_HANDLE -> toHandle(constant, uses & Use.HANDLE.bit(), sink);
            case Tags.DYNAMIC, Tags.INVOKE_DYNAMIC -> toCallSite(constant, sink, deeper);
            default -> {
                // numbers and strings refer to nothing
            }
        }
    }

    private void toClass(String name, int uses, Sink sink) {
        if (name.charAt(0) == '[') {
            Names.elementClass(name).ifPresent(element -> sink.type(element, uses));
        } else {
            sink.type(name, uses);
        }
    }

    private void toMember(int constant, int uses, Sink sink) {
        int nameAndType = pool.second(constant);
        int name = pool.first(nameAndType);
        if (pool.isEmpty(name)) {
            throw new MalformedClassException("a member without a name");
        }
        sink.member(pool, pool.first(constant), name, pool.second(nameAndType), uses);
    }

    private void toTypes(String descriptor, Sink sink) {
        Names.classesIn(descriptor, name -> sink.type(name, Use.LOAD.bit()));
    }

    /** JVMS 5.4.3.5: the member is resolved, and so is every class that its descriptor names. */
    private void toHandle(int constant, int revealed, Sink sink) {
        int kind = pool.handleKind(constant);
        int member = pool.handleMember(constant);
        of(member, Use.ofHandle(kind).bit() | revealed, sink, 0);
        if (kind == 8) {
            sink.type(pool.className(pool.first(member)), Use.INSTANTIATE.bit());
        }
        toTypes(pool.text(pool.second(pool.second(member))), sink);
    }

    private void toCallSite(int constant, Sink sink, int deeper) {
        toTypes(pool.text(pool.second(pool.second(constant))), sink);
        int bootstrap = pool.first(constant);
        if (bootstrap >= bootstraps.length) {
            throw new MalformedClassException("no bootstrap method " + bootstrap);
        }
        if (deeper == 0) {
            return;
        }
        int at = bootstraps[bootstrap];
        if (pool.tag(constant) == Tags.INVOKE_DYNAMIC) {
            toLambda(constant, at, sink);
        } else {
            toStaticField(constant, at, sink);
        }
        if (told.get(bootstrap)) {
            return;
        }
        told.set(bootstrap);
        again += pool.u2(at + 2);
        of(pool.u2(at), Use.LOAD.bit(), sink, deeper - 1);
        int uses = Use.LOAD.bit() | (ofLambda(pool.u2(at)) ? Use.HANDLE.bit() : 0);
        for (int i = 0; i < pool.u2(at + 2); i++) {
            of(pool.u2(at + 4 + 2 * i), uses, sink, deeper - 1);
        }
    }

    /** The interface that {@code LambdaMetafactory} implements is what the call site returns; it is asked for one method. */
    private void toLambda(int constant, int bootstrap, Sink sink) {
        int handle = pool.u2(bootstrap);
        int arguments = pool.u2(bootstrap + 2);
        if (!ofLambda(handle) || arguments < 3 || pool.tag(pool.u2(bootstrap + 4)) != Tags.METHOD_TYPE) {
            return;
        }
        String site = pool.text(pool.second(pool.second(constant)));
        String returned = site.substring(site.indexOf(')') + 1);
        String name = pool.text(pool.first(pool.second(constant)));
        if (returned.startsWith("L") && !name.isEmpty()) {
            String descriptor = pool.text(pool.first(pool.u2(bootstrap + 4)));
            int uses = Use.LAMBDA.bit() | Use.OF_INTERFACE.bit() | (arguments > 3 ? bridges(bootstrap) : 0);
            sink.reference(returned.substring(1, returned.length() - 1), name, descriptor, uses);
        }
    }

    /** A field that {@code ConstantBootstraps.getStaticFinal} looks up by the constant's own name and type in a class. */
    private void toStaticField(int constant, int bootstrap, Sink sink) {
        int handle = pool.u2(bootstrap);
        if (pool.u2(bootstrap + 2) != 1
                || pool.tag(pool.u2(bootstrap + 4)) != Tags.CLASS
                || !isOwner(handle, CONSTANTS)
                || !pool.text(pool.first(pool.second(pool.handleMember(handle))))
                        .equals("getStaticFinal")) {
            return;
        }
        int field = pool.second(constant);
        String owner = pool.className(pool.u2(bootstrap + 4));
        String name = pool.text(pool.first(field));
        if (owner.charAt(0) != '[' && !name.isEmpty()) {
            sink.reference(owner, name, pool.text(pool.second(field)), Use.GET_STATIC.bit());
        }
    }

    /** Whether that bootstrap method takes its handles apart (JVMS leaves it to the method what it does with them). */
    private boolean ofLambda(int handle) {
        return isOwner(handle, LAMBDAS);
    }

    private boolean isOwner(int handle, String owner) {
        return pool.tag(handle) == Tags.METHOD_HANDLE
                && pool.className(pool.first(pool.handleMember(handle))).equals(owner);
    }

    /** Behind the flags come the marker interfaces and the bridges, each list with its length, each if there is its flag. */
    private int bridges(int bootstrap) {
        int flags = pool.intValue(pool.u2(bootstrap + 10));
        int at = bootstrap + 12;
        if ((flags & FLAG_BRIDGES) == 0) {
            return 0;
        }
        if ((flags & FLAG_MARKERS) != 0) {
            at += 2 + 2 * Math.max(0, pool.intValue(pool.u2(at)));
        }
        return pool.intValue(pool.u2(at)) > 0 ? Use.BRIDGES.bit() : 0;
    }
}
