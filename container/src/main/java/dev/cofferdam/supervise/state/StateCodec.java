package dev.cofferdam.supervise.state;

import dev.cofferdam.api.plugin.CapturedState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A state as bytes. It knows the types that {@link CapturedState} names and no other, so that reading never makes an object of
 * anybody else's. Encoding copies: what comes out refers to nothing of the plugin's. Collections of the plugin's own are
 * asked for their elements: call it on a thread of the plugin's.
 */
public final class StateCodec {
    private static final int DEEPEST = 64;
    private static final int NULL = 255;
    private static final int LIST = 254;
    private static final int SET = 253;
    private static final int MAP = 252;
    private static final ValueType[] TYPES = ValueType.values();
    private static final Map<Class<?>, ValueType> BY_TYPE =
            Arrays.stream(TYPES).collect(Collectors.toUnmodifiableMap(ValueType::type, Function.identity()));

    private final int mostBytes;

    /** @param mostBytes how large a state may be */
    public StateCodec(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    /**
     * Writes a state.
     *
     * @throws IllegalArgumentException when a value is of a type that cannot be kept, or the state is too large, or goes too
     *     deep; the message names the place
     */
    public byte[] encode(CapturedState state) {
        Bounded bytes = new Bounded();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(state.version());
            writeMap(state.values(), "", 0, out);
        } catch (IOException impossible) {
            throw new IllegalStateException("bytes in memory cannot be written", impossible);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads a state.
     *
     * @throws IOException when these bytes are none; the message says why
     */
    public CapturedState decode(byte[] bytes) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int version = in.readInt();
            Map<String, Object> values = new LinkedHashMap<>();
            readMap(in, 0).forEach((key, value) -> values.put(String.valueOf(key), value));
            if (in.available() > 0) {
                throw new StreamCorruptedException("there is more than the state");
            }
            return CapturedState.of(version, values);
        } catch (IllegalArgumentException | java.time.DateTimeException | ArithmeticException wrong) {
            throw new StreamCorruptedException("a value is none of its type: " + wrong.getMessage());
        }
    }

    private void write(Object value, String place, int depth, DataOutputStream out) throws IOException {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException(
                    "'" + place + "' is nested more than " + DEEPEST + " deep; keep a flatter state");
        }
        if (value == null) {
            out.writeByte(NULL);
        } else if (value instanceof Map<?, ?> map) {
            out.writeByte(MAP);
            writeMap(map, place, depth, out);
        } else if (value instanceof List<?> list) {
            out.writeByte(LIST);
            writeAll(list, place, depth, out);
        } else if (value instanceof Set<?> set) {
            out.writeByte(SET);
            writeAll(set, place, depth, out);
        } else {
            ValueType type = BY_TYPE.get(value.getClass());
            if (type == null) {
                throw new IllegalArgumentException("'" + place + "' is a '"
                        + value.getClass().getName()
                        + "', which cannot be kept; keep texts, numbers, times, and lists, sets and maps of them");
            }
            out.writeByte(type.ordinal());
            type.write(value, out);
        }
    }

    private void writeMap(Map<?, ?> map, String place, int depth, DataOutputStream out) throws IOException {
        // a copy first: what serves on may change it meanwhile
        Map<Object, Object> copy = new LinkedHashMap<>(map);
        out.writeInt(copy.size());
        for (Map.Entry<Object, Object> entry : copy.entrySet()) {
            write(entry.getKey(), place + "(key)", depth + 1, out);
            String name = entry.getKey() instanceof String text ? text : "…";
            write(entry.getValue(), place.isEmpty() ? name : place + "." + name, depth + 1, out);
        }
    }

    private void writeAll(Collection<?> values, String place, int depth, DataOutputStream out) throws IOException {
        Object[] copy = values.toArray();
        out.writeInt(copy.length);
        for (int i = 0; i < copy.length; i++) {
            write(copy[i], place + "[" + i + "]", depth + 1, out);
        }
    }

    private Object read(DataInputStream in, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new StreamCorruptedException("it is nested too deep");
        }
        int tag = in.readUnsignedByte();
        switch (tag) {
            case NULL:
                return null;
            case LIST:
                return Collections.unmodifiableList(readAll(in, new ArrayList<>(), depth));
            case SET:
                return Collections.unmodifiableSet(readAll(in, new LinkedHashSet<>(), depth));
            case MAP:
                return Collections.unmodifiableMap(readMap(in, depth));
            default:
                if (tag >= TYPES.length) {
                    throw new StreamCorruptedException("a type is unknown");
                }
                return TYPES[tag].read(in);
        }
    }

    private Map<Object, Object> readMap(DataInputStream in, int depth) throws IOException {
        Map<Object, Object> map = new LinkedHashMap<>();
        for (int left = Blocks.length(in, 2); left > 0; left--) {
            Object key = read(in, depth + 1);
            map.put(key, read(in, depth + 1));
        }
        return map;
    }

    private <C extends Collection<Object>> C readAll(DataInputStream in, C into, int depth) throws IOException {
        for (int left = Blocks.length(in, 1); left > 0; left--) {
            into.add(read(in, depth + 1));
        }
        return into;
    }

    /** Bytes in memory, up to the limit. */
    private final class Bounded extends ByteArrayOutputStream {
        @Override
        public synchronized void write(int b) {
            room(1);
            super.write(b);
        }

        @Override
        public synchronized void write(byte[] bytes, int from, int length) {
            room(length);
            super.write(bytes, from, length);
        }

        private void room(int more) {
            if (more > mostBytes - size()) {
                throw new IllegalArgumentException("the state is larger than " + mostBytes
                        + " bytes; keep less, or raise 'state.max' in config/cofferdam.properties");
            }
        }
    }
}
