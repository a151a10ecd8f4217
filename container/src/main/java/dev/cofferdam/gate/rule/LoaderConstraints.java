package dev.cofferdam.gate.rule;

import dev.cofferdam.gate.classfile.Names;
import dev.cofferdam.gate.classfile.Reference;
import dev.cofferdam.gate.space.LoadedClass;
import dev.cofferdam.gate.space.LoadedMember;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who uses a member and who declares it see the same class under each name in its descriptor (JVMS 5.3.4). Where only one of
 * them ever loads the class, the JVM has nothing to compare.
 */
final class LoaderConstraints implements LinkRule {
    @Override
    public Optional<Breach> check(Link link) {
        Optional<LoadedMember> member = link.member();
        if (member.isEmpty()) {
            return Optional.empty();
        }
        return broken(link.from(), member.get(), link.linker())
                .map(name -> breach(link.from(), member.get(), name, Optional.of(link.reference()), link.linker()));
    }

    /** The first class, by internal name, that the member's descriptor names and that both see as two. */
    static Optional<String> broken(LoadedClass from, LoadedMember member, Linker linker) {
        LoadedClass declaring = member.declaring();
        if (declaring.ofJdk()
                || declaring.node().equals(from.node())
                || member.symbol().descriptor().indexOf('L') < 0) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>();
        Names.classesIn(member.symbol().descriptor(), names::add);
        return names.stream()
                .filter(name -> !name.startsWith("java/") && linker.differ(from.node(), declaring.node(), name))
                .findFirst();
    }

    static Breach breach(
            LoadedClass from, LoadedMember member, String name, Optional<Reference> reference, Linker linker) {
        LoadedClass declaring = member.declaring();
        String type = Names.dotted(name);
        return new Breach(
                JvmError.LOADER_CONSTRAINT,
                Words.member(declaring, member.symbol()),
                "names '" + type + "', which '" + Words.of(from) + "' and '" + Words.of(declaring)
                        + "' get from two providers, so its use throws LinkageError",
                declaring.node(),
                declaring.symbol().packageName(),
                Optional.of("'" + Words.declaration(declaring, member.symbol()) + "' in '" + Words.of(declaring)
                        + "', with '" + type + "' from " + provider(declaring, name, linker) + " there and from "
                        + provider(from, name, linker) + " in '" + Words.of(from) + "'"),
                reference,
                true);
    }

    private static String provider(LoadedClass asker, String name, Linker linker) {
        return linker.find(asker.node(), name)
                .map(found -> Words.of(found.node()))
                .orElse("nobody");
    }
}
