package dev.cofferdam.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MethodNamesTest {
    private final MethodNames names = new MethodNames();

    private MethodNames.Name name(int i) {
        return new MethodNames.Name("Service", "method" + i);
    }

    @Test
    void eachMethodKeepsItsNumberWhetherTheyAreFewOrMany() {
        for (int i = 0; i < 100; i++) {
            int id = names.id(name(i));
            assertThat(id).isEqualTo(i + 1);
            assertThat(names.name(id)).isEqualTo(name(i));
            assertThat(names.id(name(i / 2))).isEqualTo(i / 2 + 1);
        }
    }

    @Test
    void veryManyMethodsShareTheNumberZero() {
        for (int i = 0; i < 0xFFFF; i++) {
            names.id(name(i));
        }
        assertThat(names.id(name(0xFFFF))).isZero();
        assertThat(names.id(name(0xFFFE))).isEqualTo(0xFFFF);
        assertThat(names.id(name(3))).isEqualTo(4);
    }
}
