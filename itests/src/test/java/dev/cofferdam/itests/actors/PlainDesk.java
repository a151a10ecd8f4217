package dev.cofferdam.itests.actors;

import dev.cofferdam.itests.desk.Desk;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** A desk that has what the contract asks for and no more. Its names end in a fault. */
public class PlainDesk implements BundleActivator, Desk {
    /** For the framework. */
    public PlainDesk() {}

    @Override
    public void start(BundleContext context) {
        context.registerService(Desk.class, this, null);
    }

    @Override
    public void stop(BundleContext context) {}

    @Override
    public CompletionStage<String> ask(String question) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        if (question.equals("broken")) {
            answer.completeExceptionally(new IllegalStateException("the desk is broken, by design"));
        } else if (!question.equals("never")) {
            answer.complete("answer to " + question);
        }
        return answer;
    }

    @Override
    public Iterator<String> names() {
        return new Iterator<>() {
            private int given;

            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public String next() {
                if (given == 2) {
                    throw new IllegalStateException("the third name is missing, by design");
                }
                return "name " + ++given;
            }
        };
    }
}
