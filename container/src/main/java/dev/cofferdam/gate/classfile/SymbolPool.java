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
    private String[] texts = new String[256];
    /** Three numbers a text: the hash of its bytes, where they are in the spelling, how many they are. */
    private int[] spelled = new int[3 * 256];

    private byte[] spelling = new byte[4096];
    private int spellingEnd;
    private int textCount;
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
        if (textCount == 0 && texts.length < TEXTS_A_CLASS * room) {
            texts = new String[TEXTS_A_CLASS * room];
            spelled = new int[3 * texts.length];
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
        int hash = TextHash.of(bytes, from, length);
        int mask = texts.length - 1;
        int slot = hash & mask;
        int probes = 0;
        while (texts[slot] != null) {
            if (spelled[3 * slot] == hash && same(3 * slot, bytes, from, length)) {
                return texts[slot];
            }
            if (++probes > LONGEST_PROBE) {
                return decode(bytes, from, length);
            }
            slot = slot + 1 & mask;
        }
        String text = shared.first(decode(bytes, from, length), hash);
        keep(slot, hash, bytes, from, length, text);
        if (++textCount > texts.length / 2) {
            growTexts();
        }
        return text;
    }

    private boolean same(int at, byte[] bytes, int from, int length) {
        int start = spelled[at + 1];
        return spelled[at + 2] == length && Arrays.equals(bytes, from, from + length, spelling, start, start + length);
    }

    private void keep(int slot, int hash, byte[] bytes, int from, int length, String text) {
        if (spelling.length - spellingEnd < length) {
            spelling = Arrays.copyOf(spelling, spelling.length * 2 + length);
        }
        System.arraycopy(bytes, from, spelling, spellingEnd, length);
        texts[slot] = text;
        spelled[3 * slot] = hash;
        spelled[3 * slot + 1] = spellingEnd;
        spelled[3 * slot + 2] = length;
        spellingEnd += length;
    }

    private static String decode(byte[] bytes, int from, int length) {
        for (int i = from; i < from + length; i++) {
            if (bytes[i] < 0) {
                return ModifiedUtf8.decode(bytes, from, from + length);
            }
        }
        return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    }

    private void growTexts() {
        String[] before = texts;
        int[] spelledBefore = spelled;
        texts = new String[before.length * 2];
        spelled = new int[3 * texts.length];
        int mask = texts.length - 1;
        for (int i = 0; i < before.length; i++) {
            if (before[i] != null) {
                int slot = spelledBefore[3 * i] & mask;
                while (texts[slot] != null) {
                    slot = slot + 1 & mask;
                }
                texts[slot] = before[i];
                System.arraycopy(spelledBefore, 3 * i, spelled, 3 * slot, 3);
            }
        }
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
