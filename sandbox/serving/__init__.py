"""The HTTP servers: granian, and cheroot where granian has no wheel.

Both receive a request whole in an event loop before one of the threads that run the app takes it, so a device that
leaves the network in the middle of a form delays nobody.
"""
