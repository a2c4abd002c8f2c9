package dev.terrane.aws.delivery;

/** Something to be done when a delivery ends. */
@FunctionalInterface
interface Ending {
    void close();
}
