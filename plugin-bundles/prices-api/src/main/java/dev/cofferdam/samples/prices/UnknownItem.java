package dev.cofferdam.samples.prices;

/** Nobody has a price for it. */
public class UnknownItem extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * Makes one.
     *
     * @param message says of what, for people
     */
    public UnknownItem(String message) {
        super(message);
    }
}
