package dev.cofferdam.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProbationTest {
    private final List<String> told = new ArrayList<>();
    private final Probation probation = new Probation(Instant.EPOCH);

    @BeforeEach
    void join() {
        probation.join(member("a"));
        probation.join(member("b"));
    }

    @Test
    void whatPassesPassesForAll() {
        probation.pass();

        assertThat(told).containsExactly("a passed", "b passed");
        assertThat(probation.fails()).isFalse();
    }

    @Test
    void whatOneFailsAllFailAndItCannotBePassedAnyMore() {
        assertThat(probation.fails()).isTrue();
        probation.tellFailed("it threw");
        probation.pass();

        assertThat(told).containsExactly("a fails", "b fails", "a failed: it threw", "b failed: it threw");
    }

    @Test
    void aSecondFaultFindsItFailedAlready() {
        assertThat(probation.fails()).isTrue();
        assertThat(probation.fails()).isTrue();
    }

    @Test
    void whoComesLateIsToldWhatTheOthersWereTold() {
        probation.fails();
        probation.tellFailed("it threw");
        told.clear();

        probation.join(member("c"));

        assertThat(told).containsExactly("c fails", "c failed: it threw");
    }

    @Test
    void whoComesWhenItIsPassedIsToldToo() {
        probation.pass();
        told.clear();

        probation.join(member("c"));

        assertThat(told).containsExactly("c passed");
    }

    private Probation.Member member(String name) {
        return new Probation.Member() {
            @Override
            public void failing(Probation failing) {
                told.add(name + " fails");
            }

            @Override
            public void passed(Probation passed) {
                told.add(name + " passed");
            }

            @Override
            public void failed(Probation failed, String why) {
                told.add(name + " failed: " + why);
            }
        };
    }
}
