package dev.cofferdam.framework;

import static dev.cofferdam.framework.PostQuota.Answer.DELIVER;
import static dev.cofferdam.framework.PostQuota.Answer.REFUSE;
import static dev.cofferdam.framework.PostQuota.Answer.REFUSE_AND_TELL;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PostQuotaTest {
    private static final long BEGIN = Long.MAX_VALUE - 5;
    private static final int MOST = 3;

    private final PostQuota quota = new PostQuota(BEGIN);

    private Iterable<PostQuota.Answer> posts(int count, long after) {
        return IntStream.range(0, count)
                .mapToObj(each -> quota.next(BEGIN + after, MOST))
                .toList();
    }

    @Test
    void whatIsBeyondTheQuotaIsRefusedAndToldOnce() {
        assertThat(posts(6, 100)).containsExactly(DELIVER, DELIVER, DELIVER, REFUSE_AND_TELL, REFUSE, REFUSE);
    }

    @Test
    void theNextSecondBeginsAnew() {
        posts(6, 100);
        assertThat(posts(5, TimeUnit.SECONDS.toNanos(1)))
                .containsExactly(DELIVER, DELIVER, DELIVER, REFUSE_AND_TELL, REFUSE);
    }

    @Test
    void theQuotaMayChangeMeanwhile() {
        posts(3, 100);
        assertThat(quota.next(BEGIN + 200, 10)).isEqualTo(DELIVER);
        assertThat(quota.next(BEGIN + 200, 1)).isEqualTo(REFUSE);
    }
}
