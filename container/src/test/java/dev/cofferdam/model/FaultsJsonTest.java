package dev.cofferdam.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FaultsJsonTest {
    @Test
    void aFaultSaysWhereWhenAndHowOften() {
        Fault once = Faults.of(FaultKind.THREW, Instant.EPOCH);
        Fault twice = once.plus(Faults.of(FaultKind.THREW, Instant.EPOCH.plusSeconds(1)));
        assertThat(FaultsJson.of(List.of(twice))).isEqualTo("""
                {
                  "format": "cofferdam-faults/1",
                  "faults": [
                    {
                      "plugin": "min",
                      "generation": 1,
                      "kind": "threw",
                      "count": 2,
                      "last": "1970-01-01T00:00:01Z",
                      "service": "com.acme.Min",
                      "method": "min",
                      "frame": null,
                      "what": "com.acme.Broken: it broke"
                    }
                  ]
                }""");
    }

    @Test
    void noFaultsAreAnEmptyList() {
        assertThat(FaultsJson.of(List.of())).contains("\"faults\": []");
    }
}
