"""Pictures of an activity's state, as lists of shapes, and what writes them for a page or a file.

A module draws one thing and says in words what it shows. What is true of it is worked out below.
"""
