package dev.cofferdam.api.contract;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the method returns may take as long as it likes to complete, or to signal: it stands for an event that may never
 * come. The call itself has its deadline as ever. A generation that retires does not wait for it.
 *
 * <p>For methods that return a {@link java.util.concurrent.CompletionStage}, a promise or a {@link
 * java.util.concurrent.Flow.Publisher}; on others it says nothing.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OpenEnded {}
