package dev.cofferdam.itests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The TCP ports that this process listens at, as Linux tells them; nothing is known of them elsewhere. */
final class ListeningPorts {
    private static final String LISTEN = "0A";
    private static final Path SELF = Path.of("/proc/self");

    private ListeningPorts() {}

    static Set<String> own() {
        Set<String> ports = new HashSet<>();
        for (String table : List.of("net/tcp", "net/tcp6")) {
            Path file = SELF.resolve(table);
            if (Files.isReadable(file)) {
                ports.addAll(listening(file));
            }
        }
        return ports;
    }

    /** Columns of the table: number, local address, remote address, state, ... , the tenth is the socket's inode. */
    private static Set<String> listening(Path table) {
        Set<String> sockets = sockets();
        Set<String> ports = new HashSet<>();
        try {
            for (String line : Files.readAllLines(table)) {
                String[] columns = line.strip().split("\\s+");
                if (columns[3].equals(LISTEN) && sockets.contains("socket:[" + columns[9] + "]")) {
                    ports.add(columns[1]);
                }
            }
        } catch (IOException e) {
            return Set.of();
        }
        return ports;
    }

    private static Set<String> sockets() {
        Set<String> sockets = new HashSet<>();
        try (Stream<Path> descriptors = Files.list(SELF.resolve("fd"))) {
            for (Path descriptor : descriptors.toList()) {
                if (Files.isSymbolicLink(descriptor)) {
                    sockets.add(Files.readSymbolicLink(descriptor).toString());
                }
            }
        } catch (IOException e) {
            return sockets;
        }
        return sockets;
    }
}
