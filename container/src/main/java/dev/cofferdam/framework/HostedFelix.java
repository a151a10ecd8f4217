package dev.cofferdam.framework;

import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.felix.framework.Felix;
import org.osgi.framework.BundleException;
import org.osgi.framework.startlevel.FrameworkStartLevel;

/** The framework, which plugins cannot stop: it belongs to the host. */
@SuppressWarnings("unchecked") // Felix's own methods answer raw types
final class HostedFelix extends Felix {
    private final Predicate<String> refuses;

    /** @param refuses whether what the calling thread is about to do is refused; given the words for it */
    HostedFelix(Map<String, Object> configuration, Predicate<String> refuses) {
        super(configuration);
        this.refuses = refuses;
    }

    @Override
    public void stop() throws BundleException {
        check("tried to stop the framework");
        super.stop();
    }

    @Override
    public void stop(int options) throws BundleException {
        check("tried to stop the framework");
        super.stop(options);
    }

    @Override
    public void update() throws BundleException {
        check("tried to update the framework");
        super.update();
    }

    @Override
    public void update(InputStream in) throws BundleException {
        check("tried to update the framework");
        super.update(in);
    }

    /** Felix asks itself for a class of its own that is a start level, too: each bundle's start level needs it. */
    @Override
    public <A> A adapt(Class<A> type) {
        A adapted = super.adapt(type);
        return type == FrameworkStartLevel.class ? type.cast(kept((FrameworkStartLevel) adapted)) : adapted;
    }

    private void check(String deed) throws BundleException {
        if (refuses.test(deed)) {
            throw new BundleException(
                    "the framework belongs to the host; a plugin cannot stop it", BundleException.INVALID_OPERATION);
        }
    }

    /** Start level 0 is the end, too. */
    private FrameworkStartLevel kept(FrameworkStartLevel level) {
        return (FrameworkStartLevel) Proxy.newProxyInstance(
                HostedFelix.class.getClassLoader(),
                new Class<?>[] {FrameworkStartLevel.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("setStartLevel")
                            && refuses.test("tried to set the start level of the framework")) {
                        throw new SecurityException(
                                "the framework belongs to the host; a plugin cannot set its start level");
                    }
                    try {
                        return method.invoke(level, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
