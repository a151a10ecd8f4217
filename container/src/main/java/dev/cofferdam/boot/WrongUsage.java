package dev.cofferdam.boot;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line, and where to read on; not the whole usage, which would hide it. */
final class WrongUsage implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(sentence(wrong, command));
        err.println("next: '" + command.getCommandSpec().qualifiedName() + " --help' tells how it is used");
        err.flush();
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static String sentence(ParameterException wrong, CommandLine command) {
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            String first = unmatched.getUnmatched().get(0);
            boolean noCommand =
                    !unmatched.isUnknownOption() && !command.getSubcommands().isEmpty();
            return noCommand
                    ? "there is no command '" + first + "'; there is " + named(command)
                    : "'" + first + "' is unknown" + meant(unmatched.getSuggestions());
        }
        return wrong.getMessage();
    }

    private static String named(CommandLine command) {
        return command.getSubcommands().keySet().stream()
                .map(each -> "'" + each + "'")
                .collect(Collectors.joining(", "));
    }

    private static String meant(List<String> suggestions) {
        return Optional.of(suggestions)
                .filter(some -> !some.isEmpty())
                .map(some -> "; did you mean '" + some.get(0) + "'?")
                .orElse("");
    }
}
