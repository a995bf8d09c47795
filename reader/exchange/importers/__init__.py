"""What other programs write, read: one module a format, each `ForeignFile` → `Reading`."""
