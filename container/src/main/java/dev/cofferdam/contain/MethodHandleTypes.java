package dev.cofferdam.contain;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;

/** The types of the methods of {@link java.lang.invoke.MethodHandles.Lookup} that are led elsewhere. */
final class MethodHandleTypes {
    static final MethodType FIND = methodType(MethodHandle.class, Class.class, String.class, MethodType.class);
    static final MethodType BIND = methodType(MethodHandle.class, Object.class, String.class, MethodType.class);
    static final MethodType UNREFLECT = methodType(MethodHandle.class, Method.class);

    private MethodHandleTypes() {}
}
