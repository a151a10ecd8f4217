package dev.cofferdam.gate;

import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Gives a client what no compiler writes: calls of the methods of its class {@code Dyn} become call sites and constants
 * whose bootstrap methods are the contract's, in {@code api.Boot}.
 */
final class Dynamics {
    /** Declares every call that is replaced. */
    static final String DYN = """
            package client;
            class Dyn {
                static void site() { }
                static void siteWithClass() { }
                static void siteWithHandle() { }
                static void siteWithConstant() { }
                static void siteOfInterface() { }
                static Object constant() { return null; }
                static api.Value typedConstant() { return null; }
                static Object invoked() { return null; }
                static Object field() { return null; }
            }
            """;

    private static final String LOOKUP = "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;";
    private static final String SITE = LOOKUP + "Ljava/lang/invoke/MethodType;";
    private static final String CONSTANT = LOOKUP + "Ljava/lang/Class;";

    private final String contract;

    private Dynamics(String contract) {
        this.contract = contract;
    }

    static byte[] weave(String name, byte[] bytes) {
        String folder = name.substring(0, name.indexOf('/'));
        Dynamics dynamics = new Dynamics(folder.replace("client", "api") + "/");
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(bytes).accept(dynamics.visitor(writer, folder + "/Dyn"), 0);
        return writer.toByteArray();
    }

    private ClassVisitor visitor(ClassVisitor next, String dyn) {
        return new ClassVisitor(Opcodes.ASM9, next) {
            @Override
            public MethodVisitor visitMethod(
                    int access, String name, String descriptor, String signature, String[] exceptions) {
                MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
                return new MethodVisitor(Opcodes.ASM9, method) {
                    @Override
                    public void visitMethodInsn(int opcode, String owner, String called, String type, boolean inter) {
                        if (owner.equals(dyn)) {
                            replace(mv, called, type);
                        } else {
                            super.visitMethodInsn(opcode, owner, called, type, inter);
                        }
                    }
                };
            }
        };
    }

    private void replace(MethodVisitor code, String called, String type) {
        String result = Type.getReturnType(type).getDescriptor();
        Map<String, Object[]> sites = Map.of(
                "site", new Object[0],
                "siteWithClass", new Object[] {Type.getObjectType(contract + "Value")},
                "siteWithHandle", new Object[] {handle("Value", "help", "()V", false)},
                "siteWithConstant", new Object[] {constant("c", "Ljava/lang/Object;", "constant")},
                "siteOfInterface", new Object[0]);
        if (sites.containsKey(called)) {
            String more = called.equals("site") || called.equals("siteOfInterface") ? "" : "Ljava/lang/Object;";
            boolean ofInterface = called.equals("siteOfInterface");
            code.visitInvokeDynamicInsn(
                    "run",
                    type,
                    handle(
                            ofInterface ? "Boots" : "Boot",
                            "site",
                            SITE + more + ")Ljava/lang/invoke/CallSite;",
                            ofInterface),
                    sites.get(called));
        } else if (called.equals("invoked")) {
            code.visitLdcInsn(invoked(result, handle("Value", "make", "()Ljava/lang/Object;", false)));
        } else if (called.equals("field")) {
            code.visitLdcInsn(ofTheJdk(
                    "NIL", result, "getStaticFinal", "Ljava/lang/Class;", Type.getObjectType(contract + "Value")));
        } else {
            code.visitLdcInsn(constant("c", result, "constant"));
        }
    }

    private Handle handle(String owner, String name, String descriptor, boolean ofInterface) {
        return new Handle(Opcodes.H_INVOKESTATIC, contract + owner, name, descriptor, ofInterface);
    }

    private ConstantDynamic constant(String name, String type, String bootstrap) {
        return new ConstantDynamic(name, type, handle("Boot", bootstrap, CONSTANT + ")Ljava/lang/Object;", false));
    }

    private static ConstantDynamic invoked(String type, Handle made) {
        return ofTheJdk("invoked", type, "invoke", "Ljava/lang/invoke/MethodHandle;[Ljava/lang/Object;", made);
    }

    /** A constant that a method of {@link java.lang.invoke.ConstantBootstraps} makes. */
    private static ConstantDynamic ofTheJdk(String name, String type, String by, String more, Object argument) {
        Handle bootstrap = new Handle(
                Opcodes.H_INVOKESTATIC,
                "java/lang/invoke/ConstantBootstraps",
                by,
                CONSTANT + more + ")Ljava/lang/Object;",
                false);
        return new ConstantDynamic(name, type, bootstrap, argument);
    }
}
