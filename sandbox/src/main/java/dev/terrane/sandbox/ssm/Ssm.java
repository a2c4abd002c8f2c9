package dev.terrane.sandbox.ssm;

import dev.terrane.sandbox.gateway.Call;
import dev.terrane.sandbox.gateway.JsonProtocol;
import dev.terrane.sandbox.gateway.Operation;
import dev.terrane.sandbox.gateway.Service;
import dev.terrane.sandbox.gateway.ServiceAccess;
import dev.terrane.sandbox.iam.Authorizer;
import dev.terrane.sandbox.iam.RequestContext;
import dev.terrane.sandbox.signature.SignatureProblem;
import dev.terrane.sandbox.wire.HttpRequest;
import dev.terrane.sandbox.wire.Json;
import dev.terrane.sandbox.wire.Reply;
import dev.terrane.sandbox.wire.ServiceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The parameter store of AWS Systems Manager, API version 2014-11-06. */
public final class Ssm implements Service {
    private static final JsonProtocol PROTOCOL = new JsonProtocol("1.1", "AmazonSSM", "");
    private static final List<String> SETTINGS = List.of("Description", "Tier", "DataType", "AllowedPattern", "KeyId");
    private static final Map<String, String> DEFAULTS = Map.of("Tier", "Standard", "DataType", "text");

    private final ServiceAccess access;
    private final ConcurrentSkipListMap<String, Parameter> parameters = new ConcurrentSkipListMap<>();

    public Ssm(Authorizer authorizer) {
        this.access = new ServiceAccess(authorizer);
    }

    @Override
    public String name() {
        return "ssm";
    }

    @Override
    public Operation describe(HttpRequest request) {
        Json input = JsonProtocol.input(request);
        return new Operation(PROTOCOL.operation(request), input.string("Name").or(() -> input.string("ResourceId"))
                .or(() -> input.string("Path")).orElse(""));
    }

    @Override
    public boolean isUnsigned(Operation operation) {
        return false;
    }

    @Override
    public Duration allowedSkew() {
        return JsonProtocol.ALLOWED_SKEW;
    }

    @Override
    public Reply answer(Call call) {
        Json input = JsonProtocol.input(call.request());
        String action = call.operation().action();
        List<String> names = input.items("Names").stream().map(Json::asString).flatMap(Optional::stream).toList();
        for (String name : names.isEmpty() ? List.of(call.operation().resource()) : names) {
            access.require(call.signer(), "ssm:" + action,
                    action.equals("DescribeParameters") ? prefix(call).replace(":parameter/", ":*") : arn(call, name),
                    RequestContext.empty());
        }
        return PROTOCOL.answer(switch (action) {
            case "PutParameter" -> put(call, input);
            case "GetParameter" -> Json.object().with("Parameter",
                    get(call, call.operation().resource()).json(input.isTrue("WithDecryption")));
            case "GetParameters" -> getAll(call, names, input.isTrue("WithDecryption"));
            case "GetParametersByPath" -> Json.object().with("Parameters", Json.array(byPath(call, input)));
            case "DescribeParameters" -> Json.object().with("Parameters", Json.array(described(call, input)));
            case "DeleteParameter" -> {
                parameters.remove(get(call, call.operation().resource()).arn());
                yield Json.object();
            }
            case "DeleteParameters" -> deleteAll(call, names);
            case "AddTagsToResource" -> retag(call, tags(input), List.of());
            case "RemoveTagsFromResource" -> retag(call, Map.of(),
                    input.items("TagKeys").stream().map(Json::asString).flatMap(Optional::stream).toList());
            case "ListTagsForResource" -> Json.object().with("TagList", tagList(resource(call)));
            default -> throw PROTOCOL.unknownOperation(action);
        }, call.requestId());
    }

    /** What the ARNs of the caller's parameters begin with. */
    private static String prefix(Call call) {
        return "arn:" + call.signer().identity().arn().split(":", 3)[1] + ":ssm:" + call.region() + ":"
                + call.signer().accountId() + ":parameter/";
    }

    private static String arn(Call call, String name) {
        return name.startsWith("arn:") ? name : prefix(call) + (name.startsWith("/") ? name.substring(1) : name);
    }

    private Json put(Call call, Json input) {
        String name = input.string("Name").orElse("");
        if (!name.matches("[a-zA-Z0-9_.\\-/]{1,1011}")) {
            throw new ServiceException(400, "ValidationException",
                    "Parameter name: can't be empty and may hold letters,"
                            + " digits and the symbols .-_/ only");
        }
        Map<String, String> settings = new LinkedHashMap<>(DEFAULTS);
        Parameter put = parameters.compute(arn(call, name), (arn, old) -> {
            if (old != null && !input.isTrue("Overwrite")) {
                throw new ServiceException(400, "ParameterAlreadyExists", "The parameter already exists. To overwrite"
                        + " this value, set the overwrite option in the request to true.");
            }
            if (old != null && !input.items("Tags").isEmpty()) {
                throw new ServiceException(400, "ValidationException", "Invalid request: tags and overwrite can't be"
                        + " used together. To create a parameter with tags, please remove overwrite flag. To update"
                        + " tags for an existing parameter, please use AddTagsToResource or RemoveTagsFromResource.");
            }
            Optional<Parameter> before = Optional.ofNullable(old);
            before.ifPresent(parameter -> settings.putAll(parameter.settings()));
            SETTINGS.forEach(key -> input.string(key).ifPresent(value -> settings.put(key, value)));
            return new Parameter(name, arn, input.string("Type").or(() -> before.map(Parameter::type)).orElse("String"),
                    input.string("Value").orElse(""), before.map(Parameter::version).orElse(0L) + 1, call.now(),
                    call.signer().arn(), Map.copyOf(settings), before.map(Parameter::tags).orElse(tags(input)));
        });
        return Json.object().with("Version", put.version()).with("Tier", settings.getOrDefault("Tier", "Standard"));
    }

