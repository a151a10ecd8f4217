package dev.cofferdam.gate.rule;

import java.util.Optional;

/** A class is public, or of the same run-time package (JVMS 5.4.4). */
final class ClassAccessible implements LinkRule {
    @Override
    public Optional<Breach> check(Link link) {
        if (link.owner().symbol().isPublic() || link.owner().samePackage(link.from())) {
            return Optional.empty();
        }
        return Optional.of(link.classBreach(
                JvmError.ILLEGAL_ACCESS, "is not public, so its use from another bundle throws IllegalAccessError"));
    }
}
