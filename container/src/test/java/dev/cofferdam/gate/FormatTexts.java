package dev.cofferdam.gate;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Texts that are names, descriptors, neither, and bytes that are no text. */
final class FormatTexts {
    private static final List<String> NAMES = List.of(
            "",
            "a",
            "<init>",
            "<clinit>",
            "<x>",
            "<",
            "a.b",
            "a;b",
            "a[b",
            "a/b",
            "/a",
            "a/",
            "a//b",
            "a<b",
            "a>",
            "1a",
            "a1",
            "a/1b",
            "a b",
            "a-b",
            "\u00e4",
            "\u65e5\u672c",
            "\u2028",
            "\ud835\udcb3",
            "a\ud835",
            "a\u0000b",
            ".",
            ";",
            "/",
            "averylongnameofsomething",
            "averylongnameof.something",
            "averylongname;ofsomething",
            "averylongnameofsomethin[",
            "averylongname/ofsomething",
            "averylongname//ofsomething",
            "averylo//ngname",
            "averylon//gname",
            "averylongname<ofsomething",
            "averylongnameofsomethin>",
            "averylongnameofsomethin/",
            "java/lang/Object",
            "java/lang/String");
    private static final List<String> TYPES = List.of(
            "I",
            "Z",
            "V",
            "J",
            "X",
            "[",
            "[I",
            "[V",
            "[[[J",
            "[La;",
            "[La",
            "[a",
            "L;",
            "La",
            "La;",
            "La;b",
            "L/a;",
            "La/;",
            "La//b;",
            "La.b;",
            "La[b;",
            "La<b;",
            "L1;",
            "Lv/Case;",
            "Ljava/lang/Object;",
            "Ljava/lang/String;",
            "Ljava/lang/averylong//name;",
            "()",
            "()V",
            "(I)V",
            "(V)V",
            "()I",
            "()VV",
            "()[V",
            "()[[I",
            "(La;)La;",
            "(La;J[DLb;)Lc;",
            "(L;)V",
            "(J",
            "(La.b;)V",
            ")V",
            "(()V)V",
            "(I",
            "(I)",
            "()La",
            "()LaV",
            "(Ljava/lang/Object;Ljava//lang/Object;)V",
            "(Ljava/lang/Object;Ljava/lang.Object;)V");
    private static final int[][] RAW = {
        {0},
        {0x80},
        {0xC0, 0x80},
        {0xC1, 0x81},
        {0xC2, 0x80},
        {0xE0, 0x80, 0x80},
        {0xE0, 0xA0, 0x80},
        {0xED, 0xA0, 0x80},
        {0xF0, 0x90, 0x80, 0x80},
        {0xFF},
        {'a', 0xC2},
        {'a', 0xE1, 0x80},
        {0xC2, 'a'},
        {0xE1, 0x80, 'a'},
        {0xED, 0xA0, 0x80, 0xED, 0xB0, 0x80},
        {0xED, 0xB0, 0x80, 0xED, 0xA0, 0x80}
    };

    private FormatTexts() {}

    static List<byte[]> all() {
        List<byte[]> all = new ArrayList<>();
        NAMES.forEach(name -> all.add(spelled(name)));
        TYPES.forEach(type -> all.add(spelled(type)));
        for (int places : new int[] {253, 254, 255, 256}) {
            all.add(spelled("(" + "I".repeat(places) + ")V"));
            all.add(spelled("(" + "J".repeat(places / 2) + (places % 2 == 0 ? "" : "F") + ")V"));
        }
        for (int dimensions : new int[] {254, 255, 256, 300}) {
            all.add(spelled("[".repeat(dimensions) + "I"));
            all.add(spelled("(" + "[".repeat(dimensions) + "I)V"));
        }
        all.add(spelled("(" + "J".repeat(32_768) + ")V"));
        for (int[] raw : RAW) {
            all.add(bytes(raw));
        }
        for (int at = 0; at < 18; at++) { // eight bytes are looked at at once
            byte[] zero = new byte[18];
            Arrays.fill(zero, (byte) 'a');
            zero[at] = 0;
            all.add(zero);
            byte[] dot = zero.clone();
            dot[at] = '.';
            all.add(dot);
            byte[] slashes = zero.clone();
            slashes[at] = '/';
            slashes[(at + 1) % 18] = '/';
            all.add(slashes);
        }
        return all;
    }

    private static byte[] bytes(int[] numbers) {
        byte[] bytes = new byte[numbers.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) numbers[i];
        }
        return bytes;
    }

    static byte[] spelled(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            new DataOutputStream(bytes).writeUTF(text);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        byte[] all = bytes.toByteArray();
        return Arrays.copyOfRange(all, 2, all.length);
    }
}
