import { bannedSentence, bannedWordings } from './wording.js';

describe('bannedWordings', () => {
  // NASW: "pending approval" wording is banned, no marketing of credit before approval (application checklist).
  it.each([
    ['NASW approval pending.'],
    ['2 CEs pending for social workers'],
    ['This course is pending approval.'],
    ['pending\n  NASW approval'],
    ['We have applied for credit with NASW.'],
    ['An application has been submitted for approval.'],
  ])('finds what announces approval that is not there: %s', (text) => {
    expect(bannedWordings(text, ['nasw'])).toMatchObject([{ body: 'nasw' }]);
  });

  it.each([
    ['Approved by NASW for 2 contact hours.'],
    ['What a leader does while a decision is pending. Approval by the group comes later.'],
    ['A pending referral, and how to document it.'],
  ])('leaves ordinary sentences alone: %s', (text) => {
    expect(bannedWordings(text, ['nasw'])).toEqual([]);
  });

  it('holds a text that names the body to its ban, also when the body is not claimed', () => {
    expect(bannedWordings('NASW approval pending', [])).toMatchObject([{ body: 'nasw' }]);
    expect(bannedWordings('Approval pending', ['nbcc'])).toEqual([]);
  });

  // APA: never "CEU" (ACBS, a sponsor); New York: "contact hours", not CEU (NYC Health + Hospitals).
  it('finds CEU where APA or New York credit is claimed, and nowhere else', () => {
    expect(bannedWordings('Earn 2 CEUs', ['apa', 'nysed']).map(({ body }) => body)).toEqual(['apa', 'nysed']);
    expect(bannedWordings('Earn 2 CEUs', ['nbcc'])).toEqual([]);
    expect(bannedWordings('The museum', ['apa'])).toEqual([]);
  });

  it('says which words, for whom, and why', () => {
    const [banned] = bannedWordings('Credit\n pending.', ['nasw']);
    expect(banned && bannedSentence(banned)).toBe(
      '"Credit pending" cannot be published: for NASW, approval that is pending may not be announced; credit is marketed once it is approved.',
    );
  });
});
