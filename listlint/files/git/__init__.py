"""What git is asked: the files of a revision, and which files were renamed."""
