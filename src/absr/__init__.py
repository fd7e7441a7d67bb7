"""absr: analysis of social needs and resources for French municipalities.

For notebooks: `absr.open_project(folder)` gives the project's tables as pandas DataFrames.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from absr.notebook import ProjectError, ProjectTables, open_project

__version__ = "0.1.0"
__all__ = ["ProjectError", "ProjectTables", "__version__", "open_project"]


def __getattr__(name: str) -> object:
    """The public names, loaded when first used: no command pays for pandas."""
    if name in __all__:
        from absr import notebook

        return getattr(notebook, name)
    raise AttributeError(name)
