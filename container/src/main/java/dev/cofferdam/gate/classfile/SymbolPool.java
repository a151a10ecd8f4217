package dev.cofferdam.gate.classfile;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

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

    private final Texts shared;
    private final Spellings spellings = new Spellings();
    /** By their numbers. */
    private String[] texts = new String[256];

    private MemberSymbol[] members = new MemberSymbol[256];
    private int memberCount;
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
        if (memberCount == 0 && members.length < MEMBERS_A_CLASS * room) {
            members = new MemberSymbol[MEMBERS_A_CLASS * room];
        }
        if (referenceCount == 0 && references.length < REFERENCES_A_CLASS * room) {
            references = new Reference[REFERENCES_A_CLASS * room];
        }
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

    MemberSymbol member(String name, String descriptor, int access) {
        int mask = members.length - 1;
        int slot = hash(name, descriptor, access) & mask;
        int probes = 0;
        for (MemberSymbol known = members[slot]; known != null; known = members[slot]) {
            if (known.access() == access && known.is(name, descriptor)) {
                return known;
            }
            if (++probes > LONGEST_PROBE) {
                return new MemberSymbol(name, descriptor, access);
            }
            slot = slot + 1 & mask;
        }
        MemberSymbol member = new MemberSymbol(name, descriptor, access);
        members[slot] = member;
        if (++memberCount > members.length / 2) {
            growMembers();
        }
        return member;
    }

    private void growMembers() {
        MemberSymbol[] before = members;
        members = new MemberSymbol[before.length * 2];
        int mask = members.length - 1;
        for (MemberSymbol member : before) {
            if (member != null) {
                int slot = hash(member.name(), member.descriptor(), member.access()) & mask;
                while (members[slot] != null) {
                    slot = slot + 1 & mask;
                }
                members[slot] = member;
            }
        }
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
                return new Reference(owner, name, descriptor, uses, shared.nextReference());
            }
            slot = slot + 1 & mask;
        }
        Reference reference = new Reference(owner, name, descriptor, uses, shared.nextReference());
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

    private static int hash(String name, String descriptor, int access) {
        return TextHash.spread((name.hashCode() * 31L + descriptor.hashCode()) * 31 + access);
    }

    private static int hash(String owner, String name, String descriptor, int uses) {
        return TextHash.spread(((owner.hashCode() * 31L + name.hashCode()) * 31 + descriptor.hashCode()) * 31 + uses);
    }
}
