package dev.cofferdam.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.api.fault.PluginFaultException;
import dev.cofferdam.model.Fault;
import dev.cofferdam.model.FaultKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.CodeSizeEvaluator;

/** Several plugins in one generated class: each is told from the others. */
@Timeout(60)
class ProxyRowTest {
    /** What HotSpot inlines of code that is hot, in bytes ({@code -XX:FreqInlineSize}). */
    private static final int INLINED = 325;

    private final Boundaries boundaries = new Boundaries();

    @AfterEach
    void close() {
        boundaries.close();
    }

    /** A contract with a result that is looked after. */
    public interface Sum {
        long add(Object context, int a, int b);
    }

    private PluginGuard plugin(int number) {
        return boundaries.guard.plugin("p" + number, CallRules.direct(Duration.ofMillis(80)));
    }

    private Sum sum(int plugin, Supplier<Sum> target) {
        ServiceProxy proxy = Boundaries.proxy(plugin(plugin), Sum.class);
        proxy.connect(1, target);
        return (Sum) proxy.instance();
    }

    /** Those that share a class: the very first plugin has one by itself. */
    private List<Sum> row(List<Supplier<Sum>> targets) {
        sum(0, () -> (context, a, b) -> 0);
        List<Sum> row = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            row.add(sum(i + 1, targets.get(i)));
        }
        assertThat(row.stream().map(Object::getClass).distinct()).hasSize(1);
        return row;
    }

    private static long hang() {
        try {
            new CountDownLatch(1).await();
            return 0;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void eachCallReachesItsOwnPlugin() {
        List<Sum> row = row(IntStream.range(0, ProxyRow.SEATS)
                .<Supplier<Sum>>mapToObj(i -> () -> (context, a, b) -> 100L * i + a + b)
                .toList());
        for (int i = 0; i < row.size(); i++) {
            assertThat(row.get(i).add(this, 20, i)).isEqualTo(100L * i + 20 + i);
        }
    }

    @Test
    void ofTwoThatShareAClassTheOneThatHangsIsBlamed() {
        List<Sum> row = new ArrayList<>();
        row.addAll(row(
                List.of(() -> (context, a, b) -> row.get(1).add(context, a, b), () -> (context, a, b) -> hang())));
        assertThatThrownBy(() -> row.get(0).add(this, 1, 2)).isInstanceOf(PluginFaultException.class);
        assertThatOnlyTheSecondTimedOut();
    }

    @Test
    void ofTwoThatShareAClassTheOneWhoseServiceDoesNotComeIsBlamed() {
        List<Sum> row = new ArrayList<>();
        row.addAll(row(List.of(() -> (context, a, b) -> row.get(1).add(context, a, b), () -> {
            hang();
            return (context, a, b) -> 0;
        })));
        assertThatThrownBy(() -> row.get(0).add(this, 1, 2)).isInstanceOf(PluginFaultException.class);
        assertThatOnlyTheSecondTimedOut();
    }

    @Test
    void ofTwoThatShareAClassTheOneWhoseMessageDoesNotComeIsBlamed() {
        List<Sum> row = new ArrayList<>();
        row.addAll(row(List.of(() -> (context, a, b) -> row.get(1).add(context, a, b), () -> (context, a, b) -> {
            throw new IllegalStateException() {
                private static final long serialVersionUID = 1L;

                @Override
                public String getMessage() {
                    return String.valueOf(hang());
                }
            };
        })));
        assertThatThrownBy(() -> row.get(0).add(this, 1, 2)).isInstanceOf(PluginFaultException.class);
        assertThatOnlyTheSecondTimedOut();
    }

    private void assertThatOnlyTheSecondTimedOut() {
        assertThat(boundaries.faults.stream().filter(fault -> fault.kind() == FaultKind.CALL_TIMED_OUT))
                .extracting(Fault::plugin)
                .containsOnly("p2");
    }

    @Test
    void usualMethodsAreSmallEnoughToBeInlined() {
        List<Class<?>> interfaces = List.of(Sum.class);
        InterfaceSet set = InterfaceSet.read(interfaces, Results.Depth.SERVICE, Set.of());
        byte[] bytes = new ProxyClassWriter("P", ProxyRow.SEATS).write(interfaces, set.methods(), new int[] {40_000});
        assertThat(sizeOf("add", bytes)).isBetween(100, INLINED);
    }

    private static int sizeOf(String method, byte[] type) {
        List<CodeSizeEvaluator> sizes = new ArrayList<>();
        new ClassReader(type)
                .accept(
                        new ClassVisitor(Opcodes.ASM9) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String name, String descriptor, String signature, String[] thrown) {
                                CodeSizeEvaluator size = new CodeSizeEvaluator(null);
                                if (name.equals(method)) {
                                    sizes.add(size);
                                }
                                return size;
                            }
                        },
                        0);
        return sizes.get(0).getMaxSize();
    }
}
