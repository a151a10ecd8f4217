package dev.cofferdam.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Faults for machines. */
public final class FaultsJson {
    private static final String FORMAT = "cofferdam-faults/1";

    private FaultsJson() {}

    /** The faults as one JSON object, in ASCII, in the order in which they are given. */
    public static String of(List<Fault> faults) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", FORMAT);
        json.put("faults", faults.stream().map(FaultsJson::fault).toList());
        return Json.of(json);
    }

    private static Map<String, Object> fault(Fault fault) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("plugin", fault.plugin());
        json.put("generation", fault.generation());
        json.put("kind", fault.kind().words().replace(' ', '-'));
        json.put("count", fault.count());
        json.put("last", fault.at().toString());
        json.put("service", fault.origin().service());
        json.put("method", fault.origin().method());
        json.put("frame", fault.frame());
        json.put("what", fault.what());
        return json;
    }
}
