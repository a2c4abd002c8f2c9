package dev.terrane.hcl.eval;

import dev.terrane.hcl.diagnostic.Diagnostics;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.hcl.value.Budget;
import dev.terrane.hcl.value.Mark;
import dev.terrane.hcl.value.Refinement;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Value;
import dev.terrane.hcl.value.convert.ConversionException;
import dev.terrane.hcl.value.convert.Convert;
import java.util.HashSet;
import java.util.Set;

/** Strings put together from parts (HCL specification, "Templates"). */
final class Templates {
    private static final String BAD_PART = "Unsuitable value in a template";

    private final Evaluation evaluation;

    Templates(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    Value template(Expression.Template e, Frame frame, Diagnostics found) {
        StringBuilder text = new StringBuilder();
        Set<Mark> marks = new HashSet<>();
        Diagnostics own = new Diagnostics();
        boolean known = true;
        for (Expression part : e.parts()) {
            Value value = evaluation.value(part, frame, own);
            marks.addAll(value.marks());
            if (value.isNull()) {
                evaluation.error(own, BAD_PART, "The value is null, which cannot be part of a string.", part.span(),
                        e.span(), part, frame);
            } else if (!value.isKnown()) {
                known = false;
            } else {
                append(text, value.unmark(), known, part, e, frame, own);
            }
        }
        found.addAll(own.list());
        if (known) {
            return Value.string(text.toString()).withMarks(marks);
        }
        String prefix = own.hasErrors() ? "" : CertainPrefix.of(text);
        return Value.unknown(Type.STRING, Refinement.NOT_NULL.withPrefix(prefix)).withMarks(marks);
    }

    private void append(StringBuilder text, Value value, boolean known, Expression part, Expression.Template e,
            Frame frame, Diagnostics own) {
        try {
            String string = Convert.convert(value, Type.STRING).asString();
            if (known && !own.hasErrors()) {
                grow(text, string);
            }
        } catch (ConversionException failure) {
            evaluation.error(own, BAD_PART, "The value cannot be part of a string: " + failure.problem() + ".",
                    part.span(), e.span(), part, frame);
        }
    }

    private void grow(StringBuilder text, String more) {
        Budget.stringLength((long) text.length() + more.length());
        evaluation.allowance().spendCharacters(more.length());
        text.append(more);
    }

    Value join(Expression.TemplateJoin e, Frame frame, Diagnostics found) {
        Value rounds = evaluation.value(e.loop(), frame, found);
        if (rounds.type() == Type.DYNAMIC || !rounds.isKnown()) {
            return Value.unknown(Type.STRING);
        }
        Set<Mark> marks = new HashSet<>(rounds.marks());
        StringBuilder text = new StringBuilder();
        for (Value round : rounds.unmark().elements()) {
            if (round.isNull()) {
                evaluation.error(found, BAD_PART, "One of the results is null, which cannot be part of a string.",
                        e.span(), e, frame);
                continue;
            }
            if (!round.isKnown()) {
                return Value.unknown(Type.STRING).withMarksOf(rounds);
            }
            try {
                Value string = Convert.convert(round, Type.STRING);
                marks.addAll(string.marks());
                grow(text, string.unmark().asString());
            } catch (ConversionException failure) {
                evaluation.error(found, BAD_PART,
                        "One of the results cannot be part of a string: " + failure.problem() + ".", e.span(), e,
                        frame);
            }
        }
        return Value.string(text.toString()).withMarks(marks);
    }
}
