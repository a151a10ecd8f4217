package dev.cofferdam.gate.rule;

import dev.cofferdam.gate.classfile.Reference;
import dev.cofferdam.model.BundleNode;
import java.util.Optional;

/**
 * A rule that a class breaks.
 *
 * @param error what the JVM would throw
 * @param subject the symbol as people write it
 * @param problem what is wrong with it, a clause that follows the subject
 * @param provider whose class it is that does not fit
 * @param packageName the package that this class comes by
 * @param instead what is there in its place; empty when the problem says it all
 * @param reference what to look for in the class to find the places; empty when it is the class as a whole
 * @param certain whether what uses the symbol fails for sure; else it may be that nobody calls it
 */
public record Breach(
        JvmError error,
        String subject,
        String problem,
        BundleNode provider,
        String packageName,
        Optional<String> instead,
        Optional<Reference> reference,
        boolean certain) {

    /** The breach when nobody is known to run into it. */
    Breach uncertain() {
        return new Breach(error, subject, problem, provider, packageName, instead, reference, false);
    }
}
