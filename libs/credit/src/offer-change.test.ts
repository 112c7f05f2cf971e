import { makeOffers, type Approval, type Offer } from './offer.js';
import { offerDifferences } from './offer-change.js';
import { creditWorksheet } from './self-study-worksheet.js';

const approval: Approval = {
  id: 'approval-1',
  body: 'apa',
  number: 'A-1',
  formats: ['self-study'],
  from: '2026-01-01',
  to: '2026-12-31',
};

function anOffer(changes: Partial<Approval> = {}, words = 14_000, on = '2026-11-22'): Offer {
  const counted = creditWorksheet({
    words,
    items: 30,
    difficulty: 3,
    mediaMinutes: 0,
    passMark: 80,
    bodies: ['apa'],
  });
  if (!counted.ok) throw new Error('The worksheet cannot be counted');
  const activity = { id: 'version', format: 'self-study', forCredit: true, categories: ['ethics'] } as const;
  const [offer] = makeOffers(counted.worksheet, [{ ...approval, ...changes }], activity, on).offers;
  if (!offer) throw new Error('There is no offer');

  return offer;
}

const codes = (before: Offer, after: Offer) => offerDifferences(before, after).map(({ code }) => code);

describe('offerDifferences', () => {
  it('finds none in an offer that was only made on another day', () => {
    expect(codes(anOffer(), anOffer({}, 14_000, '2026-11-23'))).toEqual([]);
  });

  it.each([
    ['another number', { id: 'approval-2', number: 'A-2' }, ['number', 'approval']],
    ['a later end', { id: 'approval-2', to: '2027-12-31' }, ['period', 'approval']],
    ['other words alone', { id: 'approval-2' }, ['approval']],
  ])('names %s', (_, changes, wanted) => {
    expect(codes(anOffer(), anOffer(changes))).toEqual(wanted);
  });

  it('says both amounts when the text grew', () => {
    expect(offerDifferences(anOffer(), anOffer({}, 28_000))[0]).toEqual({
      code: 'amount',
      sentence: expect.stringMatching(/^The amount changed from \d\.\d+ to \d\.\d+ CE credits\.$/),
    });
  });

  it('says first that a changed format takes number, certificate and announcements with it', () => {
    const moved: Offer = { ...anOffer(), format: 'live-online' };
    expect(offerDifferences(anOffer(), moved)[0]?.sentence).toMatch(
      /^The format changed from self-study to live-online: the APA number, the certificate's words and every announcement/,
    );
  });
});
