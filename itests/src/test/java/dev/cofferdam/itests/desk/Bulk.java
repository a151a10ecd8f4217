package dev.cofferdam.itests.desk;

/** What some desks offer beside. */
public interface Bulk {
    /** Answers all questions at once. */
    int askAll();
}
