package dev.cofferdam.gate;

import dev.cofferdam.model.BundleNode;
import dev.cofferdam.model.Finding;
import dev.cofferdam.model.WiringPrint;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was said of all plugins of a start, for a start at which not one jar, wire or setting of the framework is another: then
 * nothing of it need be asked again. Where anything is, each verdict is recalled by itself, see {@link Recall}. Thread-safe.
 */
final class StartVerdicts {
    private final VerdictStore store;
    private final Map<String, Slot> slots = new HashMap<>();
    private Optional<Keyed> last = Optional.empty();

    StartVerdicts(VerdictStore store) {
        this.store = store;
    }

    /** What was said of the plugins in one wiring, by their bundles. */
    private static final class Slot {
        private final Map<Long, byte[]> said = new HashMap<>();
        private boolean changed;

        void put(long bundle, byte[] record) {
            said.put(bundle, record);
            changed = true;
        }
    }

    /** A slot and what it is found by, which is made once: there are hundreds of nodes with one print. */
    private record Keyed(WiringPrint print, String terms, Optional<Slot> slot) {
        boolean isOf(WiringPrint asked, String other) {
            return print.jars() == asked.jars() && print.digest().equals(asked.digest()) && terms.equals(other);
        }
    }

    /** What was refused to a plugin which is about to get its wires. */
    Optional<Set<String>> refused(BundleNode plugin, String terms) {
        return find(plugin.print().filter(print -> !print.wired()), terms)
                .flatMap(KeptVerdict::texts)
                .map(Set::copyOf);
    }

    /** Keeps what was refused to a plugin, until it is {@linkplain #save saved}. */
    void keepRefused(BundleNode plugin, String terms, Set<String> wires) {
        keep(plugin.print().filter(print -> !print.wired()), terms, KeptVerdict.bytesOf(wires));
    }

    /** What was said of a plugin that has its wires. */
    Optional<List<Finding>> find(BundleNode plugin) {
        return find(plugin.print().filter(WiringPrint::wired), "")
                .flatMap(record -> KeptVerdict.of(record).stream().findFirst())
                .map(KeptVerdict::findings);
    }

    /** Keeps what is said of a plugin that has its wires, until it is {@linkplain #save saved}. */
    void keep(BundleNode plugin, List<Finding> findings) {
        KeptVerdict verdict = new KeptVerdict(List.of(), List.of(), List.of(), findings);
        keep(plugin.print().filter(WiringPrint::wired), "", KeptVerdict.bytes(List.of(verdict)));
    }

    private synchronized Optional<byte[]> find(Optional<WiringPrint> print, String terms) {
        return print.flatMap(of -> slot(of, terms).map(slot -> slot.said.get(of.bundle())));
    }

    private synchronized void keep(Optional<WiringPrint> print, String terms, byte[] record) {
        print.ifPresent(of -> slot(of, terms).ifPresent(slot -> slot.put(of.bundle(), record)));
    }

    /** Hands what is new to the store, and forgets the rest: a start is over soon. */
    synchronized void save() {
        slots.forEach((key, slot) -> {
            if (slot.changed) {
                store.keep(key, bytes(slot.said));
            }
        });
        slots.clear();
        last = Optional.empty();
    }

    private Optional<Slot> slot(WiringPrint print, String terms) {
        if (last.isEmpty() || !last.get().isOf(print, terms)) {
            last = Optional.of(new Keyed(
                    print, terms, key(print, terms).map(key -> slots.computeIfAbsent(key, this::read))));
        }
        return last.get().slot();
    }

    private Optional<String> key(WiringPrint print, String terms) {
        StringBuilder key = new StringBuilder(VerdictStore.START)
                .append(print.digest())
                .append(terms.length())
                .append(':')
                .append(terms);
        for (Path jar : print.jars()) {
            Optional<String> fingerprint = store.fingerprint(jar);
            if (fingerprint.isEmpty()) {
                return Optional.empty();
            }
            key.append(fingerprint.get().length()).append(':').append(fingerprint.get());
        }
        return Optional.of(key.toString());
    }

    private Slot read(String key) {
        Slot slot = new Slot();
        store.find(key).ifPresent(bytes -> read(bytes, slot.said));
        return slot;
    }

    private static byte[] bytes(Map<Long, byte[]> said) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(said.size());
            for (Map.Entry<Long, byte[]> each : said.entrySet()) {
                out.writeLong(each.getKey());
                out.writeInt(each.getValue().length);
                out.write(each.getValue());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void read(byte[] bytes, Map<Long, byte[]> said) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            for (int left = in.readInt(); left > 0; left--) {
                long bundle = in.readLong();
                byte[] record = new byte[Math.max(0, Math.min(in.readInt(), in.available()))];
                in.readFully(record);
                said.put(bundle, record);
            }
        } catch (IOException broken) {
            said.clear(); // then all is recalled one by one
        }
    }
}
