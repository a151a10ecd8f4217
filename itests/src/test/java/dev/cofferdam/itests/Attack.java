package dev.cofferdam.itests;

import dev.cofferdam.samples.min.Min;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** Makes plugins of bad actors. */
final class Attack {
    private Attack() {}

    /** A plugin of that name whose activator is the actor. */
    static Path plugin(Path folder, String name, Class<?> actor, UnaryOperator<Recipe> more) {
        Recipe recipe = Recipe.bundle(name, "1.0.0")
                .header("Bundle-Activator", actor.getName())
                .header(
                        "Import-Package",
                        "org.osgi.framework,org.osgi.framework.wiring," + Min.class.getPackageName()
                                + ";version=\"[1.0,2)\"")
                .classes(actor);
        return more.apply(recipe).jar(folder.resolve(name + ".jar"));
    }

    static Path plugin(Path folder, String name, Class<?> actor) {
        return plugin(folder, name, actor, UnaryOperator.identity());
    }
}
