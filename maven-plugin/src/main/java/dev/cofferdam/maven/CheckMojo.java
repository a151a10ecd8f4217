package dev.cofferdam.maven;

import dev.cofferdam.model.CheckReport;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Judges the project's jar against its dependencies as the container would if it were dropped beside them, and fails the
 * build where it would be refused. Nothing of the jar is run.
 */
@Mojo(
        name = "check",
        defaultPhase = LifecyclePhase.VERIFY,
        requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME,
        threadSafe = true)
public final class CheckMojo extends AbstractMojo {

    /** The jar to judge. */
    @Parameter(
            property = "cofferdam.jar",
            defaultValue = "${project.build.directory}/${project.build.finalName}.jar",
            required = true)
    private File jar;

    /** Jars, and folders of jars, to judge against beside the project's dependencies. */
    @Parameter(property = "cofferdam.against")
    private List<File> against = new ArrayList<>();

    /** Packages that an embedding host shares with plugins; their jars are to be dependencies of this Maven plugin. */
    @Parameter
    private Set<String> hostPackages = Set.of();

    /** Settings of the container by their keys: {@code <gate.accept.COF-1a2b3c4d>why it is let pass</gate.accept…>}. */
    @Parameter
    private Map<String, String> settings = Map.of();

    /** Leaves the check out. */
    @Parameter(property = "cofferdam.skip", defaultValue = "false")
    private boolean skip;

    @Parameter(defaultValue = "${project.artifacts}", readonly = true)
    private Set<Artifact> dependencies;

    @Parameter(defaultValue = "${plugin.artifacts}", readonly = true)
    private List<Artifact> host;

    /** For Maven. */
    public CheckMojo() {}

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("left out: cofferdam.skip is set");
            return;
        }
        CheckReport report = report();
        if (!report.fits()) {
            throw new MojoFailureException(report.text());
        }
        if (report.verdict().findings().isEmpty()) {
            getLog().info(report.text());
        } else {
            getLog().warn(report.text());
        }
    }

    private CheckReport report() throws MojoExecutionException {
        List<Path> others = Stream.concat(dependencies.stream().map(Artifact::getFile), against.stream())
                .map(File::toPath)
                .toList();
        try (URLClassLoader hostLoader = hostLoader()) {
            return new JarCheck(jar.toPath(), others, hostPackages, settings).report(hostLoader);
        } catch (IOException | IllegalArgumentException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }

    /** The class path that the container would have, apart from Maven's own, some of which every plugin sees. */
    private URLClassLoader hostLoader() throws IOException {
        List<URL> jars = new ArrayList<>();
        for (Artifact artifact : host) {
            jars.add(artifact.getFile().toURI().toURL());
        }
        return new URLClassLoader(jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }
}
