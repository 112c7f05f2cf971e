import { achievementCredential } from '../credential/achievement.js';
import { sampleSentence } from '../credential/facts.js';
import { someCredentialFacts } from '../testing/issuing/credentials.js';
import { summaryOf } from './summary.js';

describe('what a credential says of itself', () => {
  it.each([
    [
      'a description that begins so',
      { description: `${sampleSentence} Continuing education: self-paced.` },
      true,
    ],
    ['a description that is nothing else', { description: sampleSentence }, true],
    ['another description', { description: 'Continuing education: self-paced.' }, false],
    [
      'a course of that name',
      { name: sampleSentence, description: 'Continuing education: self-paced.' },
      false,
    ],
    ['a course whose name begins so', { name: 'Sample: small groups' }, false],
    [
      'the sentence further on',
      { description: `Continuing education: self-paced. ${sampleSentence}` },
      false,
    ],
  ])('is a sample or none, by %s', (_, changes, sample) => {
    const facts = someCredentialFacts();
    const credential = achievementCredential({
      ...facts,
      achievement: { ...facts.achievement, ...changes },
    });

    expect(summaryOf(credential)?.sample).toBe(sample);
  });
});
