package dev.cofferdam.shell;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells a person what was wrong with a line: in our words where Gogo speaks of its own insides. */
final class Mistake {
    private static final Pattern NO_COMMAND = Pattern.compile("Command not found: (.*)");
    private static final Pattern WRONG_ARGUMENTS = Pattern.compile("Cannot coerce \\w+\\(.*");

    private Mistake() {}

    static String explained(String line, Exception e) {
        String message = e.getMessage() == null ? e.toString() : e.getMessage();
        Matcher noCommand = NO_COMMAND.matcher(message);
        if (noCommand.matches()) {
            return "there is no command '" + noCommand.group(1) + "'; 'help' lists all";
        }
        return WRONG_ARGUMENTS.matcher(message).matches()
                ? "'" + line + "' has too few or too many words; 'help " + command(line) + "' tells what it takes"
                : message;
    }

    private static String command(String line) {
        return line.strip().split("\\s+", 2)[0];
    }
}
