"""A class in one room: many seats, one journal that a database keeps."""
