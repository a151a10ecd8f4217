package dev.cofferdam.contain;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassTooLargeException;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodTooLargeException;

/** Weaves classes: bytes in, bytes out. */
final class Weaver {
    /** To be raised whenever the same bytes are woven to others. */
    static final int VERSION = 1;

    private Weaver() {}

    /** What came of weaving a class. */
    sealed interface Result {
        /**
         * The class has checks now.
         *
         * @param bytes the class file
         * @param exits whether it calls the exits
         */
        record Woven(byte[] bytes, boolean exits) implements Result {}

        /** There is no code in the class. */
        record NothingToDo() implements Result {}

        /**
         * The class has to run as it is.
         *
         * @param why for people
         */
        record Unwoven(String why) implements Result {}
    }

    static Result weave(byte[] original) {
        try {
            ClassReader reader = new ClassReader(original);
            ClassWriter writer = new ClassWriter(reader, 0);
            ClassWeaving weaving = new ClassWeaving(writer);
            reader.accept(weaving, 0);
            return weaving.hasCode()
                    ? new Result.Woven(writer.toByteArray(), weaving.hasExits())
                    : new Result.NothingToDo();
        } catch (MethodTooLargeException e) {
            return new Result.Unwoven("with checks in it, '" + e.getMethodName() + "' is larger than a method may be");
        } catch (ClassTooLargeException e) {
            return new Result.Unwoven("with checks in it, it has more constants than a class may have");
        } catch (RuntimeException unreadable) {
            // of a class file that is broken, or newer than the library knows
            return new Result.Unwoven("its class file cannot be read: " + unreadable);
        }
    }
}
