package dev.cofferdam.gate.classfile;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * Keeps equal texts, members and references of the classes of one jar as one each. Texts are looked up by their bytes, so that
 * one that was met before makes no garbage. A pool of one jar stays small enough for the caches of a processor.
 */
final class SymbolPool {
    /** Names made to collide are kept several times, so that no lookup takes long. */
    private static final int LONGEST_PROBE = 256;

    /** What a class of a usual jar brings that no other has brought; powers of two. */
    private static final int TEXTS_A_CLASS = 8;

    private static final int MEMBERS_A_CLASS = 8;
    private static final int REFERENCES_A_CLASS = 8;
    private static final int MOST_EXPECTED = 1 << 13;
    /** So that two numbers and the flags of a member fit in one. */
    private static final int MOST_PACKED = 1 << 24;

    private final Texts shared;
    private final Spellings spellings = new Spellings();
    /** By their numbers. */
    private String[] texts = new String[256];

    private final PairMap<MemberSymbol> members = new PairMap<>();
    private final PairMap<Reference> toMembers = new PairMap<>();
    private Reference[] references = new Reference[256];
    private int referenceCount;

    /** @param shared makes texts of several pools one */
    SymbolPool(Texts shared) {
        this.shared = shared;
    }

    /** Makes room for the symbols of some more classes at once. */
    void makeRoom(int classes) {
        int room = Integer.highestOneBit(Math.max(1, Math.min(classes, MOST_EXPECTED))) * 2;
        spellings.makeRoom(TEXTS_A_CLASS / 2 * room);
        if (texts.length < TEXTS_A_CLASS / 2 * room) {
            texts = Arrays.copyOf(texts, TEXTS_A_CLASS / 2 * room);
        }
        members.makeRoom(MEMBERS_A_CLASS * room);
        toMembers.makeRoom(REFERENCES_A_CLASS * room);
    }

    /** The text that a range of bytes spells in the modified UTF-8 of JVMS 4.4.7. */
    String text(byte[] bytes, int from, int length) {
        return text(spellings.number(bytes, from, length), bytes, from, length);
    }

    /** The same, of a range whose number among the {@link #spellings} is known. */
    String text(int number, byte[] bytes, int from, int length) {
        if (number == 0) {
            return decode(bytes, from, length);
        }
        if (number >= texts.length) {
            texts = Arrays.copyOf(texts, Math.max(number + 1, texts.length * 2));
        }
        if (texts[number] == null) {
            texts[number] = shared.first(decode(bytes, from, length), spellings.hash(number));
        }
        return texts[number];
    }

    Spellings spellings() {
        return spellings;
    }

    private static String decode(byte[] bytes, int from, int length) {
        for (int i = from; i < from + length; i++) {
            if (bytes[i] < 0) {
                return ModifiedUtf8.decode(bytes, from, from + length);
            }
        }
        return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    }

    /**
     * @param name the number of the member's name
     * @param descriptor the number of its descriptor
     */
    MemberSymbol member(int name, int descriptor, int access, Supplier<MemberSymbol> made) {
        if (name == 0 || descriptor == 0 || Math.max(name, descriptor) >= MOST_PACKED) {
            return made.get();
        }
        return members.get((long) access << 48 | (long) name << 24 | descriptor, 0, made);
    }

    /** A reference to a member, by the numbers of its owner, name and descriptor. */
    Reference member(int owner, int name, int descriptor, int uses, Supplier<Reference> made) {
        return owner == 0 || name == 0 || descriptor == 0
                ? made.get()
                : toMembers.get((long) owner << 32 | name, (long) descriptor << 32 | uses, made);
    }

    /** One that is not kept. */
    Reference newReference(String owner, String name, String descriptor, int uses) {
        return new Reference(owner, name, descriptor, uses, shared.nextReference());
    }

    Reference reference(String owner, String name, String descriptor, int uses) {
        int mask = references.length - 1;
        int slot = hash(owner, name, descriptor, uses) & mask;
        int probes = 0;
        for (Reference known = references[slot]; known != null; known = references[slot]) {
            if (known.is(owner, name, descriptor, uses)) {
                return known;
            }
            if (++probes > LONGEST_PROBE) {
                return newReference(owner, name, descriptor, uses);
            }
            slot = slot + 1 & mask;
        }
        Reference reference = newReference(owner, name, descriptor, uses);
        references[slot] = reference;
        if (++referenceCount > references.length / 2) {
            growReferences();
        }
        return reference;
    }

    private void growReferences() {
        Reference[] before = references;
        references = new Reference[before.length * 2];
        int mask = references.length - 1;
        for (Reference each : before) {
            if (each != null) {
                int slot = hash(each.owner(), each.name(), each.descriptor(), each.uses()) & mask;
                while (references[slot] != null) {
                    slot = slot + 1 & mask;
                }
                references[slot] = each;
            }
        }
    }

    private static int hash(String owner, String name, String descriptor, int uses) {
        return TextHash.spread(((owner.hashCode() * 31L + name.hashCode()) * 31 + descriptor.hashCode()) * 31 + uses);
    }
}
