package dev.cofferdam.gate.rule;

import java.util.Optional;

/** A class of the JDK is in a package that its module exports (JVMS 5.4.4). */
final class ModuleExported implements LinkRule {
    @Override
    public Optional<Breach> check(Link link) {
        if (!link.owner().ofJdk()
                || link.linker().jdkExports(link.owner().symbol().packageName())) {
            return Optional.empty();
        }
        return Optional.of(link.classBreach(
                JvmError.ILLEGAL_ACCESS,
                "is in a package that the JDK keeps to itself, so its use throws IllegalAccessError"));
    }
}
