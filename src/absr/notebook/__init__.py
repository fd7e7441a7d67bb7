"""A project's tables for notebooks: read-only, through the same privacy gate as every report."""

from __future__ import annotations

from absr.notebook.tables import ProjectError, ProjectTables, open_project

__all__ = ["ProjectError", "ProjectTables", "open_project"]
