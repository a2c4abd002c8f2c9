package dev.terrane.aws.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class XmlLeavesTest {

    @Test
    void leavesAreFoundByNameWhateverTheirDepth() {
        assertThat(XmlLeaves.of("""
                <?xml version="1.0"?>
                <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
                  <AssumeRoleResult><Credentials>
                    <AccessKeyId>ASIAX</AccessKeyId>
                    <SessionToken>a+b/c==</SessionToken>
                  </Credentials><PackedPolicySize>6</PackedPolicySize></AssumeRoleResult>
                  <ResponseMetadata><RequestId>id</RequestId></ResponseMetadata>
                </AssumeRoleResponse>""")).containsEntry("AccessKeyId", "ASIAX")
                .containsEntry("SessionToken", "a+b/c==")
                .containsEntry("PackedPolicySize", "6").containsEntry("RequestId", "id")
                .doesNotContainKey("Credentials");
    }

    @Test
    void theFirstOfTheSameNameWins() {
        assertThat(XmlLeaves.of("<a><Code>one</Code></a><b><Code>two</Code></b>")).containsEntry("Code", "one");
    }

    @Test
    void prefixesAreDroppedAndReferencesResolved() {
        assertThat(XmlLeaves
                .of("<s:E><s:Message a='b'>&lt;x&gt; &amp; &quot;y&quot; &#65;&#x42; &unknown;</s:Message></s:E>"))
                .containsEntry("Message", "<x> & \"y\" AB &unknown;");
    }

    @Test
    void whatIsNoXmlHasNoLeaves() {
        assertThat(XmlLeaves.of("502 Bad Gateway")).isEmpty();
        assertThat(XmlLeaves.of("<")).isEmpty();
        assertThat(XmlLeaves.of("<a>")).isEmpty();
        assertThat(XmlLeaves.of("<Empty/><Open>")).isEmpty();
    }
}
