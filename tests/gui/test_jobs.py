import threading

import pytest

from core.problems import Problem, ProblemError


def test_connecting_after_the_start_is_safe(qtbot, jobs):
    job = jobs.start("count", lambda _progress: 42)

    with qtbot.waitSignal(job.succeeded) as told:
        pass

    assert told.args == [42]


def test_a_cancelled_job_never_delivers_a_late_result(qtbot, jobs):
    may_continue = threading.Event()
    job = jobs.start("wait", lambda _progress: may_continue.wait(10))

    with qtbot.assertNotEmitted(job.succeeded), qtbot.waitSignal(job.ended):
        job.cancel()
        may_continue.set()


def test_work_learns_that_it_must_stop(qtbot, jobs):
    began, may_continue, reached = threading.Event(), threading.Event(), []

    def work(progress):
        began.set()
        may_continue.wait(10)
        progress.at(0.5)
        reached.append("the end")

    job = jobs.start("work", work)
    began.wait(10)
    with qtbot.assertNotEmitted(job.failed), qtbot.waitSignal(job.ended):
        job.cancel()
        may_continue.set()

    assert reached == []


def test_slots_run_in_the_thread_of_the_window(qtbot, jobs):
    threads = []
    job = jobs.start("count", lambda progress: progress.at(0.5, "half"))
    job.progressed.connect(lambda *_news: threads.append(threading.current_thread()))
    job.succeeded.connect(lambda _result: threads.append(threading.current_thread()))

    with qtbot.waitSignal(job.ended):
        pass

    assert threads == [threading.main_thread()] * 2


@pytest.mark.parametrize("error", [ProblemError(Problem("Too short.")), ZeroDivisionError()])
def test_a_failure_is_told_with_its_cause(qtbot, jobs, error):
    def work(_progress):
        raise error

    job = jobs.start("fail", work)

    with qtbot.assertNotEmitted(job.succeeded), qtbot.waitSignal(job.failed) as told:
        pass

    assert told.args == [error]


def test_ended_jobs_are_forgotten(qtbot, jobs):
    job = jobs.start("count", lambda _progress: 1)
    with qtbot.waitSignal(job.ended):
        pass

    assert jobs.running == ()