    private Optional<Parameter> find(Call call, String name) {
        return Optional.ofNullable(parameters.get(arn(call, name)));
    }

    private Parameter get(Call call, String name) {
        return find(call, name).orElseThrow(() -> new ServiceException(400, "ParameterNotFound", ""));
    }

    private Parameter resource(Call call) {
        return find(call, call.operation().resource()).orElseThrow(() -> new ServiceException(400, "InvalidResourceId",
                "The resource ID " + call.operation().resource() + " is not valid. Verify the ID and try again."));
    }

    private Json getAll(Call call, List<String> names, boolean decrypted) {
        return Json.object()
                .with("Parameters",
                        Json.array(names.stream().map(name -> find(call, name)).flatMap(Optional::stream)
                                .map(parameter -> parameter.json(decrypted)).toList()))
                .with("InvalidParameters", Json.array(names.stream().filter(name -> find(call, name).isEmpty())
                        .map(Json::text).toList()));
    }

    private List<Json> byPath(Call call, Json input) {
        String path = input.string("Path").orElse("/");
        String folder = arn(call, path.endsWith("/") ? path : path + "/");
        boolean recursive = input.isTrue("Recursive");
        return parameters.tailMap(folder).values().stream().takeWhile(parameter -> parameter.arn().startsWith(folder))
                .filter(parameter -> recursive || parameter.arn().indexOf('/', folder.length()) < 0)
                .map(parameter -> parameter.json(input.isTrue("WithDecryption"))).toList();
    }

    /** Filters by name, the way clients ask for one parameter's metadata; other filters are refused. */
    private List<Json> described(Call call, Json input) {
        List<Json> found = new ArrayList<>();
        List<Json> filters = new ArrayList<>(input.items("ParameterFilters"));
        filters.addAll(input.items("Filters"));
        for (Parameter parameter : parameters.values()) {
            if (parameter.arn().startsWith(prefix(call))
                    && filters.stream().allMatch(filter -> fits(filter, parameter))) {
                found.add(parameter.metadata());
            }
        }
        return found;
    }

    private static boolean fits(Json filter, Parameter parameter) {
        String key = filter.string("Key").orElse("");
        String option = filter.string("Option").orElse("Equals");
        if (!key.equals("Name") || !List.of("Equals", "BeginsWith", "Contains").contains(option)) {
            throw new ServiceException(400, "InvalidFilterKey", "The sandbox filters parameters by Name only, not by "
                    + key + " " + option);
        }
        return filter.items("Values").stream().map(Json::asString).flatMap(Optional::stream)
                .anyMatch(value -> switch (option) {
                    case "BeginsWith" -> parameter.name().startsWith(value);
                    case "Contains" -> parameter.name().contains(value);
                    default -> parameter.name().equals(value);
                });
    }

    private Json deleteAll(Call call, List<String> names) {
        List<Json.Text> deleted = new ArrayList<>();
        List<Json.Text> invalid = new ArrayList<>();
        for (String name : names) {
            (parameters.remove(arn(call, name)) == null ? invalid : deleted).add(Json.text(name));
        }
        return Json.object().with("DeletedParameters", Json.array(deleted)).with("InvalidParameters",
                Json.array(invalid));
    }

    private Json retag(Call call, Map<String, String> added, List<String> removed) {
        Parameter parameter = resource(call);
        parameters.computeIfPresent(parameter.arn(), (_, old) -> {
            Map<String, String> tags = new LinkedHashMap<>(old.tags());
            tags.putAll(added);
            removed.forEach(tags::remove);
            return old.tagged(tags);
        });
        return Json.object();
    }

    private static Map<String, String> tags(Json input) {
        Map<String, String> tags = new LinkedHashMap<>();
        input.items("Tags").forEach(tag -> tags.put(tag.string("Key").orElse(""), tag.string("Value").orElse("")));
        return tags;
    }

    private static Json tagList(Parameter parameter) {
        return Json.array(parameter.tags().entrySet().stream()
                .map(tag -> Json.object().with("Key", tag.getKey()).with("Value", tag.getValue())).toList());
    }

    @Override
    public ServiceException refusal(SignatureProblem problem) {
        return JsonProtocol.refusal(problem);
    }

    @Override
    public Reply.Answer error(ServiceException problem, Operation operation, String requestId) {
        return PROTOCOL.error(problem, Optional.empty(), requestId);
    }
}
