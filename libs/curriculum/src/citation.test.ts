import { citationText, referenceAddress, referenceText } from './citation.js';

const reference = { id: 'x', title: 'A title', source: 'A journal', year: '2021' };

describe('citationText', () => {
  it.each([
    ['Weinberg, H.', '(Weinberg, 2021)'],
    ['Doe, J., & Roe, R. M.', '(Doe & Roe, 2021)'],
    ['Yalom, I. D., and Leszcz, M.', '(Yalom & Leszcz, 2021)'],
    ['Doe, J., Roe, R. M., & Poe, E. A.', '(Doe et al., 2021)'],
    ['van der Kolk, B. A.', '(van der Kolk, 2021)'],
    ['Österreicher-Núñez, Á.', '(Österreicher-Núñez, 2021)'],
    ['American Group Psychotherapy Association', '(American Group Psychotherapy Association, 2021)'],
  ])('prints %s as %s', (authors, expected) => {
    expect(citationText({ ...reference, authors })).toBe(expected);
  });
});

describe('referenceText', () => {
  it('prints the whole reference with one full stop after each part', () => {
    expect(referenceText({ ...reference, authors: 'Doe, J.', title: 'Why?' })).toBe(
      'Doe, J. (2021). Why? A journal.',
    );
  });
});

describe('referenceAddress', () => {
  it('prefers the address, makes one of a DOI, and answers null without either', () => {
    const authors = 'Doe, J.';

    expect(referenceAddress({ ...reference, authors, url: 'https://a.org', doi: '10.1/x' })).toBe(
      'https://a.org',
    );
    expect(referenceAddress({ ...reference, authors, doi: '10.1/x' })).toBe('https://doi.org/10.1/x');
    expect(referenceAddress({ ...reference, authors })).toBeNull();
  });
});
