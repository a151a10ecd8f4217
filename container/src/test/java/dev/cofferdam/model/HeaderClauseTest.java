package dev.cofferdam.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class HeaderClauseTest {
    @Test
    void clausesArePartedByCommasOutsideQuotes() {
        List<HeaderClause> clauses = HeaderClause.parse("a.b;version=\"[1.0,2)\",c.d");
        assertThat(clauses).extracting(HeaderClause::paths).containsExactly(List.of("a.b"), List.of("c.d"));
        assertThat(clauses.get(0).attributes()).isEqualTo(Map.of("version", "[1.0,2)"));
    }

    @Test
    void severalPathsShareWhatFollows() {
        HeaderClause clause =
                HeaderClause.parse("a; b ;uses:=\"x,y\"; v:Version=\"1\"").get(0);
        assertThat(clause.paths()).containsExactly("a", "b");
        assertThat(clause.directives()).isEqualTo(Map.of("uses", "x,y"));
        assertThat(clause.attributes()).isEqualTo(Map.of("v", "1"));
    }

    @Test
    void anEmptyHeaderHasNoClauses() {
        assertThat(HeaderClause.parse(" ")).isEmpty();
    }

    @Test
    void anUnclosedQuoteEndsWithTheText() {
        assertThat(HeaderClause.parse("a;version=\"[1.0,2)")).hasSize(1);
    }
}
