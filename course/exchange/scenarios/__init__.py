"""Cross-impact projects and lists of ScenarioWizard."""
