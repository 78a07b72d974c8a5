"""Files to documents: one small module per format, one builder through which all of them write.

``dispatch.FileLoader`` parses in this process; ``sandbox.SandboxedLoader`` does the same in a limited child process
and is the one for files that nobody vouches for. Neither module is imported here: the parent of a sandbox never
loads a parser library.
"""
