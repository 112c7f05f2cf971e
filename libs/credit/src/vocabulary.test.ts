import { APPROVERS, approverName, isApprover, isTopic, topicName, TOPICS } from './vocabulary.js';

describe('the vocabulary', () => {
  it('names every approver once and in words', () => {
    expect(new Set(APPROVERS).size).toBe(APPROVERS.length);
    expect(APPROVERS.map(approverName).every((name) => name.length > 1)).toBe(true);
    expect([approverName('nbcc'), approverName('hospital'), approverName('none')]).toEqual([
      'NBCC',
      'a hospital',
      'no body',
    ]);
  });

  it('names every topic once and in words', () => {
    expect(new Set(TOPICS.map(topicName)).size).toBe(TOPICS.length);
    expect(TOPICS.map(topicName)).toEqual(TOPICS.map(() => expect.stringMatching(/^[A-Z][A-Za-z ,]+$/)));
    expect(topicName('hiv')).toBe('HIV and AIDS');
  });

  it('knows its own words and no others', () => {
    expect(TOPICS.every(isTopic) && APPROVERS.every(isApprover)).toBe(true);
    expect([isTopic('ceu'), isApprover('toString'), isTopic('')]).toEqual([false, false, false]);
  });
});
