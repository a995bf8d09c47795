"""What was marked elsewhere, brought into the library: files read, annotations placed, none of them twice."""
