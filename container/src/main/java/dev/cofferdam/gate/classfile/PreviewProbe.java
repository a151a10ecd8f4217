package dev.cofferdam.gate.classfile;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Asks this JVM whether it takes class files that use preview features, with an empty one: nothing else tells. */
final class PreviewProbe extends ClassLoader {
    private static final String NAME = "Preview";
    private static final int JAVA_1 = 44;

    private PreviewProbe() {
        super(PreviewProbe.class.getClassLoader());
    }

    static boolean accepted() {
        byte[] empty = empty();
        try {
            new PreviewProbe().defineClass(NAME, empty, 0, empty.length);
            return true;
        } catch (UnsupportedClassVersionError withoutPreview) {
            return false;
        }
    }

    private static byte[] empty() {
        ByteBuffer out = ByteBuffer.allocate(128)
                .putInt(0xCAFEBABE)
                .putShort((short) 0xFFFF)
                .putShort((short) (JAVA_1 + Runtime.version().feature()))
                .putShort((short) 5);
        name(out, NAME, 1);
        name(out, "java/lang/Object", 3);
        out.putShort((short) 0x20).putShort((short) 2).putShort((short) 4).putLong(0);
        byte[] bytes = new byte[out.position()];
        out.flip().get(bytes);
        return bytes;
    }

    private static void name(ByteBuffer out, String text, int index) {
        byte[] spelled = text.getBytes(StandardCharsets.US_ASCII);
        out.put((byte) 1).putShort((short) spelled.length).put(spelled);
        out.put((byte) 7).putShort((short) index);
    }
}
