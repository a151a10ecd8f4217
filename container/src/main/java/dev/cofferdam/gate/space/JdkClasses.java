package dev.cofferdam.gate.space;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The classes of the running JDK: those of the system modules that this JVM has resolved. */
final class JdkClasses {
    private volatile Map<String, Module> modules = Map.of();

    /** Found out when it is first asked for: where nothing is judged, it is not needed. */
    private Map<String, Module> modules() {
        if (modules.isEmpty()) {
            modules = find();
        }
        return modules;
    }

    private static Map<String, Module> find() {
        Map<String, Module> modules = new HashMap<>();
        Set<String> system = ModuleFinder.ofSystem().findAll().stream()
                .map(ModuleReference::descriptor)
                .map(descriptor -> descriptor.name())
                .collect(Collectors.toSet());
        for (Module module : ModuleLayer.boot().modules()) {
            if (system.contains(module.getName())) {
                module.getPackages().forEach(name -> modules.put(name, module));
            }
        }
        return modules;
    }

    boolean holdsPackage(String packageName) {
        return modules().containsKey(packageName);
    }

    /** Whether the package's module exports it to bundles, whose classes are in unnamed modules; so does who is not there. */
    boolean exported(String packageName) {
        Module module = modules().get(packageName);
        return module == null
                || module.isExported(
                        packageName, ClassLoader.getSystemClassLoader().getUnnamedModule());
    }

    Optional<byte[]> bytes(String packageName, String internalName) {
        Module module = modules().get(packageName);
        if (module == null) {
            return Optional.empty();
        }
        try (InputStream in = module.getResourceAsStream(internalName + ".class")) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
