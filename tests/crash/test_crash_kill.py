"""`kill -9` at random instants: both databases are as before or as after, never between.

A dozen trials of each kind by default (half of it for reports); ABSR_CRASH_TRIALS sets another number.
"""

import itertools
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


def test_ingest_killed_at_random_instants(project, two_states, zygote, instants, sound, tally):
    """Records, identities, sources: all of the delivery or none; the next ingest takes it."""
    before, after, path = two_states
    arguments = ("ingest", path, "--project", project.root)
    for wait in itertools.islice(instants(*arguments, seed=1, redo=project.undo), TRIALS):
        tally["killed" if zygote.run(*arguments, after=wait) < 0 else "ended before"] += 1
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


def test_undo_killed_at_random_instants(project, two_states, zygote, instants, sound, tally):
    """The delivery is taken back whole or not at all; the next undo works."""
    before, after, path = two_states
    project.ingest(path)
    arguments = ("undo", "--project", project.root)
    again = lambda: project.ingest(path)  # noqa: E731 -- read where it is used
    for wait in itertools.islice(instants(*arguments, seed=2, redo=again), TRIALS):
        tally["killed" if zygote.run(*arguments, after=wait) < 0 else "ended before"] += 1
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


def test_report_killed_at_random_instants(project, two_states, zygote, instants, tally):
    """Each document is that of one report or of the other, whole; the store is never between."""
    _, _, path = two_states
    arguments = (*REPORT, "--project", project.root)
    assert zygote.run(*arguments) == 0
    versions = {"before": documents(project)}
    project.ingest(path)
    moments = instants(*arguments, seed=3)
    first = next(moments)
    versions["after"] = documents(project)
    assert versions["before"] != versions["after"]
    assert versions["before"].keys() == versions["after"].keys()
    for wait in itertools.chain([first], itertools.islice(moments, REPORTS - 1)):
        records = _without_outputs(project.dump(numbered=False))
        outputs = project.rows("SELECT path, sha256 FROM output")
        tally["killed" if zygote.run(*arguments, after=wait) < 0 else "ended before"] += 1
        still_works(project)
        assert _without_outputs(project.dump(numbered=False)) == records
        built = set(project.rows("SELECT path, sha256 FROM output")) - set(outputs)
        assert len(built) in {0, len(versions["after"])}
        found = documents(project)
        assert found.keys() == versions["before"].keys()
        for name, data in found.items():
            assert data in (versions["before"][name], versions["after"][name]), name
        new = sum(found[name] == versions["after"][name] for name in found)
        tally["with new documents" if new else "with old documents only"] += 1
        toggle = project.undo if len(project.show("interviews")) == 9 else None
        toggle() if toggle else project.ingest(path)
    assert zygote.run(*arguments) == 0
    assert documents(project) in versions.values()


def _without_outputs(state):
    return {name: rows for name, rows in state.items() if name != "main.output"}


@pytest.mark.parametrize("seed", range(max(2, TRIALS // 6)))
def test_init_killed_at_a_random_instant(absr, zygote, tmp_path, pristine_project, seed, tally):
    """A half-made folder is no project yet, or it is one; the same command finishes it."""
    root = tmp_path / "romainville"
    arguments = ("init", "93063", "--no-input", "--dir", root)
    wait = 0.1 + 1.1 * (seed * 0.618 % 1)
    tally["killed" if zygote.run(*arguments, after=wait) < 0 else "ended before"] += 1
    made = (root / "absr.yaml").exists()
    tally["as after" if made else "as before"] += 1
    if made:
        assert absr("status", "--project", root, "--json").status == 0
    assert absr(*arguments).status == 0
    names = {p.relative_to(root).as_posix() for p in root.rglob("*") if ".absr-tmp-" not in p.name}
    wanted = {p.relative_to(pristine_project).as_posix() for p in pristine_project.rglob("*")}
    assert names - {"1-analyse-croisee/entretiens.xlsx"} == wanted
    shutil.rmtree(root)
