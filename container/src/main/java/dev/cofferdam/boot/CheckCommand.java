package dev.cofferdam.boot;

import dev.cofferdam.Settings;
import dev.cofferdam.model.CheckJson;
import dev.cofferdam.model.CheckReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges jars without starting anything. Exit codes: 0 they fit, 1 one is refused, 2 wrong usage. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Says whether jars fit what they would be wired to, without starting anything.",
        footer = {"", "Exit codes: 0 all fit, 1 one is refused, 2 wrong usage."})
final class CheckCommand implements Callable<Integer> {
    private static final int FITS = 0;
    private static final int REFUSED = 1;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "NEW.jar",
            description = "the jar to judge; several are judged as if they were dropped together")
    private List<Path> jars;

    @Option(
            names = "--against",
            arity = "1..*",
            paramLabel = "DIR|JAR",
            description = "what they may be wired to; default: plugins/ and bundles/")
    private List<Path> against;

    @Option(
            names = "--host-package",
            paramLabel = "PACKAGE",
            description = "a package that an embedding host shares; may be given several times")
    private Set<String> hostPackages = Set.of();

    @Option(names = "--json", description = "for machines: docs/guides/gate-json.md")
    private boolean json;

    @Override
    public Integer call() {
        Home home = Home.find();
        List<CheckReport> reports = reports(home.settings(), against == null ? providers(home) : against);
        spec.commandLine().getOut().println(json ? CheckJson.of(reports) : text(reports));
        spec.commandLine().getOut().flush();
        return reports.stream().allMatch(CheckReport::fits) ? FITS : REFUSED;
    }

    private List<CheckReport> reports(Settings settings, List<Path> others) {
        try {
            return new OfflineCheck(settings, CheckCommand.class.getClassLoader(), hostPackages).check(jars, others);
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private static String text(List<CheckReport> reports) {
        return reports.stream().map(CheckReport::text).collect(Collectors.joining("\n\n"));
    }

    private static List<Path> providers(Home home) {
        return Stream.of(home.plugins(), home.bundles())
                .filter(Files::isDirectory)
                .toList();
    }
}
