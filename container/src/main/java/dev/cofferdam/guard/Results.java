package dev.cofferdam.guard;

import dev.cofferdam.api.contract.Guarded;
import dev.cofferdam.api.contract.OpenEnded;
import java.lang.reflect.Method;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.stream.Stream;

/** Finds out what is to be done with what a method returns, from what its declaration says. */
final class Results {
    /** Whose methods' results are looked after. */
    enum Depth {
        /** A service's: those that are complete later, and those that the contract asks for. */
        SERVICE,
        /** Of an object that a service returned: the iterators and streams that it gives out, too. */
        RETURNED,
        /** Of an object of the JDK's types that the boundary itself calls: none. */
        NONE
    }

    private static final String PROMISE = "org.osgi.util.promise.Promise";

    private Results() {}

    /** @param guarded the names of types that are looked after though the contract does not ask for it */
    static Optional<ResultAdapter> of(Method method, Depth depth, Set<String> guarded) {
        if (depth == Depth.NONE) {
            return Optional.empty();
        }
        Class<?> type = method.getReturnType();
        boolean openEnded = method.isAnnotationPresent(OpenEnded.class);
        if (type == CompletionStage.class || type == CompletableFuture.class) {
            return Optional.of(new Later(GuardedFuture::of, openEnded));
        }
        if (type == Flow.Publisher.class) {
            return Optional.of(new Later(GuardedPublisher::of, openEnded));
        }
        if (type.getName().equals(PROMISE)) {
            return PromiseLibrary.of(type)
                    .map(library -> new Later((result, call) -> GuardedPromise.of(library, result, call), openEnded));
        }
        if (method.isAnnotationPresent(Guarded.class)
                || type.isAnnotationPresent(Guarded.class)
                || guarded.contains(type.getName())
                || depth == Depth.RETURNED && isTraversal(type)) {
            return object(type);
        }
        return Optional.empty();
    }

    /** What a method declares: for the JDK's iterators, what their documentation does. */
    static List<Class<?>> exceptions(Method method) {
        if (method.getDeclaringClass() != Iterator.class) {
            return List.of(method.getExceptionTypes());
        }
        return switch (method.getName()) {
            case "next" -> List.of(NoSuchElementException.class);
            case "remove" -> List.of(UnsupportedOperationException.class, IllegalStateException.class);
            default -> List.of();
        };
    }

    private static boolean isTraversal(Class<?> type) {
        return type == Iterator.class || type == Iterable.class || type == Stream.class;
    }

    private static Optional<ResultAdapter> object(Class<?> type) {
        if (type == Iterator.class) {
            return Optional.of(GuardedIterator::of);
        }
        if (type == Iterable.class) {
            return Optional.of(GuardedIterable::of);
        }
        if (type == Stream.class) {
            return Optional.of(GuardedSpliterator::stream);
        }
        return InterfaceSet.reasonAgainst(type).isPresent() ? Optional.empty() : Optional.of(new ReturnedObject(type));
    }

    /** The contract's word on whether a result has a deadline, beside what is done with it. */
    private record Later(ResultAdapter adapter, boolean openEnded) implements ResultAdapter {
        @Override
        public Object adapt(Object result, ResultCall call) {
            return adapter.adapt(result, call);
        }
    }
}
