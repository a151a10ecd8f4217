package dev.cofferdam.gate;

import dev.cofferdam.gate.FormatMap.Kind;
import dev.cofferdam.gate.FormatMap.Spot;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Sound class files, each with one structure changed, and hands over one after the other. */
final class FormatCases {
    private static final List<String> ATTRIBUTES = List.of(
            "Code",
            "ConstantValue",
            "Synthetic",
            "Deprecated",
            "Exceptions",
            "MethodParameters",
            "SourceFile",
            "SourceDebugExtension",
            "InnerClasses",
            "LineNumberTable",
            "LocalVariableTable",
            "LocalVariableTypeTable",
            "Signature",
            "RuntimeVisibleAnnotations",
            "RuntimeInvisibleAnnotations",
            "RuntimeVisibleTypeAnnotations",
            "RuntimeInvisibleTypeAnnotations",
            "RuntimeVisibleParameterAnnotations",
            "RuntimeInvisibleParameterAnnotations",
            "AnnotationDefault",
            "EnclosingMethod",
            "StackMapTable",
            "BootstrapMethods",
            "NestMembers",
            "NestHost",
            "Record",
            "PermittedSubclasses",
            "Module",
            "Unknown");
    private static final int[] TARGETS = {46, 47, 48, 49, 50, 51, 52, 53, 55, 60, 61};

    private final Random random;
    private final Consumer<CodeCase> sink;
    private final List<byte[]> texts = FormatTexts.all();

    private FormatCases(long seed, Consumer<CodeCase> sink) {
        this.random = new Random(seed);
        this.sink = sink;
    }

    /** @param seed of what is picked where there are too many */
    static void all(long seed, Consumer<CodeCase> sink) {
        FormatCases cases = new FormatCases(seed, sink);
        for (CodeCase sample : FormatSamples.all()) {
            sink.accept(sample);
            cases.versions(sample);
            cases.numbers(sample);
            cases.attributes(sample);
            cases.members(sample);
            cases.texts(sample);
        }
        for (CodeCase sample : FormatSamples.all()) {
            if (sample.rule().equals("fields")) {
                cases.constants(sample);
            }
        }
    }

    private void tell(String group, CodeCase sample, String change, byte[] bytes) {
        sink.accept(new CodeCase(group, sample.name() + ", " + change, bytes));
    }

    private void versions(CodeCase sample) {
        for (int major = 42; major < 75; major++) {
            for (int minor : new int[] {0, 3, 65_535}) {
                byte[] changed = FormatEdit.set(FormatEdit.set(sample.bytes(), 6, 2, major), 4, 2, minor);
                tell("versions", sample, "version " + major + "." + minor, changed);
            }
        }
    }

    private void numbers(CodeCase sample) {
        FormatMap map = new FormatMap(sample.bytes());
        for (Spot spot : map.spots) {
            int now = spot.size() == 1
                    ? sample.bytes()[spot.at()] & 0xFF
                    : spot.size() == 2 ? map.u2(spot.at()) : map.u2(spot.at()) << 16 | map.u2(spot.at() + 2);
            Set<Integer> values = values(spot, now, map);
            values.remove(now);
            for (int value : values) {
                tell(
                        group(spot.kind()),
                        sample,
                        spot.what() + " at " + spot.at() + " is " + value,
                        FormatEdit.set(sample.bytes(), spot.at(), spot.size(), value));
            }
        }
    }

    private static String group(Kind kind) {
        return switch (kind) {
            case FLAGS -> "access flags";
            case CONSTANT -> "constants of a wrong kind";
            case COUNT, LENGTH -> "numbers and lengths";
            case OFFSET -> "offsets of code";
            case TAG -> "kinds of constants";
            case NUMBER -> "other numbers";
        };
    }

