package dev.terrane.hcl.value;

import dev.terrane.hcl.value.Type.Dynamic;
import dev.terrane.hcl.value.Type.ListType;
import dev.terrane.hcl.value.Type.MapType;
import dev.terrane.hcl.value.Type.ObjectType;
import dev.terrane.hcl.value.Type.Primitive;
import dev.terrane.hcl.value.Type.SetType;
import dev.terrane.hcl.value.Type.TupleType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * An immutable value of the language: of some {@link Type}, and either known, null or unknown; marked or not. It means
 * what a value of cty means.
 *
 * <p>
 * What a value holds is read by {@link #asString}, {@link #elements} and the like, which ask for a known value that is
 * not null and not marked ({@link IllegalStateException} otherwise, a mistake of the caller's): a secret is never read
 * by accident. Operators that know of unknown and marked operands are in {@link Operators}.
 *
 * <p>
 * {@link #equals} tells whether two values are the same in every respect, marks and types included; the language's
 * {@code ==} is {@link Operators#equal}.
 */
public final class Value {
    private static final Object NULL_CONTENT = new Object();

    public static final Value TRUE = new Value(Type.BOOL, true);
    public static final Value FALSE = new Value(Type.BOOL, false);
    /** The null of which no type is known, as the keyword {@code null} gives it. */
    public static final Value NULL = new Value(Type.DYNAMIC, NULL_CONTENT);
    /** The value of which nothing is known, not even its type. */
    public static final Value DYNAMIC = new Value(Type.DYNAMIC, Refinement.NONE);
    public static final Value EMPTY_OBJECT = new Value(Type.EMPTY_OBJECT, Map.of());
    public static final Value EMPTY_TUPLE = new Value(Type.EMPTY_TUPLE, List.of());
    public static final Value EMPTY_STRING = new Value(Type.STRING, "");

    private final Type type;
    /**
     * {@code NULL_CONTENT}, a {@link Refinement} (unknown), {@link Boolean}, {@link HclNumber}, {@link String}, a
     * {@code List<Value>} (list, set in its order, tuple) or a {@code Map<String, Value>} (map, object).
     */
    private final Object content;
    private final Set<Mark> marks;
    private final boolean whollyKnown;
    private final boolean marksWithin;
    private final boolean whollyKnownType;

    private Value(Type type, Object content) {
        this(type, content, Set.of());
    }

    private Value(Type type, Object content, Set<Mark> marks) {
        this.type = type;
        this.content = content;
        this.marks = marks;
        boolean known = !(content instanceof Refinement);
        boolean marked = !marks.isEmpty();
        boolean typeKnown = known || !type.hasDynamic();
        for (Value part : parts(content)) {
            known &= part.whollyKnown;
            marked |= part.marksWithin;
            typeKnown &= part.whollyKnownType;
        }
        this.whollyKnown = known;
        this.marksWithin = marked;
        this.whollyKnownType = typeKnown;
    }

    @SuppressWarnings("unchecked")
    private static Collection<Value> parts(Object content) {
        if (content instanceof List<?> list) {
            return (List<Value>) list;
        }
        return content instanceof Map<?, ?> map ? ((Map<String, Value>) map).values() : List.of();
    }

    // ---- making values

    public static Value bool(boolean value) {
        return value ? TRUE : FALSE;
    }

    /** A string, brought to Unicode's normal form C as all strings of the language are. */
    public static Value string(String value) {
        return value.isEmpty() ? EMPTY_STRING : new Value(Type.STRING, Text.normalized(value));
    }

    public static Value number(long value) {
        return number(HclNumber.of(value));
    }

    public static Value number(HclNumber value) {
        return new Value(Type.NUMBER, value);
    }

    /** A null of a type. */
    public static Value nullOf(Type type) {
        return type == Type.DYNAMIC ? NULL : new Value(type, NULL_CONTENT);
    }

    /** A value of which only the type is known. */
    public static Value unknown(Type type) {
        return type == Type.DYNAMIC ? DYNAMIC : new Value(type, Refinement.NONE);
    }

    /**
     * A value of which the type and something more is known. If so much is known that only one value is left, it is that
     * one. Of a dynamic type nothing more can be known.
     */
    public static Value unknown(Type type, Refinement refinement) {
        return unknown(type).refine(refinement);
    }

    /**
     * A list. All elements have the given type; nulls and unknowns may also be dynamic and get it.
     *
     * @throws IllegalArgumentException if an element has another type
     */
    public static Value list(Type elementType, Collection<Value> elements) {
        return new Value(Type.list(elementType), typed(elementType, elements));
    }

    /**
     * A list of at least one element, whose type is that of its elements.
     *
     * @throws IllegalArgumentException if there is none, or their types differ
     */
    public static Value list(Collection<Value> elements) {
        return list(commonType(elements), elements);
    }

    /**
     * A set: equal elements are kept once, in the order of the language. Marks of elements become marks of the set.
     *
     * @throws IllegalArgumentException if an element has another type
     */
    public static Value set(Type elementType, Collection<Value> elements) {
        Set<Mark> marks = new HashSet<>();
        List<Value> plain = new ArrayList<>(elements.size());
        for (Value element : typed(elementType, elements)) {
            marks.addAll(element.marksWithin());
            plain.add(element.unmarkDeep());
        }
        return new Value(Type.set(elementType), SetOrder.of(elementType, plain), Set.copyOf(marks));
    }

    /**
     * A set of at least one element, whose type is that of its elements.
     *
     * @throws IllegalArgumentException if there is none, or their types differ
     */
    public static Value set(Collection<Value> elements) {
        return set(commonType(elements), elements);
    }

    /**
     * A map. All elements have the given type; nulls and unknowns may also be dynamic and get it.
     *
     * @throws IllegalArgumentException if an element has another type
     */
    public static Value map(Type elementType, Map<String, Value> elements) {
        Map<String, Value> typed = LinkedHashMap.newLinkedHashMap(elements.size());
        elements.forEach((key, element) -> typed.put(Text.normalized(key), typed(elementType, element)));
        return new Value(Type.map(elementType), KeyOrder.sorted(typed));
    }

    /**
     * A map of at least one element, whose type is that of its elements.
     *
     * @throws IllegalArgumentException if there is none, or their types differ
     */
    public static Value map(Map<String, Value> elements) {
        return map(commonType(elements.values()), elements);
    }

    public static Value tuple(List<Value> elements) {
        if (elements.isEmpty()) {
            return EMPTY_TUPLE;
        }
        List<Type> types = new ArrayList<>(elements.size());
        for (Value element : elements) {
            types.add(element.type);
        }
        return new Value(new TupleType(types), List.copyOf(elements));
    }

    public static Value tuple(Value... elements) {
        return tuple(List.of(elements));
    }

    public static Value object(Map<String, Value> attributes) {
        if (attributes.isEmpty()) {
            return EMPTY_OBJECT;
        }
        Map<String, Value> normalized = attributes;
        if (attributes.keySet().stream().anyMatch(name -> !Text.isNormalized(name))) {
            normalized = LinkedHashMap.newLinkedHashMap(attributes.size());
            for (Map.Entry<String, Value> attribute : attributes.entrySet()) {
                normalized.put(Text.normalized(attribute.getKey()), attribute.getValue());
            }
        }
        Map<String, Value> sorted = KeyOrder.sorted(normalized);
        Map<String, Type> types = LinkedHashMap.newLinkedHashMap(sorted.size());
        sorted.forEach((name, value) -> types.put(name, value.type));
        return new Value(new ObjectType(types), sorted);
    }

    /** Whether values can be the elements of one list, set or map: their types are equal, or dynamic. */
    public static boolean haveCommonType(Collection<Value> elements) {
        Type common = Type.DYNAMIC;
        for (Value element : elements) {
            if (common == Type.DYNAMIC) {
                common = element.type;
            } else if (element.type != Type.DYNAMIC && !element.type.equals(common)) {
                return false;
            }
        }
        return true;
    }

    private static Type commonType(Collection<Value> elements) {
        if (elements.isEmpty()) {
            throw new IllegalArgumentException("an empty collection needs an element type");
        }
        Type common = Type.DYNAMIC;
        for (Value element : elements) {
            if (common == Type.DYNAMIC) {
                common = element.type;
            }
        }
        return common;
    }

    private static List<Value> typed(Type type, Collection<Value> elements) {
        List<Value> typed = new ArrayList<>(elements.size());
        for (Value element : elements) {
            typed.add(typed(type, element));
        }
        return List.copyOf(typed);
    }

    /** Gives a null or unknown of dynamic type the type of the collection it is put into. */
    private static Value typed(Type type, Value element) {
        if (element.type.equals(type)) {
            return element;
        }
        if (element.type != Type.DYNAMIC) {
            throw new IllegalArgumentException("an element of type " + element.type + " among those of " + type);
        }
        return new Value(type, element.content, element.marks);
    }

    // ---- what a value is

    public Type type() {
        return type;
    }

    public boolean isNull() { return content == NULL_CONTENT; }

    /** Whether this is a value or a null rather than unknown; what is inside of it may still be unknown. */
    public boolean isKnown() {
        return !(content instanceof Refinement);
    }

    /** Whether neither this nor anything inside of it is unknown. */
    public boolean isWhollyKnown() {
        return whollyKnown;
    }

    /** Whether the types of this and of everything inside of it are known, those of nulls included. */
    boolean hasWhollyKnownType() {
        return whollyKnownType;
    }

    /** Whether this is known to be {@code true}; false for {@code false}, nulls, unknowns and all other types. */
    public boolean isTrue() {
        return Boolean.TRUE.equals(content);
    }

    /** Whether this is known to be {@code false}. */
    public boolean isFalse() { return Boolean.FALSE.equals(content); }

    // ---- marks

    public boolean isMarked() { return !marks.isEmpty(); }

    /** Whether this or anything inside of it is marked. */
    public boolean containsMarks() {
        return marksWithin;
    }

    public boolean hasMark(Mark mark) {
        return marks.contains(mark);
    }

    /** The marks of this value itself. */
    public Set<Mark> marks() {
        return marks;
    }

    /** The marks of this value and of everything inside of it. */
    public Set<Mark> marksWithin() {
        if (!marksWithin) {
            return Set.of();
        }
        Set<Mark> all = new HashSet<>(marks);
        for (Value part : parts(content)) {
            all.addAll(part.marksWithin());
        }
        return all;
    }

    public Value mark(Mark mark) {
        return withMarks(Set.of(mark));
    }

    /** This value with these marks beside its own. */
    public Value withMarks(Set<Mark> more) {
        if (marks.containsAll(more)) {
            return this;
        }
        Set<Mark> all = new HashSet<>(marks);
        all.addAll(more);
        return new Value(type, content, Set.copyOf(all));
    }

    /** This value with the marks of the others (not those inside of them) beside its own. */
    public Value withMarksOf(Value... others) {
        Value marked = this;
        for (Value other : others) {
            marked = marked.withMarks(other.marks);
        }
        return marked;
    }

    /** This value without its own marks; what is inside of it keeps its marks. */
    public Value unmark() {
        return marks.isEmpty() ? this : new Value(type, content);
    }

    /** This value without any mark on it or inside of it. */
    public Value unmarkDeep() {
        if (!marksWithin) {
            return this;
        }
        return new Value(type, switch (content) {
            case List<?> list -> {
                List<Value> plain = new ArrayList<>(list.size());
                parts(list).forEach(part -> plain.add(part.unmarkDeep()));
                yield List.copyOf(plain);
            }
            case Map<?, ?> map -> {
                Map<String, Value> plain = LinkedHashMap.newLinkedHashMap(map.size());
                map.forEach((key, part) -> plain.put((String) key, ((Value) part).unmarkDeep()));
                yield Collections.unmodifiableMap(plain);
            }
            default -> content;
        });
    }

    // ---- unknown values

    /** What is certain of an unknown value; nothing for all others. */
    public Refinement refinement() {
        return content instanceof Refinement refinement ? refinement : Refinement.NONE;
    }

    /**
     * This value if it is known; else an unknown of which exactly this is certain. If so much is certain that only one
     * value is left, it is that one.
     */
    public Value refine(Refinement refinement) {
        if (isKnown() || type == Type.DYNAMIC || refinement.equals(content)) {
            return this;
        }
        return Unknowns.collapse(type, refinement).withMarks(marks);
    }

    /** This value if it is known; else an unknown of which it is also certain that it is not null. */
    public Value refineNotNull() {
        return refine(refinement().asNotNull());
    }

    static Value unknownAsRefined(Type type, Refinement refinement) {
        return new Value(type, refinement);
    }

    // ---- what a value holds

    public boolean asBoolean() {
        return (Boolean) held(Boolean.class);
    }

    public HclNumber asNumber() {
        return (HclNumber) held(HclNumber.class);
    }

    public String asString() {
        return (String) held(String.class);
    }

    /** The elements of a list, a set (in its order) or a tuple, the values of a map or an object (in key order). */
    public List<Value> elements() {
        Object held = held(Object.class);
        return switch (type) {
            case ListType _,SetType _,TupleType _,MapType _,ObjectType _ ->
                List.copyOf(parts(held));
            case Primitive _,Dynamic _ -> throw new IllegalStateException("a " + type + " has no elements");
        };
    }

    /** The elements of a map or the attributes of an object, in {@link KeyOrder}. */
    @SuppressWarnings("unchecked")
    public Map<String, Value> entries() {
        return (Map<String, Value>) held(Map.class);
    }

    private Object held(Class<?> kind) {
        if (!marks.isEmpty() || content == NULL_CONTENT || !isKnown() || !kind.isInstance(content)) {
            throw new IllegalStateException("a known " + kind.getSimpleName() + " is wanted where there is " + this);
        }
        return content;
    }

    /** Whether {@link #forEachElement} can be called: a known collection, tuple or object that is not null. */
    public boolean canIterate() {
        return content instanceof List<?> || content instanceof Map<?, ?>;
    }

    /**
     * Visits the elements in order, each with its key: the index in a list or a tuple, the element itself in a set, the
     * name in a map or an object.
     */
    public void forEachElement(BiConsumer<Value, Value> visitor) {
        switch (type) {
            case MapType _,ObjectType _ -> entries().forEach((key, value) -> visitor.accept(string(key), value));
            case SetType _ -> elements().forEach(element -> visitor.accept(element, element));
            default -> {
                long index = 0;
                for (Value element : elements()) {
                    visitor.accept(number(index++), element);
                }
            }
        }
    }

    /** The number of elements or attributes. For a tuple or an object also if it is unknown or null. */
    public int length() {
        return switch (type) {
            case TupleType tuple -> tuple.elements().size();
            case ObjectType object -> object.attributes().size();
            case MapType _ -> entries().size();
            default -> elements().size();
        };
    }

    /**
     * An attribute of an object, with the object's marks; unknown of the attribute's type if the object is unknown.
     * Empty if the type is not that of an object or has no such attribute.
     *
     * @throws IllegalStateException if the object is null
     */
    public Optional<Value> attribute(String name) {
        if (type == Type.DYNAMIC && !isKnown()) {
            return Optional.of(DYNAMIC.withMarks(marks));
        }
        if (!(type instanceof ObjectType object)) {
            return Optional.empty();
        }
        String key = Text.normalized(name);
        return object.attribute(key).map(attributeType -> {
            Value value = isKnown() ? Objects.requireNonNull(unmark().entries().get(key)) : unknown(attributeType);
            return value.withMarks(marks);
        });
    }

    @Override
    public boolean equals(Object object) {
        return this == object || (object instanceof Value other && type.equals(other.type) && marks.equals(other.marks)
                && content.equals(other.content));
    }

    @Override
    public int hashCode() {
        return content.hashCode();
    }

    /** A short text for programmers. It shows nothing that is marked. */
    @Override
    public String toString() {
        if (isMarked()) {
            return "(marked " + type + ")";
        }
        return switch (content) {
            case Refinement _ -> "(unknown " + type + ")";
            case String string -> '"' + string + '"';
            case Object other when other == NULL_CONTENT -> "null";
            case Object other -> other.toString();
        };
    }
}
