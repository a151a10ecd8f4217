package dev.cofferdam.gate.classfile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BoundsTest {
    @Test
    void whatStandsBehindTheFirstBoundIsToldWithoutItsArguments() {
        assertThat(Bounds.behind(
                        "<T:Lapi/Base<TT;Ljava/util/List<TT;>;>;:Lapi/Face;:Lapi/Far<TT;>;U:Lapi/No;>(TT;)V",
                        "api/Base"))
                .containsExactly("api/Face", "api/Far");
    }

    @Test
    void everyTypeVariableWithThatBoundCounts() {
        assertThat(Bounds.behind("<T:Lapi/Base;:Lapi/One;U:Lapi/Base;:Lapi/Two;>", "api/Base"))
                .containsExactly("api/One", "api/Two");
    }

    @Test
    void aFirstBoundThatOnlyStartsAlikeIsAnother() {
        assertThat(Bounds.behind("<T:Lapi/Base2;:Lapi/Face;>", "api/Base")).isEmpty();
    }

    @Test
    void whatIsCutShortHasNothingToTell() {
        assertThat(Bounds.behind("<T:Lapi/Base", "api/Base")).isEmpty();
        assertThat(Bounds.behind("<T:Lapi/Base;:L", "api/Base")).containsExactly("");
    }
}
