package io.connectors.bench;

import io.connectors.bench.measure.Samples;
import io.connectors.bench.report.JsonReport;
import io.connectors.bench.report.Machine;
import io.connectors.bench.report.PerformancePage;
import io.connectors.bench.report.Report;
import io.connectors.bench.target.ConnectorsProxy;
import io.connectors.bench.target.Stage;
import io.connectors.bench.workload.Workload;
import io.connectors.bench.workload.Workloads;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** {@code ./dev bench}. */
public final class Main {
    private static final Duration EACH = Duration.ofSeconds(5);
    private static final Duration WARMING = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofSeconds(2);
    /** Fewer rounds have no middle that means something. */
    private static final int LEAST_ROUNDS = 3;

    private Main() {}

    /** Runs; the system property {@code connectors.checkout} says where the product was built. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        try {
            run(Command.parse(List.of(arguments)), Path.of(System.getProperty("connectors.checkout", "")));
        } catch (Command.UsageException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    private static void run(Command command, Path checkout) throws IOException, InterruptedException {
        Path root = checkout.toAbsolutePath();
        Path folder = Files.createTempDirectory("connectors-bench");
        Report report;
        try (Stage stage = new Stage(root, folder)) {
            List<Workload> workloads = chosen(Workloads.on(stage, script(folder)), command.only());
            var times = command.quick()
                    ? new Rounds.Times(command.rounds(), SHORT, SHORT)
                    : new Rounds.Times(command.rounds(), EACH, WARMING);
            var rounds = new Rounds(stage, System.out);
            Samples samples = rounds.run(workloads, times);
            report = new Report(samples, ConnectorsProxy.NAME, conditions(command, rounds.problems()));
        } finally {
            System.out.println("Configurations and logs: " + folder);
        }
        System.out.println();
        System.out.println(report.text());
        write(root, command, report);
    }

    private static List<Workload> chosen(List<Workload> all, List<String> only) {
        List<String> names = all.stream().map(Workload::name).toList();
        for (String name : only) {
            if (!names.contains(name)) {
                throw new Command.UsageException(
                        "There is no case " + name + ". There are: " + String.join(", ", names));
            }
        }
        return only.isEmpty()
                ? all
                : all.stream()
                        .filter(workload -> only.contains(workload.name()))
                        .toList();
    }

    private static List<String> conditions(Command command, List<String> problems)
            throws IOException, InterruptedException {
        List<String> conditions = new ArrayList<>();
        conditions.add("Date: %s, %d rounds%s"
                .formatted(LocalDate.now(ZoneOffset.UTC), command.rounds(), command.quick() ? ", quick" : ""));
        conditions.addAll(Machine.describe());
        conditions.addAll(problems);
        return conditions;
    }

    private static Path script(Path folder) throws IOException {
        Path script = folder.resolve("load.lua");
        try (InputStream stream = Main.class.getResourceAsStream("/load.lua")) {
            if (stream == null) {
                throw new IllegalStateException("The build packaged no load.lua");
            }
            Files.copy(stream, script, StandardCopyOption.REPLACE_EXISTING);
        }
        return script;
    }

    private static void write(Path root, Command command, Report report) throws IOException {
        Path results = Files.createDirectories(root.resolve("bench/results"));
        Files.writeString(results.resolve("latest.json"), JsonReport.of(report.samples(), report.ours()));
        Files.writeString(results.resolve("latest.md"), report.text());
        if (command.quick() || !command.only().isEmpty() || command.rounds() < LEAST_ROUNDS) {
            System.out.println("docs/performance.md stays as it is: it takes whole runs of three rounds or more.");
            return;
        }
        Path page = root.resolve("docs/performance.md");
        Files.writeString(page, PerformancePage.with(Files.readString(page), report.text()));
        System.out.println("Written to docs/performance.md.");
    }
}
