package dev.cofferdam.boot;

import dev.cofferdam.ContainerException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line. Exit codes: 0 it went well, 1 it did not, 2 wrong usage. */
@Command(
        name = "cofferdam",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        subcommands = {RunCommand.class, DemoCommand.class, CheckCommand.class},
        description = "A plugin container: what does not fit is refused, what breaks is contained.")
public final class Main implements Runnable {
    @Spec
    private CommandSpec spec;

    /** For picocli. */
    public Main() {}

    /** Runs the command line, and exits. */
    public static void main(String[] arguments) {
        LogConfiguration.apply(Home.find().config());
        System.exit(execute(arguments));
    }

    /** Runs the command line, and answers its exit code. */
    static int execute(String... arguments) {
        return commandLine().execute(arguments);
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setParameterExceptionHandler(new WrongUsage())
                .setExecutionExceptionHandler(Main::explain);
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "say what to do: 'run' starts the container, 'demo' shows it, 'check' judges a jar");
    }

    /** What the person can mend is said in a sentence; what they cannot, with the place it happened at. */
    private static int explain(Exception e, CommandLine commandLine, CommandLine.ParseResult parsed) {
        PrintWriter err = commandLine.getErr();
        if (e instanceof ContainerException || e instanceof IllegalArgumentException) {
            err.println(e.getMessage());
        } else {
            e.printStackTrace(err);
        }
        return commandLine.getCommandSpec().exitCodeOnExecutionException();
    }

    /** The version, from the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"cofferdam " + (version == null ? "(not packaged)" : version)};
        }
    }
}
