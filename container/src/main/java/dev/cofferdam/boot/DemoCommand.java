package dev.cofferdam.boot;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Shows the container at work, unattended. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Drops the sample plugins one after the other, and tells what happens to each.")
final class DemoCommand implements Callable<Integer> {
    @Override
    public Integer call() throws Exception {
        return new Demo(Home.find(), System.out).run() ? 0 : 1;
    }
}
