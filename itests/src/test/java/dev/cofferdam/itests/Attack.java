package dev.cofferdam.itests;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** Makes plugins of bad actors. */
final class Attack {
    private Attack() {}

    /** A plugin of that name whose activator is the actor. */
    static Path plugin(Path folder, String name, Class<?> actor, UnaryOperator<Recipe> more) {
        Recipe recipe = Recipe.plugin(name, "1.0.0", actor, "org.osgi.framework.wiring", Recipe.CALLS_MIN);
        return more.apply(recipe).jar(folder.resolve(name + ".jar"));
    }

    static Path plugin(Path folder, String name, Class<?> actor) {
        return plugin(folder, name, actor, UnaryOperator.identity());
    }

    /**
     * The same plugin as a component of declarative services in place of an activator.
     *
     * @param methods the attributes that name its methods, like {@code activate="activate"}
     */
    static Recipe component(Recipe recipe, Class<?> actor, String methods) {
        String component = """
                <?xml version="1.0" encoding="UTF-8"?>
                <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="actor" immediate="true" %s>
                  <implementation class="%s"/>
                </scr:component>
                """.formatted(methods, actor.getName());
        return recipe.without("Bundle-Activator")
                .header("Service-Component", "OSGI-INF/actor.xml")
                .header(
                        "Require-Capability",
                        "osgi.extender;filter:=\"(&(osgi.extender=osgi.component)(version>=1.3.0))\"")
                .entry("OSGI-INF/actor.xml", component.getBytes(StandardCharsets.UTF_8));
    }
}
