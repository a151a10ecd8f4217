package dev.cofferdam.framework;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.namespace.BundleNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.resource.Namespace;
import org.osgi.resource.Requirement;
import org.osgi.resource.Resource;

/** Reads what a requirement says, and makes one that asks for a package at any version. */
final class Requirements {
    private static final Pattern PACKAGE = Pattern.compile("\\(osgi\\.wiring\\.package=([^)]*)\\)");
    private static final List<String> VERSIONS = List.of("version", "bundle-version");

    private Requirements() {}

    /** The name of the imported package, or an empty string. */
    static String packageName(Requirement requirement) {
        return group(PACKAGE, filter(requirement), 1).orElse("");
    }

    /** The version range in the form of the manifest, or an empty string when any version will do. */
    static String range(Requirement requirement) {
        String filter = filter(requirement);
        Optional<String> floor = bound(filter, "(", ">=");
        Optional<String> above = bound(filter, "(!(", "<=");
        Optional<String> ceiling = bound(filter, "(", "<=");
        Optional<String> under = bound(filter, "(!(", ">=");
        if (ceiling.isEmpty() && under.isEmpty()) {
            return above.map(version -> "(" + version + ",)").or(() -> floor).orElse("");
        }
        return above.map(version -> "(" + version).orElseGet(() -> "[" + floor.orElse("0.0.0"))
                + ","
                + under.map(version -> version + ")").orElseGet(() -> ceiling.orElse("") + "]");
    }

    /** The version that is compared with so; by hand, because it is asked for with each wire of a start. */
    private static Optional<String> bound(String filter, String opening, String operator) {
        for (String name : VERSIONS) {
            String comparison = opening + name + operator;
            int at = filter.indexOf(comparison);
            while (at >= 0) {
                int value = at + comparison.length();
                int end = filter.indexOf(')', value);
                if (end >= 0 && (opening.length() > 1 || !filter.startsWith("(!", at - 2))) {
                    return Optional.of(filter.substring(value, end));
                }
                at = filter.indexOf(comparison, value);
            }
        }
        return Optional.empty();
    }

    static boolean dynamic(Requirement requirement) {
        return PackageNamespace.RESOLUTION_DYNAMIC.equals(
                requirement.getDirectives().get(Namespace.REQUIREMENT_RESOLUTION_DIRECTIVE));
    }

    static boolean optional(Requirement requirement) {
        return Namespace.RESOLUTION_OPTIONAL.equals(
                requirement.getDirectives().get(Namespace.REQUIREMENT_RESOLUTION_DIRECTIVE));
    }

    static boolean reexports(Requirement requirement) {
        return BundleNamespace.VISIBILITY_REEXPORT.equals(
                requirement.getDirectives().get(BundleNamespace.REQUIREMENT_VISIBILITY_DIRECTIVE));
    }

    /** Whether a dynamic import's pattern covers the package. */
    static boolean admits(Requirement dynamic, String packageName) {
        String pattern = packageName(dynamic);
        if (pattern.isEmpty() || pattern.equals("*")) {
            return true;
        }
        return pattern.endsWith(".*")
                ? packageName.startsWith(pattern.substring(0, pattern.length() - 1))
                : packageName.equals(pattern);
    }

    /** A requirement for a package at any version. */
    static Requirement anyVersion(String packageName) {
        return new PackageRequirement(packageName, "(" + PackageNamespace.PACKAGE_NAMESPACE + "=" + packageName + ")");
    }

    /** A dynamic import as it asks for one package of those that it covers. */
    static Requirement forPackage(Requirement dynamic, String packageName) {
        String wanted = "(" + PackageNamespace.PACKAGE_NAMESPACE + "=" + packageName + ")";
        String asked = filter(dynamic);
        if (asked.isEmpty()) {
            return anyVersion(packageName);
        }
        // one conjunction, not one in another: only in the outermost does Felix look for mandatory attributes
        return new PackageRequirement(
                packageName, "(&" + wanted + (asked.startsWith("(&") ? asked.substring("(&".length()) : asked + ")"));
    }

    private static String filter(Requirement requirement) {
        return requirement.getDirectives().getOrDefault(Namespace.REQUIREMENT_FILTER_DIRECTIVE, "");
    }

    private static Optional<String> group(Pattern pattern, String text, int group) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(group)) : Optional.empty();
    }

    private record PackageRequirement(String packageName, String filter) implements Requirement {
        @Override
        public String getNamespace() {
            return PackageNamespace.PACKAGE_NAMESPACE;
        }

        @Override
        public Map<String, String> getDirectives() {
            return Map.of(Namespace.REQUIREMENT_FILTER_DIRECTIVE, filter);
        }

        @Override
        public Map<String, Object> getAttributes() {
            return Map.of();
        }

        @Override
        public Resource getResource() {
            throw new IllegalStateException("a requirement for '" + packageName + "' that no bundle declares");
        }
    }
}
