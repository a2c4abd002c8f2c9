package dev.terrane.sandbox.iam;

import dev.terrane.sandbox.iam.Policy.Effect;
import dev.terrane.sandbox.iam.Policy.Patterns;
import dev.terrane.sandbox.iam.Policy.Principals;
import dev.terrane.sandbox.iam.Policy.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One statement of a trust policy, put together piece by piece; what JSON could say too, in fewer words. */
public record Trust(Principals principals, List<String> actions, List<Condition> conditions) {
    /** Trusts an account (its id or `…:root`), a user, a role or one session, by ARN. */
    public static Trust of(String... principals) {
        List<String> arns = List.of(principals);
        return new Trust(new Principals(arns.contains("*"), arns, List.of(), List.of()), List.of("sts:AssumeRole"),
                List.of());
    }

    /** Trusts the tokens of an account's OIDC provider, `arn:aws:iam::ID:oidc-provider/HOST`. */
    public static Trust web(String providerArn) {
        return new Trust(new Principals(false, List.of(), List.of(providerArn), List.of()),
                List.of("sts:AssumeRoleWithWebIdentity"), List.of());
    }

    public Trust externalId(String id) {
        return when("StringEquals", "sts:ExternalId", id);
    }

    public Trust mfa() {
        return when("Bool", "aws:MultiFactorAuthPresent", "true");
    }

    /** Only sessions whose names match the pattern. */
    public Trust sessionName(String pattern) {
        return when("StringLike", "sts:RoleSessionName", pattern);
    }

    /** A web identity whose subject matches the pattern. */
    public Trust subject(String pattern) {
        return when("StringLike", host() + ":sub", pattern);
    }

    public Trust audience(String audience) {
        return when("StringEquals", host() + ":aud", audience);
    }

    /** The request must carry the session tag. */
    public Trust requestTag(String key, String value) {
        return when("StringEquals", "aws:RequestTag/" + key, value).allowing("sts:TagSession");
    }

    /** The caller must have the tag, its own or its session's. */
    public Trust principalTag(String key, String value) {
        return when("StringEquals", "aws:PrincipalTag/" + key, value);
    }

    /** Any session tags may be set. */
    public Trust sessionTags() {
        return allowing("sts:TagSession");
    }

    /** A source identity may be set. */
    public Trust sourceIdentity() {
        return allowing("sts:SetSourceIdentity");
    }

    /** A source identity that matches the pattern must be set. */
    public Trust sourceIdentity(String pattern) {
        return when("StringLike", "sts:SourceIdentity", pattern).allowing("sts:SetSourceIdentity");
    }

    /** Any condition of IAM's: an operator, a key, the values. */
    public Trust when(String operator, String key, String... values) {
        List<Condition> more = new ArrayList<>(conditions);
        more.add(Condition.of(operator, key, List.of(values)));
        return new Trust(principals, actions, List.copyOf(more));
    }

    private Trust allowing(String action) {
        List<String> more = new ArrayList<>(actions);
        more.add(action);
        return new Trust(principals, List.copyOf(more), conditions);
    }

    private String host() {
        String provider = principals.federated().getFirst();
        return provider.substring(provider.indexOf('/') + 1);
    }

    public Statement statement() {
        return new Statement(Effect.ALLOW, Optional.of(principals), new Patterns(actions, false), Patterns.ALL,
                conditions);
    }
}
