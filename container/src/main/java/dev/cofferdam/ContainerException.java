package dev.cofferdam;

/** The container cannot start, for a reason that lies outside it: a folder that cannot be written, a data folder in use. */
public final class ContainerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says why, and what to do about it. */
    public ContainerException(String message, Throwable cause) {
        super(message, cause);
    }
}
