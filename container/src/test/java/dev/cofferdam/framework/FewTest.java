package dev.cofferdam.framework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FewTest {
    @Test
    void entriesComeAndGoInOrder() {
        Map<String, Integer> map = Few.with(Few.with(Few.with(Map.of(), "c", 1), "a", 2), "b", 3);
        assertThat(map.keySet()).containsExactly("c", "a", "b");
        map = Few.without(map, "a");
        assertThat(map).containsExactly(Map.entry("c", 1), Map.entry("b", 3));
        map = Few.without(Few.without(map, "c"), "b");
        assertThat(map).isEmpty();
    }

    @Test
    void anEntryTakesThePlaceOfTheOneBefore() {
        Map<String, Integer> one = Few.with(Few.with(Map.of(), "a", 1), "a", 2);
        assertThat(one).containsExactly(Map.entry("a", 2));
        Map<String, Integer> two = Few.with(Few.with(one, "b", 1), "a", 3);
        assertThat(two).containsExactly(Map.entry("a", 3), Map.entry("b", 1));
    }

    @Test
    void whatIsNotThereIsTakenOutWithoutAChange() {
        assertThat(Few.without(Map.of("a", 1), "b")).containsExactly(Map.entry("a", 1));
        assertThat(Few.<String, Integer>without(Map.of(), "b")).isEmpty();
    }
}
