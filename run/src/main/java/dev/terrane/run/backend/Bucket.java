package dev.terrane.run.backend;

import dev.terrane.aws.http.Http;
import dev.terrane.run.backend.AwsService.Refusal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A bucket of S3, its objects and its settings (Amazon S3 API reference), under one identity. */
final class Bucket {
    private static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";

    private final AwsService s3;
    private final S3Place place;

    Bucket(AwsService s3, S3Place place) {
        this.s3 = s3;
        this.place = place;
    }

    String name() {
        return place.bucket();
    }

    /** Another bucket with the same identity. */
    Bucket other(String name) {
        return new Bucket(s3, place.withBucket(name));
    }

    /** An object's text. */
    StateObject read(String key) throws BackendException {
        Http.Answer answer = s3.send(Http.Call.get(place.address(key), Map.of()));
        if (answer.isSuccess()) {
            return new StateObject.Found(answer.text());
        }
        Refusal refusal = Refusal.of(answer);
        return switch (refusal.code()) {
            case "NoSuchKey" -> new StateObject.Missing("there is no object " + key + " in the bucket " + name());
            case "NoSuchBucket" -> new StateObject.Missing("there is no bucket " + name());
            default -> throw s3.refused("the state " + place + "/" + key + " cannot be read", answer);
        };
    }

    /** Whether the bucket exists; one that belongs to others is a failure. */
    boolean exists() throws BackendException {
        Http.Answer answer = s3.send(new Http.Call("HEAD", place.address(""), Map.of(), Optional.empty()));
        if (answer.status() == 404) {
            return false;
        }
        if (answer.isSuccess()) {
            return true;
        }
        String why = switch (answer.status()) {
            case 301 -> "it is in another region than " + place.region();
            case 403 -> s3.session().description() + " may not use it, or it belongs to another account";
            default -> "S3 answered HTTP " + answer.status();
        };
        throw new BackendException("the bucket " + name() + " cannot be used: " + why);
    }

    /** Creates the bucket; one that its account has already, or is just being given, is fine. */
    void create(Map<String, String> tags) throws BackendException {
        StringBuilder body = new StringBuilder();
        if (!place.region().equals("us-east-1")) {
            body.append(Xml.element("LocationConstraint", Xml.text(place.region())));
        }
        if (!tags.isEmpty()) {
            body.append(Xml.element("Tags", Xml.tags(tags)));
        }
        Optional<String> document = body.isEmpty()
                ? Optional.empty()
                : Optional.of(document("CreateBucketConfiguration", body.toString()));
        Http.Answer answer = s3.send(new Http.Call("PUT", place.address(""),
                headers(document, Map.of("x-amz-object-ownership", "ObjectWriter")), document));
        if (!answer.isSuccess()
                && !Set.of("BucketAlreadyOwnedByYou", "OperationAborted").contains(Refusal.of(answer).code())) {
            throw s3.refused("the bucket " + name() + " cannot be created", answer);
        }
    }

    /** What is set; empty where S3 answers with one of the codes that mean that nothing is. */
    Optional<String> setting(String query, Set<String> absent) throws BackendException {
        Http.Answer answer = s3.send(Http.Call.get(place.setting(query), Map.of()));
        if (answer.isSuccess()) {
            return Optional.of(answer.text());
        }
        if (absent.contains(Refusal.of(answer).code())) {
            return Optional.empty();
        }
        throw s3.refused("the " + query + " of the bucket " + name() + " cannot be read", answer);
    }

    /** Sets something to an XML document with the given root. */
    void set(String query, String root, String content) throws BackendException {
        put(query, document(root, content));
    }

    void setPolicy(String json) throws BackendException {
        put("policy", json);
    }

    private void put(String query, String body) throws BackendException {
        URI uri = place.setting(query);
        Optional<String> content = Optional.of(body);
        Http.Answer answer = s3.send(new Http.Call("PUT", uri, headers(content, Map.of()), content));
        if (!answer.isSuccess()) {
            throw s3.refused("the " + query + " of the bucket " + name() + " cannot be set", answer);
        }
    }

    /** Lets somebody write to the bucket and read who may. */
    void grantWriting(String group) throws BackendException {
        Http.Answer answer = s3.send(new Http.Call("PUT", place.setting("acl"), headers(Optional.empty(),
                Map.of("x-amz-grant-write", "uri=" + group, "x-amz-grant-read-acp", "uri=" + group)),
                Optional.empty()));
        if (!answer.isSuccess()) {
            throw s3.refused("the access list of the bucket " + name() + " cannot be set", answer);
        }
    }

    private static String document(String root, String content) {
        return "<" + root + " xmlns=\"" + NAMESPACE + "\">" + content + "</" + root + ">";
    }

    /** S3 wants a digest of what changes a bucket. */
    private static Map<String, String> headers(Optional<String> body, Map<String, String> further) {
        Map<String, String> headers = new HashMap<>(further);
        body.ifPresent(text -> headers.put("Content-MD5", md5(text)));
        return headers;
    }

    private static String md5(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
