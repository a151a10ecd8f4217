package dev.cofferdam.framework;

import java.io.InputStream;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.felix.framework.Felix;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkListener;
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

    @Override
    public <A> A adapt(Class<A> type) {
        A adapted = super.adapt(type);
        return adapted instanceof FrameworkStartLevel level ? type.cast(new Level(level)) : adapted;
    }

    private void check(String deed) throws BundleException {
        if (refuses.test(deed)) {
            throw new BundleException(
                    "the framework belongs to the host; a plugin cannot stop it", BundleException.INVALID_OPERATION);
        }
    }

    /** Start level 0 is the end, too. */
    private final class Level implements FrameworkStartLevel {
        private final FrameworkStartLevel level;

        private Level(FrameworkStartLevel level) {
            this.level = level;
        }

        @Override
        public Bundle getBundle() {
            return level.getBundle();
        }

        @Override
        public int getStartLevel() {
            return level.getStartLevel();
        }

        @Override
        public void setStartLevel(int startLevel, FrameworkListener... listeners) {
            if (refuses.test("tried to set the start level of the framework")) {
                throw new SecurityException("the framework belongs to the host; a plugin cannot set its start level");
            }
            level.setStartLevel(startLevel, listeners);
        }

        @Override
        public int getInitialBundleStartLevel() {
            return level.getInitialBundleStartLevel();
        }

        @Override
        public void setInitialBundleStartLevel(int startLevel) {
            level.setInitialBundleStartLevel(startLevel);
        }
    }
}
