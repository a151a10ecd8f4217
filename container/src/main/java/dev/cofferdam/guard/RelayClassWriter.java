package dev.cofferdam.guard;

import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_SUPER;
import static org.objectweb.asm.Opcodes.ACC_SYNTHETIC;
import static org.objectweb.asm.Opcodes.V17;

import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.commons.Method;

/**
 * Writes the bytes of a class whose methods do nothing but {@code return (T) Boundary.relay(this, INDEX, arguments)}.
 */
final class RelayClassWriter {
    private static final Type SUPER = Type.getType(Relayed.class);
    private static final Method CONSTRUCTOR = Method.getMethod("void <init> (Object)");
    private static final Type BOUNDARY = Type.getType(Boundary.class);
    private static final Method RELAY =
            new Method("relay", "(" + SUPER.getDescriptor() + "I[Ljava/lang/Object;)Ljava/lang/Object;");

    private final ClassWriter out = new ClassWriter(ClassWriter.COMPUTE_MAXS);

    byte[] write(String name, List<Class<?>> interfaces, List<ProxyMethod> methods) {
        String[] names = interfaces.stream().map(Type::getInternalName).toArray(String[]::new);
        int access = ACC_PUBLIC | ACC_FINAL | ACC_SUPER | ACC_SYNTHETIC;
        out.visit(V17, access, name.replace('.', '/'), null, SUPER.getInternalName(), names);
        constructor();
        for (int i = 0; i < methods.size(); i++) {
            method(methods.get(i), i);
        }
        out.visitEnd();
        return out.toByteArray();
    }

    private void constructor() {
        GeneratorAdapter code = code(CONSTRUCTOR);
        code.loadThis();
        code.loadArg(0);
        code.invokeConstructor(SUPER, CONSTRUCTOR);
        code.returnValue();
        code.endMethod();
    }

    private void method(ProxyMethod method, int index) {
        GeneratorAdapter code = code(new Method(method.name(), method.descriptor()));
        code.loadThis();
        code.push(index);
        code.loadArgArray();
        code.invokeStatic(BOUNDARY, RELAY);
        Type result = Type.getReturnType(method.descriptor());
        if (result == Type.VOID_TYPE) {
            code.pop();
        } else {
            code.unbox(result);
        }
        code.returnValue();
        code.endMethod();
    }

    private GeneratorAdapter code(Method method) {
        return new GeneratorAdapter(ACC_PUBLIC, method, null, null, out);
    }
}
