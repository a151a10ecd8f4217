package dev.cofferdam.contain;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.IntConsumer;

/** Ways to end the JVM. */
public final class Exits implements Endless {
    /** Made by the woven loader. */
    public Exits() {}

    @Override
    public void run(String way) {
        try {
            exit(way);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(way, e);
        }
    }

    private void exit(String way) throws Throwable {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        MethodType status = MethodType.methodType(void.class, int.class);
        switch (way) {
            case "System.exit" -> System.exit(3);
            case "Runtime.exit" -> Runtime.getRuntime().exit(3);
            case "Runtime.halt" -> Runtime.getRuntime().halt(3);
            case "System::exit" -> call(System::exit);
            case "Runtime::halt" -> call(Runtime.getRuntime()::halt);
            case "reflection" -> System.class.getMethod("exit", int.class).invoke(null, 3);
            case "reflection on Runtime" ->
                Runtime.class.getMethod("halt", int.class).invoke(Runtime.getRuntime(), 3);
            case "findStatic" -> lookup.findStatic(System.class, "exit", status).invokeExact(3);
            case "findVirtual" ->
                lookup.findVirtual(Runtime.class, "exit", status).invokeExact(Runtime.getRuntime(), 3);
            case "bind" -> lookup.bind(Runtime.getRuntime(), "halt", status).invokeExact(3);
            case "unreflect" -> {
                MethodHandle handle = lookup.unreflect(System.class.getMethod("exit", int.class));
                handle.invokeExact(3);
            }
            case "nothing of the kind" -> {
                Exits.class.getDeclaredMethod("ownPrivate", String.class).invoke(this, way);
                lookup.findStatic(Exits.class, "exit", status).invokeExact(3);
                lookup.findVirtual(Exits.class, "ownPrivate", MethodType.methodType(void.class, String.class))
                        .invokeExact(this, way);
            }
            default -> throw new IllegalArgumentException(way);
        }
    }

    private static void call(IntConsumer consumer) {
        consumer.accept(3);
    }

    private void ownPrivate(String text) {
        text.length();
    }

    private static void exit(int status) {
        Math.abs(status);
    }
}