    private Set<Integer> values(Spot spot, int now, FormatMap map) {
        Set<Integer> values = new TreeSet<>();
        switch (spot.kind()) {
            case FLAGS -> {
                for (int one = 0; one < 16; one++) {
                    for (int other = 0; other <= one; other++) {
                        values.add((now ^ 1 << one ^ (other == one ? 0 : 1 << other)) & 0xFFFF);
                    }
                }
                for (int i = 0; i < 60; i++) {
                    values.add(random.nextInt(0x10000));
                }
            }
            case CONSTANT -> {
                Map<Integer, Integer> byTag = new LinkedHashMap<>();
                for (int i = 1; i < map.constants.length; i++) {
                    if (map.constants[i] != 0) {
                        values.add(byTag.putIfAbsent(map.tag(i), i) == null ? i : 0);
                    } else {
                        values.add(i);
                    }
                }
                values.addAll(byTag.values());
                values.addAll(List.of(0, map.constants.length - 1, map.constants.length, 65_535));
                values.add(1 + random.nextInt(map.constants.length));
            }
            case COUNT -> values.addAll(List.of(0, Math.max(0, now - 1), now + 1, now + 2, 255, 65_535));
            case LENGTH ->
                values.addAll(
                        List.of(0, Math.max(0, now - 1), now + 1, now + 2, now + 4, 65_536, -1, Integer.MAX_VALUE));
            case OFFSET -> {
                int length = map.codeLength();
                values.addAll(List.of(0, 1, 2, 3, 4, length - 1, length, length + 1, 65_535));
            }
            case TAG -> {
                for (int tag = 0; tag < 22; tag++) {
                    values.add(tag);
                }
                values.add(255);
            }
            default -> values.addAll(List.of(0, 1, 2, Math.max(0, now - 1), now + 1, map.constants.length, 65_535));
        }
        return values;
    }

    /** Each attribute twice, not at all, in each other table, and under each other name. */
    private void attributes(CodeCase sample) {
        FormatMap map = new FormatMap(sample.bytes());
        for (FormatMap.Attribute attribute : map.attributes) {
            byte[] content = Arrays.copyOfRange(sample.bytes(), attribute.from(), attribute.to());
            String name = attribute.name() + " at " + attribute.from();
            tell("attributes", sample, name + " is not there", FormatEdit.without(sample.bytes(), attribute));
            for (FormatMap.Table table : map.tables) {
                tell(
                        "attributes",
                        sample,
                        name + " is also in the table of " + table.owner() + " at " + table.at(),
                        FormatEdit.with(sample.bytes(), table, content));
            }
        }
        byte[][] names = ATTRIBUTES.stream().map(FormatEdit::text).toArray(byte[][]::new);
        byte[] named = FormatEdit.with(sample.bytes(), names);
        FormatMap renamed = new FormatMap(named);
        for (FormatMap.Attribute attribute : renamed.attributes) {
            for (int i = 0; i < names.length; i++) {
                tell(
                        "attributes",
                        sample,
                        attribute.name() + " at " + attribute.from() + " is named " + ATTRIBUTES.get(i),
                        FormatEdit.set(named, attribute.from(), 2, map.constants.length + i));
            }
        }
        for (FormatMap.Table table : renamed.tables) {
            for (int i = 0; i < names.length; i++) {
                for (int length = 0; length < 5; length++) {
                    byte[] attribute = new byte[6 + length];
                    FormatEdit.count(attribute, 0, map.constants.length + i);
                    attribute[5] = (byte) length;
                    if (length > 1) {
                        FormatEdit.count(attribute, 6, random.nextInt(4));
                    }
                    tell(
                            "attributes",
                            sample,
                            ATTRIBUTES.get(i) + " of " + length + " bytes in the table of " + table.owner() + " at "
                                    + table.at(),
                            FormatEdit.with(named, table, attribute));
                }
            }
        }
    }

