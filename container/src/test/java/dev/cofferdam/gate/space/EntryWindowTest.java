package dev.cofferdam.gate.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The window reads what the zip file reads, or leaves it to that. */
class EntryWindowTest {
    private static final int LIMIT = 16 << 20;

    @TempDir
    Path folder;

    private final Map<String, byte[]> contents = new LinkedHashMap<>();

    EntryWindowTest() {
        Random random = new Random(5);
        for (int i = 0; i < 300; i++) {
            contents.put("a/C" + i + ".class", bytes(random, random.nextInt(3_000)));
        }
        contents.put("a/Large.class", bytes(random, 3 << 20));
        contents.put("a/Empty.class", new byte[0]);
        contents.put("a/Last.class", bytes(random, 100));
    }

    private static byte[] bytes(Random random, int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) (random.nextInt(4) == 0 ? random.nextInt() : 'x');
        }
        return bytes;
    }

    private byte[] zip(boolean packed, String comment) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setComment(comment);
            for (Map.Entry<String, byte[]> each : contents.entrySet()) {
                ZipEntry entry = new ZipEntry(each.getKey());
                if (!packed) {
                    CRC32 sum = new CRC32();
                    sum.update(each.getValue());
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(each.getValue().length);
                    entry.setCrc(sum.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(each.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private Path jar(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("a.jar"), bytes);
    }

    /** How many entries the window read, all of them as the zip file has them. */
    private int read(Path jar, boolean backwards) throws IOException {
        int read = 0;
        try (ZipFile zip = new ZipFile(jar.toFile());
                EntryWindow window = EntryWindow.open(jar)) {
            List<ZipEntry> entries = new ArrayList<>(Collections.list(zip.entries()));
            long[] offsets = window.offsets(entries);
            for (int i = 0; i < offsets.length; i++) {
                int at = backwards ? offsets.length - 1 - i : i;
                Optional<byte[]> bytes = window.read(entries.get(at), offsets[at], LIMIT);
                if (bytes.isPresent()) {
                    read++;
                    assertThat(bytes.get())
                            .isEqualTo(zip.getInputStream(entries.get(at)).readAllBytes());
                }
            }
        }
        return read;
    }

    @Test
    void packedEntriesAreRead() throws IOException {
        assertThat(read(jar(zip(true, null)), false)).isGreaterThanOrEqualTo(contents.size() - 1);
    }

    @Test
    void storedEntriesAreRead() throws IOException {
        assertThat(read(jar(zip(false, null)), false)).isEqualTo(contents.size() - 1); // without the large one
    }

    @Test
    void entriesAreReadInAnyOrder() throws IOException {
        assertThat(read(jar(zip(true, null)), true)).isGreaterThanOrEqualTo(contents.size() - 1);
    }

    @Test
    void aJarWithACommentIsPlain() throws IOException {
        assertThat(read(jar(zip(true, "PACK200")), false)).isPositive();
    }

    @Test
    void aJarBehindAnotherFileIsNotPlain() throws IOException {
        byte[] zip = zip(true, null);
        byte[] script = "#!/bin/sh\n".getBytes(StandardCharsets.US_ASCII);
        byte[] both = Arrays.copyOf(script, script.length + zip.length);
        System.arraycopy(zip, 0, both, script.length, zip.length);
        assertThat(read(jar(both), false)).isZero();
    }

    @Test
    void aNameInOtherLettersMakesAJarNotPlain() throws IOException {
        contents.put("a/\u00dcber.class", new byte[10]);
        assertThat(read(jar(zip(true, null)), false)).isZero();
    }

    @Test
    void anEntryWithoutALocalHeaderIsLeftToTheZipFile() throws IOException {
        byte[] zip = zip(true, null);
        zip[0] = 'X';
        Path jar = jar(zip);
        try (ZipFile file = new ZipFile(jar.toFile());
                EntryWindow window = EntryWindow.open(jar)) {
            List<ZipEntry> entries = new ArrayList<>(Collections.list(file.entries()));
            assertThat(window.read(entries.get(0), window.offsets(entries)[0], LIMIT))
                    .isEmpty();
        }
    }

    @Test
    void anEntryThatDoesNotUnpackToItsSizeIsLeftToTheZipFile() throws IOException {
        byte[] zip = zip(true, null);
        ByteBuffer view = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        int directory = view.getInt(zip.length - 6);
        view.putInt(directory + 24, view.getInt(directory + 24) + 1);
        Path jar = jar(zip);
        try (ZipFile file = new ZipFile(jar.toFile());
                EntryWindow window = EntryWindow.open(jar)) {
            List<ZipEntry> entries = new ArrayList<>(Collections.list(file.entries()));
            assertThat(window.read(entries.get(0), window.offsets(entries)[0], LIMIT))
                    .isEmpty();
        }
    }

    @Test
    void anEntryBeyondTheLimitOrTheFileIsLeftToTheZipFile() throws IOException {
        Path jar = jar(zip(true, null));
        try (ZipFile file = new ZipFile(jar.toFile());
                EntryWindow window = EntryWindow.open(jar)) {
            ZipEntry entry = file.getEntry("a/Last.class");
            assertThat(window.read(entry, 0, 99)).isEmpty();
            assertThat(window.read(entry, Files.size(jar) - 10, LIMIT)).isEmpty();
            assertThat(window.read(entry, 0xFFFFFFFFL, LIMIT)).isEmpty();
        }
    }
}
