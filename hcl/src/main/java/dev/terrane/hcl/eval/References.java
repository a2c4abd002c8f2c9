package dev.terrane.hcl.eval;

import dev.terrane.hcl.syntax.Expression;
import dev.terrane.hcl.syntax.Expression.ObjectConstructor;
import dev.terrane.hcl.syntax.Expression.ScopeTraversal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The variables that an expression refers to, without evaluating it. */
public final class References {
    private final List<ScopeTraversal> found = new ArrayList<>();

    private References() {}

    /** All references to variables of the scope, in order; those to the variables of a {@code for} are none. */
    public static List<ScopeTraversal> of(Expression expression) {
        References references = new References();
        references.visit(expression, Set.of());
        return List.copyOf(references.found);
    }

    private void visit(Expression expression, Set<String> bound) {
        switch (expression) {
            case ScopeTraversal e -> {
                if (!bound.contains(e.root())) {
                    found.add(e);
                }
            }
            case Expression.RelativeTraversal e -> visit(e.from(), bound);
            case Expression.Index e -> visitAll(bound, e.collection(), e.key());
            case Expression.Splat e -> visitAll(bound, e.from(), e.each());
            case Expression.FunctionCall e -> e.arguments().forEach(argument -> visit(argument, bound));
            case Expression.Conditional e -> visitAll(bound, e.condition(), e.ifTrue(), e.ifFalse());
            case Expression.Binary e -> visitChain(e, bound);
            case Expression.Unary e -> visit(e.operand(), bound);
            case Expression.Parentheses e -> visit(e.inner(), bound);
            case Expression.Tuple e -> e.elements().forEach(element -> visit(element, bound));
            case ObjectConstructor e -> e.items().forEach(item -> {
                if (item.key() instanceof ObjectConstructor.Key.Computed computed) {
                    visit(computed.expression(), bound);
                }
                visit(item.value(), bound);
            });
            case Expression.JsonObject e ->
                e.members().forEach(member -> visitAll(bound, member.key(), member.value()));
            case Expression.For e -> visitFor(e, bound);
            case Expression.Template e -> e.parts().forEach(part -> visit(part, bound));
            case Expression.TemplateWrap e -> visit(e.inner(), bound);
            case Expression.TemplateJoin e -> visit(e.loop(), bound);
            case Expression.Literal _,Expression.SplatItem _,Expression.Invalid _ -> {
            }
        }
    }

    private void visitAll(Set<String> bound, Expression... expressions) {
        for (Expression expression : expressions) {
            visit(expression, bound);
        }
    }

    /** Chains of operations may be too long for recursion. */
    private void visitChain(Expression.Binary last, Set<String> bound) {
        List<Expression> operands = new ArrayList<>();
        Expression operand = last;
        while (operand instanceof Expression.Binary operation) {
            operands.add(operation.right());
            operand = operation.left();
        }
        operands.add(operand);
        operands.reversed().forEach(each -> visit(each, bound));
    }

    private void visitFor(Expression.For e, Set<String> bound) {
        visit(e.collection(), bound);
        Set<String> inner = new HashSet<>(bound);
        inner.add(e.valueVariable());
        e.keyVariable().ifPresent(inner::add);
        e.key().ifPresent(key -> visit(key, inner));
        visit(e.value(), inner);
        e.condition().ifPresent(condition -> visit(condition, inner));
    }
}
