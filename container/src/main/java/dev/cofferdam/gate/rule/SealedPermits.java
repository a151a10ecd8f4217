package dev.cofferdam.gate.rule;

import dev.cofferdam.gate.classfile.Use;
import dev.cofferdam.gate.space.LoadedClass;
import java.util.List;
import java.util.Optional;

/** A sealed supertype permits the class, which lies in the same module: for bundles, in the same bundle (JVMS 5.3.5). */
final class SealedPermits implements LinkRule {
    @Override
    public int uses() {
        return Use.EXTENDS.bit() | Use.IMPLEMENTS.bit() | Use.LAMBDA.bit();
    }

    @Override
    public Optional<Breach> check(Link link) {
        Optional<List<String>> permitted = link.owner().symbol().permitted();
        if (permitted.isEmpty() || permits(link.owner(), permitted.get(), link.from())) {
            return Optional.empty();
        }
        return Optional.of(
                link.classBreach(
                        JvmError.INCOMPATIBLE_CLASS_CHANGE,
                        "is sealed and does not permit it, so a class that inherits from it throws IncompatibleClassChangeError"));
    }

    private static boolean permits(LoadedClass owner, List<String> permitted, LoadedClass subclass) {
        return owner.node().equals(subclass.node())
                && permitted.contains(subclass.symbol().name())
                && (subclass.symbol().isPublic() || owner.samePackage(subclass));
    }
}
