"""The sections of a page, one a module: each takes the meeting and returns a section, or none."""
