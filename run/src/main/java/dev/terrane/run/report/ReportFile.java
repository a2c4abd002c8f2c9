package dev.terrane.run.report;

import dev.terrane.hcl.value.json.JsonValues;
import dev.terrane.run.RunOptions.ReportFormat;
import dev.terrane.run.Zone;
import dev.terrane.run.event.Outcome;
import dev.terrane.run.event.Outcome.Recovery;
import dev.terrane.run.report.RunRow.Origin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Report files as Terragrunt writes them, version 4 of its schema: each whole or not at all. */
public final class ReportFile {
    private static final List<String> COLUMNS = List.of("Name", "Started", "Ended", "Result", "Reason", "Cause", "Ref",
            "Cmd", "Args");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

    private final Path workingDirectory;
    private final Zone zone;
    private final Optional<Command> command;

    /**
     * The command of a run of many units.
     *
     * @param name the command
     * @param arguments what the user gave with it
     */
    public record Command(String name, List<String> arguments) {}

    /**
     * Makes reports of a run.
     *
     * @param workingDirectory the folder that names of units are relative to
     * @param command the command, where many units ran it
     */
    public ReportFile(Path workingDirectory, Zone zone, Optional<Command> command) {
        this.workingDirectory = workingDirectory;
        this.zone = zone;
        this.command = command;
    }

    /** The form of a report whose name ends as `file` does; without an extension it is CSV. */
    public static Optional<ReportFormat> formOf(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return switch (dot < 0 ? "" : name.substring(dot)) {
            case "", ".csv" -> Optional.of(ReportFormat.CSV);
            case ".json" -> Optional.of(ReportFormat.JSON);
            default -> Optional.empty();
        };
    }

    /** Writes the report of some runs. */
    public void write(Path file, ReportFormat form, List<RunRow> rows) throws IOException {
        place(file, switch (form) {
            case CSV -> csv(rows);
            case JSON -> json(rows);
        });
    }

    /** Writes the JSON schema of reports. */
    public static void writeSchema(Path file) throws IOException {
        place(file, ReportSchema.TEXT);
    }

    private static void place(Path file, String text) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IOException("there is no folder " + folder);
        }
        Path temporary = Files.createTempFile(folder, ".terrane-", ".tmp");
        try {
            Files.writeString(temporary, text, StandardCharsets.UTF_8);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private String csv(List<RunRow> rows) {
        StringBuilder out = new StringBuilder(String.join(",", COLUMNS)).append('\n');
        for (RunRow row : rows) {
            Map<String, String> fields = fields(row);
            List<String> cells = new ArrayList<>();
            for (String column : COLUMNS) {
                String text = switch (column) {
                    case "Started" -> TIME.format(zone.at(row.started().truncatedTo(ChronoUnit.SECONDS)));
                    case "Ended" -> TIME.format(zone.at(row.ended().truncatedTo(ChronoUnit.SECONDS)));
                    case "Args" -> String.join("|", arguments(row));
                    default -> fields.getOrDefault(column, "");
                };
                cells.add(cell(text));
            }
            out.append(String.join(",", cells)).append('\n');
        }
        return out.toString();
    }

    /** A field is quoted where it has to be: RFC 4180. */
    private static String cell(String text) {
        boolean plain = text.chars().noneMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r')
                && !text.startsWith(" ") && !text.startsWith("\t");
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private String json(List<RunRow> rows) {
        List<String> objects = new ArrayList<>();
        for (RunRow row : rows) {
            Map<String, String> fields = fields(row);
            List<String> lines = new ArrayList<>();
            lines.add(line("Started", JsonValues.quote(TIME.format(zone.at(row.started())))));
            lines.add(line("Ended", JsonValues.quote(TIME.format(zone.at(row.ended())))));
            for (String name : List.of("Reason", "Cause", "Name", "Result", "Ref", "Cmd")) {
                Optional.ofNullable(fields.get(name)).ifPresent(text -> lines.add(line(name, JsonValues.quote(text))));
            }
            List<String> arguments = arguments(row);
            if (!arguments.isEmpty()) {
                lines.add(line("Args", list(arguments)));
            }
            objects.add("  {\n" + String.join(",\n", lines) + "\n  }");
        }
        return objects.isEmpty() ? "[]\n" : "[\n" + String.join(",\n", objects) + "\n]\n";
    }

    private static String line(String name, String value) {
        return "    \"" + name + "\": " + value;
    }

    private static String list(List<String> texts) {
        return "[\n" + String.join(",\n", texts.stream().map(text -> "      " + JsonValues.quote(text)).toList())
                + "\n    ]";
    }

    private List<String> arguments(RunRow row) {
        List<String> arguments = new ArrayList<>(command.map(Command::arguments).orElse(List.of()));
        if (row.origin().filter(Origin::isRemoved).isPresent()) {
            arguments.add("-destroy");
        }
        return arguments;
    }

    private Map<String, String> fields(RunRow row) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("Name", row.origin().map(Origin::name).orElseGet(() -> name(row.unit())));
        row.origin().flatMap(Origin::reference).ifPresent(reference -> fields.put("Ref", reference));
        command.ifPresent(call -> fields.put("Cmd", call.name()));
        switch (row.outcome()) {
            case Outcome.Succeeded(Optional<Recovery> recovery) -> {
                fields.put("Result", "succeeded");
                recovery.ifPresent(what -> recovery(what, fields));
            }
            case Outcome.Failed failed -> {
                fields.put("Result", "failed");
                fields.put("Reason", "run error");
                fields.put("Cause", failed.message());
            }
            case Outcome.EarlyExit(Optional<Path> cause) -> {
                fields.put("Result", "early exit");
                fields.put("Reason", "ancestor error");
                cause.ifPresent(unit -> fields.put("Cause", String.valueOf(unit.getFileName())));
            }
            case Outcome.Excluded _ -> {
                fields.put("Result", "excluded");
                fields.put("Reason", "exclude block");
            }
        }
        return fields;
    }

    private static void recovery(Recovery what, Map<String, String> fields) {
        fields.put("Reason", what.ignored() ? "error ignored" : "retry succeeded");
        fields.put("Cause", what.block());
    }

    /** The unit's folder relative to the working directory; absolute outside of it. */
    private String name(Path unit) {
        if (unit.equals(workingDirectory)) {
            return String.valueOf(unit.getFileName());
        }
        return unit.startsWith(workingDirectory) ? workingDirectory.relativize(unit).toString() : unit.toString();
    }
}
