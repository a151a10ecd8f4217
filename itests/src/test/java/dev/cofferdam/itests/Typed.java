package dev.cofferdam.itests;

import dev.cofferdam.PluginContainer;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;

/** What a person types into the shell of an embedded container. */
final class Typed {
    private Typed() {}

    /** Types lines into one session, and answers what the last of them results in. */
    static String into(PluginContainer container, String... lines) {
        OutputStream printed = new ByteArrayOutputStream();
        try (CommandSession session = container
                .service(CommandProcessor.class)
                .createSession(InputStream.nullInputStream(), printed, printed)) {
            Object result = "";
            for (String line : lines) {
                result = session.execute(line);
            }
            return result instanceof Object[] several ? Arrays.toString(several) : String.valueOf(result);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
