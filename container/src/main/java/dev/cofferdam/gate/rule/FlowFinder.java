package dev.cofferdam.gate.rule;

import dev.cofferdam.gate.classfile.Reference;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Follows the types of values through the code of a class as the verifier does, by its stack map frames (JVMS 4.10.1). */
final class FlowFinder extends ClassVisitor {
    private static final int FIRST_WITH_FRAMES = Opcodes.V1_7;

    private final Set<Reference> guarded;
    private final FlowBudget budget;
    private final Set<Flow> flows = new LinkedHashSet<>();
    private String owner = "";

    private FlowFinder(Set<Reference> guarded, FlowBudget budget) {
        super(Opcodes.ASM9);
        this.guarded = guarded;
        this.budget = budget;
    }

    /**
     * Every flow between two different types; none of a class that was compiled without frames or that ASM cannot read.
     *
     * @param guarded the members whose receivers are asked for
     * @param values how many may be compared
     * @throws FlowBudget.Spent when that is not enough
     */
    static List<Flow> of(byte[] bytes, Set<Reference> guarded, int values) {
        try {
            FlowFinder finder = new FlowFinder(guarded, new FlowBudget(values));
            ClassReader reader = new ClassReader(bytes);
            if (reader.readUnsignedShort(6) >= FIRST_WITH_FRAMES) {
                reader.accept(finder, ClassReader.EXPAND_FRAMES | ClassReader.SKIP_DEBUG);
            }
            return List.copyOf(finder.flows);
        } catch (FlowBudget.Spent beyond) {
            throw beyond;
        } catch (StackOverflowError constantsNameThemselves) { // ASM follows them without an end
            return List.of();
        } catch (RuntimeException | AssertionError malformedOrTooNew) { // ASM asserts that descriptors are right
            return List.of(); // that is told by those who read every class
        }
    }

    @Override
    public void visit(int version, int access, String name, String signature, String superName, String[] interfaces) {
        owner = name;
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] thrown) {
        return new MethodFlow(owner, access, name, descriptor, guarded, flows, budget);
    }
}
