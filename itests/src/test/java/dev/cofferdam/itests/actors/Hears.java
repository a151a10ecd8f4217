package dev.cofferdam.itests.actors;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleListener;
import org.osgi.framework.FrameworkEvent;

/** A plugin that writes down the asynchronous events that it hears, and tells what it heard of a bundle, or of the framework. */
public final class Hears implements BundleActivator, UnaryOperator<String> {
    /** What to ask for to be told of the framework. */
    public static final String FRAMEWORK = "framework";

    private final List<String> heard = new CopyOnWriteArrayList<>();

    /** For the framework. */
    public Hears() {}

    @Override
    public void start(BundleContext context) {
        context.addBundleListener((BundleListener) this::heard);
        context.addFrameworkListener(this::heard);
        context.registerService(UnaryOperator.class, this, null);
    }

    @Override
    public void stop(BundleContext context) {}

    private void heard(BundleEvent event) {
        Bundle about = event.getBundle();
        heard.add(about.getSymbolicName() + " " + event.getType());
    }

    private void heard(FrameworkEvent event) {
        heard.add(FRAMEWORK + " " + event.getType());
    }

    /** Answers the types of the events in their order. */
    @Override
    public String apply(String about) {
        StringBuilder types = new StringBuilder();
        heard.stream()
                .filter(each -> each.startsWith(about + " "))
                .forEach(each ->
                        types.append(each, about.length() + 1, each.length()).append(' '));
        return types.toString();
    }
}
