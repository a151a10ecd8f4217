package dev.cofferdam.gate.verify;

/** What is the same of an instruction wherever it stands (JVMS 6.5): its length, and of simple ones what they pop and push. */
final class Instructions {
    static final int LDC = 18;
    static final int GETFIELD = 180;
    static final int INVOKEVIRTUAL = 182;
    static final int INVOKESPECIAL = 183;
    static final int INVOKESTATIC = 184;
    static final int INVOKEINTERFACE = 185;
    static final int INVOKEDYNAMIC = 186;
    static final int NEW = 187;
    static final int IINC = 132;
    static final int RET = 169;
    static final int TABLESWITCH = 170;

    /** How each instruction is judged; the letters are those of {@link Interpreter#step}. */
    private static final String GROUPS = "s".repeat(18)
            + "cCd" // ldc ldc_w ldc2_w
            + "l".repeat(5)
            + "L".repeat(20)
            + "a".repeat(8)
            + "w".repeat(5)
            + "W".repeat(20)
            + "A".repeat(8)
            + "p".repeat(9)
            + "s".repeat(36)
            + "i" // iinc
            + "s".repeat(20)
            + "b".repeat(12)
            + "nn" // if_acmp
            + "gjr" // goto jsr ret
            + "tt" // switches
            + "v".repeat(6)
            + "f".repeat(4)
            + "mmmm" // invokes
            + "y" // invokedynamic
            + "NqQxX" // new newarray anewarray arraylength athrow
            + "kOee" // checkcast instanceof monitors
            + "zM" // wide multianewarray
            + "BBGJ"; // ifnull ifnonnull goto_w jsr_w

    /** 0 where it varies. */
    private static final String LENGTHS = "1".repeat(16)
            + "23233"
            + "2".repeat(5)
            + "1".repeat(28)
            + "2".repeat(5)
            + "1".repeat(73)
            + "3"
            + "1".repeat(20)
            + "3".repeat(16)
            + "200"
            + "1".repeat(6)
            + "3".repeat(7)
            + "55"
            + "3231133110"
            + "43355";

    /** Of the simple ones in their order: what is popped, the top of the stack last, and what is pushed. */
    private static final String SIMPLE = "> >N "
            + ">I ".repeat(7)
            + ">J >J >F >F >F >D >D >I >I "
            + "II>I JJ>J FF>F DD>D ".repeat(5)
            + "I>I J>J F>F D>D "
            + "II>I JI>J ".repeat(3)
            + "II>I JJ>J ".repeat(3)
            + "I>J I>F I>D J>I J>F J>D F>I F>J F>D D>I D>J D>F I>I I>I I>I "
            + "JJ>I FF>I FF>I DD>I DD>I "
            + "I> ".repeat(6)
            + "II> ".repeat(6);

    private static final byte[] GROUP = bytes(GROUPS, 0);
    private static final byte[] LENGTH = bytes(LENGTHS, '0');
    private static final int[] POPS = new int[256];
    private static final int[] PUSHES = new int[256];

    static {
        String[] effects = SIMPLE.split(" ");
        int next = 0;
        for (int opcode = 0; opcode < GROUPS.length(); opcode++) {
            if (GROUPS.charAt(opcode) == 's' || GROUPS.charAt(opcode) == 'b') {
                String[] sides = effects[next++].split(">", -1);
                POPS[opcode] = packed(new StringBuilder(sides[0]).reverse().toString(), true);
                PUSHES[opcode] = packed(sides[1], false);
            }
        }
    }

    private Instructions() {}

    /** Kinds in four bits each, the first lowest. */
    private static int packed(String letters, boolean fromTheTop) {
        int packed = 0;
        int shift = 0;
        for (int i = 0; i < letters.length(); i++) {
            int kind = letters.charAt(i) == 'N' ? Kinds.NULL : Kinds.ofLetter(letters.charAt(i));
            int second = Kinds.wide(kind) ? kind + 1 : 0;
            int both = fromTheTop && second != 0 ? second | kind << 4 : kind | second << 4;
            packed |= both << shift;
            shift += second != 0 ? 8 : 4;
        }
        return packed;
    }

    private static byte[] bytes(String text, int zero) {
        byte[] table = new byte[256];
        for (int i = 0; i < text.length(); i++) {
            table[i] = (byte) (text.charAt(i) - zero);
        }
        return table;
    }

    /** The letter of its group; 0 when there is no such instruction. */
    static int group(int opcode) {
        return GROUP[opcode];
    }

    /** In bytes; 0 where it depends on the operands, or when there is no such instruction. */
    static int length(int opcode) {
        return LENGTH[opcode];
    }

    /** What a simple instruction pops: kinds in four bits each, the top of the stack lowest. */
    static int pops(int opcode) {
        return POPS[opcode];
    }

    /** What a simple instruction pushes: kinds in four bits each, the first lowest. */
    static int pushes(int opcode) {
        return PUSHES[opcode];
    }
}
