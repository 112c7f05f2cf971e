import { ReadingTracker } from './reading-tracker.js';

const minutes = (count: number) => count * 60_000;
const top = { paragraph: 'p1', offset: 0 };

describe('reading tracker', () => {
  it('reports the place at most every five seconds, and the seconds read since the last report', () => {
    const tracker = new ReadingTracker(0, top, false);
    tracker.moveTo({ paragraph: 'p2', offset: 0.4 });

    expect(tracker.due(4_000)).toBeNull();
    expect(tracker.due(5_000)).toEqual({ paragraph: 'p2', offset: 0.4, activeSeconds: 5, finished: false });
    tracker.moveTo({ paragraph: 'p3', offset: 0 });
    expect(tracker.due(9_000)).toBeNull();
    expect(tracker.due(10_500)).toMatchObject({ paragraph: 'p3', activeSeconds: 5 });
  });

  it('reports time alone only every half minute, so that a slow reader is not a busy one', () => {
    const tracker = new ReadingTracker(0, top, false);

    expect(tracker.due(29_000)).toBeNull();
    expect(tracker.due(30_000)).toMatchObject({ activeSeconds: 30 });
  });

  it('does not count time out of view, and does not reset what was counted before', () => {
    const tracker = new ReadingTracker(0, top, false);

    expect(tracker.setInView(false, 4_000)).toMatchObject({ activeSeconds: 4 });
    tracker.setInView(true, minutes(60));
    // 60 min away + 6 s back in view = 6 s
    expect(tracker.take(minutes(60) + 6_000)).toMatchObject({ activeSeconds: 6 });
  });

  it('stops counting five minutes after the last sign of the reader, and goes on at the next', () => {
    const tracker = new ReadingTracker(0, top, false);

    tracker.sign(minutes(20));
    expect(tracker.take(minutes(21))).toMatchObject({ activeSeconds: 300 });
    // 20 min with 5 counted, plus 1 min after the sign: 6 min in all, 300 s at most in one report
    expect(tracker.take(minutes(21))).toMatchObject({ activeSeconds: 60 });
  });

  it('counts nothing of a night during which the computer slept with the page open', () => {
    const tracker = new ReadingTracker(0, top, false);
    tracker.take(minutes(1));

    // one minute was reported; of the night only the rest of the five minutes counts
    expect(tracker.take(minutes(600))).toMatchObject({ activeSeconds: 240 });
  });

  it('says at once, and once, that the lesson is read', () => {
    const tracker = new ReadingTracker(0, top, false);
    tracker.finish();
    tracker.finish();

    expect(tracker.due(500)).toEqual({ ...top, activeSeconds: 0, finished: true });
    expect(tracker.due(1_000)).toBeNull();
  });

  it('loses no part of a second between reports', () => {
    const tracker = new ReadingTracker(0, top, false);
    const reports = Array.from({ length: 10 }, (_, index) => tracker.take((index + 1) * 1_700));

    // 10 x 1.7 s = 17 s
    expect(reports.reduce((sum, report) => sum + (report?.activeSeconds ?? 0), 0)).toBe(17);
  });

  it('has nothing to report when nothing happened', () => {
    expect(new ReadingTracker(0, top, false).take(400)).toBeNull();
  });
});
