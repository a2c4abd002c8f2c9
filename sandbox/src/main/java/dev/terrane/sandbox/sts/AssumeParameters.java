package dev.terrane.sandbox.sts;

import dev.terrane.sandbox.wire.Parameters;
import dev.terrane.sandbox.wire.ServiceException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What AssumeRole and AssumeRoleWithWebIdentity are asked, held against the limits of STS's model (AWS STS API
 * Reference, version 2011-06-15).
 */
record AssumeParameters(String roleArn, String sessionName, Optional<Long> duration, Optional<String> externalId,
        Optional<String> sourceIdentity, Optional<String> policy, List<String> policyArns, Map<String, String> tags,
        Set<String> transitiveTagKeys, Optional<String> serialNumber, Optional<String> tokenCode,
        Optional<String> webIdentityToken) {
    private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]*");
    private static final Pattern EXTERNAL_ID = Pattern.compile("[\\w+=,.@:\\/-]*");
    private static final Pattern SERIAL = Pattern.compile("[\\w+=/:,.@-]*");
    private static final Pattern CODE = Pattern.compile("[\\d]*");
    private static final Pattern TAG = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");
    private static final Pattern POLICY = Pattern.compile("[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+");
    private static final int PLAIN_POLICY = 2048;

    static AssumeParameters read(Parameters form, boolean webIdentity) {
        Optional<String> role = form.text("RoleArn");
        Optional<String> name = form.text("RoleSessionName");
        Optional<Long> duration = duration(form);
        Optional<String> policy = form.text("Policy");
        List<String> policyArns = members(form, "PolicyArns", ".arn");
        List<String> keys = members(form, "Tags", ".Key");
        List<String> values = values(form, keys.size());
        List<String> transitive = members(form, "TransitiveTagKeys", "");
        Optional<String> token = form.text("WebIdentityToken");
        Constraints constraints = new Constraints().required("roleArn", role).required("roleSessionName", name)
                .length("roleArn", role, 20, 2048).length("roleSessionName", name, 2, 64)
                .pattern("roleSessionName", name, NAME).range("durationSeconds", duration, 900, 43200)
                .length("policy", policy, 1, PLAIN_POLICY).pattern("policy", policy, POLICY);
        if (webIdentity) {
            constraints.required("webIdentityToken", token).length("webIdentityToken", token, 4, 20000).verify();
            return new AssumeParameters(role.orElseThrow(), name.orElseThrow(), duration, Optional.empty(),
                    Optional.empty(), policy, policyArns, Map.of(), Set.of(), Optional.empty(), Optional.empty(),
                    token);
        }
        constraints.length("externalId", form.text("ExternalId"), 2, 1224)
                .pattern("externalId", form.text("ExternalId"), EXTERNAL_ID)
                .length("sourceIdentity", form.text("SourceIdentity"), 2, 64)
                .pattern("sourceIdentity", form.text("SourceIdentity"), NAME)
                .length("serialNumber", form.text("SerialNumber"), 9, 256)
                .pattern("serialNumber", form.text("SerialNumber"), SERIAL)
                .length("tokenCode", form.text("TokenCode"), 6, 6).pattern("tokenCode", form.text("TokenCode"), CODE)
                .size("tags", keys.size(), 50).size("transitiveTagKeys", transitive.size(), 50);
        for (int i = 0; i < keys.size(); i++) {
            String member = "tags." + (i + 1) + ".member.";
            constraints.length(member + "key", Optional.of(keys.get(i)), 1, 128)
                    .pattern(member + "key", Optional.of(keys.get(i)), TAG)
                    .length(member + "value", Optional.of(values.get(i)), 0, 256)
                    .pattern(member + "value", Optional.of(values.get(i)), TAG);
        }
        constraints.verify();
        return new AssumeParameters(role.orElseThrow(), name.orElseThrow(), duration, form.text("ExternalId"),
                form.text("SourceIdentity"), policy, policyArns, tags(keys, values), Set.copyOf(transitive),
                form.text("SerialNumber"), form.text("TokenCode"), Optional.empty());
    }

    static Optional<Long> duration(Parameters form) {
        try {
            return form.text("DurationSeconds").map(Long::valueOf);
        } catch (NumberFormatException e) {
            throw new ServiceException(400, "MalformedInput", "DurationSeconds is not a number");
        }
    }

    /** `Tags.member.1.Key` and so on, as the query protocol flattens lists. */
    private static List<String> members(Parameters form, String list, String suffix) {
        List<String> members = new ArrayList<>();
        for (int i = 1; form.has(list + ".member." + i + suffix); i++) {
            members.add(form.text(list + ".member." + i + suffix).orElse(""));
        }
        return members;
    }

    private static List<String> values(Parameters form, int count) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            values.add(form.text("Tags.member." + i + ".Value").orElse(""));
        }
        return values;
    }

    private static Map<String, String> tags(List<String> keys, List<String> values) {
        if (keys.stream().map(key -> key.toLowerCase(Locale.ROOT)).collect(Collectors.toSet()).size() < keys.size()) {
            throw new ServiceException(400, "InvalidParameterValue",
                    "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
        }
        Map<String, String> tags = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            tags.put(keys.get(i), values.get(i));
        }
        return tags;
    }

    /** Rules that take more than one member. */
    void verifyTogether() {
        int plain = policy.map(String::length).orElse(0) + policyArns.stream().mapToInt(String::length).sum();
        if (plain > PLAIN_POLICY) {
            throw new ServiceException(400, "ValidationError", "The inline policy and the managed policy ARNs together"
                    + " have " + plain + " characters; at most " + PLAIN_POLICY + " are allowed.");
        }
        if (policyArns.size() > 10) {
            throw new ServiceException(400, "ValidationError", "1 validation error detected: Value '"
                    + policyArns.size() + "' at 'policyArns' failed to satisfy constraint:"
                    + " Member must have length less than or equal to 10");
        }
        if (sourceIdentity.filter(value -> value.toLowerCase(Locale.ROOT).startsWith("aws:")).isPresent()) {
            throw new ServiceException(400, "ValidationError", "The value of SourceIdentity must not begin with aws:.");
        }
        if (tags.keySet().stream().anyMatch(key -> key.toLowerCase(Locale.ROOT).startsWith("aws:"))) {
            throw new ServiceException(400, "ValidationError", "Tag keys must not begin with aws:.");
        }
    }
}
