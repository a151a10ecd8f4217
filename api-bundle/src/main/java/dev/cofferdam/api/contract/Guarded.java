package dev.cofferdam.api.contract;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the method returns is called through the boundary too, like the service itself: its faults count, its calls have
 * the call deadline, and once the plugin's generation has retired they end with {@code PluginUnavailableException}.
 *
 * <p>On an interface it holds for each method of a contract that returns exactly this interface. On a method it holds for
 * its result, whose declared type may be any public interface, {@link java.util.Iterator}, {@link Iterable} or {@link
 * java.util.stream.Stream}. Anywhere else it says nothing.
 *
 * <p>The caller gets a stand-in in place of the object: the same object returned twice is two stand-ins, which are not
 * equal, and a plugin that is given one back does not find its own class in it. Of a stream's elements, and of an
 * iterator's, none is stood in for.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Guarded {}
