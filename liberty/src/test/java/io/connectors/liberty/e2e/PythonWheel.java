package io.connectors.liberty.e2e;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A Python package of one module, as pip installs it. */
final class PythonWheel {
    private PythonWheel() {}

    static byte[] of(String name, String version, String module) throws IOException {
        String about = name + "-" + version + ".dist-info/";
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : Map.of(
                            name + ".py",
                            module,
                            about + "METADATA",
                            "Metadata-Version: 2.1\nName: " + name + "\nVersion: " + version + "\n",
                            about + "WHEEL",
                            "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
                            about + "RECORD",
                            name + ".py,,\n" + about + "METADATA,,\n" + about + "WHEEL,,\n" + about + "RECORD,,\n")
                    .entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
