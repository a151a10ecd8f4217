package dev.cofferdam.gate.space;

import java.nio.file.Path;

/** A class of the bundle that is judged, and where its bytes lie. */
public record OwnClass(LoadedClass loaded, Path jar, JarClass entry) {

    /** The internal name. */
    public String name() {
        return loaded.symbol().name();
    }
}
