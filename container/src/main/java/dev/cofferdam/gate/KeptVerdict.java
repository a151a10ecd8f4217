package dev.cofferdam.gate;

import dev.cofferdam.model.Finding;
import dev.cofferdam.model.FindingKind;
import dev.cofferdam.model.Severity;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Findings with the wiring that they hold for.
 *
 * @param nodes who each bundle was, as {@link Recall} writes it; the first is the one that was judged
 * @param imports the packages that it imports, and at which versions it has them
 * @param questions all that was asked about the wiring
 */
record KeptVerdict(List<String> nodes, List<String> imports, List<Wires> questions, List<Finding> findings) {

    /** A question and its answer, bundles by their place among the nodes. */
    record Wires(int asker, String packageName, List<Integer> order) {}

    static byte[] bytes(List<KeptVerdict> verdicts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(verdicts.size());
            for (KeptVerdict each : verdicts) {
                each.write(out);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    static byte[] bytesOf(Collection<String> texts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            texts(texts, out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** The texts that the bytes are; empty when they are none. */
    static Optional<List<String>> texts(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return Optional.of(texts(in));
        } catch (IOException broken) {
            return Optional.empty();
        }
    }

    private void write(DataOutputStream out) throws IOException {
        texts(nodes, out);
        texts(imports, out);
        out.writeInt(questions.size());
        for (Wires each : questions) {
            out.writeInt(each.asker());
            text(each.packageName(), out);
            out.writeInt(each.order().size());
            for (int node : each.order()) {
                out.writeInt(node);
            }
        }
        out.writeInt(findings.size());
        for (Finding finding : findings) {
            write(finding, out);
        }
    }

    private static void write(Finding finding, DataOutputStream out) throws IOException {
        text(finding.kind().name(), out);
        text(finding.severity().name(), out);
        text(finding.subject(), out);
        text(finding.problem(), out);
        texts(finding.usedAt(), out);
        texts(finding.instead().stream().toList(), out);
        text(finding.nextStep(), out);
        texts(finding.provider().stream().toList(), out);
        texts(finding.accepted().stream().toList(), out);
    }

    private static void texts(Collection<String> texts, DataOutputStream out) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            text(text, out);
        }
    }

    private static void text(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** What the bytes say; empty when they say nothing that makes sense. */
    static List<KeptVerdict> of(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            List<KeptVerdict> verdicts = new ArrayList<>();
            for (int left = size(in); left > 0; left--) {
                verdicts.add(verdict(in));
            }
            return verdicts;
        } catch (IOException | IllegalArgumentException broken) {
            return List.of();
        }
    }

    private static KeptVerdict verdict(DataInputStream in) throws IOException {
        List<String> nodes = texts(in);
        List<String> imports = texts(in);
        List<Wires> questions = new ArrayList<>();
        for (int left = size(in); left > 0; left--) {
            questions.add(wires(in, nodes.size()));
        }
        List<Finding> findings = new ArrayList<>();
        for (int left = size(in); left > 0; left--) {
            findings.add(finding(in));
        }
        return new KeptVerdict(nodes, imports, questions, findings);
    }

    private static Wires wires(DataInputStream in, int nodes) throws IOException {
        int asker = index(in, nodes);
        String packageName = text(in);
        List<Integer> order = new ArrayList<>();
        for (int left = size(in); left > 0; left--) {
            order.add(index(in, nodes));
        }
        return new Wires(asker, packageName, order);
    }

    private static Finding finding(DataInputStream in) throws IOException {
        return new Finding(
                FindingKind.valueOf(text(in)),
                Severity.valueOf(text(in)),
                text(in),
                text(in),
                texts(in),
                texts(in).stream().findFirst(),
                text(in),
                texts(in).stream().findFirst(),
                texts(in).stream().findFirst());
    }

    private static List<String> texts(DataInputStream in) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int left = size(in); left > 0; left--) {
            texts.add(text(in));
        }
        return texts;
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(size(in)), StandardCharsets.UTF_8);
    }

    /** Everything takes a byte at least, so no number is larger than what is left. */
    private static int size(DataInputStream in) throws IOException {
        int size = in.readInt();
        if (size < 0 || size > in.available()) {
            throw new StreamCorruptedException("size " + size);
        }
        return size;
    }

    private static int index(DataInputStream in, int nodes) throws IOException {
        int index = in.readInt();
        if (index < 0 || index >= nodes) {
            throw new StreamCorruptedException("node " + index);
        }
        return index;
    }
}
