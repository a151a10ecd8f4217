package dev.cofferdam.benchmarks.gate;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Opcodes;

/** The yardstick: every class of some jars is read once and shown to an ASM visitor that does nothing. */
final class EmptyVisit {
    private EmptyVisit() {}

    /** @return how many classes were read */
    static int of(List<Path> jars) throws IOException {
        int classes = 0;
        for (Path jar : jars) {
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                for (ZipEntry entry : Collections.list(zip.entries())) {
                    if (entry.getName().endsWith(".class")) {
                        visit(zip, entry);
                        classes++;
                    }
                }
            }
        }
        return classes;
    }

    private static void visit(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            new ClassReader(in.readAllBytes()).accept(new Empty(), 0);
        }
    }

    private static final class Empty extends ClassVisitor {
        Empty() {
            super(Opcodes.ASM9);
        }
    }
}
