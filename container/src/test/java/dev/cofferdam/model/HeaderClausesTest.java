package dev.cofferdam.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class HeaderClausesTest {
    @Test
    void clausesArePartedByCommasOutsideQuotes() {
        List<HeaderClause> clauses =
                HeaderClauses.parse("a.b;version=\"[1.0,2)\",c.d").clauses();
        assertThat(clauses).extracting(HeaderClause::paths).containsExactly(List.of("a.b"), List.of("c.d"));
        assertThat(clauses.get(0).attributes()).isEqualTo(Map.of("version", "[1.0,2)"));
    }

    @Test
    void severalPathsShareWhatFollows() {
        HeaderClause clause = HeaderClauses.parse("a; b ;uses:=\"x,y\"; v:Version=\"1\"")
                .clauses()
                .get(0);
        assertThat(clause.paths()).containsExactly("a", "b");
        assertThat(clause.directives()).isEqualTo(Map.of("uses", "x,y"));
        assertThat(clause.attributes()).isEqualTo(Map.of("v", "1"));
    }

    @Test
    void anEmptyHeaderHasNoClauses() {
        assertThat(HeaderClauses.parse(" ")).isEqualTo(HeaderClauses.NONE);
    }

    @Test
    void anUnclosedQuoteEndsWithTheText() {
        HeaderClauses parsed = HeaderClauses.parse("b,a;version=\"[1.0,2)");
        assertThat(parsed.clauses()).hasSize(1);
        assertThat(parsed.problem()).isEqualTo("has an open quote in 'version=\"[1.0,2)'");
    }

    @Test
    void moreClausesOrPartsThanTheLimitAreAProblemOfTheirOwn() {
        HeaderClauses many = HeaderClauses.parse("a,b,c", 2);
        assertThat(many).isEqualTo(new HeaderClauses(List.of(), "has 3 clauses, the limit is 2", true));
        assertThat(HeaderClauses.parse("a,b;c;d", 2).problem()).isEqualTo("has a clause of 3 parts, the limit is 2");
        assertThat(HeaderClauses.parse("a,\"b,c\"", 2).tooMany()).isFalse();
    }
}
