"""ipywidgets faces of the activities. Only this room knows a screen."""
