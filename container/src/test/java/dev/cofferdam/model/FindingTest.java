package dev.cofferdam.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FindingTest {
    private static Finding finding(FindingKind kind, String subject, String problem, String... usedAt) {
        return new Finding(
                kind, Severity.REFUSE, subject, problem, List.of(usedAt), Optional.of("another one"), "mend it");
    }

    @Test
    void theIdStaysOverPlacesVersionsAndWeight() {
        Finding one =
                finding(FindingKind.METHOD_MISSING, "int a.B.c()", "is gone").providedBy("api");
        Finding other = finding(FindingKind.METHOD_MISSING, "int a.B.c()", "went in 2.0", "X.java:1")
                .insteadAlso("more")
                .providedBy("api")
                .at(Severity.WARN);
        assertThat(one.id()).matches("COF-[0-9a-f]{8}").isEqualTo(other.id());
        assertThat(one.id()).isEqualTo("COF-1d65985c");
    }

    @Test
    void theIdDiffersByKindSubjectAndProvider() {
        Finding one =
                finding(FindingKind.METHOD_MISSING, "int a.B.c()", "is gone").providedBy("api");
        assertThat(List.of(
                        one.id(),
                        finding(FindingKind.FIELD_MISSING, "int a.B.c()", "is gone")
                                .providedBy("api")
                                .id(),
                        finding(FindingKind.METHOD_MISSING, "int a.B.d()", "is gone")
                                .providedBy("api")
                                .id(),
                        finding(FindingKind.METHOD_MISSING, "int a.B.c()", "is gone")
                                .providedBy("ipa")
                                .id()))
                .doesNotHaveDuplicates();
    }

    @Test
    void theTextHasTheIdOnItsFirstLineAndTheReasonWhereItIsAccepted() {
        Finding finding = finding(FindingKind.METHOD_MISSING, "a.B.c()", "is gone", "X.y(X.java:1)");
        assertThat(finding.text())
                .isEqualTo("'a.B.c()' is gone [" + finding.id() + "]\n    used at X.y(X.java:1)\n"
                        + "    there is another one\n    next: mend it");
        assertThat(finding.acceptedFor("nobody calls it").text())
                .endsWith("there is another one\n    accepted: nobody calls it");
        assertThat(finding.acceptedFor("nobody calls it").severity()).isEqualTo(Severity.WARN);
    }

    @Test
    void consequencesAreFoldedUnderTheirCause() {
        Finding gone = finding(FindingKind.PACKAGE_MISSING, "a", "is not there");
        Finding type = finding(FindingKind.CLASS_MISSING, "a.B", "is not there").providedBy("api");
        Finding member =
                finding(FindingKind.METHOD_MISSING, "int a.B.c(b.D)", "is gone").providedBy("api");
        Finding apart =
                finding(FindingKind.CLASS_MISSING, "ab.B", "is not there").providedBy("api");
        Verdict verdict = new Verdict("'x' 1", List.of(member, apart, type, gone));
        assertThat(verdict.groups())
                .containsExactly(new FindingGroup(apart, List.of()), new FindingGroup(gone, List.of(member, type)));
        assertThat(verdict.text())
                .contains("1. 'ab.B'", "2. 'a' is not there", "\n    and so 'int a.B.c(b.D)' is gone [");
    }

    @Test
    void aClassIsTheCauseOfItsMembersOnlyAtTheSameProvider() {
        Finding type = finding(FindingKind.CLASS_MISSING, "a.B", "is not there").providedBy("api");
        Finding same =
                finding(FindingKind.CLASS_MISSING, "a.B.C", "is not there").providedBy("api");
        Finding other =
                finding(FindingKind.METHOD_MISSING, "a.B.c()", "is gone").providedBy("ipa");
        assertThat(new Verdict("'x' 1", List.of(same, other, type)).groups())
                .containsExactly(new FindingGroup(other, List.of()), new FindingGroup(type, List.of(same)));
    }

    @Test
    void whatRefusesIsNeverFoldedUnderWhatWarnsAndComesFirst() {
        Finding version =
                finding(FindingKind.PACKAGE_VERSION, "a", "spans a step").at(Severity.WARN);
        Finding type = finding(FindingKind.CLASS_MISSING, "a.B", "is not there");
        assertThat(new Verdict("'x' 1", List.of(version, type)).groups())
                .containsExactly(new FindingGroup(type, List.of()), new FindingGroup(version, List.of()));
    }

    @Test
    void thoseOfOneProviderStandTogether() {
        Finding one = finding(FindingKind.METHOD_MISSING, "a.B.c()", "is gone").providedBy("api");
        Finding two = finding(FindingKind.METHOD_MISSING, "b.B.c()", "is gone").providedBy("ipa");
        Finding three =
                finding(FindingKind.METHOD_MISSING, "c.B.c()", "is gone").providedBy("api");
        assertThat(new Verdict("'x' 1", List.of(one, two, three)).groups())
                .extracting(FindingGroup::cause)
                .containsExactly(one, three, two);
    }
}
