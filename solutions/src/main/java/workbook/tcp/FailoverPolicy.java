package workbook.tcp;

import java.time.Duration;

/**
 * The limits that a {@link FailoverClient} keeps. Given whole: there is nothing to do here.
 *
 * @param attemptTimeout how long one attempt may take, from its beginning to the LF of the answer, or in a race until the
 *     connection stands; at least 1 ms, at most 1 h
 * @param deadline how long one call may take in all, with every attempt and every pause; at least 1 ms, at most 1 day
 * @param rounds how many times the whole list may be tried, at least 1
 * @param firstPause the longest time to pause behind the first round, at least 1 ms
 * @param longestPause the longest time to pause behind any round, at least {@code firstPause}, at most 1 day
 */
public record FailoverPolicy(
        Duration attemptTimeout, Duration deadline, int rounds, Duration firstPause, Duration longestPause) {}
