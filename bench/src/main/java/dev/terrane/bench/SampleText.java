package dev.terrane.bench;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Configuration to measure with, the same on each run. */
final class SampleText {

    private SampleText() {}

    /** Ordinary configuration of at least so many lines: blocks, lists, objects, templates, heredocs, comments. */
    static String ordinary(int lines) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        StringBuilder text = new StringBuilder();
        int count = 0;
        while (count < lines) {
            int start = text.length();
            int name = count;
            switch (random.nextInt(6)) {
                case 0 -> text.append("""
                        # Settings of service %d.
                        dependency "service-%d" {
                          config_path  = "../../service-%d"
                          skip_outputs = false

                          mock_outputs = {
                            vpc_id = "vpc-%d"
                            subnets = ["subnet-a", "subnet-b", "subnet-c"]
                          }
                        }

                        """.formatted(name, name, name, name));
                case 1 -> text.append("""
                        resource "aws_instance" "node_%d" {
                          ami           = var.amis["%d"]
                          instance_type = var.big ? "m5.large" : "t3.micro"
                          count         = length(var.zones) * %d + 1

                          tags = merge(local.tags, {
                            Name        = "node-${var.environment}-%d"
                            Environment = upper(var.environment) // as billed
                          })
                        }

                        """.formatted(name, name, name, name));
                case 2 -> text.append("""
                        policy_%d = <<-EOT
                          {
                            "Version": "2012-10-17",
                            "Resource": "arn:aws:s3:::${local.bucket}-%d/*"
                          }
                        EOT

                        """.formatted(name, name));
                case 3 -> text.append("""
                        subnets_%d = [for i, zone in var.zones : cidrsubnet(var.cidr, 8, i + %d) if zone != ""]
                        by_name_%d = { for s in local.services : s.name => s.ports... if s.enabled && !s.hidden }
                        """.formatted(name, name, name));
                case 4 -> text.append("""
                        value_%d       = (local.a.b[%d].c + 3.25) / 2 >= 10 ? null : try(local.x.*.id, [])
                        flag_%d        = true
                        description_%d = "A description of %d, with \\"quotes\\" and a \\u00e9."
                        """.formatted(name, name, name, name, name));
                default -> text.append("""
                        /* A longer remark on what
                           comes next. */
                        locals {
                          key_%d = "%%{ if var.long }${var.prefix}-%%{ endif }%d"
                          list = [
                            1, 2, 3,
                            "four",
                          ]
                        }

                        """.formatted(name, name));
            }
            for (int i = start; i < text.length(); i++) {
                count += text.charAt(i) == '\n' ? 1 : 0;
            }
        }
        return text.toString();
    }

    /** One line with a list of so many elements. */
    static String longLine(int elements) {
        return "a = [" + "local.x[0] + 1, \"b-${c}\", ".repeat(elements) + "]\n";
    }

    /** One line with so many operators in a row. */
    static String longChain(int operators) {
        return "a = 1" + " + b.c * 2".repeat(operators) + "\n";
    }

    /** So many brackets in each other, over and over. */
    static String deep(int levels, int times) {
        return ("a = " + "[{ b = (".repeat(levels / 3) + "1" + ") }]".repeat(levels / 3) + "\n").repeat(times);
    }

    /** A heredoc with so many lines and interpolations. */
    static String longHeredoc(int lines) {
        return "a = <<-EOT\n" + "    some text ${with.a[0]} and $${more}\n".repeat(lines) + "EOT\n";
    }

    /** What could be searched to the end again and again: comments, strings and brackets that are not closed. */
    static String unclosed(int times) {
        return "a = [ /* { \"${ ( <<EOT ".repeat(times);
    }
}
