import { eventWorksheet } from './event.js';
import { makeOffers, type Activity, type Approval } from './offer.js';
import { creditWorksheet } from './self-study-worksheet.js';

const course = creditWorksheet({
  words: 9_000,
  items: 15,
  difficulty: 3,
  mediaMinutes: 0,
  bodies: ['apa', 'nbcc'],
});
const event = eventWorksheet({ segments: [{ minutes: 45, kind: 'instruction' }], bodies: ['apa', 'ama'] });
if (!course.ok || !event.ok) throw new Error('the worksheets of these tests are sound');
const { worksheet } = course;

const anApproval = (parts: Partial<Approval> = {}): Approval => ({
  id: 'approval-apa',
  body: 'apa',
  number: null,
  formats: ['self-study'],
  from: '2026-01-01',
  to: '2026-12-31',
  ...parts,
});
const anActivity = (parts: Partial<Activity> = {}): Activity => ({
  id: 'ethics',
  format: 'self-study',
  forCredit: true,
  categories: ['ethics'],
  ...parts,
});

describe('makeOffers', () => {
  it('offers what the worksheet gives, under each approval in force', () => {
    const nbcc = anApproval({ id: 'approval-nbcc', body: 'nbcc', number: '1234', to: null });

    expect(makeOffers(worksheet, [nbcc, anApproval()], anActivity(), '2026-06-01')).toEqual({
      offers: [
        {
          activityId: 'ethics',
          approval: { id: 'approval-nbcc', number: '1234', from: '2026-01-01', to: null },
          body: 'nbcc',
          amount: 125,
          unit: 'clock hours',
          categories: ['ethics'],
          format: 'self-study',
          madeOn: '2026-06-01',
          worksheet,
        },
        {
          activityId: 'ethics',
          approval: { id: 'approval-apa', number: null, from: '2026-01-01', to: '2026-12-31' },
          body: 'apa',
          amount: 125,
          unit: 'CE credits',
          categories: ['ethics'],
          format: 'self-study',
          madeOn: '2026-06-01',
          worksheet,
        },
      ],
      refusals: [],
    });
  });

  it.each([
    ['2025-12-31', 0],
    ['2026-01-01', 1],
    ['2026-12-31', 1],
    ['2027-01-01', 0],
  ])('counts the first and the last day of an approval: on %s it makes %i', (on, count) => {
    expect(makeOffers(worksheet, [anApproval()], anActivity(), on).offers).toHaveLength(count);
  });

  it.each([
    [
      'an approval that is over',
      anApproval({ to: '2026-05-31' }),
      anActivity(),
      { code: 'approval-not-in-force', body: 'apa', on: '2026-06-01', from: '2026-01-01', to: '2026-05-31' },
    ],
    [
      'a format the approval does not cover',
      anApproval({ formats: ['live-online', 'live-in-person'] }),
      anActivity(),
      { code: 'format-not-covered', body: 'apa', format: 'self-study' },
    ],
    [
      'an activity that is not for credit',
      anApproval(),
      anActivity({ forCredit: false }),
      { code: 'not-for-credit' },
    ],
    [
      'a body that was not claimed',
      anApproval({ body: 'ama' }),
      anActivity(),
      { code: 'body-not-claimed', body: 'ama' },
    ],
    [
      'a live activity counted like a course',
      anApproval({ formats: ['live-online'] }),
      anActivity({ format: 'live-online' }),
      { code: 'worksheet-does-not-fit', format: 'live-online' },
    ],
    [
      'a date that is none',
      anApproval({ to: '2026-02-30' }),
      anActivity(),
      { code: 'date-impossible', date: '2026-02-30' },
    ],
  ])('refuses %s', (_, approval, activity, reason) => {
    expect(makeOffers(worksheet, [approval], activity, '2026-06-01')).toEqual({
      offers: [],
      refusals: [{ approvalId: 'approval-apa', body: approval.body, reason }],
    });
  });

  it('offers a live event and refuses the body whose minimum it does not reach', () => {
    // 45 minutes: AMA 0.75; APA nothing below one hour
    const formats = ['live-in-person'] as const;
    const approvals = [anApproval({ formats }), anApproval({ id: 'approval-ama', body: 'ama', formats })];
    const { offers, refusals } = makeOffers(
      event.worksheet,
      approvals,
      anActivity({ format: 'live-in-person' }),
      '2026-06-01',
    );

    expect(offers.map(({ body, amount }) => [body, amount])).toEqual([['ama', 75]]);
    expect(refusals).toEqual([
      {
        approvalId: 'approval-apa',
        body: 'apa',
        reason: { code: 'minimum-not-reached', body: 'apa', minutes: 45, minimum: 100 },
      },
    ]);
  });
});
