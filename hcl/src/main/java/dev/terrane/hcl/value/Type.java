package dev.terrane.hcl.value;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A type of the language: what cty calls one. {@link #DYNAMIC} stands for "any type" in a parameter or a constraint,
 * and is the type of a value of which not even the type is known.
 *
 * <p>
 * Types are compared by {@code equals}. There is no subtyping: what may stand for what is the matter of
 * {@link dev.terrane.hcl.value.convert.Convert}. {@code toString} gives the type expression
 * ({@code object({a=list(string)})}).
 */
public sealed interface Type {
    Primitive BOOL = Primitive.BOOL;
    Primitive NUMBER = Primitive.NUMBER;
    Primitive STRING = Primitive.STRING;
    Dynamic DYNAMIC = Dynamic.DYNAMIC;
    ObjectType EMPTY_OBJECT = new ObjectType(Map.of());
    TupleType EMPTY_TUPLE = new TupleType(List.of());

    static ListType list(Type element) {
        return new ListType(element);
    }

    static SetType set(Type element) {
        return new SetType(element);
    }

    static MapType map(Type element) {
        return new MapType(element);
    }

    static TupleType tuple(List<Type> elements) {
        return elements.isEmpty() ? EMPTY_TUPLE : new TupleType(elements);
    }

    static TupleType tuple(Type... elements) {
        return tuple(List.of(elements));
    }

    static ObjectType object(Map<String, Type> attributes) {
        return attributes.isEmpty() ? EMPTY_OBJECT : new ObjectType(attributes);
    }

    /** The name of the type of a value in sentences for people: {@code "list of string"}, {@code "object"}. */
    String friendlyName();

    /** The name of the type where it is asked for, in sentences for people: {@code "list of any single type"}. */
    String constraintName();

    /** Whether {@link #DYNAMIC} is this type or a part of it. */
    boolean hasDynamic();

    /** The element type of a list, a set or a map; empty for all other types. */
    Optional<Type> element();

    /**
     * Whether a value of this type may stand where {@code wanted} is asked for: the types are equal, but for parts of
     * {@code wanted} that are {@link #DYNAMIC}.
     */
    boolean conformsTo(Type wanted);

    enum Primitive implements Type {
        BOOL("bool"), NUMBER("number"), STRING("string");

        private final String friendlyName;

        Primitive(String friendlyName) {
            this.friendlyName = friendlyName;
        }

        @Override
        public String friendlyName() {
            return friendlyName;
        }

        @Override
        public boolean hasDynamic() {
            return false;
        }

        @Override
        public String constraintName() {
            return friendlyName();
        }

        @Override
        public Optional<Type> element() {
            return Optional.empty();
        }

        @Override
        public boolean conformsTo(Type wanted) {
            return Conformance.conforms(this, wanted);
        }

        @Override
        public String toString() {
            return friendlyName;
        }
    }

    enum Dynamic implements Type {
        DYNAMIC;

        @Override
        public String friendlyName() {
            return "dynamic";
        }

        @Override
        public String constraintName() {
            return "any type";
        }

        @Override
        public boolean hasDynamic() {
            return true;
        }

        @Override
        public Optional<Type> element() {
            return Optional.empty();
        }

        @Override
        public boolean conformsTo(Type wanted) {
            return Conformance.conforms(this, wanted);
        }

        @Override
        public String toString() {
            return "dynamic";
        }
    }

    /** A list, a set or a map: any number of elements of one type. */
    sealed interface CollectionType extends Type {
        Type elementType();

        /** {@code "list"}, {@code "set"} or {@code "map"}. */
        String word();

        @Override
        default String friendlyName() {
            return word() + " of " + elementType().friendlyName();
        }

        @Override
        default String constraintName() {
            return word() + " of " + (elementType() == DYNAMIC ? "any single type" : elementType().constraintName());
        }

        @Override
        default boolean hasDynamic() {
            return elementType().hasDynamic();
        }

        @Override
        default Optional<Type> element() {
            return Optional.of(elementType());
        }

        @Override
        default boolean conformsTo(Type wanted) {
            return Conformance.conforms(this, wanted);
        }
    }

    record ListType(Type elementType) implements CollectionType {
        @Override
        public String word() {
            return "list";
        }

        @Override
        public String toString() {
            return "list(" + elementType + ")";
        }
    }

    record SetType(Type elementType) implements CollectionType {
        @Override
        public String word() {
            return "set";
        }

        @Override
        public String toString() {
            return "set(" + elementType + ")";
        }
    }

    record MapType(Type elementType) implements CollectionType {
        @Override
        public String word() {
            return "map";
        }

        @Override
        public String toString() {
            return "map(" + elementType + ")";
        }
    }

    /** A fixed number of elements, each of its own type. */
    record TupleType(List<Type> elements) implements Type {
        public TupleType {
            elements = List.copyOf(elements);
        }

        @Override
        public String friendlyName() {
            return "tuple";
        }

        @Override
        public boolean hasDynamic() {
            return elements.stream().anyMatch(Type::hasDynamic);
        }

        @Override
        public String constraintName() {
            return friendlyName();
        }

        @Override
        public Optional<Type> element() {
            return Optional.empty();
        }

        @Override
        public boolean conformsTo(Type wanted) {
            return Conformance.conforms(this, wanted);
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder("tuple([");
            for (Type element : elements) {
                text.append(text.length() > 7 ? "," : "").append(element);
            }
            return text.append("])").toString();
        }
    }

    /** A fixed set of attributes, each of its own type; they are iterated in {@link KeyOrder}. */
    record ObjectType(Map<String, Type> attributes) implements Type {
        public ObjectType {
            attributes = KeyOrder.sorted(attributes);
        }

        public Optional<Type> attribute(String name) {
            return Optional.ofNullable(attributes.get(name));
        }

        @Override
        public String friendlyName() {
            return "object";
        }

        @Override
        public boolean hasDynamic() {
            return attributes.values().stream().anyMatch(Type::hasDynamic);
        }

        @Override
        public String constraintName() {
            return friendlyName();
        }

        @Override
        public Optional<Type> element() {
            return Optional.empty();
        }

        @Override
        public boolean conformsTo(Type wanted) {
            return Conformance.conforms(this, wanted);
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder("object({");
            attributes.forEach((name, type) -> text.append(text.length() > 8 ? "," : "").append(name).append('=')
                    .append(type));
            return text.append("})").toString();
        }
    }
}
