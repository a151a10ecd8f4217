package dev.cofferdam.itests.desk;

import dev.cofferdam.api.contract.Guarded;
import dev.cofferdam.api.contract.OptionalInterfaces;
import java.util.Iterator;
import java.util.concurrent.CompletionStage;

/** A service that answers later, gives out objects, and may have more to offer. */
@OptionalInterfaces(Bulk.class)
public interface Desk {
    /** Answers a question; the question {@code never} never. */
    CompletionStage<String> ask(String question);

    /** A method that came later. */
    default String greet(String name) {
        return "a greeting from the contract";
    }

    /** Two names, and then a fault. */
    @Guarded
    Iterator<String> names();
}
