"""What both servers allow."""

THREADS = 4  # more make Python pages dearer, and one slow request must not stop the class
WAITING = 4096  # connections that may wait: with 1,024 a crowd of 3,000 got errors
REQUEST_SECONDS = 10.0  # for a whole request, headers and body, however steadily its bytes come
LARGEST_HEAD = 64 * 1024
LARGEST_BODY = (
    256 * 1024
)  # the rest of a longer body is read and dropped, so that the browser shows the answer 413
