package dev.terrane.sandbox.ssm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.sandbox.Clients;
import dev.terrane.sandbox.Sandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.InvalidResourceIdException;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterAlreadyExistsException;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterStringFilter;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import software.amazon.awssdk.services.ssm.model.ResourceTypeForTagging;
import software.amazon.awssdk.services.ssm.model.Tag;

class SsmTest {
    private static final String ACCOUNT = "222222222222";

    private final Sandbox sandbox = Sandbox.builder()
            .account(ACCOUNT, account -> account.user("admin", user -> user.allow("ssm:*")).user("guest",
                    user -> user.allow("ssm:GetParameter")))
            .account("333333333333", account -> account.user("admin", user -> user.allow("ssm:*"))).start();
    private final Clients clients = new Clients(sandbox);
    private final SsmClient ssm = clients.ssm(Clients.of(sandbox.accessKey(ACCOUNT, "admin")));

    @AfterEach
    void close() {
        ssm.close();
        sandbox.close();
    }

    private void put(String name, String value) {
        ssm.putParameter(request -> request.name(name).value(value).type(ParameterType.STRING).overwrite(true));
    }

    private Parameter get(String name) {
        return ssm.getParameter(request -> request.name(name)).parameter();
    }

    @Test
    void aParameterHasVersionsAndAnArn() {
        put("/app/x", "1");
        put("/app/x", "2");
        assertThat(get("/app/x").value()).isEqualTo("2");
        assertThat(get("/app/x").version()).isEqualTo(2);
        assertThat(get("/app/x").arn()).isEqualTo("arn:aws:ssm:us-east-1:222222222222:parameter/app/x");
        assertThatThrownBy(() -> ssm.putParameter(request -> request.name("/app/x").value("3")
                .type(ParameterType.STRING))).isInstanceOf(ParameterAlreadyExistsException.class);
        ssm.deleteParameter(request -> request.name("/app/x"));
        assertThatThrownBy(() -> get("/app/x")).isInstanceOf(ParameterNotFoundException.class);
    }

    @Test
    void aSecureStringIsReadableOnlyDecrypted() {
        ssm.putParameter(request -> request.name("s").value("hidden").type(ParameterType.SECURE_STRING));
        assertThat(get("s").value()).doesNotContain("hidden");
        assertThat(ssm.getParameter(request -> request.name("s").withDecryption(true)).parameter().value())
                .isEqualTo("hidden");
    }

    @Test
    void tagsAreAddedAndRemoved() {
        ssm.putParameter(request -> request.name("t").value("v").type(ParameterType.STRING)
                .tags(Tag.builder().key("a").value("1").build()));
        ssm.addTagsToResource(request -> request.resourceType(ResourceTypeForTagging.PARAMETER).resourceId("t")
                .tags(Tag.builder().key("b").value("2").build()));
        ssm.removeTagsFromResource(
                request -> request.resourceType(ResourceTypeForTagging.PARAMETER).resourceId("t").tagKeys("a"));
        assertThat(ssm
                .listTagsForResource(
                        request -> request.resourceType(ResourceTypeForTagging.PARAMETER).resourceId("t"))
                .tagList()).extracting(Tag::key).containsExactly("b");
        assertThatThrownBy(() -> ssm.listTagsForResource(
                request -> request.resourceType(ResourceTypeForTagging.PARAMETER).resourceId("absent")))
                .isInstanceOf(InvalidResourceIdException.class);
    }

    @Test
    void parametersAreFoundByNameAndByPath() {
        put("/app/a", "1");
        put("/app/deep/b", "2");
        put("/other", "3");
        assertThat(ssm.getParameters(request -> request.names("/app/a", "absent"))).satisfies(found -> {
            assertThat(found.parameters()).hasSize(1);
            assertThat(found.invalidParameters()).containsExactly("absent");
        });
        assertThat(ssm.getParametersByPath(request -> request.path("/app")).parameters()).extracting(Parameter::name)
                .containsExactly("/app/a");
        assertThat(ssm.getParametersByPath(request -> request.path("/app").recursive(true)).parameters()).hasSize(2);
        assertThat(ssm.describeParameters(
                request -> request.parameterFilters(
                        ParameterStringFilter.builder().key("Name").option("Equals").values("/other").build()))
                .parameters()).singleElement().satisfies(found -> assertThat(found.lastModifiedUser())
                        .isEqualTo("arn:aws:iam::222222222222:user/admin"));
    }

    @Test
    void eachAccountHasItsOwnAndPermissionsCount() {
        put("x", "ours");
        try (SsmClient theirs = clients.ssm(Clients.of(sandbox.accessKey("333333333333", "admin")));
                SsmClient guest = clients.ssm(Clients.of(sandbox.accessKey(ACCOUNT, "guest")))) {
            assertThatThrownBy(() -> theirs.getParameter(request -> request.name("x")))
                    .isInstanceOf(ParameterNotFoundException.class);
            assertThat(guest.getParameter(request -> request.name("x")).parameter().value()).isEqualTo("ours");
            assertThatThrownBy(() -> guest.deleteParameter(request -> request.name("x")))
                    .hasMessageContaining("is not authorized to perform: ssm:DeleteParameter on resource:"
                            + " arn:aws:ssm:us-east-1:222222222222:parameter/x");
        }
    }
}
