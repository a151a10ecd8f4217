package dev.cofferdam.shell;

import dev.cofferdam.PluginContainer;
import dev.cofferdam.PluginInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Converter;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** The prompt: a line is read with JLine, and executed with Gogo. */
public final class Prompt implements AutoCloseable {
    private static final List<String> LEAVE = List.of("exit", "quit");

    private final PluginContainer container;
    private final Terminal terminal;
    private final LineReader reader;

    /**
     * Opens the terminal.
     *
     * @param history where the lines typed are kept
     * @throws IOException when there is no terminal to open
     */
    public Prompt(PluginContainer container, Path history) throws IOException {
        this.container = container;
        terminal = terminal();
        reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .completer(this::complete)
                .variable(LineReader.HISTORY_FILE, history)
                .build();
    }

    /** JLine finds its native parts through the context class loader, unless there is none. */
    private static Terminal terminal() throws IOException {
        Thread current = Thread.currentThread();
        ClassLoader before = current.getContextClassLoader();
        current.setContextClassLoader(null);
        try {
            return TerminalBuilder.builder().system(true).build();
        } finally {
            current.setContextClassLoader(before);
        }
    }

    /** Prints a line above the one that is being typed. */
    public void tell(String line) {
        reader.printAbove(Text.printable(line));
    }

    /** Reads and executes lines until the person leaves. */
    public void run() {
        CommandProcessor processor = container.service(CommandProcessor.class);
        try (CommandSession session = processor.createSession(terminal.input(), terminal.output(), terminal.output())) {
            session.put("SCOPE", "plugin:*");
            while (true) {
                String line = reader.readLine("cofferdam> ").strip();
                if (LEAVE.contains(line)) {
                    return;
                }
                if (!line.isEmpty()) {
                    execute(session, line);
                }
            }
        } catch (UserInterruptException | EndOfFileException leave) {
            terminal.writer().println();
        }
    }

    private void execute(CommandSession session, String line) {
        try {
            Object result = session.execute(line);
            if (result != null) {
                terminal.writer().println(session.format(result, Converter.INSPECT));
            }
        } catch (Exception e) {
            terminal.writer().println(Text.printable(Mistake.explained(line, e)));
        }
        terminal.writer().flush();
    }

    private void complete(LineReader lineReader, ParsedLine line, List<Candidate> candidates) {
        Stream<String> words = line.wordIndex() == 0
                ? PluginCommands.names()
                : container.plugins().stream().map(PluginInfo::name);
        words.map(Candidate::new).forEach(candidates::add);
    }

    @Override
    public void close() throws IOException {
        terminal.close();
    }
}
