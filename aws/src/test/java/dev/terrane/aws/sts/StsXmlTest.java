package dev.terrane.aws.sts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StsXmlTest {

    @Test
    void leavesAreFoundByNameWhateverTheirDepth() {
        assertThat(StsXml.leaves("""
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
        assertThat(StsXml.leaves("<a><Code>one</Code></a><b><Code>two</Code></b>")).containsEntry("Code", "one");
    }

    @Test
    void prefixesAreDroppedAndReferencesResolved() {
        assertThat(StsXml
                .leaves("<s:E><s:Message a='b'>&lt;x&gt; &amp; &quot;y&quot; &#65;&#x42; &unknown;</s:Message></s:E>"))
                .containsEntry("Message", "<x> & \"y\" AB &unknown;");
    }

    @Test
    void whatIsNoXmlHasNoLeaves() {
        assertThat(StsXml.leaves("502 Bad Gateway")).isEmpty();
        assertThat(StsXml.leaves("<")).isEmpty();
        assertThat(StsXml.leaves("<a>")).isEmpty();
        assertThat(StsXml.leaves("<Empty/><Open>")).isEmpty();
    }
}
