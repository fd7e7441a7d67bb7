"""`kill -9` at random instants: both databases are as before or as after, never between.

A dozen trials of each kind by default (half of it for reports); ABSR_CRASH_TRIALS sets another number.
"""

import os
import shutil

import pytest

TRIALS = int(os.environ.get("ABSR_CRASH_TRIALS", "12"))
REPORTS = TRIALS if "ABSR_CRASH_TRIALS" in os.environ else TRIALS // 2  # each takes a second


@pytest.fixture
def two_states(project, ten, tmp_path, sound):
    """A project with six interviews, and a delivery that adds, edits and withdraws."""
    first = ten.of("E01", "E02", "E03", "E04", "E05", "E06")
    project.ingest(first.write(tmp_path / "a.xlsx"))
    before = project.dump(numbered=False)
    ten.statements[0]["Ce qui est dit"] += " Le dimanche, rien du tout."
    ten.statements[2]["Quartier"] = "Mairie"
    ten.persons[2]["Téléphone"] = "06 39 98 44 44"
    path = ten.without("E06").write(tmp_path / "b.xlsx")
    assert project.ingest(path)["totals"]["removed"] == 1
    after = project.dump(numbered=False)
    assert before != after
    project.undo()
    assert project.dump(numbered=False) == before
    sound(project)
    return before, after, path


def still_works(project):
    """A command that only reads works in whatever a killed command left."""
    ran = project.run("status", "--json")
    assert ran.status == 0, (ran.out, ran.err)


def test_ingest_killed_at_random_instants(project, two_states, victim, sound, tally):
    """Records, identities, sources: all of the delivery or none; the next ingest takes it."""
    before, after, path = two_states
    ingest = victim(1, "ingest", path, "--project", project.root)
    project.undo()
    for _ in range(TRIALS):
        ingest.kill()
        still_works(project)
        state = project.dump(numbered=False)
        assert state in (before, after)
        tally["as after" if state == after else "as before"] += 1
        sound(project)
        if state == before:
            assert project.ingest(path)["totals"]["added"] == 4
        assert project.dump(numbered=False) == after
        project.undo()
        assert project.dump(numbered=False) == before


def test_undo_killed_at_random_instants(project, two_states, victim, sound, tally):
    """The delivery is taken back whole or not at all; the next undo works."""
    before, after, path = two_states
    project.ingest(path)
    undo = victim(2, "undo", "--project", project.root)
    project.ingest(path)
    for _ in range(TRIALS):
        undo.kill()
        still_works(project)
        state = project.dump(numbered=False)
        assert state in (before, after)
        tally["as after" if state == before else "as before"] += 1
        sound(project)
        if state == after:
            project.undo()
            assert project.dump(numbered=False) == before
        project.ingest(path)
        assert project.dump(numbered=False) == after


def documents(project):
    """Every document that stands under its final name."""
    folder = project.root / "rapports"
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(".absr-tmp-")
    }


REPORT = ("report", "phase1", "--format", "html,md")


def test_report_killed_at_random_instants(project, two_states, zygote, victim, tally):
    """Each document is that of one report or of the other, whole; the store is never between."""
    _, _, path = two_states
    arguments = (*REPORT, "--project", project.root)
    assert zygote.run(*arguments) == 0
    versions = {"before": documents(project)}
    project.ingest(path)
    report = victim(3, *arguments)
    versions["after"] = documents(project)
    assert versions["before"] != versions["after"]
    assert versions["before"].keys() == versions["after"].keys()
    for _ in range(REPORTS):
        change(project, path)
        found = documents(project)
        records = _without_outputs(project.dump(numbered=False))
        outputs = set(project.rows("SELECT path, sha256 FROM output"))
        report.kill()
        still_works(project)
        assert _without_outputs(project.dump(numbered=False)) == records
        built = set(project.rows("SELECT path, sha256 FROM output")) - outputs
        assert len(built) in {0, len(found)}
        left = documents(project)
        assert left.keys() == found.keys()
        for name, data in left.items():
            assert data in (versions["before"][name], versions["after"][name]), name
        new = sum(left[name] != found[name] for name in left)
        everything = sum(
            versions["before"][name] != versions["after"][name] for name in versions["after"]
        )
        tally[{0: "as before", everything: "as after"}.get(new, "some documents of each")] += 1
    assert zygote.run(*arguments) == 0
    assert documents(project) in versions.values()


def change(project, path):
    """Go from the first state to the second, or back, so that the next report differs."""
    if len(project.show("interviews")) == 9:
        project.undo()
    else:
        project.ingest(path)


def _without_outputs(state):
    return {name: rows for name, rows in state.items() if name != "main.output"}


def test_init_killed_at_random_instants(absr, victim, tmp_path, pristine_project, tally):
    """A half-made folder is no project yet, or it is one; the same command finishes it."""
    root = tmp_path / "romainville"
    arguments = ("init", "93063", "--no-input", "--dir", root)
    init = victim(4, *arguments)
    wanted = {p.relative_to(pristine_project).as_posix() for p in pristine_project.rglob("*")}
    for _ in range(max(2, TRIALS // 6)):
        shutil.rmtree(root)
        init.kill()
        made = (root / "absr.yaml").exists()
        tally["as after" if made else "as before"] += 1
        if made:
            assert absr("status", "--project", root, "--json").status == 0
        for folder in (root, *root.rglob("*")):
            for left in folder.glob(".absr-tmp-*"):
                left.unlink()  # absr waits for an hour before it sweeps them
        assert absr(*arguments).status == 0
        names = {path.relative_to(root).as_posix() for path in root.rglob("*")}
        assert names - {"1-analyse-croisee/entretiens.xlsx"} == wanted


def test_ingest_killed_around_its_annotated_copy(project, ten, victim, tmp_path, tally):
    """The copy is whole or not there; the next ingest makes it, under its own name."""
    ten.statements[0]["Date"] = "05/12/2026"  # a date to come: a warning, and so a copy
    path = ten.write(tmp_path / "entretiens.xlsx")
    copy = project.root / "prive" / "a-corriger" / "entretiens.xlsx"
    ingest = victim(5, "ingest", path, "--project", project.root)
    whole = copy.read_bytes()
    for number in range(TRIALS):
        copy.unlink()
        if number % 2:
            project.undo()
        ingest.kill()
        still_works(project)
        tally["as after" if copy.exists() else "as before"] += 1
        assert not copy.exists() or copy.read_bytes() == whole
        answer = project.ingest(path)
        assert answer["files"][0]["annotated"] == "prive/a-corriger/entretiens.xlsx"
        assert copy.read_bytes() == whole
        assert [p.name for p in copy.parent.iterdir() if p.suffix] == [copy.name]


def test_themes_killed_at_random_instants(project, two_states, victim, sound, tally):
    """Records and list of themes are both as before or both as after, once a command has run."""

    def found():
        """What is kept, and the settings it is read with."""
        return project.dump(numbered=False), (project.root / "absr.yaml").read_bytes()

    before = found()
    merge = ("themes", "merge", "mobilites", "soins", "--into", "Se déplacer et se soigner")
    decide = victim(4, *merge, "--project", project.root)
    after = found()
    assert after[0] != before[0]
    project.undo()
    assert found() == before
    for _ in range(TRIALS):
        decide.kill()
        still_works(project)
        state = found()
        assert state in (before, after)
        tally["as after" if state == after else "as before"] += 1
        sound(project)
        if state == after:
            project.undo()
        assert found() == before
