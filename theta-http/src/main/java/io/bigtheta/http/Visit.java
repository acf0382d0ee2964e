package io.bigtheta.http;

/**
 * A call that was answered.
 *
 * @param id of the request: the one that the caller gave, or a new one
 * @param received the length of its body in bytes; −1 if the caller did not say it
 * @param sent the length of the body of the answer in bytes
 * @param nanos from the end of the call's head to the beginning of the answer, in nanoseconds
 */
public record Visit(
    String id, String method, String path, int status, long received, long sent, long nanos) {}
