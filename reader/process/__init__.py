"""Work in a child process that can be ended at any time: starting it, the wire protocol, the child's side."""
