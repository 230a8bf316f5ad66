"""What a JupyterHub needs to know of the seminar: load this file from the hub's own, or copy its lines."""

c = get_config()  # noqa: F821 - JupyterHub gives it

# What people see when they have logged in: the lessons as pages. A notebook opens instead with
# "/lab/tree/notebooks/00-start-here.ipynb", where a copy of notebooks/ lies in each home.
c.Spawner.default_url = "/seminar/00-start-here"

# Where their work is kept: a folder of their own, which must outlive their server. Never one for two people.
c.Spawner.environment = {"COURSE_WORK": "~/seminar-work"}

# A server that nobody has used for an hour stops. Work is on the disk by then; the page says that it has
# lost its line, and the next log-in opens it where it was.
c.Spawner.args = ["--ServerApp.shutdown_no_activity_timeout=3600"]
