package dev.cofferdam.boot;

import dev.cofferdam.PluginSettings;
import dev.cofferdam.Setting;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Names of classes in the settings of one plugin that stand for nothing: nobody would notice, because a name is only compared with
 * what a plugin throws or returns. Each is told once in the log. Settings for all plugins name what one of them has and
 * another has not; they are left alone. Safe for use by several threads.
 */
final class UnknownNames {
    private static final Logger LOG = LoggerFactory.getLogger(UnknownNames.class);
    private static final int MOST_KNOWN = 8;
    private static final List<String> JDK = List.of("java.lang.", "java.util.", "java.io.", "java.util.stream.");

    private final Function<String, PluginSettings> settings;
    private final BiFunction<String, String, Optional<Class<?>>> classes;
    private final Function<String, List<Class<?>>> contracts;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    /**
     * @param settings those of a plugin
     * @param classes the class that a plugin knows under a name; empty also while it does not run
     * @param contracts the interfaces that a plugin's services are registered under; none while it does not run
     */
    UnknownNames(
            Function<String, PluginSettings> settings,
            BiFunction<String, String, Optional<Class<?>>> classes,
            Function<String, List<Class<?>>> contracts) {
        this.settings = settings;
        this.classes = classes;
        this.contracts = contracts;
    }

    /** The settings of a plugin, with what is wrong with names in them among their problems. */
    PluginSettings of(String plugin) {
        PluginSettings known = settings.apply(plugin);
        List<String> problems = new ArrayList<>(known.problems());
        problems.addAll(in(plugin, known));
        return new PluginSettings(known.settings(), known.own(), problems);
    }

    /** Looks at a plugin that runs now, or whose settings have changed. */
    void look(String plugin) {
        in(plugin, settings.apply(plugin)).stream()
                .filter(problem -> told.add(plugin + " " + problem))
                .forEach(problem -> LOG.warn("In the settings of '{}', {}", plugin, problem));
    }

    private List<String> in(String plugin, PluginSettings known) {
        List<Class<?>> offered = contracts.apply(plugin);
        if (offered.isEmpty()) {
            return List.of();
        }
        return Stream.of(Setting.CALLS_IGNORED, Setting.CALLS_GUARDED)
                .filter(known.own()::containsKey)
                .flatMap(setting -> known.settings().names(setting).stream()
                        .filter(name -> classes.apply(plugin, name).isEmpty())
                        .map(name -> problem(plugin, setting, name, offered)))
                .toList();
    }

    private String problem(String plugin, Setting setting, String name, List<Class<?>> offered) {
        Set<String> known = setting == Setting.CALLS_GUARDED ? returned(offered) : declared(offered);
        String simple = name.substring(name.lastIndexOf('.') + 1);
        Optional<String> meant = Stream.concat(known.stream(), JDK.stream().map(each -> each + simple))
                .filter(each -> each.substring(each.lastIndexOf('.') + 1).equalsIgnoreCase(simple))
                .filter(each -> classes.apply(plugin, each).isPresent())
                .findFirst();
        return "name '" + name + "' of '" + setting.pluginKey().orElseThrow() + "' has no effect: '" + plugin
                + "' knows no such class; its contracts " + (setting == Setting.CALLS_GUARDED ? "return " : "declare ")
                + (known.isEmpty() ? "none" : known.stream().limit(MOST_KNOWN).collect(Collectors.joining(", ")))
                + meant.map(each -> "; did you mean '" + each + "'?").orElse("; correct the name or take it out");
    }

    private static Set<String> returned(Collection<Class<?>> offered) {
        return named(
                offered, method -> Stream.<Class<?>>of(method.getReturnType()).filter(Class::isInterface));
    }

    private static Set<String> declared(Collection<Class<?>> offered) {
        return named(offered, method -> Arrays.stream(method.getExceptionTypes()));
    }

    private static Set<String> named(Collection<Class<?>> offered, Function<Method, Stream<Class<?>>> types) {
        try {
            return offered.stream()
                    .flatMap(type -> Arrays.stream(type.getMethods()))
                    .flatMap(types)
                    .map(Class::getName)
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (LinkageError unreadable) {
            return Set.of();
        }
    }
}
