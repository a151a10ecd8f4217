package dev.cofferdam.supervise.state;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.UUID;

/** The types of single values that a state may hold. Their order is part of the format: new ones go to the end. */
enum ValueType {
    BOOLEAN(Boolean.class, DataInputStream::readBoolean, (value, out) -> out.writeBoolean(value)),
    CHARACTER(Character.class, DataInputStream::readChar, (value, out) -> out.writeChar(value)),
    BYTE(Byte.class, DataInputStream::readByte, (value, out) -> out.writeByte(value)),
    SHORT(Short.class, DataInputStream::readShort, (value, out) -> out.writeShort(value)),
    INTEGER(Integer.class, DataInputStream::readInt, (value, out) -> out.writeInt(value)),
    LONG(Long.class, DataInputStream::readLong, (value, out) -> out.writeLong(value)),
    FLOAT(Float.class, DataInputStream::readFloat, (value, out) -> out.writeFloat(value)),
    DOUBLE(Double.class, DataInputStream::readDouble, (value, out) -> out.writeDouble(value)),
    STRING(String.class, Blocks::text, Blocks::text),
    BYTES(byte[].class, Blocks::bytes, Blocks::bytes),
    INTS(int[].class, Blocks::ints, Blocks::ints),
    LONGS(long[].class, Blocks::longs, Blocks::longs),
    DOUBLES(double[].class, Blocks::doubles, Blocks::doubles),
    BIG_INTEGER(
            BigInteger.class,
            in -> new BigInteger(Blocks.bytes(in)),
            (value, out) -> Blocks.bytes(value.toByteArray(), out)),
    BIG_DECIMAL(
            BigDecimal.class, in -> new BigDecimal(new BigInteger(Blocks.bytes(in)), in.readInt()), (value, out) -> {
                Blocks.bytes(value.unscaledValue().toByteArray(), out);
                out.writeInt(value.scale());
            }),
    UUID_VALUE(UUID.class, in -> new UUID(in.readLong(), in.readLong()), (value, out) -> {
        out.writeLong(value.getMostSignificantBits());
        out.writeLong(value.getLeastSignificantBits());
    }),
    INSTANT(Instant.class, in -> Instant.ofEpochSecond(in.readLong(), in.readInt()), (value, out) -> {
        out.writeLong(value.getEpochSecond());
        out.writeInt(value.getNano());
    }),
    DURATION(Duration.class, in -> Duration.ofSeconds(in.readLong(), in.readInt()), (value, out) -> {
        out.writeLong(value.getSeconds());
        out.writeInt(value.getNano());
    }),
    LOCAL_DATE(
            LocalDate.class,
            in -> LocalDate.ofEpochDay(in.readLong()),
            (value, out) -> out.writeLong(value.toEpochDay())),
    LOCAL_TIME(
            LocalTime.class,
            in -> LocalTime.ofNanoOfDay(in.readLong()),
            (value, out) -> out.writeLong(value.toNanoOfDay())),
    LOCAL_DATE_TIME(
            LocalDateTime.class,
            in -> LocalDateTime.of(LocalDate.ofEpochDay(in.readLong()), LocalTime.ofNanoOfDay(in.readLong())),
            (value, out) -> {
                out.writeLong(value.toLocalDate().toEpochDay());
                out.writeLong(value.toLocalTime().toNanoOfDay());
            });

    private final Class<?> type;
    private final Reader reader;
    private final Writer<Object> writer;

    <T> ValueType(Class<T> type, Reader reader, Writer<T> writer) {
        this.type = type;
        this.reader = reader;
        this.writer = (value, out) -> writer.write(type.cast(value), out);
    }

    /** Reads a value. */
    interface Reader {
        Object read(DataInputStream in) throws IOException;
    }

    /** Writes a value. */
    interface Writer<T> {
        void write(T value, DataOutputStream out) throws IOException;
    }

    Class<?> type() {
        return type;
    }

    Object read(DataInputStream in) throws IOException {
        return reader.read(in);
    }

    void write(Object value, DataOutputStream out) throws IOException {
        writer.write(value, out);
    }
}
