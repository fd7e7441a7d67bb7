"""One layer writes files: every other place that could is found here."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import absr

SOURCE = Path(absr.__file__).parent

WRITING_METHODS = {
    "write_bytes",
    "write_text",
    "touch",
    "mkdir",
    "makedirs",
    "rmdir",
    "unlink",
    "rmtree",
    "removedirs",
    "rename",
    "renames",
    "copyfile",
    "copytree",
    "copy2",
    "symlink_to",
    "symlink",
    "hardlink_to",
    "chmod",
    "chown",
    "truncate",
    "mkstemp",
    "mkdtemp",
    "mkfifo",
    "NamedTemporaryFile",
    "TemporaryFile",
    "TemporaryDirectory",
    "make_archive",
    "unpack_archive",
    "extractall",
    "to_csv",
    "to_excel",
    "savefig",
    "basicConfig",
    "FileHandler",
}
"""Calls that make, change or remove something on the disk, whatever they are called on."""

ALLOWED = {
    ("cli/app.py", "os.open(os.devnull, os.O_WRONLY)"): "the reader of our output is gone",
    (
        "rendering/annotated/package.py",
        "zipfile.ZipFile(made, 'w', zipfile.ZIP_DEFLATED, compresslevel=_COMPRESSION)",
    ): "an archive in memory",
    (
        "rendering/annotated/plain_copy.py",
        "xlsxwriter.Workbook(made, _OPTIONS)",
    ): "a workbook in memory",
    ("rendering/data_workbook.py", "xlsxwriter.Workbook(made, options)"): "a workbook in memory",
    ("rendering/word_package.py", "zipfile.ZipFile(target, 'w')"): "an archive in memory",
    ("scaffold/blank_workbook.py", "xlsxwriter.Workbook(buffer, options)"): "a workbook in memory",
}
"""Places outside `absr.store` that look like writing, and why they do not write a file."""


@cache
def calls() -> list[tuple[str, str, ast.Call]]:
    """Every call in the code: its file, its words, its node."""
    found = []
    for path in sorted(SOURCE.rglob("*.py")):
        name = path.relative_to(SOURCE).as_posix()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                found.append((name, ast.unparse(node), node))
    return found


def writes(node: ast.Call) -> bool:
    """Whether a call may write to the disk."""
    function = ast.unparse(node.func)
    name = function.rsplit(".", 1)[-1]
    words = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
    words += [
        k.value.value
        for k in node.keywords
        if k.arg == "mode" and isinstance(k.value, ast.Constant) and isinstance(k.value.value, str)
    ]
    if name in WRITING_METHODS:
        return True
    if function == "os.open":
        return "O_RDONLY" not in ast.unparse(node) or "O_WRONLY" in ast.unparse(node)
    if name in {"open", "fdopen", "ZipFile", "TarFile"}:
        return any(set(word) <= set("rwxabt+") and set(word) & set("wxa+") for word in words)
    if function in {"os.replace", "os.remove", "os.link", "shutil.move", "shutil.copy"}:
        return True
    if name == "replace":  # Path.replace takes one argument, str.replace two, dataclasses' more
        return len(node.args) == 1 and not node.keywords and isinstance(node.func, ast.Attribute)
    return name == "connect" or function in {"xlsxwriter.Workbook", "pandas.ExcelWriter"}


def test_only_the_store_writes_to_the_disk():
    """No other layer opens a file for writing, makes a folder or removes anything."""
    strangers = {
        (file, words)
        for file, words, node in calls()
        if writes(node) and not file.startswith("store/")
    }
    assert strangers == set(ALLOWED)


def test_the_scan_finds_what_the_store_does():
    """It sees the one place that opens files, its replace and the databases."""
    found = {words for file, words, node in calls() if file.startswith("store/") and writes(node)}
    assert "temporary.open('xb')" in found
    assert "temporary.replace(path)" in found
    assert any(words.startswith("sqlite3.connect(") for words in found)


def test_three_modules_of_the_store_touch_the_disk():
    """`files.py` writes them whole, `lock.py` holds the project, `database.py` opens the stores."""
    places = {file for file, _, node in calls() if writes(node)} - {file for file, _ in ALLOWED}
    assert places == {"store/database.py", "store/files.py", "store/lock.py"}


def test_nothing_is_run_but_pandoc():
    """One module starts another program, without a shell; the one text executed is empty."""
    starting = {"subprocess.run", "subprocess.Popen", "subprocess.call", "subprocess.check_output"}
    starting |= {"os.system", "os.popen", "os.startfile", "eval", "exec", "__import__"}
    places = {(file, ast.unparse(node.func)) for file, _, node in calls()}
    assert {(f, c) for f, c in places if c in starting} == {
        ("rendering/pandoc.py", "subprocess.run"),
        ("cli/front.py", "exec"),
    }
    executed = [words for _, words, node in calls() if ast.unparse(node.func) == "exec"]
    assert executed == ["exec('')"]
    assert not [words for _, words, node in calls() if any(k.arg == "shell" for k in node.keywords)]