    private void members(CodeCase sample) {
        FormatMap map = new FormatMap(sample.bytes());
        for (FormatMap.Member member : map.members) {
            byte[] content = Arrays.copyOfRange(sample.bytes(), member.from(), member.to());
            byte[] twice = FormatEdit.replace(sample.bytes(), member.to(), member.to(), content);
            FormatEdit.count(twice, member.count(), 1);
            tell("members", sample, member.what() + " at " + member.from() + " comes twice", twice);
            for (int part : new int[] {2, 4}) {
                int text = map.constants[map.u2(member.from() + part)];
                byte[] copy = Arrays.copyOfRange(sample.bytes(), text, text + 3 + map.u2(text + 1));
                byte[] another =
                        FormatEdit.with(FormatEdit.set(twice, member.to() + part, 2, map.constants.length), copy);
                tell("members", sample, member.what() + " at " + member.from() + " comes twice, of two texts", another);
            }
        }
    }

    private void texts(CodeCase sample) {
        FormatMap map = new FormatMap(sample.bytes());
        for (int constant = 1; constant < map.constants.length; constant++) {
            int at = map.constants[constant];
            if (at != 0 && map.tag(constant) == 1) {
                for (byte[] text : texts) {
                    if (random.nextInt(6) == 0) {
                        byte[] changed =
                                FormatEdit.replace(sample.bytes(), at, at + 3 + map.u2(at + 1), FormatEdit.text(text));
                        tell("texts", sample, "text " + constant + " is " + Arrays.hashCode(text), changed);
                    }
                }
            }
        }
    }

    /** Constants that nobody uses. */
    private void constants(CodeCase sample) {
        int next = new FormatMap(sample.bytes()).constants.length;
        for (int version : TARGETS) {
            byte[] bytes = FormatEdit.set(sample.bytes(), 6, 2, version);
            if (sample.name().endsWith(" of version " + version)
                    || sample.name().endsWith("3") && version < 48) {
                texts.forEach(text -> {
                    tell(
                            "constants",
                            sample,
                            "class",
                            FormatEdit.with(bytes, FormatEdit.text(text), FormatEdit.constant(7, next)));
                    tell(
                            "constants",
                            sample,
                            "string",
                            FormatEdit.with(bytes, FormatEdit.text(text), FormatEdit.constant(8, next)));
                    tell(
                            "constants",
                            sample,
                            "method type",
                            FormatEdit.with(bytes, FormatEdit.text(text), FormatEdit.constant(16, next)));
                    tell(
                            "constants",
                            sample,
                            "module",
                            FormatEdit.with(bytes, FormatEdit.text(text), FormatEdit.constant(19, next)));
                    tell(
                            "constants",
                            sample,
                            "package",
                            FormatEdit.with(bytes, FormatEdit.text(text), FormatEdit.constant(20, next)));
                    texts.forEach(type -> pair(sample, bytes, next, text, type));
                });
            }
        }
    }

    private void pair(CodeCase sample, byte[] bytes, int next, byte[] name, byte[] type) {
        if (random.nextInt(4) != 0) {
            return;
        }
        int kind = random.nextInt(14);
        byte[] first = FormatEdit.text(name);
        byte[] second = FormatEdit.text(type);
        byte[] both = FormatEdit.constant(12, next, next + 1);
        byte[] owner = FormatEdit.constant(7, next + 4);
        byte[] ownerName = FormatEdit.text("v/Other");
        byte[] member = switch (kind) {
            case 0, 1, 2 -> FormatEdit.constant(9 + kind, next + 3, next + 2);
            case 3 -> FormatEdit.constant(17, 0, next + 2);
            case 4 -> FormatEdit.constant(18, 0, next + 2);
            default -> FormatEdit.constant(9 + random.nextInt(3), next + 3, next + 2);
        };
        byte[] last = kind > 4 ? FormatEdit.handle(kind - 4, next + 5) : FormatEdit.constant(8, next);
        tell(
                "constants",
                sample,
                "pair " + kind + " of " + Arrays.hashCode(name) + " and " + Arrays.hashCode(type),
                FormatEdit.with(bytes, first, second, both, owner, ownerName, member, last));
    }
}
