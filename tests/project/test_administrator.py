"""The files that an administrator copies say the same; the one for a hub is run by test_hub.py."""

from __future__ import annotations

from types import SimpleNamespace

import yaml

from tests.project._repository import ROOT

HUB = ROOT / "docs" / "hub"


def test_the_values_of_a_cluster_say_what_the_file_of_a_hub_says() -> None:
    c = SimpleNamespace(Spawner=SimpleNamespace())
    exec((HUB / "jupyterhub_config.py").read_text(encoding="utf-8"), {"get_config": lambda: c})
    values = yaml.safe_load((HUB / "values.yaml").read_text(encoding="utf-8"))
    assert set(values) == {"singleuser", "cull"}
    people = values["singleuser"]
    assert people["defaultUrl"] == c.Spawner.default_url
    assert people["extraEnv"] == c.Spawner.environment
    (arg,) = c.Spawner.args
    assert arg == f"--ServerApp.shutdown_no_activity_timeout={values['cull']['timeout']}"
