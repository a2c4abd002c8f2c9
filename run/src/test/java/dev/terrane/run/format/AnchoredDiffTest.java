package dev.terrane.run.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnchoredDiffTest {

    @Test
    void saysNothingOfEqualTexts() {
        assertThat(AnchoredDiff.of("a", "x\n", "b", "x\n")).isEmpty();
    }

    @Test
    void doesNotTiePlacesTogetherByALineThatStandsTwice() {
        String before = "include {\npath=1\n}\ninputs={\na=1\n}\n";
        String after = "include {\n  path = 1\n}\ninputs = {\n  a = 1\n}\n";
        assertThat(AnchoredDiff.of("old/f", before, "new/f", after)).isEqualTo("""
                diff old/f new/f
                --- old/f
                +++ new/f
                @@ -1,6 +1,6 @@
                 include {
                -path=1
                -}
                -inputs={
                -a=1
                +  path = 1
                +}
                +inputs = {
                +  a = 1
                 }
                """);
    }

    @Test
    void showsThreeLinesAroundEachChangeAndCutsBetweenThem() {
        String before = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n";
        String after = before.replace("2\n3", "two\n3").replace("11\n", "eleven\n");
        assertThat(AnchoredDiff.of("a", before, "b", after)).isEqualTo("""
                diff a b
                --- a
                +++ b
                @@ -1,5 +1,5 @@
                 1
                -2
                +two
                 3
                 4
                 5
                @@ -8,5 +8,5 @@
                 8
                 9
                 10
                -11
                +eleven
                 12
                """);
    }

    @Test
    void joinsChangesThatAreNear() {
        assertThat(AnchoredDiff.of("a", "1\n2\n3\n4\n5\n", "b", "one\n2\n3\n4\nfive\n")).contains("@@ -1,5 +1,5 @@")
                .containsOnlyOnce("@@ -");
    }

    @Test
    void saysWhereTheLastLineDoesNotEnd() {
        assertThat(AnchoredDiff.of("a", "", "b", "x")).endsWith("@@ -0,0 +1,1 @@\n+x\n\\ No newline at end of file\n");
        assertThat(AnchoredDiff.of("a", "x\n", "b", "")).endsWith("@@ -1,1 +0,0 @@\n-x\n");
    }
}
