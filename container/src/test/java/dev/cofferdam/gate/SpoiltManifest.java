package dev.cofferdam.gate;

import java.util.List;
import java.util.Random;

/** Manifests as nobody should write them. */
final class SpoiltManifest {
    private static final List<String> PIECES = List.of(
            "Bundle-ClassPath: .,lib/nested.jar,lib/nested.jar,/,../x.jar,lib,.,\r\n",
            "Bundle-ClassPath: " + ",".repeat(2_000) + "\r\n",
            "Multi-Release: true\r\n",
            "Multi-Release:true\r\n",
            "Import-Package: " + "a.b,".repeat(20_000) + "c\r\n",
            "Import-Package: api;version=\"[2,1)\"\r\n",
            "Export-Package: client;version=\"1.2.3.4.5\"\r\n",
            "Service-Component: *,client/*.xml,\u0000,//\r\n",
            "Bundle-Activator: " + "x".repeat(70_000) + "\r\n",
            "Bundle-Activator: client.Nobody\r\nBundle-Activator: client.Main\r\n",
            " a continuation\r\n".repeat(5_000),
            "No space\r\n",
            ": no name\r\n",
            "\u00ff\u00fe: \u0080\r\n",
            "\r\nName: client/Main.class\r\n\r\n",
            "X".repeat(100_000),
            "\u0000");

    private SpoiltManifest() {}

    static String of(String manifest, Random random) {
        StringBuilder text = new StringBuilder(manifest);
        for (int left = random.nextInt(4); left >= 0; left--) {
            int at = text.lastIndexOf("\n", random.nextInt(text.length())) + 1;
            switch (random.nextInt(4)) {
                case 0 -> text.deleteCharAt(random.nextInt(text.length()));
                case 1 -> text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(256));
                default -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
            }
        }
        return text.toString();
    }
}
