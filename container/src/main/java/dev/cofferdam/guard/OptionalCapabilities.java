package dev.cofferdam.guard;

import dev.cofferdam.api.contract.OptionalInterfaces;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads which further interfaces a contract calls optional. */
final class OptionalCapabilities {
    private OptionalCapabilities() {}

    static List<Class<?>> namedBy(List<Class<?>> interfaces) {
        return interfaces.stream()
                .flatMap(OptionalCapabilities::namedBy)
                .filter(each -> !interfaces.contains(each))
                .filter(each -> InterfaceSet.reasonAgainst(each).isEmpty())
                .distinct()
                .toList();
    }

    private static Stream<Class<?>> namedBy(Class<?> type) {
        try {
            return Optional.ofNullable(type.getAnnotation(OptionalInterfaces.class)).stream()
                    .flatMap(named -> Stream.of(named.value()));
        } catch (TypeNotPresentException | ArrayStoreException | LinkageError absent) {
            // one of them is not on board: what the contract says cannot be read
            return Stream.empty();
        }
    }
}
